import { stageLevel } from '../../core/benchmark/benchmark.ts'
import type { Report, SkillRow } from '../../core/readiness/report.ts'
import { ageInDays } from '../words/dates.ts'
import type { Order } from './search.ts'

/** What the map needs of a report. */
type Reported = Pick<Report, 'areas' | 'asOf' | 'stage'>

/** A block of rows with its heading at the left. */
export type Group = { key: string; name: string; note: string; rows: SkillRow[] }

/** The rows that the address asks for, in its order. Groups without a row are left out. */
export function groups(
  report: Reported,
  { order, all, filter }: { order: Order; all: boolean; filter: string },
): Group[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const areaNames = new Map(report.areas.map((area) => [area.slug, area.name]))
  const wanted = (row: SkillRow): boolean => {
    const text = `${row.name} ${row.slug} ${areaNames.get(row.area) ?? ''} ${row.standing}`.toLowerCase()
    return (all || row.core) && words.every((word) => text.includes(word))
  }
  const rows = report.areas.flatMap((area) => area.skills).filter(wanted)
  return arranged[order](report, rows).filter((group) => group.rows.length > 0)
}

const arranged: Record<Order, (report: Reported, rows: SkillRow[]) => Group[]> = {
  area: (report, rows) =>
    report.areas.map(({ slug, name }) => {
      const own = rows.filter((row) => row.area === slug)
      const shown = own.filter((row) => row.standing === 'shown' || row.standing === 'proven').length
      return { key: slug, name, note: `${shown} of ${own.length} shown`, rows: own }
    }),

  distance: (report, rows) => {
    const distance = ({ level }: SkillRow): number => (level ? stageLevel[report.stage] - level.middle : 0)
    const known = rows.filter((row) => row.level)
    return [
      {
        key: 'short',
        name: 'Short of it',
        note: 'nearest first',
        rows: known.filter((row) => distance(row) > 0).sort((a, b) => distance(a) - distance(b)),
      },
      {
        key: 'past',
        name: 'At or past it',
        note: 'nearest first',
        rows: known.filter((row) => distance(row) <= 0).sort((a, b) => distance(b) - distance(a)),
      },
      { key: 'unknown', name: 'Unknown', note: 'no evidence', rows: rows.filter((row) => !row.level) },
    ]
  },

  newest: (report, rows) => {
    const dated = rows
      .flatMap((row) => (row.newestAt ? [{ row, days: ageInDays(row.newestAt, report.asOf) }] : []))
      .sort((a, b) => a.days - b.days)
    const between = (from: number, to: number) =>
      dated.filter(({ days }) => days >= from && days < to).map(({ row }) => row)
    return [
      { key: 'month', name: 'Last 30 days', note: '', rows: between(0, 30) },
      { key: 'quarter', name: 'Last 90 days', note: '', rows: between(30, 90) },
      { key: 'year', name: 'Last year', note: '', rows: between(90, 365) },
      { key: 'older', name: 'Older', note: '', rows: between(365, Number.POSITIVE_INFINITY) },
      { key: 'unknown', name: 'Unknown', note: 'no evidence', rows: rows.filter((row) => !row.newestAt) },
    ]
  },
}
