import type { PlanReply } from '../../api/contract/plan.ts'
import { halfHours, percent } from '../../core/plan/words.ts'
import { Some } from '../parts/some.tsx'
import { level } from '../words/figures.ts'

type Made = NonNullable<PlanReply['plan']>

const first = 6

/** What is expected to be learnt, apart from what is expected to be proven: one does not follow from the other. */
export function LearningAndProving({ told, plan }: { told: PlanReply; plan: Made }) {
  const { learning, proving, both, unlocking } = plan.hours
  const proven = plan.wants
    .filter(({ met, activities, chance }) => !met && activities.length > 0 && chance > 0)
    .sort((a, b) => b.chance - a.chance)
  return (
    <section className="block">
      <h2>Learning and proving</h2>
      <p className="caption">
        {halfHours(both)} h are planned for both, {halfHours(learning)} h to learn, {halfHours(proving)} h to
        prove{unlocking > 0 && `, ${halfHours(unlocking)} h to get to others`}.
      </p>
      <div className="two">
        <div>
          <h3>Learning: where levels are expected to go</h3>
          <ul className="figures">
            <Some of={plan.learning} first={first} one="skill">
              {({ skill, from, to }) => (
                <li key={skill}>
                  <span>{told.skillNames[skill] ?? skill}</span>
                  <span>
                    {level(from)} → {level(to)}
                  </span>
                </li>
              )}
            </Some>
          </ul>
        </div>
        <div>
          <h3>Proving: how likely each is met by then</h3>
          <ul className="figures">
            <Some of={proven} first={first} one="requirement">
              {({ want, text, must, chance }) => (
                <li key={want}>
                  <span>
                    {text}
                    {!must && <span className="muted"> (not a must)</span>}
                  </span>
                  <span>{percent(chance)}</span>
                </li>
              )}
            </Some>
          </ul>
        </div>
      </div>
    </section>
  )
}
