import { writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { pathToFileURL } from 'node:url'
import type { Lab } from '../../core/lab/lab.ts'
import type { FromGenerator, ToGenerator } from './generator.ts'
import { openLoop } from './open-loop.ts'

/** The program that sends load: it imports the lab, is told windows, and tells what it measured. */
const [labFile = '', seed = ''] = process.argv.slice(2)
const operationsAtOnce = 5000

// On a busy machine the others would make it late; not everybody may ask for this. Where Linux shares processors among
// sessions, a priority only counts among the processes of one, and it is the session's that counts.
try {
  setPriority(constants.priority.PRIORITY_HIGH)
  writeFileSync('/proc/self/autogroup', String(constants.priority.PRIORITY_HIGH))
} catch {}
process.on('disconnect', () => process.exit())
const tell = (message: FromGenerator): void => void process.send?.(message)

const { lab }: { lab: Lab } = await import(pathToFileURL(labFile).href)
process.on('message', ({ load: name, ...order }: ToGenerator) => {
  run(name, order).catch((error: unknown) =>
    tell({
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  )
})
tell({ kind: 'ready' })

async function run(name: string, order: Omit<ToGenerator, 'load'>): Promise<void> {
  const load = Object.hasOwn(lab.loads, name) ? lab.loads[name] : undefined
  if (!load) throw new RangeError(`the lab has no load ${name}`)
  const { operations, ...result } = await openLoop(load, seed, order, {
    started: (startedAt) => tell({ kind: 'started', startedAt }),
    second: (second) => tell({ kind: 'second', second }),
  })
  for (let from = 0; from < operations.length; from += operationsAtOnce)
    tell({ kind: 'operations', operations: operations.slice(from, from + operationsAtOnce) })
  tell({ kind: 'done', result })
}
