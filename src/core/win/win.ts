/** What is told of a win, in the order in which it is asked for. */
export const winFields = [
  'title',
  'when',
  'situation',
  'did',
  'part',
  'result',
  'measure',
  'before',
  'after',
  'source',
  'confirm',
] as const
export type WinField = (typeof winFields)[number]

/** The person's own words, field by field; empty where nothing was said yet. */
export type WinText = Record<WinField, string>

/** A behaviour of the benchmark. */
export type BehaviourName = { skill: string; behaviour: string }

/** What the person wrote, and the behaviours that they say it shows. */
export type WinDraft = { text: WinText; shows: BehaviourName[] }

/** Something achieved at work: as it is being written, and as it stands in the ledger. */
export type Win = WinDraft & {
  /** Key of the candidate that it was begun from. */
  candidate: string | null
  /** What the ledger says of it; null where it was never recorded, or was taken back. */
  recorded: (WinDraft & { at: string }) | null
  /** When it was last taken back, ISO 8601. */
  takenBackAt: string | null
}

export const emptyText: WinText = {
  title: '',
  when: '',
  situation: '',
  did: '',
  part: '',
  result: '',
  measure: '',
  before: '',
  after: '',
  source: '',
  confirm: '',
}

const dayMs = 86_400_000

/**
 * The instant that "2026-09" or "2026-09-14" names: noon of the day in UTC, of a month its first day, so that a win is never
 * taken for newer than it is. Null where the text is no date, or names a day after `today`.
 * @param today  ISO 8601
 */
export function instantOf(when: string, today: string): string | null {
  const [, year = '', month = '', day = '01'] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(when.trim()) ?? []
  const instant = `${year}-${month}-${day}T12:00:00.000Z`
  const ms = Date.parse(instant)
  // The 31st of June would be read as the 1st of July.
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== instant || Number(year) < 1950) return null
  return ms - dayMs > Date.parse(today) ? null : earlier(instant, today)
}

const earlier = (a: string, b: string): string => (Date.parse(a) < Date.parse(b) ? a : b)

/** Whether two drafts say the same, whatever the order in which behaviours were picked. */
export const saysTheSame = (a: WinDraft, b: WinDraft): boolean =>
  winFields.every((field) => a.text[field].trim() === b.text[field].trim()) &&
  a.shows.map(nameOf).sort().join('\n') === b.shows.map(nameOf).sort().join('\n')

export const nameOf = ({ skill, behaviour }: BehaviourName): string => `${skill}/${behaviour}`
