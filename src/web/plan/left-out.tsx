import type { PlanReply } from '../../api/contract/plan.ts'
import { unreachableWords } from '../../core/plan/words.ts'
import { Some } from '../parts/some.tsx'

type Made = NonNullable<PlanReply['plan']>

const first = 6

/** Activities that could serve what is wanted and are not planned, each with its reason. */
export const LeftOut = ({ plan }: { plan: Made }) =>
  plan.leftOut.length > 0 && (
    <section className="block">
      <h2>Left out, and why</h2>
      <ul className="said-list">
        <Some of={plan.leftOut} first={first} one="activity" many="activities">
          {({ activity, title, sentence }) => (
            <li key={activity}>
              <b>{title}</b>
              <span>{sentence}</span>
            </li>
          )}
        </Some>
      </ul>
    </section>
  )

/** What is asked for, and what no hours of anything here would show. */
export const NothingLeadsTo = ({ plan }: { plan: Made }) => {
  const never = plan.wants.filter(({ unreachable }) => unreachable)
  return (
    never.length > 0 && (
      <section className="block">
        <h2>Asked for, and nothing here leads to it</h2>
        <p className="caption">{unreachableWords}</p>
        <ul className="said-list">
          <Some of={never} first={first} one="requirement">
            {({ want, text, must }) => (
              <li key={want}>
                <span>
                  {text}
                  {!must && <span className="muted"> (not a must)</span>}
                </span>
              </li>
            )}
          </Some>
        </ul>
      </section>
    )
  )
}
