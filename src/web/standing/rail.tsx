import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { Ageing, Move, Report, Warning } from '../../core/readiness/report.ts'
import { Mark } from '../parts/mark.tsx'
import { Some } from '../parts/some.tsx'
import { day, daysBefore, shortAge } from '../words/dates.ts'
import { level } from '../words/figures.ts'
import { stageSearch } from './search.ts'
import './rail.css'

const MOVED_OVER_DAYS = 30

/** Beside the map: warnings with their reasons, what moved, what is ageing. */
export function Rail({ report }: { report: Report }) {
  const names = new Map(report.areas.flatMap((area) => area.skills.map((row) => [row.slug, row.name])))
  return (
    <aside className="rail" aria-label="Warnings and changes">
      <section className="warnings">
        <h2>
          Warnings <span>{report.warnings.length || 'none'}</span>
        </h2>
        <ul className="notes">
          {report.warnings.map((warning) => (
            <WarningNote key={warning.id} warning={warning} report={report} names={names} />
          ))}
        </ul>
      </section>
      <section>
        <h2>
          Moved <span>since {day(daysBefore(report.asOf, MOVED_OVER_DAYS))}</span>
        </h2>
        <ul className="moves">
          {report.moved.length === 0 && <li className="muted">Nothing.</li>}
          <Some of={report.moved} first={6} one="move">
            {(move) => <MoveNote key={move.skill} move={move} report={report} />}
          </Some>
        </ul>
      </section>
      <section>
        <h2>Ageing</h2>
        <ul className="moves">
          {report.ageing.length === 0 && <li className="muted">Nothing yet.</li>}
          <Some of={report.ageing} first={4} one="skill">
            {(ageing) => <AgeingNote key={ageing.skill} ageing={ageing} report={report} />}
          </Some>
        </ul>
      </section>
    </aside>
  )
}

const SkillLink = ({ slug, name, report }: { slug: string; name: string; report: Report }) => (
  <Link to="/skills/$slug" params={{ slug }} search={stageSearch(report)} preload="intent">
    {name}
  </Link>
)

const LINKED_SKILLS = 4

const WarningNote = ({
  warning,
  report,
  names,
}: {
  warning: Warning
  report: Report
  names: Map<string, string>
}) => (
  <li>
    <h3>
      <Mark is="warn" />
      {warning.title}
    </h3>
    <p>{warning.reason}</p>
    {warning.skills.length > 0 && (
      <p className="do">
        {warning.skills.slice(0, LINKED_SKILLS).map((slug, i) => (
          <Fragment key={slug}>
            {i > 0 && ', '}
            <SkillLink slug={slug} name={names.get(slug) ?? slug} report={report} />
          </Fragment>
        ))}
        {warning.skills.length > LINKED_SKILLS && ` and ${warning.skills.length - LINKED_SKILLS} more`}
      </p>
    )}
  </li>
)

const MoveNote = ({ move, report }: { move: Move; report: Report }) => {
  const { standingFrom, standingTo, middleFrom, middleTo } = move
  return (
    <li>
      <h3>
        <SkillLink slug={move.skill} name={move.name} report={report} />
      </h3>
      <span className="fig">
        {standingFrom !== standingTo && (
          <span className="mk">
            <Mark is={standingFrom} />
            <span aria-hidden="true">→</span>
            <Mark is={standingTo} />
            <span className="sr">
              {standingFrom} to {standingTo},
            </span>
          </span>
        )}
        <span>
          {middleFrom !== null && middleTo !== null && level(middleFrom) !== level(middleTo)
            ? `${level(middleFrom)} → ${level(middleTo)}`
            : middleTo !== null
              ? level(middleTo)
              : 'unknown'}
        </span>
      </span>
      <p>{move.sentence}</p>
    </li>
  )
}

const AgeingNote = ({ ageing, report }: { ageing: Ageing; report: Report }) => (
  <li>
    <h3>
      <SkillLink slug={ageing.skill} name={ageing.name} report={report} />
    </h3>
    <span className="fig">{shortAge(ageing.newestAt, report.asOf)}</span>
    <p>
      Newest evidence {day(ageing.newestAt)}. It now weighs {ageing.weight.toFixed(2)} of a new one.
    </p>
  </li>
)
