import { randomUUID } from 'node:crypto'
import { Failure, type FailureCode, failures } from '../core/failures.ts'
import type { Recorded } from '../store/record-reading.ts'
import type { Notice } from '../store/source.ts'
import type { Reading } from './use-cases.ts'

export type ScanOrder = { repositories: { path: string; identities: string[] }[] }

type Phase = 'waiting' | 'opening' | 'history' | 'content' | 'recording' | 'done' | 'failed' | 'stopped'

export type ScanProgress = {
  path: string
  label: string
  phase: Phase
  read: number
  of: number | null
  notices: Notice[]
  failure: { code: string; says: string; details: string[]; hint: string } | null
  result: {
    instance: string
    commits: number
    ownCommits: number
    added: number
    unchanged: number
    superseded: number
    withdrawn: number
  } | null
}
export type Scan = {
  id: string
  state: 'running' | 'done' | 'failed' | 'stopped'
  startedAt: string
  repositories: ScanProgress[]
}

/** What reading one repository tells while it runs. */
export type ReadProgress = { phase: 'opening' | 'history' | 'content'; read: number; of: number | null }
export type ReadRepository = (
  path: string,
  identities: string[],
  signal: AbortSignal,
  onProgress: (progress: ReadProgress) => void,
) => Promise<Reading>

export type Scans = {
  start: (order: ScanOrder) => Scan
  /** @throws Failure scan-unknown */
  get: (id: string) => Scan
  /** What was recorded before stays; the repository being read is given up. */
  stop: (id: string) => Scan
  /** Stops all and waits until nothing is being read any more. */
  close: () => Promise<void>
}

const scansKept = 20

/**
 * The scans that the page asked for, one repository at a time in the order asked for, in this process.
 * A repository that fails does not stop the ones after it.
 */
export function createScans(
  read: ReadRepository,
  record: (reading: Reading) => Promise<Recorded>,
  now: () => Date,
): Scans {
  const scans = new Map<string, { scan: Scan; abort: AbortController }>()
  let queue: Promise<void> = Promise.resolve()

  const of = (id: string) => {
    const found = scans.get(id)
    if (!found) throw new Failure('scan-unknown', id)
    return found
  }

  async function run(scan: Scan, order: ScanOrder, signal: AbortSignal): Promise<void> {
    for (const [index, { path, identities }] of order.repositories.entries()) {
      const progress = scan.repositories[index]
      if (!progress) continue
      try {
        if (signal.aborted) throw new Failure('scan-stopped')
        progress.phase = 'opening'
        const reading = await read(path, identities, signal, (told) => Object.assign(progress, told))
        signal.throwIfAborted()
        progress.label = reading.source.label
        progress.notices = reading.notices
        progress.phase = 'recording'
        const { added, unchanged, superseded, withdrawn } = await record(reading)
        progress.result = {
          instance: reading.source.instance,
          commits: reading.commits,
          ownCommits: reading.ownCommits,
          added,
          unchanged,
          superseded,
          withdrawn,
        }
        progress.phase = 'done'
      } catch (error) {
        progress.phase = signal.aborted ? 'stopped' : 'failed'
        progress.failure = told(signal.aborted ? new Failure('scan-stopped') : error)
      }
    }
    const phases = scan.repositories.map(({ phase }) => phase)
    scan.state = signal.aborted ? 'stopped' : phases.every((phase) => phase === 'failed') ? 'failed' : 'done'
  }

  return {
    start(order) {
      const scan: Scan = {
        id: randomUUID(),
        state: 'running',
        startedAt: now().toISOString(),
        repositories: order.repositories.map(({ path }) => ({
          path,
          label: path.split('/').at(-1) ?? path,
          phase: 'waiting',
          read: 0,
          of: null,
          notices: [],
          failure: null,
          result: null,
        })),
      }
      const abort = new AbortController()
      scans.set(scan.id, { scan, abort })
      for (const [id, each] of scans)
        if (scans.size > scansKept && each.scan.state !== 'running') scans.delete(id)
      queue = queue.then(() => run(scan, order, abort.signal))
      return scan
    },
    get: (id) => of(id).scan,
    stop(id) {
      const { scan, abort } = of(id)
      if (scan.state === 'running') abort.abort(new Failure('scan-stopped'))
      return scan
    },
    async close() {
      for (const { abort } of scans.values()) abort.abort(new Failure('scan-stopped'))
      await queue
    },
  }
}

function told(error: unknown): NonNullable<ScanProgress['failure']> {
  const code: FailureCode = error instanceof Failure ? error.code : 'unexpected'
  const details = error instanceof Failure ? error.details : []
  return { code, says: failures[code].says, details, hint: failures[code].hint }
}
