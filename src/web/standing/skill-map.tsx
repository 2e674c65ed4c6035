import type { EvidenceKind } from '../../core/evidence/entry.ts'
import { grouped } from '../../core/figures.ts'
import type { Report, SkillRow } from '../../core/readiness/report.ts'
import { Heads } from '../parts/table.tsx'
import { range } from '../words/figures.ts'
import { kindNames, kindsInOrder, rowWords } from '../words/standing.ts'
import type { Group } from './groups.ts'
import type { Order } from './search.ts'
import { GroupHead, LevelCells, levelHeads, NewestCell, newestHead, SkillCell } from './skill-cells.tsx'
import './skill-map.css'

const headings: Record<Order, string> = { area: 'Area', distance: 'The bar', newest: 'Newest' }

/** Every skill with its interval on one shared scale. */
export function SkillMap({ report, groups, order }: { report: Report; groups: Group[]; order: Order }) {
  const occurring = report.areas.flatMap((area) => area.skills.map((row) => row.byKind))
  const kinds = kindsInOrder.filter((kind) => occurring.some((byKind) => byKind[kind]))
  return (
    <table className="map">
      <caption className="sr">
        Skills against the {report.stage} bar, with their 80 % interval and pieces of evidence
      </caption>
      <colgroup>
        <col className="c-area" />
        <col className="c-skill" />
        <col />
        <col className="c-span" />
        {kinds.map((kind) => (
          <col key={kind} className={kindNames[kind].column.length > 4 ? 'c-k c-wide' : 'c-k'} />
        ))}
        <col className="c-new" />
      </colgroup>
      <Heads
        of={[
          headings[order],
          'Skill',
          ...levelHeads(report.stage),
          ...kinds.map((kind) => ({ className: 'k', is: kindNames[kind].column })),
          newestHead,
        ]}
      />
      {groups.map((group) => (
        <tbody key={group.key}>
          {group.rows.map((row, i) => (
            <tr key={row.slug}>
              {i === 0 && <GroupHead name={group.name} note={group.note} rows={group.rows.length} />}
              <Row row={row} report={report} kinds={kinds} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Row({ row, report, kinds }: { row: SkillRow; report: Report; kinds: EvidenceKind[] }) {
  const words = rowWords(row)
  return (
    <>
      <SkillCell
        row={row}
        narrow={row.level && words !== 'unknown' ? `${words}, ${range(row.level)}` : words}
      />
      <LevelCells row={row} />
      {kinds.map((kind) => (
        <td key={kind} className="k">
          {row.byKind[kind] ? grouped(row.byKind[kind]) : ''}
        </td>
      ))}
      <NewestCell row={row} asOf={report.asOf} />
    </>
  )
}
