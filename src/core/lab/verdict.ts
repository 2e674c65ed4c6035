import type { Check, Lab, Measurement } from './lab.ts'
import type { Recording, VoidCause } from './recording.ts'

export type CheckResult = {
  id: string
  title: string
  kind: Check['kind']
  unit: Check['unit']
  atMost: number
  outcome: 'passed' | 'failed' | 'inconclusive'
  value: number | null
  says: string
  mine: number | null
  reference: number | null
}

/** What one run showed. Only `judged` becomes evidence. */
export type RunOutcome =
  | { kind: 'judged'; passed: boolean; checks: CheckResult[] }
  /** Too close to a limit to say: again. */
  | { kind: 'inconclusive'; checks: CheckResult[] }
  /** We spoiled it: again, no penalty. */
  | { kind: 'void'; causes: { cause: VoidCause; says: string }[] }

/** Half the width of the band around a timed limit in which nobody can say. */
const undecidedBand = 0.1

/**
 * Judges a recording, now or years later. A run that we spoiled is void, never failed; silence never passes; one check
 * that failed for certain decides, whatever else is undecided.
 */
export function judge(lab: Lab, recording: Recording): RunOutcome {
  if (recording.spoiled.length > 0) return { kind: 'void', causes: recording.spoiled }
  const measured = lab.checks.map((check) => [check, measurementOf(check, recording)] as const)
  const causes = measured.flatMap(([, { spoiled }]) => spoiled ?? [])
  if (causes.length > 0) return { kind: 'void', causes }
  const checks = measured.map(([check, measurement]) => judgeCheck(check, measurement))
  const outcomes = new Set(checks.map(({ outcome }) => outcome))
  if (outcomes.has('failed') || checks.length === 0) return { kind: 'judged', passed: false, checks }
  if (outcomes.has('inconclusive')) return { kind: 'inconclusive', checks }
  return { kind: 'judged', passed: true, checks }
}

/** Of a scenario that was cut short, what came after is not known to be right. */
const measurementOf = (check: Check, recording: Recording): Measurement =>
  recording.gaveUp === null ? check.measure(recording) : { value: null, says: recording.gaveUp }

function judgeCheck(check: Check, measurement: Measurement): CheckResult {
  const { id, title, kind, unit, atMost } = check
  const { value, says, unknown = 0, mine = null, reference = null } = measurement
  const outcome = outcomeOf(check, value, unknown)
  // Neither NaN nor Infinity survives being written down.
  const written = value !== null && Number.isFinite(value) ? value : null
  return { id, title, kind, unit, atMost, outcome, value: written, says, mine, reference }
}

function outcomeOf({ kind, atMost }: Check, value: number | null, unknown: number): CheckResult['outcome'] {
  if (value === null || Number.isNaN(value)) return 'failed'
  if (kind === 'timed' && value > atMost * (1 - undecidedBand) && value < atMost * (1 + undecidedBand))
    return 'inconclusive'
  if (value > atMost) return 'failed'
  return unknown > 0 ? 'inconclusive' : 'passed'
}
