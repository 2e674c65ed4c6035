import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Checks, createChecks, type RunLab } from '../src/app/lab/carry-out.ts'
import type { KnownLab } from '../src/app/lab/known-labs.ts'
import { startCheck } from '../src/app/lab/start-check.ts'
import type { OpenRecord } from '../src/app/record/open-record.ts'
import type { Recording } from '../src/core/lab/recording.ts'
import { packSource, type SourceArchive } from '../src/intake/lab-source/pack.ts'
import type { Passing } from '../src/store/lab/kill-point.ts'
import { openQueue, type Queue } from '../src/store/lab/queue.ts'
import { smallBenchmark } from './readings.ts'

/** A lab with one check, whose run takes no time: it settled after so many ms as the source's file `shows` says. */
export const smallLab = (change: Partial<KnownLab['lab']> = {}): KnownLab => ({
  lab: {
    slug: 'small-lab',
    version: 1,
    title: 'Small lab',
    summary: 'As little as a lab can be.',
    hours: { from: 1, to: 2 },
    behaviours: [
      { skill: 'caching', behaviour: 'expires', strength: 'fair' },
      { skill: 'caching', behaviour: 'invalidates', strength: 'strong' },
    ],
    database: { fixture: 'fixture.sql' },
    loads: {},
    scenario: [
      {
        kind: 'settle',
        id: 'wait',
        request: { name: 'health', method: 'GET', path: '/healthz' },
        settled: () => true,
        withinMs: 1,
      },
    ],
    checks: [
      {
        id: 'settles',
        title: 'Steps until it settles',
        kind: 'counted',
        unit: 'count',
        atMost: 10,
        measure: ({ steps: [step] }) => {
          const value = step?.kind === 'settle' ? step.settledAfterMs : null
          // 7 is the one of which nobody knows.
          return { value, says: `It settled after ${value} steps.`, unknown: value === 7 ? 1 : 0 }
        },
      },
    ],
    hints: ['Look.', 'Look closer.', 'There.'],
    ...change,
  },
  folder: '/nowhere',
  file: '/nowhere/lab.ts',
  brief: '# Small lab\n\nMake it settle.\n',
  languages: ['typescript'],
  proof: null,
})

export const recordingOf = (settledAfterMs: number | null, change: Partial<Recording> = {}): Recording => ({
  lab: { slug: 'small-lab', version: 1 },
  engine: 1,
  seed: 'seed',
  startedAt: '2026-11-22T10:00:00.000Z',
  tookMs: 5,
  machine: { cores: 2, model: 'none', memoryMiB: 1024, system: 'none', node: 'v24', postgres: '18' },
  steps: [{ kind: 'settle', id: 'wait', fromMs: 1, settledAfterMs }],
  service: [{ instance: 0, endedByItself: 0, output: 'ready\n', outputLines: 1 }],
  spoiled: [],
  gaveUp: null,
  ...change,
})

/** Shows the numbers of the file `shows`, one a try, the last one again and again: `7 3` is inconclusive, then passes. */
export const quickRun =
  (record: OpenRecord, forMs = 0): RunLab =>
  async ({ sourceFolder, seed, onProgress, signal }) => {
    const text = await readFile(join(sourceFolder, 'shows'), 'utf8')
    const shows = text.trim().split(' ').map(Number)
    const { tries } = await record.store.db
      .selectFrom('run')
      .select('tries')
      .where('state', '=', 'running')
      .executeTakeFirstOrThrow()
    onProgress({ kind: 'phase', phase: 'scenario' })
    await sleep(forMs, undefined, { signal })
    return recordingOf(shows[Math.min(tries.length, shows.length - 1)] ?? null, { seed })
  }

/** A packed folder that shows these numbers. */
export async function sourceShowing(...shows: number[]): Promise<SourceArchive> {
  const folder = mkdtempSync(join(tmpdir(), 'proven-source-'))
  try {
    writeFileSync(join(folder, 'lab.yaml'), 'lab: small-lab\nstart: [none]\n')
    writeFileSync(join(folder, 'shows'), shows.join(' '))
    return await packSource(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export type LabBench = {
  queue: Queue
  checks: Checks
  troubles: string[]
  start: (source: SourceArchive, seed?: string | null) => Promise<string>
  /** Everything that waits, one after the other. */
  workOff: () => Promise<void>
  close: () => Promise<void>
}

type BenchOptions = {
  labs?: KnownLab[]
  runLab?: RunLab
  now?: () => Date
  passing?: Passing
  claimSeconds?: number
}

/** What starts and works off checks of a record, without a server. */
export function openLabBench(record: OpenRecord, folder: string, options: BenchOptions = {}): LabBench {
  const labs = options.labs ?? [smallLab()]
  const now = options.now ?? (() => new Date())
  const queue = openQueue(record.store.db)
  const troubles: string[] = []
  const scratch = join(folder, 'scratch')
  mkdirSync(scratch, { recursive: true })
  const checks = createChecks({
    record,
    queue,
    labs: () => Promise.resolve(labs),
    benchmark: smallBenchmark(),
    scratch,
    runLab: options.runLab ?? quickRun(record),
    now,
    onTrouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
    ...(options.passing && { passing: options.passing }),
    ...(options.claimSeconds !== undefined && { claimSeconds: options.claimSeconds }),
  })
  return {
    queue,
    checks,
    troubles,
    start: (source, seed = null) =>
      startCheck(record, queue, labs, { lab: 'small-lab', seed, source }, now(), options.passing),
    async workOff() {
      while (await checks.isAnyWaiting()) {
        const claim = await checks.claim()
        if (claim) await checks.carryOut(claim, new AbortController().signal)
      }
    },
    close: () => queue.close(),
  }
}
