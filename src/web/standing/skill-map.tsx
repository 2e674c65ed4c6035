import { Link } from '@tanstack/react-router'
import type { EvidenceKind } from '../../core/evidence/entry.ts'
import { grouped } from '../../core/figures.ts'
import type { Report, SkillRow } from '../../core/readiness/report.ts'
import { LevelBar, Scale, ScaleCell } from '../parts/level.tsx'
import { Mark } from '../parts/mark.tsx'
import { shortAge } from '../words/dates.ts'
import { range } from '../words/figures.ts'
import { kindNames, kindsInOrder, rowWords } from '../words/standing.ts'
import type { Group } from './groups.ts'
import { type Order, stageSearch } from './search.ts'
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
      <thead>
        <tr>
          <th scope="col">{headings[order]}</th>
          <th scope="col">Skill</th>
          <th scope="col" className="lv">
            <span className="sr">Level</span>
            <Scale stage={report.stage} />
          </th>
          <th scope="col" className="span">
            80 %
          </th>
          {kinds.map((kind) => (
            <th key={kind} scope="col" className="k">
              {kindNames[kind].column}
            </th>
          ))}
          <th scope="col" className="new">
            Newest
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key}>
          {group.rows.map((row, i) => (
            <tr key={row.slug}>
              {i === 0 && (
                <th scope="rowgroup" rowSpan={group.rows.length}>
                  {group.name}
                  {/* In a group of one row, a second line would make the row taller than the others. */}
                  {group.rows.length > 1 && <small>{group.note}</small>}
                </th>
              )}
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
      <td className="skill">
        <span className="mk">
          <Mark is={row.standing} />
          <Link
            to="/skills/$slug"
            params={{ slug: row.slug }}
            search={stageSearch(report)}
            preload="intent"
            data-row={row.slug}
          >
            {row.name}
          </Link>
          {row.seenBelow ? <span className="seen">{words}</span> : <span className="sr">, {words}</span>}
        </span>
        <span className="meta" aria-hidden="true">
          {row.level && words !== 'unknown' ? `${words}, ${range(row.level)}` : words}
        </span>
      </td>
      <ScaleCell stage={report.stage}>
        <LevelBar row={row} />
      </ScaleCell>
      <td className="span">{row.level ? range(row.level) : <span className="muted">unknown</span>}</td>
      {kinds.map((kind) => (
        <td key={kind} className="k">
          {row.byKind[kind] ? grouped(row.byKind[kind]) : ''}
        </td>
      ))}
      <td className="new">{row.newestAt && shortAge(row.newestAt, report.asOf)}</td>
    </>
  )
}
