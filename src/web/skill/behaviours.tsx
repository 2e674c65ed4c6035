import { Fragment } from 'react'
import { stageLevel, stages } from '../../core/benchmark/benchmark.ts'
import { grouped } from '../../core/figures.ts'
import type { BehaviourTrail, SkillWhy, TrailEntry } from '../../core/readiness/report.ts'
import { Mark } from '../parts/mark.tsx'
import { month } from '../words/dates.ts'

const CITED = 2

/** What the benchmark asks at each stage, and which entries speak for it: the stage asked for first, then what is below it. */
export function Behaviours({ why, reveal }: { why: SkillWhy; reveal: (entryId: string) => void }) {
  const asked = stageLevel[why.row.stage]
  const order = [
    ...stages.filter((stage) => stageLevel[stage] <= asked).reverse(),
    ...stages.filter((stage) => stageLevel[stage] > asked),
  ]
  const entries = new Map(why.trail.map((item) => [item.entry.id, item]))
  return (
    <section>
      <h2>What the bar asks</h2>
      {order.map((stage) => {
        const behaviours = why.behaviours.filter((behaviour) => behaviour.stage === stage)
        if (behaviours.length === 0) return null
        return (
          <Fragment key={stage}>
            <h3 className="beh-stage">
              {stage}
              {stageLevel[stage] > asked && ', beyond it'}
            </h3>
            <ul className="beh">
              {behaviours.map((behaviour) => (
                <li key={behaviour.id}>
                  <Mark is={behaviour.standing} />
                  <div>
                    {behaviour.text}
                    <span className="sr"> {behaviour.standing}.</span>
                    <Speaks behaviour={behaviour} entries={entries} reveal={reveal} />
                  </div>
                </li>
              ))}
            </ul>
          </Fragment>
        )
      })}
    </section>
  )
}

function Speaks({
  behaviour,
  entries,
  reveal,
}: {
  behaviour: BehaviourTrail
  entries: Map<string, TrailEntry>
  reveal: (entryId: string) => void
}) {
  const speaking = behaviour.entries.flatMap((id) => entries.get(id) ?? [])
  if (speaking.length === 0)
    return (
      <small>{behaviour.signals.length ? 'No evidence.' : 'No evidence; no repository can show this.'}</small>
    )
  return (
    <small>
      {speaking.slice(0, CITED).map((item, i) => (
        <Fragment key={item.entry.id}>
          {i > 0 && ', '}
          <button type="button" className="link" title={item.sentence} onClick={() => reveal(item.entry.id)}>
            {item.entry.source.label} {month(item.entry.observedAt)}
          </button>
        </Fragment>
      ))}
      {speaking.length > CITED && ` and ${grouped(speaking.length - CITED)} more`}
    </small>
  )
}
