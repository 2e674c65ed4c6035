import { parentPort, workerData } from 'node:worker_threads'
import { type Beats, monotonicMs } from './metronome.ts'

/** The thread of a {@link Metronome}: it sleeps until a beat, and says so, unless that was said and not yet heard. */
const { beats, cells }: Beats = workerData

parentPort?.once('message', (startMs: number) => {
  for (const beat of beats) {
    const wait = startMs + beat - monotonicMs()
    if (wait > 0) Atomics.wait(cells, 1, 0, wait)
    if (Atomics.exchange(cells, 0, 1) === 0) parentPort?.postMessage(null)
  }
})
parentPort?.postMessage('ready')
