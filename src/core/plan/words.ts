import type { ActivityKind } from '../activity/activity.ts'
import type { EvidenceKind } from '../evidence/entry.ts'
import type { ActivityState, dateStates } from './kept.ts'
import type { DateRange, FixedDate, PlannedActivity, PlannedPiece } from './plan.ts'
import type { ThisWeek } from './this-week.ts'
import { dateOf, dayOf } from './weeks.ts'

export const kindNames = {
  lab: 'Lab',
  reading: 'Reading',
  project: 'Project',
  certificate: 'Certificate',
  feedback: 'Feedback',
  'open-source': 'Open source',
  work: 'At work',
  writing: 'Writing',
  'on-call': 'On call',
  mentoring: 'Mentoring',
  interviewing: 'Interviewing',
} as const satisfies Record<ActivityKind, string>

export const servesWords = {
  learning: 'to learn',
  proving: 'to prove',
  both: 'to learn and to prove',
  unlocking: 'to get to others',
} as const satisfies Record<PlannedActivity['serves'], string>

export const partWords = {
  whole: '',
  begins: 'begins',
  'goes-on': 'goes on',
  ends: 'ends',
} as const satisfies Record<PlannedPiece['part'], string>

export const stateWords = {
  started: 'started',
  done: 'done',
  dropped: 'dropped',
} as const satisfies Record<ActivityState['state'], string>

export const whenWords = {
  by: 'by',
  in: 'in the week of',
  on: 'on',
} as const satisfies Record<FixedDate['when'] | 'on', string>

export const dateStateWords = {
  ahead: '',
  'not-kept': 'cannot be kept',
  done: 'done',
  dropped: 'dropped',
  'gone-by': 'gone by',
} as const satisfies Record<(typeof dateStates)[number], string>

/** Below what nothing leads to. */
export const unreachableWords =
  'No activity is about one tool alone, and some things only work itself can show. Each is met once it is seen: in a repository, a win or a certificate. Or say at the target that you meet it.'

/** After a date that was not given to the plan. */
export const examWords = 'the day of its examination'

/** How something is proven, after a colon. */
export const provingWords = {
  git: 'seen in your commits',
  self: 'you rate yourself',
  resume: 'your résumé says so',
  lab: 'a lab passed',
  answer: 'a question answered',
  feedback: 'a colleague confirms it',
  certificate: 'a certificate',
  win: 'a win, written down',
} as const satisfies Record<EvidenceKind, string>

/** Why a week has nothing in it, and nobody is to blame. */
export const nothingWords = {
  quiet: 'These are quiet days, as you set them.',
  'on-call': 'You are on call: nothing else is planned.',
  'no-hours': 'What is left of this week is too short for anything that is planned.',
  'all-planned-is-done': 'All that was planned is done.',
  outside: 'The plan has no week here.',
} as const satisfies Record<NonNullable<ThisWeek['nothing']>, string>

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const parts = (date: string): [number, number, number] => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return [year, month, day]
}

/** An ISO date as `22 Nov 2026`. */
export function dateSays(date: string): string {
  const [year, month, day] = parts(date)
  return `${day} ${months[month - 1]} ${year}`
}

/** `23–29 Nov 2026`, `30 Nov – 6 Dec 2026`, `28 Dec 2026 – 3 Jan 2027`. */
export function weekSays(monday: string): string {
  const sunday = dateOf(dayOf(monday) + 6)
  const [a, b] = [parts(monday), parts(sunday)]
  if (a[0] !== b[0]) return `${dateSays(monday)} – ${dateSays(sunday)}`
  if (a[1] !== b[1]) return `${a[2]} ${months[a[1] - 1]} – ${dateSays(sunday)}`
  return `${a[2]}–${dateSays(sunday)}`
}

/** Number of a week in its year (ISO 8601): the one with the year's first Thursday is the first. */
export function weekNumber(monday: string): number {
  const thursday = dayOf(monday) + 3
  const firstOfYear = dayOf(`${dateOf(thursday).slice(0, 4)}-01-01`)
  return Math.floor((thursday - firstOfYear) / 7) + 1
}

/** `14 Apr – 9 May 2027`; what lies beyond four years is not told to the day. */
export function rangeSays({ early, late }: DateRange): string {
  if (early === null) return 'more than four years from now'
  if (late === null) return `${dateSays(early)} or years later`
  if (early === late) return dateSays(early)
  const start = early.slice(0, 4) === late.slice(0, 4) ? dateSays(early).slice(0, -5) : dateSays(early)
  return `${start} – ${dateSays(late)}`
}

/** Hours to the half: `3½`. */
export function halfHours(hours: number): string {
  const halves = Math.round(hours * 2)
  const whole = Math.floor(halves / 2)
  return halves % 2 === 0 ? String(whole) : `${whole === 0 ? '' : whole}½`
}

/** `2½–3½ h`, `3 h`. */
export function hoursSay({ from, to }: { from: number; to: number }): string {
  const [a, b] = [halfHours(from), halfHours(to)]
  return a === b ? `${a} h` : `${a}–${b} h`
}

/** `45 %` */
export const percent = (chance: number): string => `${Math.round(chance * 100)} %`
