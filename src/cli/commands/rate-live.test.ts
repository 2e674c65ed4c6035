import { describe, expect, it } from 'vitest'
import { benchmarkOf, skillOf } from '../../core/readiness/fixture.ts'
import { questionsOf, type SelfAnswer } from '../../core/self-rating/questions.ts'
import type { Segment } from '../terminal.ts'
import { rateByKeys } from './rate-live.ts'

const areas = questionsOf(
  benchmarkOf([
    skillOf('tuning', 'sql', {}, 'reads@mid', 'finds@senior'),
    skillOf('schema', 'sql', {}, 'models@senior'),
    skillOf('writing', 'people', {}, 'decides@senior', 'extra@staff'),
  ]),
)

/** What was kept and shown when these keys are pressed. */
async function pressing(keys: string[], before: Record<string, SelfAnswer> = {}, all = false) {
  const kept: string[] = []
  const asked: string[] = []
  let said = ''
  const way = await rateByKeys({
    terminal: {
      out: (...line: Segment[]) => {
        const text = line.map((part) => (typeof part === 'string' ? part : part.text)).join('')
        said += `${text}\n`
        const question = /^Have you done this\? (.+)$/.exec(text)?.[1]
        if (question) asked.push(question)
      },
      width: 40,
    },
    areas,
    all,
    answers: new Map(Object.entries(before)),
    keys: (async function* () {
      yield* keys
    })(),
    keep: async ({ skill, behaviour, answer }) => void kept.push(`${skill}/${behaviour} ${answer}`),
  })
  return { way, kept, asked, said }
}

const senior = { 'tuning/finds': 'yes', 'schema/models': 'yes', 'writing/decides': 'yes' } as const

describe('rating by keys', () => {
  it('asks every area in turn, and what is below after a “not yet”', async () => {
    const { way, kept, asked } = await pressing(['y', 'n', 's'])
    expect(asked).toEqual(['tuning senior', 'schema senior', 'writing senior'])
    expect(kept).toEqual(['tuning/finds yes', 'schema/models not-yet', 'writing/decides skipped'])
    expect(way).toBe('done')
    expect((await pressing(['n'])).asked).toEqual(['tuning senior', 'tuning mid'])
  })

  it('goes on with what is open', async () => {
    const { asked } = await pressing(['y'], { 'tuning/finds': 'yes' })
    expect(asked).toEqual(['schema senior', 'writing senior'])
  })

  it('goes back, says what was answered, and takes another answer', async () => {
    const { asked, kept } = await pressing(['y', 'up', 'n'])
    expect(asked).toEqual(['tuning senior', 'schema senior', 'tuning senior, answered yes', 'tuning mid'])
    expect(kept).toEqual(['tuning/finds yes', 'tuning/finds not-yet'])
  })

  it('goes from area to area, and no further than the last', async () => {
    const { asked } = await pressing(['right', 'right', 'left', 'left'])
    expect(asked).toEqual(['tuning senior', 'writing senior', 'tuning senior'])
  })

  it('what was passed by comes again before it is done', async () => {
    const { asked, way } = await pressing(['right', 'y', 'y', 'y'])
    expect(asked).toEqual(['tuning senior', 'writing senior', 'tuning senior', 'schema senior'])
    expect(way).toBe('done')
  })

  it.each(['q', 'escape', 'ctrl-c'])('%s leaves, with nothing answered', async (key) => {
    const { way, kept } = await pressing([key, 'y'])
    expect([way, kept]).toEqual(['left', []])
  })

  it('other keys do nothing', async () => {
    const { asked, kept } = await pressing(['x', 'return', 'constructor'])
    expect([asked, kept]).toEqual([['tuning senior'], []])
  })

  it('says nothing where nothing is open, and asks beyond the core for the asking', async () => {
    expect(await pressing(['y'], senior)).toMatchObject({ way: 'done', asked: [] })
    expect((await pressing([], senior, true)).asked).toEqual(['tuning mid'])
  })

  it('an answer that could not be kept ends it', async () => {
    const keep = () => Promise.reject(new Error('the disk is full'))
    const keys = (async function* () {
      yield 'y'
    })()
    const terminal = { out: () => {}, width: null }
    await expect(rateByKeys({ terminal, areas, all: false, answers: new Map(), keys, keep })).rejects.toThrow(
      'the disk is full',
    )
  })
})
