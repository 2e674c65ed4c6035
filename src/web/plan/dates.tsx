import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import type { PlanReply } from '../../api/contract/plan.ts'
import { activityKinds } from '../../core/activity/activity.ts'
import {
  dateSays,
  dateStateWords,
  examWords,
  halfHours,
  kindNames,
  whenWords,
} from '../../core/plan/words.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Refusal } from '../parts/states.tsx'
import { activities, forgetPlan, setPlan } from './questions.ts'
import { useDraft } from './use-draft.ts'

const shape = z.object({
  activity: z.string(),
  title: z.string(),
  when: z.enum(['by', 'in']),
  date: z.string(),
  hours: z.string(),
})

type Settings = NonNullable<PlanReply['settings']>
type Dated = PlanReply['dates'][number]

/** What has a date: the plan is laid around it. */
export function Dates({ told, settings }: { told: PlanReply; settings: Settings }) {
  const client = useQueryClient()
  const [adds, setAdds] = useState(false)
  const { mutate, error, isPending } = useMutation({
    mutationFn: setPlan,
    onSuccess: () => forgetPlan(client),
  })
  return (
    <section className="block">
      <h2>Dates that stay</h2>
      {told.dates.length === 0 ? (
        <p className="caption">
          None. An examination, an interview, or anything of the plan that has to be done by a day. Holidays
          and days on call are in your <Link to="/limits">work limits</Link>.
        </p>
      ) : (
        <>
          <p className="caption">
            What has a date goes first, so that it is kept when a week is missed. Holidays and days on call
            are in your <Link to="/limits">work limits</Link>.
          </p>
          <ul className="said-list">
            {told.dates.map((dated) => (
              <li key={`${dated.activity} ${dated.title} ${dated.date}`}>
                <b>
                  {whenWords[dated.when]} {dateSays(dated.date)}
                </b>
                <span>
                  {dated.title}
                  {dated.hours !== null && dated.hours > 0 && `, ${halfHours(dated.hours)} h`}
                  {dateStateWords[dated.state] !== '' && (
                    <span className={dated.state === 'not-kept' ? 'cannot' : 'muted'}>
                      , {dateStateWords[dated.state]}
                    </span>
                  )}{' '}
                  {dated.isExam ? (
                    <Link to="/certificates">{examWords}</Link>
                  ) : (
                    <button
                      type="button"
                      className="link"
                      disabled={isPending}
                      aria-label={`Take away: ${dated.title}, ${dateSays(dated.date)}`}
                      onClick={() => mutate(without(settings, dated))}
                    >
                      Take away
                    </button>
                  )}
                  {dated.sentence !== null && <span className="cannot-why">{dated.sentence}</span>}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {error && <Refusal error={error} />}
      <button type="button" className="btn after" onClick={() => setAdds(true)}>
        Add a date
      </button>
      {adds && <DateDialog settings={settings} close={() => setAdds(false)} />}
    </section>
  )
}

const without = ({ fixed, appointments }: Settings, { activity, title, date }: Dated) =>
  activity === null
    ? { appointments: appointments.filter((each) => each.title !== title || each.date !== date) }
    : { fixed: fixed.filter((each) => each.activity !== activity) }

function DateDialog({ settings, close }: { settings: Settings; close: () => void }) {
  const client = useQueryClient()
  const { data } = useQuery(activities())
  const { draft, write, forget } = useDraft('plan/date', shape, {
    activity: '',
    title: '',
    when: 'by',
    date: '',
    hours: '0',
  })
  const { activity, title, when, date, hours } = draft
  const leave = (): void => {
    forget()
    close()
  }
  const { mutate, isPending, error } = useMutation({
    mutationFn: setPlan,
    onSuccess: async () => {
      leave()
      await forgetPlan(client)
    },
  })
  const isOwn = activity === ''
  return (
    <Dialog title="A date that stays" close={leave}>
      <form
        className="hours-form"
        onSubmit={(event) => {
          event.preventDefault()
          mutate(
            isOwn
              ? { appointments: [...settings.appointments, { title, date, hours: Number(hours) }] }
              : {
                  fixed: [
                    ...settings.fixed.filter((each) => each.activity !== activity),
                    { activity, when, date },
                  ],
                },
          )
        }}
      >
        <label>
          <span>What</span>
          <select
            className="field"
            value={activity}
            onChange={(event) => write({ activity: event.target.value })}
          >
            <option value="">Something of your own: an interview, an examination</option>
            {activityKinds.map((kind) => {
              const own = data?.activities.filter((each) => each.kind === kind) ?? []
              return (
                own.length > 0 && (
                  <optgroup key={kind} label={kindNames[kind]}>
                    {own.map((each) => (
                      <option key={each.activity} value={each.activity}>
                        {each.title}
                      </option>
                    ))}
                  </optgroup>
                )
              )
            })}
          </select>
        </label>
        {isOwn ? (
          <label>
            <span>What it is called</span>
            <input
              className="field wide"
              required
              maxLength={200}
              value={title}
              onChange={(event) => write({ title: event.target.value })}
            />
          </label>
        ) : (
          <label>
            <span>How it stands to the day</span>
            <select
              className="field"
              value={when}
              onChange={(event) => write({ when: event.target.value === 'in' ? 'in' : 'by' })}
            >
              <option value="by">Finished by that day</option>
              <option value="in">All of it in the week of that day</option>
            </select>
          </label>
        )}
        <label>
          <span>Day</span>
          <input
            className="field"
            type="date"
            required
            value={date}
            onChange={(event) => write({ date: event.target.value })}
          />
        </label>
        {isOwn && (
          <label>
            <span>Hours of your own that it takes out of that week</span>
            <input
              className="field"
              type="number"
              required
              min="0"
              max="80"
              step="0.5"
              value={hours}
              onChange={(event) => write({ hours: event.target.value })}
            />
          </label>
        )}
        {error && <Refusal error={error} />}
        <div className="does">
          <button type="submit" className="btn first" disabled={isPending}>
            Keep this date
          </button>
          <button type="button" className="btn" onClick={leave}>
            Leave it
          </button>
        </div>
      </form>
    </Dialog>
  )
}
