import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadContent } from '../../content/load.ts'
import type { Benchmark } from '../benchmark/benchmark.ts'
import { benchmarkOf, skillOf } from '../readiness/fixture.ts'
import {
  type AreaQuestions,
  allIn,
  askedIn,
  coreSeconds,
  keyOf,
  leftIn,
  leftOf,
  type Question,
  questionsOf,
  type SelfAnswer,
  timeLeft,
} from './questions.ts'

const skills = (area: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    skillOf(`${area}-${index}`, area, {}, 'starts@entry', 'does@mid', 'leads@senior', 'sets@staff'),
  )
const only = (benchmark: Benchmark) => {
  const [area] = questionsOf(benchmark)
  if (!area) throw new Error('no area')
  return area
}
const ids = (questions: readonly Question[]) => questions.map(keyOf)
const answered = (answers: Record<string, SelfAnswer>) => new Map(Object.entries(answers))

describe('what the core asks of a skill', () => {
  const cases: [string, string[], [string, string | null]][] = [
    ['a senior behaviour, and a mid one below it', ['a@mid', 'b@senior'], ['b', 'a']],
    [
      'what no repository shows before what one does',
      ['a@mid', 'b@senior:sql-index', 'c@senior'],
      ['c', 'a'],
    ],
    ['else the first of the stage', ['b@senior:sql-index', 'c@senior:sql-index'], ['b', null]],
    ['mid where there is no senior, since it is nearer than staff asks', ['a@mid', 's@staff'], ['a', null]],
    ['staff where there is nothing nearer', ['e@entry', 's@staff'], ['s', 'e']],
    ['below senior: mid rather than entry', ['e@entry', 'm@mid', 'b@senior'], ['b', 'm']],
  ]
  it.each(cases)('%s', (_, behaviours, [first, below]) => {
    const { rungs } = only(benchmarkOf([skillOf('s', 'a', {}, ...behaviours)]))
    expect(rungs).toHaveLength(1)
    expect([rungs[0]?.first.behaviour, rungs[0]?.below?.behaviour ?? null]).toEqual([first, below])
  })

  it('nothing of a skill outside the core, all of which is in the rest', () => {
    const area = only(benchmarkOf([skillOf('s', 'a', { core: false }, 'x@mid', 'y@senior')]))
    expect([area.rungs, ids(area.rest)]).toEqual([[], ['s/x', 's/y']])
  })

  it('every behaviour is asked about once, in the core or in the rest', () => {
    const benchmark = benchmarkOf([...skills('a', 3), ...skills('b', 2)])
    expect(ids(questionsOf(benchmark).flatMap(allIn)).sort()).toEqual(
      benchmark.skills.flatMap(({ slug, behaviours }) => behaviours.map(({ id }) => `${slug}/${id}`)).sort(),
    )
  })
})

describe('an area’s screen', () => {
  const area = { ...only(benchmarkOf(skills('a', 4))), followUps: 2 }
  const firsts = ['a-0/leads', 'a-1/leads', 'a-2/leads', 'a-3/leads']
  const cases: [string, Record<string, SelfAnswer>, string[]][] = [
    ['asks the bar of every skill', {}, firsts],
    ['asks nothing further after a yes', { 'a-0/leads': 'yes' }, firsts],
    ['nor after a skip', { 'a-0/leads': 'skipped' }, firsts],
    [
      'asks what is below after a “not yet”',
      { 'a-1/leads': 'not-yet' },
      ['a-0/leads', 'a-1/leads', 'a-1/does', 'a-2/leads', 'a-3/leads'],
    ],
    [
      'of the first few only',
      { 'a-0/leads': 'not-yet', 'a-2/leads': 'not-yet', 'a-3/leads': 'not-yet' },
      ['a-0/leads', 'a-0/does', 'a-1/leads', 'a-2/leads', 'a-2/does', 'a-3/leads'],
    ],
    [
      'keeps what was answered, although it would no longer ask it',
      { 'a-0/leads': 'yes', 'a-0/does': 'yes' },
      ['a-0/leads', 'a-0/does', 'a-1/leads', 'a-2/leads', 'a-3/leads'],
    ],
  ]
  it.each(cases)('%s', (_, answers, asked) => {
    expect(ids(askedIn(area, answered(answers)))).toEqual(asked)
  })

  it('with all answered, nothing is left', () => {
    const all = answered(Object.fromEntries(firsts.map((key) => [key, 'yes'])))
    expect(leftIn(area, all)).toEqual({ questions: 0, seconds: 0 })
  })
})

const anyBenchmark = fc
  .array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 12 })
  .filter((counts) => counts.some((count) => count > 0))
  .map((counts) => benchmarkOf(counts.flatMap((count, index) => skills(`a${index}`, count))))
const anyAnswer = fc.constantFrom<SelfAnswer>('yes', 'not-yet', 'skipped')

describe('ten minutes', () => {
  it('whatever is answered, the core takes no longer than was set aside, and time left never grows', () => {
    fc.assert(
      fc.property(anyBenchmark, fc.infiniteStream(fc.tuple(fc.nat(), anyAnswer)), (benchmark, choices) => {
        const areas = questionsOf(benchmark)
        const firstsAlone = areas
          .flatMap(({ rungs }) => rungs)
          .reduce((sum, { first }) => sum + first.seconds, 0)
        const answers = new Map<string, SelfAnswer>()
        let [spent, before] = [0, leftOf(areas, answers).seconds]
        for (;;) {
          const open = areas.flatMap((area) => askedIn(area, answers)).filter((q) => !answers.has(keyOf(q)))
          expect(leftOf(areas, answers).questions).toBe(open.length)
          const { value } = choices.next()
          const [which, answer] = value ?? [0, 'yes']
          const question = open[which % open.length]
          if (!question) break
          answers.set(keyOf(question), answer)
          spent += question.seconds
          const { seconds } = leftOf(areas, answers)
          expect(seconds).toBeLessThanOrEqual(before + 1e-9)
          before = seconds
        }
        expect(before).toBe(0)
        expect(spent).toBeLessThanOrEqual(Math.max(coreSeconds, firstsAlone) + 1e-9)
      }),
    )
  })

  it('time left is the longest that answers can still make it', () => {
    const withWords = (words: number[]) =>
      benchmarkOf(
        words.map((count, index) => ({
          ...skillOf(`s${index}`, 'a', {}, 'does@mid', 'leads@senior'),
          behaviours: [
            { id: 'does', stage: 'mid' as const, text: 'word '.repeat(count), signals: [] },
            { id: 'leads', stage: 'senior' as const, text: 'word', signals: [] },
          ],
        })),
      )
    const longest = (area: AreaQuestions, answers: ReadonlyMap<string, SelfAnswer>): number => {
      const question = askedIn(area, answers).find((each) => !answers.has(keyOf(each)))
      if (!question) return 0
      const onwards = (answer: SelfAnswer) => longest(area, new Map(answers).set(keyOf(question), answer))
      return question.seconds + Math.max(onwards('yes'), onwards('not-yet'))
    }
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
        fc.nat(4),
        fc.array(anyAnswer, { maxLength: 5 }),
        (words, followUps, given) => {
          const area = { ...only(withWords(words)), followUps }
          const answers = new Map(given.slice(0, words.length).map((answer, n) => [`s${n}/leads`, answer]))
          expect(leftIn(area, answers).seconds).toBeCloseTo(longest(area, answers), 6)
        },
      ),
    )
  })

  it('no area is left without a follow-up while another has two, where there is time for it', () => {
    const areas = questionsOf(benchmarkOf([...skills('large', 60), ...skills('small', 2)]))
    expect(areas.map(({ followUps }) => followUps)).toEqual([expect.any(Number), 2])
  })

  it('the benchmark’s own core fits, with every core skill asked about', async () => {
    const { benchmark } = await loadContent(join(import.meta.dirname, '..', '..', '..', 'content'))
    if (!benchmark) throw new Error('the content has problems')
    const areas = questionsOf(benchmark)
    const asked = areas.flatMap(({ rungs }) => rungs.map(({ first }) => first.skill))
    expect(asked).toEqual(
      benchmark.areas.flatMap(({ slug }) =>
        benchmark.skills.filter(({ area, core }) => core && area === slug).map((skill) => skill.slug),
      ),
    )
    expect(leftOf(areas, new Map()).seconds).toBeLessThanOrEqual(coreSeconds)
  })

  it('a question takes what its words and a key take', () => {
    const { rungs } = only(
      benchmarkOf([
        {
          ...skillOf('s', 'a'),
          behaviours: [{ id: 'b', stage: 'senior', text: 'word '.repeat(238), signals: [] }],
        },
      ]),
    )
    expect(rungs[0]?.first.seconds).toBe(61.6)
  })

  it.each([
    [0, 'nothing left'],
    [44, 'less than a minute left'],
    [45, 'about a minute left'],
    [60, 'about a minute left'],
    [61, 'about 2 minutes left'],
    [540, 'about 9 minutes left'],
  ])('%d seconds are said as “%s”', (seconds, says) => {
    expect(timeLeft(seconds)).toBe(says)
  })
})
