import { isDay } from './day.ts'

export const logKinds = ['learning', 'networking', 'open-source', 'mentoring'] as const
export type LogKind = (typeof logKinds)[number]

export const logKindNames: Record<LogKind, string> = {
  learning: 'Learning',
  networking: 'Networking',
  'open-source': 'Open source',
  mentoring: 'Mentoring',
}

/** Something that happened beside the work itself, and when to come back to it. Dates are ISO dates, empty where not told. */
export type LogEntry = {
  kind: LogKind
  on: string
  /** What happened. */
  says: string
  /** With whom. */
  who: string
  /** Where it can be found again. */
  link: string
  followUp: { on: string; says: string; isDone: boolean }
}

export const emptyLogEntry: LogEntry = {
  kind: 'learning',
  on: '',
  says: '',
  who: '',
  link: '',
  followUp: { on: '', says: '', isDone: false },
}

/** Its first line; what stands for one without a word. */
export const nameOfEntry = ({ number, says }: Pick<LogEntry, 'says'> & { number: number }): string =>
  says.trim().split('\n')[0] || `Entry ${number}, nothing written yet`

/** How a follow-up lies to today; null where there is none, or it is done. */
export function followUpOf({ followUp: { on, isDone } }: LogEntry, today: string): 'due' | 'to-come' | null {
  if (isDone || !isDay(on)) return null
  return on <= today.slice(0, 10) ? 'due' : 'to-come'
}

/** Follow-ups that are open, the earliest first. */
export const openFollowUps = <Item extends { content: LogEntry }>(
  items: readonly Item[],
  today: string,
): Item[] =>
  items
    .filter(({ content }) => followUpOf(content, today) !== null)
    .sort((a, b) => (a.content.followUp.on < b.content.followUp.on ? -1 : 1))
