import { Worker } from 'node:worker_threads'
import { importLab } from './load-lab.ts'
import { runLab } from './run-lab.ts'
import type { FromRunner, RunnerOrder, ToRunner } from './start-runner.ts'

/** The program that runs one lab: it is told what, and tells what happens. It ends with whoever started it. */

const stopping = new AbortController()

// A function of a lab that never returns would keep this process from seeing that it is alone.
const watchdog = new Worker(
  `const parent = process.ppid
   setInterval(() => {
     if (process.ppid !== parent) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5000)
   }, 500)`,
  { eval: true },
)
watchdog.unref()

const tell = (message: FromRunner): Promise<void> =>
  new Promise((resolve) => {
    if (process.connected) process.send?.(message, undefined, {}, () => resolve())
    else resolve()
  })

process.on('disconnect', () => stopping.abort(new Error('whoever ordered the run is gone')))
process.on('message', (message: ToRunner) => {
  if (message.kind === 'stop') stopping.abort(new Error('the run was stopped'))
  else void run(message.order)
})
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => stopping.abort(new Error(`the run was ended by ${signal}`)))

async function run(order: RunnerOrder): Promise<void> {
  try {
    const lab = await importLab(order.labFile)
    const onProgress = (event: Extract<FromRunner, { kind: 'progress' }>['event']) =>
      void tell({ kind: 'progress', event })
    const recording = await runLab({ ...order, lab, onProgress, signal: stopping.signal })
    await tell({ kind: 'recording', recording })
  } catch (error) {
    await tell({ kind: 'failed', says: error instanceof Error ? error.message : String(error) })
  }
  process.exit()
}
