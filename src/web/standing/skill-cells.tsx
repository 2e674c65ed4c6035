import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Stage } from '../../core/benchmark/benchmark.ts'
import type { SkillRow } from '../../core/readiness/report.ts'
import { markOf } from '../../core/readiness/words.ts'
import { LevelBar, Scale, ScaleCell } from '../parts/level.tsx'
import { Mark } from '../parts/mark.tsx'
import type { Column } from '../parts/table.tsx'
import { shortAge } from '../words/dates.ts'
import { range } from '../words/figures.ts'
import { rowWords } from '../words/standing.ts'
import { stageSearch } from './search.ts'

/** What rows of one group have at their left, once for all of them. */
export const GroupHead = ({ name, note, rows }: { name: string; note: string; rows: number }) => (
  <th scope="rowgroup" rowSpan={rows}>
    {name}
    {/* In a group of one row, a second line would make the row taller than the others. */}
    {rows > 1 && <small>{note}</small>}
  </th>
)

/** A skill by its mark and name. */
export function SkillCell({
  row,
  narrow,
  children,
}: {
  row: SkillRow
  /** What stands under the name where there is no room for the other columns. */
  narrow: string
  children?: ReactNode
}) {
  const words = rowWords(row)
  return (
    <td className="skill">
      <span className="mk">
        <Mark is={markOf(row)} />
        <Link
          to="/skills/$slug"
          params={{ slug: row.slug }}
          search={stageSearch(row)}
          preload="intent"
          data-row={row.slug}
        >
          {row.name}
        </Link>
        {row.seenBelow ? <span className="seen">{words}</span> : <span className="sr">, {words}</span>}
      </span>
      {children}
      <span className="meta" aria-hidden="true">
        {narrow}
      </span>
    </td>
  )
}

/** @param stage  null where each row is asked at its own */
export const levelHeads = (stage: Stage | null): Column[] => [
  {
    className: 'lv',
    is: (
      <>
        <span className="sr">Level</span>
        <Scale stage={stage} />
      </>
    ),
  },
  { className: 'span', is: '80 %' },
]

/** Its interval, on the scale and in figures. */
export const LevelCells = ({ row }: { row: SkillRow }) => (
  <>
    <ScaleCell stage={row.stage}>
      <LevelBar row={row} />
    </ScaleCell>
    <td className="span">{row.level ? range(row.level) : <span className="muted">unknown</span>}</td>
  </>
)

export const newestHead: Column = { className: 'new', is: 'Newest' }

export const NewestCell = ({ row, asOf }: { row: SkillRow; asOf: string }) => (
  <td className="new">{row.newestAt && shortAge(row.newestAt, asOf)}</td>
)
