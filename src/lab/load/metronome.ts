import { Worker } from 'node:worker_threads'

/** How long before an instant the beat comes: what waking a thread takes. */
export const leadMs = 0.1

/** All between threads is in ms of this clock; `performance.now()` begins anew in each. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6

/**
 * Wakes the event loop shortly before each instant. Timers of Node are a millisecond coarse, and asking the clock again
 * and again takes a whole core from the service that is measured: so a thread sleeps, exactly to some 50 µs.
 */
export type Metronome = {
  /** @param startMs of `monotonicMs`; `beat` is called at least once between each instant's lead and soon after it */
  start: (startMs: number, beat: () => void) => void
  /** To be called before looking whether an instant is near: what comes later beats again. */
  listen: () => void
  close: () => void
}

/** What the thread is given, and shares: cell 0 is 1 while a beat is on its way; nobody ever wakes a sleep on cell 1. */
export type Beats = { instants: Float64Array; cells: Int32Array; leadMs: number }

/** @param instants ms from the start, ascending */
export async function openMetronome(instants: Float64Array): Promise<Metronome> {
  const cells = new Int32Array(new SharedArrayBuffer(8))
  const worker = new Worker(new URL('./metronome-thread.ts', import.meta.url), {
    workerData: { instants, cells, leadMs } satisfies Beats,
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
