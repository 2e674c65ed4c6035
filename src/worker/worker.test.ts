import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Checks } from '../app/lab/carry-out.ts'
import { takeMachine } from '../app/lab/machine.ts'
import { startWorker, type Worker } from './worker.ts'

const workers: Worker[] = []
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop()
})

/** A queue of so many runs, each of which takes some turns of the event loop. */
function queueOf(waiting: number) {
  const seen = { waiting, running: 0, mostAtOnce: 0, done: 0 }
  const checks: Checks = {
    isAnyWaiting: async () => seen.waiting > 0,
    async claim() {
      if (seen.waiting === 0) return null
      seen.waiting--
      return {} as Awaited<ReturnType<Checks['claim']>>
    },
    async carryOut() {
      seen.running++
      seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.running)
      for (let turns = 0; turns < 5; turns++) await turn()
      seen.running--
      seen.done++
    },
  }
  return { seen, checks }
}
const work = (checks: Checks, options: Partial<Parameters<typeof startWorker>[0]> = {}): Worker => {
  const worker = startWorker({ checks, takeMachine: () => () => {}, onTrouble: () => {}, ...options })
  workers.push(worker)
  return worker
}
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await turn()
}

describe('a worker', () => {
  it('works off what waits, one after the other', async () => {
    const { seen, checks } = queueOf(3)
    work(checks)
    await until(() => seen.done === 3)
    expect(seen.mostAtOnce).toBe(1)
  })

  it('looks at once when it is nudged, however seldom it looks by itself', async () => {
    const { seen, checks } = queueOf(0)
    const worker = work(checks, { everyMs: 3_600_000 })
    await turn()
    seen.waiting = 1
    worker.nudge()
    await until(() => seen.done === 1)
  })

  it('that is stopped while it waits ends at once', async () => {
    await work(queueOf(0).checks, { everyMs: 3_600_000 }).stop()
  })

  it('goes on after trouble, and tells it', async () => {
    const { seen, checks } = queueOf(1)
    const told: string[] = []
    let asked = 0
    const isAnyWaiting = async () => {
      if (asked++ === 0) throw new Error('the database is away')
      return checks.isAnyWaiting()
    }
    work({ ...checks, isAnyWaiting }, { onTrouble: (what) => told.push(what) })
    await until(() => seen.done === 1)
    expect(told).toEqual(['the worker could not go on'])
  })

  it('shares its machine with no other run', async () => {
    const { seen, checks } = queueOf(6)
    let taken = false
    const takeMachine = () => {
      if (taken) return null
      taken = true
      return () => {
        taken = false
      }
    }
    for (let count = 0; count < 3; count++) work(checks, { takeMachine })
    await until(() => seen.done === 6)
    expect(seen.mostAtOnce).toBe(1)
  })
})

describe('a machine', () => {
  it('is one run’s until it is given back', () => {
    const folder = mkdtempSync(join(tmpdir(), 'proven-machine-'))
    const release = takeMachine(folder)
    expect(release).not.toBeNull()
    expect(takeMachine(folder)).toBeNull()
    release?.()
    const again = takeMachine(folder)
    expect(again).not.toBeNull()
    again?.()
    rmSync(folder, { recursive: true })
  })
})
