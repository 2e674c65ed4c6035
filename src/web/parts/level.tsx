import type { ReactNode } from 'react'
import { type Stage, stageLevel, stages } from '../../core/benchmark/benchmark.ts'
import type { SkillRow } from '../../core/readiness/report.ts'
import { barLook } from '../words/standing.ts'
import { vars } from './vars.ts'

/** The part of the stage scale that a column shows. */
export type Domain = { from: number; to: number }
export const wholeScale: Domain = { from: 0.5, to: 4.5 }

const within = ({ from, to }: Domain) =>
  stages.filter((stage) => stageLevel[stage] > from && stageLevel[stage] < to)

/** The names of the stages above a column of bars; none stands out where each row is asked at its own. */
export const Scale = ({ stage, domain = wholeScale }: { stage: Stage | null; domain?: Domain }) => (
  <span className="scale" style={vars(domain)} aria-hidden="true">
    {within(domain).map((name) => (
      <span
        key={name}
        className={name === stage ? 'asked' : undefined}
        style={vars({ at: stageLevel[name] })}
      >
        {name}
      </span>
    ))}
  </span>
)

/** A table's cell on the scale: a hairline for each stage, a strong one through all rows for the stage asked for. */
export const ScaleCell = ({
  stage,
  domain = wholeScale,
  className = '',
  children,
}: {
  stage: Stage
  domain?: Domain
  className?: string
  children: ReactNode
}) => (
  <td className={`lv ${className}`} style={vars(domain)}>
    {within(domain)
      .filter((name) => name !== stage)
      .map((name) => (
        <span key={name} className="tick" style={vars({ at: stageLevel[name] })} />
      ))}
    {children}
    <span className="stage" style={vars({ at: stageLevel[stage] })} />
  </td>
)

/** Below this, a move of the middle would be shorter than the dot that marks where it was. */
const SMALLEST_MOVE = 0.05

/** A row's interval with its middle as a notch, and where the middle was 30 days ago. */
export function LevelBar({ row }: { row: SkillRow }) {
  const { low, middle, high } = row.level ?? row.areaSuggests
  const was = row.level ? row.middleBefore : null
  return (
    <>
      <span className={`iv ${barLook(row)}`} style={vars({ lo: low, at: middle, hi: high })} />
      {was !== null && Math.abs(was - middle) >= SMALLEST_MOVE && (
        <i className={was > middle ? 'was down' : 'was'} style={vars({ was, at: middle })} />
      )}
    </>
  )
}
