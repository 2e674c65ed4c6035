import { Worker } from 'node:worker_threads'

/** How long before an instant its beat comes: what waking a thread takes. */
const leadMs = 0.1
/** Between beats. Instants that are closer than this share one, so that a high rate costs no more than a low one. */
export const leastGapMs = 0.4

/** All between threads is in ms of this clock; `performance.now()` begins anew in each. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6

/**
 * Wakes the event loop at instants. Timers of Node are a millisecond coarse, and asking the clock again and again takes
 * a whole core from the service that is measured: so a thread sleeps, exactly to some 50 µs.
 */
export type Metronome = {
  /** @param startMs of `monotonicMs`; `beat` is called after each beat's time, once where several have passed */
  start: (startMs: number, beat: () => void) => void
  /** To be called before looking whether an instant has come: one that comes later beats again. */
  listen: () => void
  close: () => void
}

/** What the thread is given, and shares: cell 0 is 1 while a beat is on its way; nobody ever wakes a sleep on cell 1. */
export type Beats = { beats: Float64Array; cells: Int32Array }

/**
 * When to beat for instants: a little before each that stands alone, and every {@link leastGapMs} after those that do not.
 * @param instants ms from the start, ascending
 */
export function beatsFor(instants: Float64Array): Float64Array {
  const beats: number[] = []
  let last = Number.NEGATIVE_INFINITY
  for (const instant of instants) {
    if (instant <= last) continue
    last = instant - leadMs >= last + leastGapMs ? instant - leadMs : Math.max(instant, last + leastGapMs)
    beats.push(last)
  }
  return Float64Array.from(beats)
}

export async function openMetronome(beats: Float64Array): Promise<Metronome> {
  const cells = new Int32Array(new SharedArrayBuffer(8))
  const worker = new Worker(new URL('./metronome-thread.ts', import.meta.url), {
    workerData: { beats, cells } satisfies Beats,
    execArgv: [],
  })
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
  return {
    start: (startMs, beat) => {
      worker.on('message', beat)
      worker.postMessage(startMs)
    },
    listen: () => void Atomics.store(cells, 0, 0),
    close: () => void worker.terminate(),
  }
}
