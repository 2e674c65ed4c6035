import { join } from 'node:path'
import { takeMachine } from '../../src/app/lab/machine.ts'
import type { OpenRecord } from '../../src/app/record/open-record.ts'
import type { KillPoint } from '../../src/store/lab/kill-point.ts'
import { ownerOf } from '../../src/store/person.ts'
import { openStore } from '../../src/store/store.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { openLabBench, quickRun, sourceShowing } from '../labs.ts'
import type { TestConnection } from '../postgres.ts'

/**
 * What the kill tests kill: a worker in a program of its own, `lab-worker-program.ts ORDER`, that ends or stops itself
 * at one place of the path of a check. Where that is in the beginning, it starts a check as well.
 */
export type WorkerOrder = {
  connection: TestConnection
  folder: string
  at: KillPoint
  signal: 'SIGKILL' | 'SIGSTOP'
  claimSeconds: number
  runMs: number
}

const order = JSON.parse(process.argv[2] ?? '') as WorkerOrder
const { db, schema, close } = await openStore({ connection: order.connection })
const record: OpenRecord = {
  store: { db, schema, close },
  person: await ownerOf(db, new Date()),
  schema,
  notices: [],
  lost: new Promise(() => {}),
  patiently: (work) => work(),
  places: { postgres: '', backups: '', log: '' },
  programVersion: '0.0.0-test',
  embedded: false,
  close,
}
let struck = false
const bench = openLabBench(record, order.folder, {
  runLab: quickRun(record, order.runMs),
  claimSeconds: order.claimSeconds,
  passing(point) {
    if (struck || point !== order.at) return
    struck = true
    // By itself, so that it happens there and nowhere else.
    process.kill(process.pid, order.signal)
  },
})
/** Said once it has come to the end of what it was struck in. */
const sayDone = () => struck && console.log('done')
if (order.at.startsWith('start:')) {
  await bench.start(await sourceShowing(3))
  sayDone()
}
startWorker({
  checks: {
    ...bench.checks,
    async carryOut(claim, signal) {
      await bench.checks.carryOut(claim, signal)
      sayDone()
    },
  },
  takeMachine: () => takeMachine(join(order.folder, 'machine')),
  onTrouble(what, error) {
    console.error(what, error)
    sayDone()
  },
  everyMs: 50,
})
// Nothing else keeps it: what the worker waits with does not.
setInterval(() => {}, 1_000)
