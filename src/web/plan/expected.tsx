import type { WeekReply } from '../../api/contract/plan.ts'
import { Scale, wholeScale } from '../parts/level.tsx'
import { vars } from '../parts/vars.ts'
import { range } from '../words/figures.ts'
import { barLook } from '../words/standing.ts'

const top = 4.4

/** A skill's interval today, and where an action is expected to take it. */
export function Expected({
  moves: { row, stages },
}: {
  moves: NonNullable<WeekReply['actions'][number]['moves']>
}) {
  const now = row.level ?? row.areaSuggests
  const shift = (level: number): number => Math.min(top, level + stages)
  const then = { low: shift(now.low), middle: shift(now.middle), high: shift(now.high) }
  const says = `${row.level ? range(now) : 'unknown'} → ${range(then)} expected`
  return (
    <>
      <div className="lvbox" role="img" aria-label={`${row.name}: ${says}`}>
        <div className="lv" style={vars(wholeScale)}>
          <span
            className={`iv now ${barLook(row)}`}
            style={vars({ lo: now.low, at: now.middle, hi: now.high })}
          />
          <span className="iv then" style={vars({ lo: then.low, at: then.middle, hi: then.high })} />
        </div>
        <Scale stage={row.stage} />
      </div>
      <p>{stages >= 0.05 ? says : `${row.level ? range(now) : 'unknown'}; it is shown rather than learnt`}</p>
    </>
  )
}
