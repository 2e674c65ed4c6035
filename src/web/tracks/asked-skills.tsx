import { Link } from '@tanstack/react-router'
import type { AskedSkill, TrackReply } from '../../api/contract/tracks.ts'
import { LevelBar, Scale, ScaleCell } from '../parts/level.tsx'
import { Mark } from '../parts/mark.tsx'
import '../standing/skill-map.css'
import { stageSearch } from '../standing/search.ts'
import { shortAge } from '../words/dates.ts'
import { range } from '../words/figures.ts'
import { rowWords } from '../words/standing.ts'
import { groupsOf } from './track-words.ts'

/** Every asked skill with its interval on the shared scale, against the stage that this track asks it at. */
export const AskedSkills = ({ told, by }: { told: TrackReply; by: 'carry' | 'area' }) => (
  <table className="map asked">
    <caption className="sr">
      Skills that {told.name} asks for, each with the stage asked for and its 80 % interval
    </caption>
    <colgroup>
      <col className="c-area" />
      <col className="c-skill" />
      <col className="c-stage" />
      <col />
      <col className="c-span" />
      <col className="c-new" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">{by === 'area' ? 'Area' : 'To do'}</th>
        <th scope="col">Skill</th>
        <th scope="col">Asked at</th>
        <th scope="col" className="lv">
          <span className="sr">Level</span>
          <Scale stage={null} />
        </th>
        <th scope="col" className="span">
          80 %
        </th>
        <th scope="col" className="new">
          Newest
        </th>
      </tr>
    </thead>
    {groupsOf(told.asked, by).map((group) => (
      <tbody key={group.key}>
        {group.skills.map((skill, i) => (
          <tr key={skill.row.slug}>
            {i === 0 && (
              <th scope="rowgroup" rowSpan={group.skills.length}>
                {group.name}
                {group.skills.length > 1 && <small>{group.note}</small>}
              </th>
            )}
            <Row skill={skill} asOf={told.asOf} />
          </tr>
        ))}
      </tbody>
    ))}
  </table>
)

function Row({ skill: { row, because }, asOf }: { skill: AskedSkill; asOf: string }) {
  const words = rowWords(row)
  return (
    <>
      <td className="skill">
        <span className="mk">
          <Mark is={row.standing} />
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
        {because && <span className="because">{because}</span>}
        <span className="meta" aria-hidden="true">
          {`asked at ${row.stage}; ${row.level ? `${words}, ${range(row.level)}` : words}`}
        </span>
      </td>
      <td className="stage-asked">{row.stage}</td>
      <ScaleCell stage={row.stage}>
        <LevelBar row={row} />
      </ScaleCell>
      <td className="span">{row.level ? range(row.level) : <span className="muted">unknown</span>}</td>
      <td className="new">{row.newestAt && shortAge(row.newestAt, asOf)}</td>
    </>
  )
}
