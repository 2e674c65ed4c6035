import type { RecordingReply } from '../../api/contract.ts'

export type Second = RecordingReply['seconds'][number]
type Fault = RecordingReply['faults'][number]

/** What the chart of a run draws; times in ms from the start of the run. */
export type Timeline = {
  toMs: number
  /** Ends of the latency axis, ms, both powers of ten. */
  from: number
  to: number
  /** Powers of ten between them. */
  marks: number[]
  /** One place of the time axis each, ascending, with gaps where a line has to break. */
  points: { atMs: number; own: Second | null; reference: Second | null; start: Second | null }[]
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

/** @param endMs  of the run, once it is over; else as far as is known */
export function timeline(seconds: readonly Second[], faults: readonly Fault[], endMs: number): Timeline {
  const all = seconds.toSorted((a, b) => a.atMs - b.atMs)
  const toMs = Math.max(SHORTEST_MS, endMs, ...all.map(({ atMs }) => atMs + SECOND_MS))
  const latencies = all.flatMap(({ p50, p99 }) => [p50, p99]).filter((ms) => ms !== null && ms > 0)
  const { from, to } = decades(latencies as number[])
  const own = all.filter(({ of }) => of === 'service')
  return {
    toMs,
    from,
    to,
    marks: powers(from, to),
    points: pointsOf(all),
    ...lettered(faults, all, toMs),
    steps: stepsOf(all),
    ticks: ticksOf(toMs),
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
      points.push({ atMs: (before.atMs + second.atMs) / 2, own: null, reference: null, start: null })
    points.push({
      atMs: second.atMs,
      own: second.of === 'service' ? second : null,
      reference: second.of === 'reference' ? second : null,
      start: null,
    })
  }
  return points
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
function ticksOf(toMs: number): number[] {
  const every = [1, 2, 5, 10, 15, 30, 60, 120, 300].find((step) => toMs / SECOND_MS / step <= 8) ?? 600
  return Array.from({ length: Math.floor(toMs / SECOND_MS / every) + 1 }, (_, i) => i * every * SECOND_MS)
}
