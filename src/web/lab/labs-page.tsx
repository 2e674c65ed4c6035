import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LabSummary } from '../../api/contract/labs.ts'
import { counted, grouped } from '../../core/figures.ts'
import { Answered } from '../parts/answered.tsx'
import { Command } from '../parts/copy.tsx'
import { Empty } from '../parts/states.tsx'
import { figures, Heads } from '../parts/table.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { day } from '../words/dates.ts'
import { hoursSay, skillsOf } from './lab-words.ts'
import { labs } from './questions.ts'
import { Verdict } from './verdict.tsx'
import './labs.css'

/** Every lab there is, what a pass would speak for, and how far you are with it. */
export function LabsPage() {
  return (
    <>
      <PageHead
        title="Labs"
        context="A flawed service, a real database, and a scenario of load, faults and attacks. You mend it in your own editor; a run measures it."
      >
        <Command text="proven lab list" />
      </PageHead>
      <Answered asked={useQuery(labs())} doing="Listing the labs.">
        {({ labs: all }) => (all.length > 0 ? <Labs labs={all} /> : <NoLabs />)}
      </Answered>
    </>
  )
}

const NoLabs = () => (
  <Empty title="There is no lab here.">
    <p>
      Labs lie as folders below <code>content/labs</code>. Here you will see each one, the skills that it
      speaks for, and how far you are with it. <code>proven content verify</code> says what is wrong with
      those that are left out.
    </p>
  </Empty>
)

function Labs({ labs: all }: { labs: LabSummary[] }) {
  const passed = all.filter(({ state }) => state === 'passed').length
  const started = all.filter(({ state }) => state === 'started').length
  return (
    <>
      <p className="lead">
        Of <b>{counted(all.length, 'lab')}</b>, <b>{passed}</b> {passed === 1 ? 'is' : 'are'} passed
        {started > 0 && (
          <>
            {' '}
            and <b>{started}</b> {started === 1 ? 'is' : 'are'} started
          </>
        )}
        .
      </p>
      <table className="labs stacked">
        <colgroup>
          <col />
          <col className="c-skills" />
          <col className="c-hours" />
          <col className="c-state" />
        </colgroup>
        <Heads of={['Lab', 'A pass speaks for', figures('Takes'), 'State']} />
        <tbody>
          {all.map((lab) => (
            <Row key={lab.slug} lab={lab} />
          ))}
        </tbody>
      </table>
      <p className="caption">
        Only a pass becomes evidence. A failed run never lowers a level; it says what was seen. Hours are what
        it takes those who have not done it before.
      </p>
    </>
  )
}

const Row = ({ lab }: { lab: LabSummary }) => (
  <tr>
    <td className="lab">
      <Link to="/labs/$slug" params={{ slug: lab.slug }} data-row={lab.slug}>
        {lab.title}
      </Link>{' '}
      <code>{lab.slug}</code>
      <span className="about">{lab.summary}</span>
    </td>
    <td className="skills">
      <ul>
        {skillsOf(lab.behaviours).map(({ skill, name, stages }) => (
          <li key={skill}>
            {name} <span className="muted">{stages.join(', ')}</span>
          </li>
        ))}
      </ul>
    </td>
    <td className="hours num">{hoursSay(lab.hours)}</td>
    <td className="how">
      <State lab={lab} />
    </td>
  </tr>
)

/** How far somebody is with a lab, and since when. */
function State({ lab }: { lab: LabSummary }) {
  const notes = [
    lab.runs > 0 && counted(lab.runs, 'run'),
    lab.hintsTaken > 0 && `${grouped(lab.hintsTaken)} of ${counted(lab.hints, 'hint')}`,
  ].filter((note) => note !== false)
  const at = lab.state === 'passed' ? lab.passedAt : lab.startedAt
  return (
    <>
      {lab.state === 'passed' ? (
        <Verdict is="passed">passed</Verdict>
      ) : lab.state === 'started' ? (
        <Verdict is="pending">started</Verdict>
      ) : (
        <span className="muted">not started</span>
      )}
      {lab.state !== 'not-started' && <small>{[...(at ? [day(at)] : []), ...notes].join(', ')}</small>}
    </>
  )
}
