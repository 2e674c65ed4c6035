import { setTimeout as sleep } from 'node:timers/promises'
import type { Checks } from '../app/lab/carry-out.ts'

export type Worker = {
  /** Something was queued by this process: look at once. */
  nudge: () => void
  /** Gives back what it is working on, and waits until nothing of it is left. */
  stop: () => Promise<void>
}

export type WorkerOptions = {
  checks: Checks
  /** Gives this machine to one run at a time; null while another has it. */
  takeMachine: () => (() => void) | null
  onTrouble: (what: string, error: unknown) => void
  /** How often to look whether another process queued something. */
  everyMs?: number
}

const machineBusyMs = 300
const afterTroubleMs = 2_000

/** Takes queued runs, one at a time, until it is stopped. */
export function startWorker({ checks, takeMachine, onTrouble, everyMs = 3_000 }: WorkerOptions): Worker {
  const stopping = new AbortController()
  const { signal } = stopping
  let nudged = Promise.withResolvers<void>()
  const wait = (ms: number) => sleep(ms, undefined, { signal, ref: false }).catch(() => {})

  /** @returns whether it did something */
  const workOnce = async (): Promise<boolean> => {
    if (!(await checks.isAnyWaiting())) return false
    const release = takeMachine()
    if (release === null) {
      await wait(machineBusyMs)
      return true
    }
    try {
      const claim = signal.aborted ? null : await checks.claim()
      if (claim) await checks.carryOut(claim, signal)
      return claim !== null
    } finally {
      release()
    }
  }

  const ended = (async () => {
    while (!signal.aborted) {
      try {
        if (await workOnce()) continue
        await Promise.race([wait(everyMs), nudged.promise])
        nudged = Promise.withResolvers()
      } catch (error) {
        onTrouble('the worker could not go on', error)
        await wait(afterTroubleMs)
      }
    }
  })()

  return {
    nudge: () => nudged.resolve(),
    stop() {
      stopping.abort(new Error('the worker was stopped'))
      return ended
    },
  }
}
