import { counted } from '../figures.ts'
import type { SkillRow, Standing } from './report.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "Mar 2019", of an ISO 8601 instant in UTC: months are coarse enough that the reader's zone does not matter. */
export const monthAndYear = (iso: string): string =>
  `${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`

/** "12 days", "14 months", "3 years": how long ago, coarsely. */
export function ageInWords(ageMs: number): string {
  const days = Math.max(0, Math.floor(ageMs / 86_400_000))
  if (days < 60) return counted(days, 'day')
  const wholeMonths = Math.floor(days / 30.44)
  return wholeMonths < 36 ? counted(wholeMonths, 'month') : counted(Math.floor(days / 365.25), 'year')
}

/** "seen at mid", "claimed at mid"; null where nothing stands below the stage, or something at it. */
export const belowWords = ({
  seenBelow,
  belowStanding,
}: Pick<SkillRow, 'seenBelow' | 'belowStanding'>): string | null =>
  seenBelow === null ? null : `${belowStanding === 'claimed' ? 'claimed' : 'seen'} at ${seenBelow}`

/** A row's mark: its standing, with what is seen only below the stage told from what nothing speaks for. */
export type RowMark = Standing | 'below'

export const markOf = ({ standing, seenBelow }: Pick<SkillRow, 'standing' | 'seenBelow'>): RowMark =>
  standing === 'none' && seenBelow !== null ? 'below' : standing
