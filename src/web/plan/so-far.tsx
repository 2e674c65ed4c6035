import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PlanReply } from '../../api/contract/plan.ts'
import { counted } from '../../core/figures.ts'
import { halfHours, kindNames, percent, stateWords, weekSays } from '../../core/plan/words.ts'
import { Some } from '../parts/some.tsx'
import { Refusal } from '../parts/states.tsx'
import { forgetPlan, markActivity, sayOfWeek } from './questions.ts'

const first = 4

/** What was said so far, to be put right; and what the estimates made of it. */
export function SoFar({ told }: { told: PlanReply }) {
  const client = useQueryClient()
  const reopen = useMutation({ mutationFn: markActivity, onSuccess: () => forgetPlan(client) })
  const say = useMutation({ mutationFn: sayOfWeek, onSuccess: () => forgetPlan(client) })
  const { weeks, worked, missed } = told.soFar
  const pace = told.plan?.pace.filter(({ observed }) => observed > 0) ?? []
  const effects = told.plan?.effects ?? []
  if (told.states.length === 0 && weeks.length === 0) return null
  return (
    <section className="block">
      <h2>So far</h2>
      {told.states.length > 0 && (
        <ul className="said-list">
          <Some of={told.states} first={first} one="activity" many="activities">
            {({ activity, title, state, hours, outcome }) => (
              <li key={activity}>
                <b>{title}</b>
                <span>
                  {stateWords[state]}
                  {hours !== null && `, ${halfHours(hours)} h`}
                  {outcome !== '' && `: ${outcome}`}{' '}
                  <button
                    type="button"
                    className="link"
                    aria-label={`Take back: ${title}`}
                    onClick={() => reopen.mutate({ activity, state: 'open' })}
                  >
                    Take back
                  </button>
                </span>
              </li>
            )}
          </Some>
        </ul>
      )}
      {reopen.error && <Refusal error={reopen.error} />}
      {pace.length > 0 && (
        <p className="caption">
          Your pace, of what is written:{' '}
          {pace
            .map(
              ({ kind, factor, observed }) =>
                `${kindNames[kind]} ${percent(factor)} from ${counted(observed, 'one')}`,
            )
            .join('; ')}
          .
        </p>
      )}
      {effects.length > 0 && (
        <p className="caption">
          What activities taught you, of what is written:{' '}
          {effects
            .map(
              ({ activity, factor }) =>
                `${told.states.find((each) => each.activity === activity)?.title ?? activity} ${percent(factor)}`,
            )
            .join('; ')}
          . It moves what the others are expected to teach, a little.
        </p>
      )}
      {weeks.length > 0 && (
        <>
          <h3>
            {counted(weeks.length, 'week')} with hours: {worked} with something done, {missed} without
          </h3>
          <p className="caption">
            Only the date range uses this. The plan always begins with this week; nothing is owed.
          </p>
          <ul className="said-list">
            <Some of={weeks} first={first} one="week">
              {({ monday, worked: was }) => (
                <li key={monday}>
                  <span>{weekSays(monday)}</span>
                  <span>
                    {was ? 'Something was done.' : 'Nothing was noted.'}{' '}
                    <button
                      type="button"
                      className="link"
                      aria-label={`${was ? 'Nothing was' : 'Something was'} done, ${weekSays(monday)}`}
                      onClick={() => say.mutate({ monday, worked: !was })}
                    >
                      {was ? 'Nothing was done' : 'Something was done'}
                    </button>
                  </span>
                </li>
              )}
            </Some>
          </ul>
          {say.error && <Refusal error={say.error} />}
        </>
      )}
    </section>
  )
}
