import type { AskedSkill, TrackReply } from '../../api/contract/tracks.ts'
import { Heads } from '../parts/table.tsx'
import '../standing/skill-map.css'
import {
  GroupHead,
  LevelCells,
  levelHeads,
  NewestCell,
  newestHead,
  SkillCell,
} from '../standing/skill-cells.tsx'
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
    <Heads of={[by === 'area' ? 'Area' : 'To do', 'Skill', 'Asked at', ...levelHeads(null), newestHead]} />
    {groupsOf(told.asked, by).map((group) => (
      <tbody key={group.key}>
        {group.skills.map((skill, i) => (
          <tr key={skill.row.slug}>
            {i === 0 && <GroupHead name={group.name} note={group.note} rows={group.skills.length} />}
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
      <SkillCell
        row={row}
        narrow={`asked at ${row.stage}; ${row.level ? `${words}, ${range(row.level)}` : words}`}
      >
        {because && <span className="because">{because}</span>}
      </SkillCell>
      <td className="stage-asked">{row.stage}</td>
      <LevelCells row={row} />
      <NewestCell row={row} asOf={asOf} />
    </>
  )
}
