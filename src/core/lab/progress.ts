import type { Fault, Step } from './lab.ts'

/** What a run tells while it goes on, for those who watch. Times are ms from the start of the run. */
export type RunEvent =
  | { kind: 'phase'; phase: RunPhase }
  | { kind: 'step'; id: string; does: Step['kind']; index: number; of: number; atMs: number }
  | { kind: 'second'; second: WatchedSecond }
  | { kind: 'fault'; fault: WatchedFault }
  /** What the service wrote, a line or several. */
  | { kind: 'output'; instance: number; text: string }

/** Waiting for the machine; making the database ready; starting the service; in the scenario; over, being judged. */
export type RunPhase = 'waiting' | 'preparing' | 'starting' | 'scenario' | 'judging'

export type WatchedSecond = {
  step: string
  of: 'service' | 'reference'
  atMs: number
  answered: number
  failed: number
  p50: number | null
  p99: number | null
}

export type WatchedFault = { step: string; says: string; fromMs: number; toMs: number | null }

/** All that was told so far. */
export type RunProgress = {
  phase: RunPhase
  /** Null before the scenario. */
  step: { id: string; does: Step['kind']; index: number; of: number } | null
  /** The newest of at most 600. */
  seconds: WatchedSecond[]
  faults: WatchedFault[]
  /** The last lines that the service wrote. */
  output: string[]
}

export const nothingYet: RunProgress = { phase: 'waiting', step: null, seconds: [], faults: [], output: [] }

const secondsKept = 600
const faultsKept = 100
const linesKept = 40
const lineLength = 300

/** What is known after one more event. */
export function advance(progress: RunProgress, event: RunEvent): RunProgress {
  switch (event.kind) {
    case 'phase':
      return { ...progress, phase: event.phase }
    case 'step': {
      const { id, does, index, of } = event
      return { ...progress, phase: 'scenario', step: { id, does, index, of } }
    }
    case 'second':
      return { ...progress, seconds: [...progress.seconds, event.second].slice(-secondsKept) }
    case 'fault':
      return { ...progress, faults: withFault(progress.faults, event.fault) }
    case 'output': {
      const lines = event.text.split('\n').filter((line) => line.trim() !== '')
      return {
        ...progress,
        output: [...progress.output, ...lines.map((line) => line.slice(0, lineLength))].slice(-linesKept),
      }
    }
  }
}

/** A fault is told when it begins, and again when its end is known. */
function withFault(faults: WatchedFault[], fault: WatchedFault): WatchedFault[] {
  const others = faults.filter(
    ({ step, says, fromMs }) => step !== fault.step || says !== fault.says || fromMs !== fault.fromMs,
  )
  return [...others, fault].slice(-faultsKept)
}

/** A fault in the words of a legend: "database killed". */
export function faultSays(fault: Fault): string {
  switch (fault.kind) {
    case 'database-kill':
      return 'database killed'
    case 'database-restart':
      return 'database restarted'
    case 'database-pause':
      return 'database paused'
    case 'service-kill':
      return `service ${fault.instance + 1} killed`
    case 'service-pause':
      return `service ${fault.instance + 1} paused`
    case 'network':
      return `${networkSays[fault.does.kind]} ${fault.to}`
  }
}

const networkSays = {
  delay: 'slow network to the',
  throttle: 'narrow network to the',
  cut: 'no network to the',
  reset: 'connections reset to the',
  'black-hole': 'silent network to the',
} as const
