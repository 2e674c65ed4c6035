import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Recording } from '../../core/lab/recording.ts'

/**
 * How much the machine was taken from us. A busy machine is no reason: both sides of a comparison have it. Only what
 * no measurement stands is.
 */
export type NoiseWatch = { end(): Recording['spoiled'] }

// This process waits nearly all the time: when it cannot run for so long, nor can a service that answers.
const longestWaitMs = 1_500
const mostStolen = 0.5
const mostAsleepMs = 2_000
const mostUneven = 3

export function watchNoise(): NoiseWatch {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  const before = { processor: processorTimes(), wall: Date.now(), clock: performance.now() }
  return {
    end() {
      delay.disable()
      const asleepMs = Math.abs(Date.now() - before.wall - (performance.now() - before.clock))
      const waitedMs = delay.max / 1e6
      const stolen = stolenBetween(before.processor, processorTimes())
      const noisy = (says: string): Recording['spoiled'] => [{ cause: 'host-too-noisy', says }]
      if (asleepMs > mostAsleepMs)
        return noisy(`The machine slept, or its clock was set, for ${Math.round(asleepMs / 1000)} s.`)
      if (waitedMs > longestWaitMs)
        return noisy(`Nothing ran on this machine for ${Math.round(waitedMs)} ms: it is too busy.`)
      if (stolen > mostStolen)
        return noisy(`The machine's host took ${Math.round(stolen * 100)} % of its processors for others.`)
      return []
    },
  }
}

/** Ms that a fixed piece of work takes now, at best. */
export function pace(): number {
  // The first calls run before the loop is compiled.
  for (; warmUps > 0; warmUps--) spin()
  return Math.min(spin(), spin(), spin())
}

let warmUps = 20

function spin(): number {
  const startedAt = performance.now()
  let sum = 0
  for (let step = 0; step < 1_000_000; step++) sum = (Math.imul(sum, 31) + step) | 0
  // Never so; without it the loop would be no use.
  return performance.now() - startedAt + (sum === 1 ? 1 : 0)
}

/**
 * Voids a comparison where one side had another machine than the other. Stalls that met a window here and there do
 * nothing to medians.
 * @param paces  before each window
 */
export function unevenPace(
  paces: readonly { of: 'service' | 'reference'; ms: number }[],
): Recording['spoiled'] {
  const best = (of: 'service' | 'reference') =>
    Math.min(...paces.flatMap((each) => (each.of === of ? [each.ms] : [])))
  const [mine, theirs] = [best('service'), best('reference')]
  if (!(Math.max(mine, theirs) > mostUneven * Math.min(mine, theirs))) return []
  const says = `The same work took at least ${mine.toFixed(1)} ms before windows of the service, and ${theirs.toFixed(1)} ms before those of the reference: they cannot be compared.`
  return [{ cause: 'host-too-noisy', says }]
}

type ProcessorTimes = { stolen: number; all: number } | null

/** Null where the system does not tell. */
function processorTimes(): ProcessorTimes {
  try {
    const fields =
      readFileSync('/proc/stat', 'utf8').split('\n')[0]?.trim().split(/\s+/).slice(1, 9).map(Number) ?? []
    return { stolen: fields[7] ?? 0, all: fields.reduce((sum, each) => sum + each, 0) }
  } catch {
    return null
  }
}

const stolenBetween = (before: ProcessorTimes, after: ProcessorTimes): number =>
  before && after && after.all > before.all ? (after.stolen - before.stolen) / (after.all - before.all) : 0
