import { parentPort, workerData } from 'node:worker_threads'
import { type Beats, monotonicMs } from './metronome.ts'

/** The thread of a {@link Metronome}: it sleeps until an instant is near, and says so, unless that was said already. */
const { instants, cells, leadMs }: Beats = workerData

parentPort?.once('message', (startMs: number) => {
  for (let next = 0; next < instants.length; ) {
    const wait = startMs + (instants[next] ?? 0) - leadMs - monotonicMs()
    if (wait > 0) Atomics.wait(cells, 1, 0, wait)
    const nearMs = monotonicMs() - startMs + leadMs
    while (next < instants.length && (instants[next] ?? 0) <= nearMs) next++
    if (Atomics.exchange(cells, 0, 1) === 0) parentPort?.postMessage(null)
  }
})
parentPort?.postMessage('ready')
