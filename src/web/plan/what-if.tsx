import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { PlanReply } from '../../api/contract/plan.ts'
import { halfHours, rangeSays } from '../../core/plan/words.ts'
import { Choice } from '../parts/choice.tsx'
import { Some } from '../parts/some.tsx'
import { Refusal } from '../parts/states.tsx'
import { whatIf } from './questions.ts'

const changes = ['-2', '+1', '+3', '+5'] as const
type Change = (typeof changes)[number]
const fewest = 0.5

/** What other hours would change; nothing of it is kept. */
export function WhatIf({
  hours,
  plan,
}: {
  /** A week, that the plan is made with. */
  hours: number
  plan: NonNullable<PlanReply['plan']>
}) {
  const [change, setChange] = useState<Change | null>(null)
  const options = changes
    .filter((each) => hours + Number(each) >= fewest)
    .map((value) => ({
      value,
      text: value.startsWith('-')
        ? `${value.slice(1)} hours less`
        : `${value.slice(1)} ${value === '+1' ? 'hour' : 'hours'} more`,
    }))
  return (
    <section className="block">
      <h2>What if I have …</h2>
      <Choice<Change | ''>
        label="Hours a week"
        options={options}
        chosen={change ?? ''}
        choose={(value) => setChange(value === '' || value === change ? null : value)}
      />
      <div role="status">{change !== null && <Answer hours={hours + Number(change)} plan={plan} />}</div>
    </section>
  )
}

function Answer({ hours, plan }: { hours: number; plan: NonNullable<PlanReply['plan']> }) {
  const { data, error } = useQuery(whatIf(hours))
  if (error) return <Refusal error={error} />
  if (!data) return <p className="caption">Planning with {halfHours(hours)} h a week.</p>
  return (
    <div className="answer">
      {data.asked !== null && (
        <p>
          Your <Link to="/limits">work limits</Link> allow no more than {halfHours(data.hoursPerWeek)} h a
          week: this is the answer for those, not for {halfHours(data.asked)} h.
        </p>
      )}
      <p>
        With <b>{halfHours(data.hoursPerWeek)} h a week</b>: {data.difference.sentence}
      </p>
      <p>
        All of it done {rangeSays(data.finishes)}
        <span className="muted"> instead of {rangeSays(plan.finishes)}</span>.
      </p>
      {(['added', 'gone'] as const).map(
        (which) =>
          data[which].length > 0 && (
            <div key={which}>
              <h3>{which === 'added' ? 'Added' : 'Left out'}</h3>
              <ul>
                <Some of={data[which]} first={5} one="activity" many="activities">
                  {({ activity, title }) => <li key={activity}>{title}</li>}
                </Some>
              </ul>
            </div>
          ),
      )}
    </div>
  )
}
