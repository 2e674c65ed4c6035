import { useState } from 'react'
import type { PlanReply } from '../../api/contract/plan.ts'
import { counted } from '../../core/figures.ts'
import { dateSays, halfHours, partWords, weekNumber, weekSays } from '../../core/plan/words.ts'

type Made = NonNullable<PlanReply['plan']>

const first = 8

/** Week by week, quiet ones too: nothing is planned above the hours of any. */
export function PlannedWeeks({ plan, today }: { plan: Made; today: string }) {
  const [all, setAll] = useState(false)
  const titles = new Map(plan.activities.map(({ activity, title }) => [activity, title]))
  const last = plan.weeks.findLastIndex(({ pieces, appointments }) => pieces.length + appointments.length > 0)
  const weeks = plan.weeks.slice(0, last + 1)
  const shown = all ? weeks : weeks.slice(0, first)
  return (
    <section className="block">
      <h2>Week by week</h2>
      <table className="plan-weeks">
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col">Dates</th>
            <th scope="col">Hours</th>
            <th scope="col">Activities</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ monday, cap, onCall, quietDays, appointments, pieces }) => (
            <tr key={monday} className={monday <= today ? 'here' : undefined}>
              <td>{weekNumber(monday)}</td>
              <td className="muted">{weekSays(monday)}</td>
              <td>
                {halfHours(cap)} h{onCall && ', on call'}
              </td>
              <td>
                {pieces.length + appointments.length === 0 ? (
                  <span className="muted">{quietDays > 0 ? 'Quiet, as you set it' : 'Nothing fits'}</span>
                ) : (
                  <ul>
                    {appointments.map(({ title, date, hours }) => (
                      <li key={`${title} ${date}`}>
                        <span className="num">{halfHours(hours)} h</span> {title}
                        <span className="muted">, {dateSays(date)}</span>
                      </li>
                    ))}
                    {pieces.map(({ activity, hours, part, at }) => (
                      <li key={activity}>
                        <span className="num">{halfHours(hours)} h</span> {titles.get(activity)}
                        <span className="muted">
                          {[partWords[part], at === 'work' ? 'at work' : '']
                            .filter(Boolean)
                            .map((word) => `, ${word}`)
                            .join('')}
                        </span>
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < weeks.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          Show all {counted(weeks.length, 'week')}
        </button>
      )}
    </section>
  )
}
