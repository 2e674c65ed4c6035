import { isFigure } from '../win/number.ts'
import { isDay } from '../work-log/day.ts'

export const goalKinds = ['technical', 'performance-and-security', 'collaboration-and-leadership'] as const
export type GoalKind = (typeof goalKinds)[number]

export const goalKindNames: Record<GoalKind, string> = {
  technical: 'Technical',
  'performance-and-security': 'Performance and security',
  'collaboration-and-leadership': 'Collaboration and leadership',
}

/** Where something stood on a day, in the person's words. */
export type ProgressNote = { on: string; value: string; says: string }

/** What somebody wants to have reached by a day, and how anybody would see it. Dates are ISO dates, empty where not told. */
export type Goal = {
  kind: GoalKind
  title: string
  /** What it is good for. */
  why: string
  /** What is counted. */
  measure: string
  baseline: string
  target: string
  by: string
  /** In the order in which they were written. */
  notes: ProgressNote[]
  state: 'open' | 'reached' | 'dropped'
  /** When it was reached or dropped. */
  closedOn: string | null
}

export const emptyGoal: Goal = {
  kind: 'technical',
  title: '',
  why: '',
  measure: '',
  baseline: '',
  target: '',
  by: '',
  notes: [],
  state: 'open',
  closedOn: null,
}

export const nameOfGoal = ({ number, title }: Pick<Goal, 'title'> & { number: number }): string =>
  title.trim() || `Goal ${number}, not called anything yet`

export type GoalQuestion = { field: 'title' | 'measure' | 'baseline' | 'target' | 'by'; asks: string }

/** What a goal does not say yet, as a colleague would ask. */
export function missingInGoal({ title, measure, baseline, target, by }: Goal): GoalQuestion[] {
  const asked: GoalQuestion[] = []
  const isTold = (text: string): boolean => text.trim() !== ''
  if (!isTold(title)) asked.push({ field: 'title', asks: 'What do you want to have reached?' })
  if (!isTold(measure))
    asked.push({ field: 'measure', asks: 'How would anybody see that it is reached? What is counted?' })
  if (!isTold(target)) asked.push({ field: 'target', asks: 'Which number, or which state, is enough?' })
  if (isTold(measure) && !isTold(baseline))
    asked.push({ field: 'baseline', asks: `${measure.trim()}: where is it today?` })
  if (!isTold(by)) asked.push({ field: 'by', asks: 'By when?' })
  else if (!isDay(by)) asked.push({ field: 'by', asks: `“${by.trim()}” is no day: 2027-03-31?` })
  return asked
}

/** How far a goal is, where its words hold numbers that can be compared. */
export type Progress = {
  /** As it was written last; the baseline where nothing was noted. */
  now: string
  /** 0 at the baseline, 1 at the target; below or above where it went beyond them. Null where no numbers tell. */
  share: number | null
}

/** Of the last note that has a value. */
export function progressOf({ baseline, target, notes }: Goal): Progress {
  const last = notes.findLast(({ value }) => value.trim() !== '')
  const now = last?.value.trim() || baseline.trim()
  const [from, to, at] = [baseline, target, now].map(numberIn)
  if (
    from == null ||
    to == null ||
    at == null ||
    from.unit !== to.unit ||
    at.unit !== to.unit ||
    from.value === to.value
  )
    return { now, share: null }
  return { now, share: (at.value - from.value) / (to.value - from.value) }
}

/** The one number of a text, with what follows it as its unit. Null where there is none, or several. */
function numberIn(text: string): { value: number; unit: string } | null {
  const found = [...text.matchAll(/[−-]?\d[\d,]*(?:\.\d+)?/g)]
  const [only] = found
  if (!only || found.length > 1 || !isFigure(text)) return null
  const unit = text
    .slice(only.index + only[0].length)
    .trim()
    .toLowerCase()
  return { value: Number(only[0].replace(/,/g, '').replace('−', '-')), unit }
}

/** How a goal's day lies to today; `open` where it is told none, or has been reached or dropped. */
export function dueOf({ by, state }: Goal, today: string): 'past' | 'soon' | 'open' {
  if (state !== 'open' || !isDay(by)) return 'open'
  const days = (Date.parse(by) - Date.parse(today.slice(0, 10))) / 86_400_000
  return days < 0 ? 'past' : days <= 14 ? 'soon' : 'open'
}
