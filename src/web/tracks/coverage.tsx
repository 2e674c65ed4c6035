import { type Carry, carries } from '../../core/track/compare.ts'
import { vars } from '../parts/vars.ts'

/** The asked skills as one bar, cut by what becomes of them. The figures stand beside it. */
export const Coverage = ({ counts }: { counts: Record<Carry, number> }) => (
  <span className="cover">
    {carries
      .filter((carry) => counts[carry] > 0)
      .map((carry) => (
        <i key={carry} className={carry} style={vars({ n: counts[carry] })} />
      ))}
  </span>
)
