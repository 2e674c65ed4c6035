import { useState } from 'react'
import type { WorkLimitsRequest } from '../../api/contract/journal.ts'
import { wrongIn } from '../../core/limits/limits.ts'
import { Field } from '../journal/field.tsx'
import { KeptNote } from '../journal/kept-note.tsx'
import { today } from '../journal/today.ts'
import { useItem } from '../journal/use-item.ts'
import { InOrder } from '../parts/in-order.tsx'
import { NotKept } from '../parts/not-kept.tsx'
import { Loading, Problem } from '../parts/states.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { limitsItem } from './questions.ts'
import '../journal/journal.css'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** What work beside the job may never take. */
export function LimitsPage() {
  const { data, error, refetch, write, keeping } = useItem(limitsItem)
  // What is not right yet stays on the page, and is kept once it is.
  const [draft, setDraft] = useState<WorkLimitsRequest | null>(null)
  const [cap, setCap] = useState<string | null>(null)
  const limits = draft ?? data
  const change = (next: WorkLimitsRequest) => {
    setDraft(next)
    if (wrongIn(next).length === 0) write(next)
  }
  const wrong = limits ? wrongIn(limits) : []
  return (
    <>
      <PageHead
        title="Work limits"
        context="What learning beside the job may never take. A plan keeps to it."
      />
      <NotKept keeping={keeping} />
      {limits ? (
        <form className="journal-form" onSubmit={(event) => event.preventDefault()}>
          <p className="explains">
            Nothing is ever planned above the cap or on a quiet day, and in a week on call no more than the
            hours that your plan leaves for it. A week in which nothing was done is planned anew; no run of
            days is counted anywhere.
          </p>
          <Field
            name="cap"
            label="Hours a week, at most"
            asks="Of your own time. Empty: no cap but the hours of the plan."
            value={cap ?? (limits.capPerWeek === null ? '' : String(limits.capPerWeek))}
            write={(text) => {
              setCap(text)
              const hours = text.trim() === '' ? null : Number(text.replace(',', '.'))
              change({ ...limits, capPerWeek: hours })
            }}
          />
          <fieldset>
            <legend>Days of every week on which nothing is done</legend>
            <div className="weekdays">
              {weekdays.map((name, index) => (
                <label key={name}>
                  <input
                    type="checkbox"
                    checked={limits.quietWeekdays.includes(index + 1)}
                    onChange={({ target }) =>
                      change({
                        ...limits,
                        quietWeekdays: [
                          ...limits.quietWeekdays.filter((day) => day !== index + 1),
                          ...(target.checked ? [index + 1] : []),
                        ].sort(),
                      })
                    }
                  />
                  {name}
                </label>
              ))}
            </div>
          </fieldset>
          <Days
            title="On call"
            add="Add days on call"
            days={limits.onCall}
            write={(onCall) => change({ ...limits, onCall })}
          />
          <Days
            title="Quiet days"
            add="Add quiet days"
            days={limits.quiet}
            write={(quiet) => change({ ...limits, quiet })}
          />
          {wrong.length > 0 ? (
            <p role="status" className="limits-wrong">
              Not kept yet: {wrong.join(' ')}
            </p>
          ) : (
            <KeptNote keeping={keeping} />
          )}
        </form>
      ) : error ? (
        <Problem error={error} again={refetch} />
      ) : (
        <Loading doing="Opening your limits." />
      )}
    </>
  )
}

type LimitedDays = WorkLimitsRequest['onCall']

function Days({
  title,
  add,
  days,
  write,
}: {
  title: string
  add: string
  days: LimitedDays
  write: (days: LimitedDays) => void
}) {
  const change = (at: number, part: Partial<LimitedDays[number]>) =>
    write(days.map((each, index) => (index === at ? { ...each, ...part } : each)))
  return (
    <section className="block">
      <h2>{title}</h2>
      <ul className="item-notes">
        <InOrder of={days}>
          {({ from, to, says }, at) => (
            <li>
              <Field
                name={`${title} from ${at}`}
                type="date"
                label="From"
                value={from}
                write={(value) => change(at, { from: value })}
              />
              <Field
                name={`${title} to ${at}`}
                type="date"
                label="To, included"
                value={to}
                write={(value) => change(at, { to: value })}
              />
              <Field
                name={`${title} says ${at}`}
                label="Because"
                value={says}
                write={(value) => change(at, { says: value })}
              />
              <button
                type="button"
                className="link"
                onClick={() => write(days.filter((_, index) => index !== at))}
              >
                Take out
                <span className="sr">
                  {' '}
                  {title}, {from}
                </span>
              </button>
            </li>
          )}
        </InOrder>
      </ul>
      <p className="journal-does">
        <button
          type="button"
          className="btn"
          onClick={() => write([...days, { from: today(), to: today(), says: '' }])}
        >
          {add}
        </button>
      </p>
    </section>
  )
}
