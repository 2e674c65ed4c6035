import { type Behaviour, type Benchmark, type Skill, type Stage, stageLevel } from '../benchmark/benchmark.ts'

export const selfAnswers = ['yes', 'not-yet', 'skipped'] as const
export type SelfAnswer = (typeof selfAnswers)[number]

/** By `keyOf`; what was never asked is not in it. */
export type SelfAnswers = ReadonlyMap<string, SelfAnswer>

export type Question = {
  skill: string
  /** The skill's, as people read it. */
  name: string
  behaviour: string
  stage: Stage
  text: string
  /** What reading and answering it takes. */
  seconds: number
}

/** What the core asks of one skill: a behaviour of the bar, and one below it for those who are not there yet. */
export type Rung = { first: Question; below: Question | null }

export type AreaQuestions = {
  area: string
  name: string
  rungs: Rung[]
  /** Of how many skills that are not there yet the core asks `below` as well. */
  followUps: number
  /** Every other behaviour of the area: asked of those who want to answer all. */
  rest: Question[]
}

export const keyOf = ({ skill, behaviour }: Pick<Question, 'skill' | 'behaviour'>): string =>
  `${skill}/${behaviour}`

/** One of the ten minutes is for the page's own words and the way from area to area. */
export const coreSeconds = 540

/** What each core skill is asked about first: what the whole benchmark is read against. */
const bar: Stage = 'senior'

// Adults read English non-fiction silently at 238 words a minute (Brysbaert 2019). Making up one's mind takes 1.35 s
// and a key 0.2 s in the keystroke-level model (Card, Moran and Newell 1980).
const wordsPerSecond = 238 / 60
const decideSeconds = 1.35 + 0.2

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length

/**
 * What a self-rating asks, area by area in the benchmark's order. Whatever is answered, the core takes no longer than
 * `coreSeconds`, as long as one question for each core skill does not.
 */
export function questionsOf(benchmark: Benchmark): AreaQuestions[] {
  const areas = benchmark.areas.map(({ slug, name }): AreaQuestions => {
    const skills = benchmark.skills.filter((skill) => skill.area === slug)
    const rungs = skills.filter(({ core }) => core).flatMap(rungOf)
    const inCore = new Set(rungs.flatMap(({ first, below }) => [first, ...(below ? [below] : [])]).map(keyOf))
    const rest = skills
      .flatMap((skill) => skill.behaviours.map((behaviour) => questionOf(skill, behaviour)))
      .filter((question) => !inCore.has(keyOf(question)))
    return { area: slug, name, rungs, followUps: 0, rest }
  })
  let spare = coreSeconds - longestSeconds(areas)
  for (;;) {
    const area = neediest(areas)
    if (!area) return areas
    // The longest that remains: so no choice of answers takes more than was set aside.
    const seconds = longestBelow(area)[area.followUps] ?? 0
    spare -= seconds
    if (spare < 0) return areas
    area.followUps++
  }
}

/** Shared among areas as seats are by Sainte-Laguë, which does not leave small ones with none; the first of equals. */
function neediest(areas: readonly AreaQuestions[]): AreaQuestions | undefined {
  let found: AreaQuestions | undefined
  let most = 0
  for (const area of areas) {
    const skills = longestBelow(area).length
    const need = skills > area.followUps ? skills / (2 * area.followUps + 1) : 0
    if (need > most) [found, most] = [area, need]
  }
  return found
}

const longestBelow = ({ rungs }: AreaQuestions): number[] =>
  rungs.flatMap(({ below }) => (below ? [below.seconds] : [])).sort((a, b) => b - a)

function rungOf(skill: Skill): Rung[] {
  const first = nearest(skill, skill.behaviours)
  if (!first) return []
  const lower = skill.behaviours.filter(({ stage }) => stageLevel[stage] < stageLevel[first.stage])
  const below = nearest(skill, lower)
  return [{ first: questionOf(skill, first), below: below && questionOf(skill, below) }]
}

/** What no repository can show is asked first, since nothing else would say it; then what stands first. */
function defining(skill: Skill, stage: Stage): Behaviour | null {
  const own = skill.behaviours.filter((behaviour) => behaviour.stage === stage)
  return own.find(({ signals }) => signals.length === 0) ?? own[0] ?? null
}

/** Of the stage nearest to the bar; of two as near, the lower. */
function nearest(skill: Skill, behaviours: readonly Behaviour[]): Behaviour | null {
  const [stage] = behaviours
    .map((behaviour) => behaviour.stage)
    .sort(
      (a, b) =>
        Math.abs(stageLevel[a] - stageLevel[bar]) - Math.abs(stageLevel[b] - stageLevel[bar]) ||
        stageLevel[a] - stageLevel[b],
    )
  return stage ? defining(skill, stage) : null
}

const questionOf = (skill: Skill, { id, stage, text }: Behaviour): Question => ({
  skill: skill.slug,
  name: skill.name,
  behaviour: id,
  stage,
  text,
  seconds: Math.round((wordsIn(text) / wordsPerSecond + decideSeconds) * 10) / 10,
})

/**
 * What stands on an area's screen: each core skill's first question and, under the first few that were answered "not
 * yet", the one below. What was answered stays, whatever else is answered later.
 */
export function askedIn({ rungs, followUps }: AreaQuestions, answers: SelfAnswers): Question[] {
  let used = 0
  return rungs.flatMap(({ first, below }) => {
    if (!below) return [first]
    const follows = answers.get(keyOf(first)) === 'not-yet' && used < followUps
    if (follows) used++
    return follows || answers.has(keyOf(below)) ? [first, below] : [first]
  })
}

/** Every behaviour of an area: each core skill's two together, then the rest. */
export const allIn = ({ rungs, rest }: AreaQuestions): Question[] => [
  ...rungs.flatMap(({ first, below }) => (below ? [first, below] : [first])),
  ...rest,
]

export type Left = {
  /** Asked and without an answer. */
  questions: number
  /** What they take, and what may still follow from them: never more after an answer to one of them than before. */
  seconds: number
}

/** What is left of the core of an area. */
export function leftIn(area: AreaQuestions, answers: SelfAnswers): Left {
  const open = askedIn(area, answers).filter((question) => !answers.has(keyOf(question)))
  const used = area.rungs.filter(
    ({ first, below }) => below && answers.get(keyOf(first)) === 'not-yet',
  ).length
  const mayFollow = area.rungs
    .flatMap(({ first, below }) =>
      below && !answers.has(keyOf(first)) && !answers.has(keyOf(below)) ? [below.seconds] : [],
    )
    .sort((a, b) => b - a)
    .slice(0, Math.max(0, area.followUps - used))
  const seconds = [...open.map((question) => question.seconds), ...mayFollow]
  return { questions: open.length, seconds: sum(seconds) }
}

export function leftOf(areas: readonly AreaQuestions[], answers: SelfAnswers): Left {
  const each = areas.map((area) => leftIn(area, answers))
  return {
    questions: sum(each.map(({ questions }) => questions)),
    seconds: sum(each.map(({ seconds }) => seconds)),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const longestSeconds = (areas: readonly AreaQuestions[]): number => leftOf(areas, new Map()).seconds

/** "about 6 minutes left". */
export function timeLeft(seconds: number): string {
  if (seconds <= 0) return 'nothing left'
  if (seconds < 45) return 'less than a minute left'
  const minutes = Math.ceil(seconds / 60)
  return `about ${minutes === 1 ? 'a minute' : `${minutes} minutes`} left`
}
