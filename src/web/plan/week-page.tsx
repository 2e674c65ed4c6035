import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WeekReply } from '../../api/contract/plan.ts'
import { counted } from '../../core/figures.ts'
import {
  dateSays,
  halfHours,
  hoursSay,
  kindNames,
  nothingWords,
  partWords,
  rangeSays,
  weekNumber,
  weekSays,
} from '../../core/plan/words.ts'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { Empty, Loading, Problem, Stale } from '../parts/states.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { Expected } from './expected.tsx'
import { HoursForm } from './hours-form.tsx'
import { Marking } from './mark.tsx'
import { week } from './questions.ts'
import { WantsTable } from './wants-table.tsx'
import './week.css'

/** At most three actions, each with its reason. */
export function WeekPage() {
  const { data, error, refetch } = useQuery(week())
  return (
    <>
      <PageHead
        title={data?.settings ? `Week ${weekNumber(data.monday)}` : 'Week'}
        context={data?.settings && `${weekSays(data.monday)}. Towards ${data.target.title}.`}
      >
        <Command text="proven week" />
        {data?.settings && (
          <Link className="btn" to="/plan">
            The whole plan
          </Link>
        )}
      </PageHead>
      {error && data && <Stale error={error} since={dateSays(data.today)} />}
      {data ? (
        data.settings ? (
          <Week told={data} />
        ) : (
          <Empty title="Your week will be here: at most three actions, each with its reason.">
            <p>
              They are chosen for what they close per hour, towards {data.target.title}. Say how many hours a
              week you have; nothing is ever planned above them.
            </p>
            <HoursForm settings={null} />
          </Empty>
        )
      ) : error ? (
        <Problem error={error} again={refetch} />
      ) : (
        <Loading doing="Laying what moves most into the hours you have." />
      )}
    </>
  )
}

function Week({ told }: { told: WeekReply }) {
  const { actions, nothing, next, cap, free, onCall, coming, lastWeek, finishes } = told
  const own = actions.reduce((sum, { at, hours }) => sum + (at === 'own-time' ? hours : 0), 0)
  const atWork = actions.reduce((sum, { at, hours }) => sum + (at === 'work' ? hours : 0), 0)
  return (
    <>
      {actions.length > 0 ? (
        <p className="lead">
          {counted(actions.length, 'action')}, <b>{halfHours(own)} h</b> of your {halfHours(cap)}
          {atWork > 0 && ` and ${halfHours(atWork)} h at work`}.
          {free > 0 && ` ${halfHours(free)} h stay free.`} {onCall && 'You are on call this week.'}
        </p>
      ) : (
        <p className="lead">
          {nothing && nothingWords[nothing]}{' '}
          {next !== null && `The plan goes on in the week of ${dateSays(next)}.`}
        </p>
      )}
      {told.appointments.map(({ title, date, hours }) => (
        <p className="caption" key={`${title} ${date}`}>
          {title} on {dateSays(date)}
          {hours > 0 && `: ${halfHours(hours)} h of this week are kept for it`}.
        </p>
      ))}
      {told.problems.map(({ of, date, sentence }) => (
        <p className="caption" key={`${of} ${date}`}>
          <Mark is="warn" /> {sentence} <Link to="/plan">All that has a date</Link>
        </p>
      ))}
      {actions.length > 0 && (
        <ol className="week-actions">
          {actions.map((action, at) => (
            <ActionCard key={action.activity} action={action} told={told} isFirst={at === 0} />
          ))}
        </ol>
      )}
      {lastWeek && lastWeek.done.length > 0 && (
        <p className="caption">Last week: {lastWeek.done.join('; ')}.</p>
      )}
      {finishes?.early && (
        <p className="caption">
          All that is planned is done {rangeSays(finishes)}, in eight of ten cases.{' '}
          <Link to="/plan">What the plan rests on</Link>
        </p>
      )}
      {coming.length > 0 && <Coming coming={coming} />}
    </>
  )
}

function ActionCard({
  action,
  told,
  isFirst,
}: {
  action: WeekReply['actions'][number]
  told: WeekReply
  isFirst: boolean
}) {
  const { activity, title, kind, hours, ofHours, part, reason, summary, doneWhen, state, moves, wants } =
    action
  const about = [kindNames[kind], partWords[part], state?.state ?? ''].filter(Boolean).join(', ')
  return (
    <li>
      <div>
        <h2 tabIndex={-1} data-row={activity}>
          {title}
        </h2>
        <p className="kind">
          {about}.{' '}
          {moves && (
            <span className="mk">
              <Mark is={moves.row.standing} /> {moves.row.name}
            </span>
          )}
        </p>
        <p className="reason">{reason}</p>
        <details>
          <summary>
            Why this, and not something else<span className="sr">: {title}</span>
          </summary>
          <p>{summary}</p>
          <p>
            <b>Done when</b> {doneWhen}
          </p>
          {wants.length > 0 && <WantsTable wants={wants} title={title} />}
          {told.instead.length > 0 && (
            <>
              <h3>Next best, and not in the plan</h3>
              <ul className="instead">
                {told.instead.map((left) => (
                  <li key={left.activity}>
                    {left.title}, {hoursSay(left.hours)}. <span className="muted">{left.sentence}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </details>
      </div>
      <div className="effect">
        {moves && (
          <>
            <h3>If it goes as your level suggests</h3>
            <Expected moves={moves} />
          </>
        )}
      </div>
      <div className="hours">
        <h3>Hours</h3>
        <b>
          {halfHours(hours)} h{hours < ofHours && <small> of {halfHours(ofHours)}</small>}
        </b>
        <Marking
          of={{ activity, title, kind, hours: ofHours, state: state?.state ?? null }}
          first={isFirst}
        />
      </div>
    </li>
  )
}

const Coming = ({ coming }: { coming: WeekReply['coming'] }) => (
  <section className="block">
    <h2>Next weeks</h2>
    <table className="plan-weeks">
      <thead>
        <tr>
          <th scope="col">Week</th>
          <th scope="col">Dates</th>
          <th scope="col">Hours</th>
          <th scope="col">Actions</th>
        </tr>
      </thead>
      <tbody>
        {coming.map(({ monday, cap, onCall, appointments, actions }) => (
          <tr key={monday}>
            <td>{weekNumber(monday)}</td>
            <td className="muted">{weekSays(monday)}</td>
            <td>
              {halfHours(cap)} h{onCall && ', on call'}
            </td>
            <td>{[...appointments, ...actions].map(({ title }) => title).join('; ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
