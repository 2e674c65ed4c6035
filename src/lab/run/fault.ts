import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault, TimedFault } from '../../core/lab/lab.ts'
import { faultSays } from '../../core/lab/progress.ts'
import type { FaultRecording } from '../../core/lab/recording.ts'
import type { Stage } from './stage.ts'

export type FaultsUnderWay = {
  /** The step is over: what still goes on is ended; what has to come back is waited for. */
  end(): Promise<FaultRecording[]>
}

/**
 * Does faults at their instants.
 * @param startedAt  of the step's first request, ms of Unix time
 */
export function doFaults(
  stage: Stage,
  stepId: string,
  faults: readonly TimedFault[],
  startedAt: number,
): FaultsUnderWay {
  const over = new AbortController()
  const doneOf = async ({ atMs, fault }: TimedFault): Promise<FaultRecording[]> => {
    const waitMs = startedAt + atMs - stage.now()
    if (waitMs > 0) await sleep(waitMs, undefined, { signal: over.signal }).catch(() => {})
    // The step was over before its time came.
    if (over.signal.aborted) return []
    const recording: FaultRecording = { fault, fromMs: stage.sinceStart(), toMs: null }
    const tell = () =>
      stage.tell({
        kind: 'fault',
        fault: { step: stepId, says: faultSays(fault), fromMs: recording.fromMs, toMs: recording.toMs },
      })
    tell()
    await doFault(stage, fault, over.signal)
    if (!over.signal.aborted || waitsForItself(fault)) recording.toMs = stage.sinceStart()
    tell()
    return [recording]
  }
  const all = Promise.all(faults.map(doneOf))
  // Told by whoever waits for the end.
  all.catch(() => {})
  return {
    async end() {
      over.abort()
      const recordings = await all
      await stage.clearNetwork()
      return recordings.flat().sort((a, b) => a.fromMs - b.fromMs)
    },
  }
}

/** Those that are over when something is back, whenever that is. */
const waitsForItself = ({ kind }: Fault): boolean =>
  kind === 'database-kill' || kind === 'database-restart' || kind === 'service-kill'

async function doFault(stage: Stage, fault: Fault, signal: AbortSignal): Promise<void> {
  const wait = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {})
  switch (fault.kind) {
    case 'database-kill':
      return stage.cluster.kill()
    case 'database-restart':
      return stage.cluster.restart()
    case 'database-pause':
      return stage.cluster.pause(fault.forMs)
    case 'service-kill': {
      const service = stage.instance(fault.instance)
      await service.kill()
      await sleep(fault.restartAfterMs)
      service.start()
      await service.ready(20_000)
      return
    }
    case 'service-pause': {
      const service = stage.instance(fault.instance)
      service.pause()
      await wait(fault.forMs)
      service.resume()
      return
    }
    case 'network': {
      const end = await stage.disturb(fault.to, fault.does)
      await wait(fault.forMs)
      await end()
      return
    }
  }
}
