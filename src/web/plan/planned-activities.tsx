import { Link } from '@tanstack/react-router'
import type { PlanReply } from '../../api/contract/plan.ts'
import {
  dateSays,
  hoursSay,
  kindNames,
  provingWords,
  rangeSays,
  servesWords,
  stateWords,
  whenWords,
} from '../../core/plan/words.ts'
import { Some } from '../parts/some.tsx'
import { Marking } from './mark.tsx'
import { WantsTable } from './wants-table.tsx'

type Made = NonNullable<PlanReply['plan']>

const first = 10

/** Every planned activity in its order, with why it is there one click away. */
export function PlannedActivities({ told, plan }: { told: PlanReply; plan: Made }) {
  const titles = new Map(plan.activities.map(({ activity, title }) => [activity, title]))
  const states = new Map(told.states.map(({ activity, state }) => [activity, state]))
  const nameOf = (skill: string): string => told.skillNames[skill] ?? skill
  return (
    <section className="block">
      <h2>Activities, in order</h2>
      <ul className="plan-activities">
        <Some of={plan.activities} first={first} one="activity" many="activities">
          {({ activity, title, kind, hours, serves, finishes, fixed, why, learns, proves }) => {
            const state = states.get(activity) ?? null
            return (
              <li key={activity}>
                <details>
                  <summary data-row={activity}>
                    <b>{title}</b>
                    <span className="muted">
                      {kindNames[kind]}, {hoursSay(hours)}, {servesWords[serves]}
                      {state && `, ${stateWords[state]}`}
                      {fixed && `, ${whenWords[fixed.when]} ${dateSays(fixed.date)}`}
                    </span>
                    <span className="when">{rangeSays(finishes)}</span>
                  </summary>
                  <div className="why">
                    <p>
                      <b>Why this.</b> {why.sentence}
                    </p>
                    {why.wants.length > 0 && <WantsTable wants={why.wants} title={title} />}
                    {learns.length > 0 && (
                      <p>
                        <b>Learning.</b>{' '}
                        {learns
                          .map(({ skill, stages }) => `${nameOf(skill)} +${stages.toFixed(2)} stages`)
                          .join('; ')}
                        .
                      </p>
                    )}
                    {proves.length > 0 && (
                      <p>
                        <b>Proving.</b>{' '}
                        {proves
                          .map(
                            ({ skill, stage, how }) => `${nameOf(skill)} at ${stage}: ${provingWords[how]}`,
                          )
                          .join('; ')}
                        .
                      </p>
                    )}
                    {kind === 'certificate' && (
                      <p>
                        <b>The certificate.</b> What its examination touches of the target, and what it leaves
                        to be shown, is under <Link to="/certificates">Certificates</Link>.
                      </p>
                    )}
                    {why.unlocks.length > 0 && (
                      <p>
                        <b>Comes before.</b> {why.unlocks.map((slug) => titles.get(slug) ?? slug).join('; ')}.
                      </p>
                    )}
                    <Marking of={{ activity, title, kind, hours: hours.planned, state }} />
                  </div>
                </details>
              </li>
            )
          }}
        </Some>
      </ul>
    </section>
  )
}
