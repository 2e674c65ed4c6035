import type { LabReply, RecordingReply } from '../../api/contract/labs.ts'

export type Second = RecordingReply['seconds'][number]
type Fault = RecordingReply['faults'][number]
type StartSeconds = LabReply['startSeconds']

/** What the chart of a run draws; times in ms from the start of the run. */
export type Timeline = {
  /** Shortly before the first second that was measured: what is made ready before takes as long as the machine is busy. */
  fromMs: number
  toMs: number
  /** Ends of the latency axis, ms, both powers of ten. */
  from: number
  to: number
  /** Powers of ten between them. */
  marks: number[]
  /** One place of the time axis each, ascending, with gaps where a line has to break. */
  points: { atMs: number; own: Second | null; reference: Second | null }[]
  /** p99 of the untouched starter, each of its steps laid under the same step of this run; null where the line breaks. */
  start: { atMs: number; p99: number | null }[]
  /** The same fault has the same letter wherever it comes back. */
  bands: { letter: string; says: string; fromMs: number; toMs: number }[]
  legend: { letter: string; says: string }[]
  /** Stretches of the scenario that were measured by the second. */
  steps: { id: string; fromMs: number; toMs: number }[]
  ticks: number[]
  mostFailed: number
  /** Of your service. */
  slowest: Second | null
}

const SECOND_MS = 1_000
const GAP_MS = 1_600
const SHORTEST_MS = 10_000

/**
 * @param startSeconds  of the starter, by step; times from the start of the step
 * @param endMs  of the run, once it is over; else as far as is known
 */
export function timeline(
  seconds: readonly Second[],
  faults: readonly Fault[],
  endMs: number,
  startSeconds: StartSeconds = [],
): Timeline {
  const all = seconds.toSorted((a, b) => a.atMs - b.atMs)
  const fromMs = Math.max(0, Math.floor(((all[0]?.atMs ?? 0) - SECOND_MS / 2) / SECOND_MS) * SECOND_MS)
  const toMs = Math.max(fromMs + SHORTEST_MS, endMs, ...all.map(({ atMs }) => atMs + SECOND_MS))
  const start = startOf(startSeconds, all, toMs)
  const latencies = [...all.flatMap(({ p50, p99 }) => [p50, p99]), ...start.map(({ p99 }) => p99)]
  const { from, to } = decades(latencies.filter((ms) => ms !== null && ms > 0) as number[])
  const own = all.filter(({ of }) => of === 'service')
  return {
    fromMs,
    toMs,
    from,
    to,
    marks: powers(from, to),
    points: pointsOf(all),
    start,
    ...lettered(faults, all, toMs),
    steps: stepsOf(all),
    ticks: ticksOf(fromMs, toMs),
    mostFailed: Math.max(0, ...own.map(({ failed }) => failed)),
    slowest: own.reduce<Second | null>(
      (slow, each) => ((each.p99 ?? 0) > (slow?.p99 ?? 0) ? each : slow),
      null,
    ),
  }
}

/** At least two decades, so that noise does not look like a change. */
function decades(latencies: readonly number[]): { from: number; to: number } {
  const low = latencies.reduce((least, ms) => Math.min(least, ms), Number.POSITIVE_INFINITY)
  const high = latencies.reduce((most, ms) => Math.max(most, ms), 0)
  if (high === 0) return { from: 1, to: 1_000 }
  const from = Math.floor(Math.log10(low))
  return { from: 10 ** from, to: 10 ** Math.max(from + 2, Math.ceil(Math.log10(high))) }
}

const powers = (from: number, to: number): number[] =>
  Array.from({ length: Math.round(Math.log10(to / from)) + 1 }, (_, i) => from * 10 ** i)

/** A line breaks where nothing was measured for a while, where another step begins, and where the other one's turn is. */
function pointsOf(all: readonly Second[]): Timeline['points'] {
  const points: Timeline['points'] = []
  for (const [i, second] of all.entries()) {
    const before = all[i - 1]
    if (
      before &&
      (before.step !== second.step || before.of !== second.of || second.atMs - before.atMs > GAP_MS)
    )
      points.push({ atMs: (before.atMs + second.atMs) / 2, own: null, reference: null })
    points.push({
      atMs: second.atMs,
      own: second.of === 'service' ? second : null,
      reference: second.of === 'reference' ? second : null,
    })
  }
  return points
}

/** A step that this run has not reached, or measured nothing in, has no place for the starter's. */
function startOf(startSeconds: StartSeconds, all: readonly Second[], toMs: number): Timeline['start'] {
  return startSeconds
    .flatMap(({ step, seconds }) => {
      const own = all.find((second) => second.step === step)
      const first = seconds[0]
      if (!own || !first) return []
      const shift = own.atMs - first.atMs
      return seconds.flatMap(({ atMs, p99 }, i) => {
        const before = seconds[i - 1]
        const at = atMs + shift
        const point = { atMs: at, p99 }
        return !before || atMs - before.atMs > GAP_MS ? [{ atMs: at - 1, p99: null }, point] : [point]
      })
    })
    .filter(({ atMs }) => atMs >= 0 && atMs <= toMs)
    .toSorted((a, b) => a.atMs - b.atMs)
}

function lettered(faults: readonly Fault[], all: readonly Second[], toMs: number) {
  const inOrder = faults.toSorted((a, b) => a.fromMs - b.fromMs)
  const kinds = [...new Set(inOrder.map(({ says }) => says))]
  const letterOf = (says: string) => letter(kinds.indexOf(says))
  const bands = inOrder.map(({ says, step, fromMs, toMs: until }) => {
    const last = all.findLast((second) => second.step === step)
    return {
      letter: letterOf(says),
      says,
      fromMs,
      // Until the end of its step, where it has no end of its own.
      toMs: Math.min(toMs, until ?? (last ? last.atMs + SECOND_MS : toMs)),
    }
  })
  return { bands, legend: kinds.map((says) => ({ letter: letterOf(says), says })) }
}

const letter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `${letter(Math.floor(index / 26) - 1)}${letter(index % 26)}`

function stepsOf(all: readonly Second[]): Timeline['steps'] {
  const steps: Timeline['steps'] = []
  for (const { step, atMs } of all) {
    const last = steps.at(-1)
    if (last?.id === step) last.toMs = atMs + SECOND_MS
    else steps.push({ id: step, fromMs: atMs, toMs: atMs + SECOND_MS })
  }
  return steps
}

/** At most nine, on round seconds. */
function ticksOf(fromMs: number, toMs: number): number[] {
  const all = (toMs - fromMs) / SECOND_MS
  const every = ([1, 2, 5, 10, 15, 30, 60, 120, 300].find((step) => all / step <= 8) ?? 600) * SECOND_MS
  const first = Math.ceil(fromMs / every)
  return Array.from({ length: Math.floor(toMs / every) - first + 1 }, (_, i) => (first + i) * every)
}
