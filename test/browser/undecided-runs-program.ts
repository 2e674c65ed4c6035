import { setTimeout as sleep } from 'node:timers/promises'
import { contentFolder } from '../../src/app/build.ts'
import { homeOf } from '../../src/app/home.ts'
import type { RunLab } from '../../src/app/lab/carry-out.ts'
import type { KnownLab } from '../../src/app/lab/known-labs.ts'
import { openProven } from '../../src/app/proven.ts'
import { loadLabs } from '../../src/content/labs.ts'
import { loadContent } from '../../src/content/load.ts'
import type { Measurement } from '../../src/core/lab/lab.ts'
import type { LoadFigures, Recording } from '../../src/core/lab/recording.ts'
import { recordingOf, sourceShowing } from '../labs.ts'

/**
 * Writes into the record of a home runs of a lab that ended in every way but with a verdict:
 * `undecided-runs-program.ts HOME SLUG`. All but the measuring is as it always is.
 */
const [folder = '', slug = ''] = process.argv.slice(2)

type Shown = { recording: Recording; measured?: Record<string, Measurement> }
type Ending = (order: Parameters<RunLab>[0]) => Promise<Shown>

const { benchmark } = await loadContent(contentFolder)
if (!benchmark) throw new Error('the content cannot be loaded')
const { labs } = await loadLabs(contentFolder, benchmark)
const known = labs.find(({ lab }) => lab.slug === slug)
if (!known) throw new Error(`there is no lab ${slug}`)

let measured: Record<string, Measurement> = {}
/** The lab as it is, but for where its checks read their figures. */
const scripted: KnownLab = {
  ...known,
  lab: {
    ...known.lab,
    checks: known.lab.checks.map((check) => ({
      ...check,
      measure: () => measured[check.id] ?? { value: 0, says: 'Of 1,240 requests none was.' },
    })),
  },
}

let ending: Ending = () => Promise.reject(new Error('no run was asked for'))
const proven = await openProven({
  home: homeOf({ PROVEN_HOME: folder }),
  environment: {},
  now: () => new Date(),
  onTrouble: () => {},
  labs: () => Promise.resolve([scripted]),
  async runLab(order) {
    const shown = await ending(order)
    measured = shown.measured ?? {}
    return { ...shown.recording, seed: order.seed }
  },
})

const source = await sourceShowing(0)
const start = () => proven.useCases.checkArchive(slug, null, source.bytes)

async function endAs(how: Ending): Promise<void> {
  ending = how
  await start()
  while (await proven.checks.isAnyWaiting()) {
    const claim = await proven.checks.claim()
    if (claim) await proven.checks.carryOut(claim, new AbortController().signal)
  }
}

const secondMs = 1_000

function load(fromMs: number, seconds: number, p99: (second: number) => number, sentLate = 0): LoadFigures {
  return {
    fromMs,
    durationMs: seconds * secondMs,
    scheduled: seconds * 60,
    sentLate,
    sendLagP99Ms: 1.4,
    byName: {
      list: {
        sent: seconds * 60,
        good: seconds * 60,
        wrong: [],
        errors: 0,
        timedOut: 0,
        broken: 0,
        late: 0,
        statuses: { 200: seconds * 60 },
        latency: { p50: 6, p90: 14, p99: p99(0), max: p99(0) * 2 },
      },
    },
    seconds: Array.from({ length: seconds }, (_, second) => ({
      atMs: fromMs + second * secondMs,
      answered: 60,
      failed: 0,
      p50: p99(second) / 3,
      p99: p99(second),
    })),
  }
}

/** Measured to its end: a comparison, and a step under load. */
const whole = (change: Partial<Recording> = {}, sentLate = 0): Recording =>
  recordingOf(null, {
    lab: { slug, version: scripted.lab.version },
    startedAt: new Date().toISOString(),
    tookMs: 22_400,
    machine: {
      cores: 2,
      model: 'AMD EPYC',
      memoryMiB: 24_106,
      system: 'Linux 6.18',
      node: 'v24.21.0',
      postgres: '18.4',
    },
    steps: [
      {
        kind: 'compare',
        id: 'biggest-shop',
        fromMs: 1_200,
        windows: [0, 1, 2, 3].map((round) => ({
          ...load(1_400 + round * 1_300, 1, () => (round % 2 === 0 ? 34 : 6)),
          of: round % 2 === 0 ? ('service' as const) : ('reference' as const),
        })),
      },
      {
        kind: 'load',
        id: 'business',
        fromMs: 7_000,
        figures: load(7_000, 14, (second) => 18 + ((second * 7) % 11), sentLate),
        faults: [],
        operations: [],
        provider: [],
      },
    ],
    service: [{ instance: 0, endedByItself: 0, output: 'ready on 127.0.0.1\n', outputLines: 1 }],
    ...change,
  })

/** Of each check a figure well within its limit. */
const within = (change: (check: KnownLab['lab']['checks'][number]) => Measurement | null) =>
  Object.fromEntries(
    scripted.lab.checks.map((check) => [
      check.id,
      change(check) ?? { value: check.atMost / 3, says: 'Of 1,240 requests none was.' },
    ]),
  )

// Run 1: the machine was too busy, three times.
await endAs(async () => ({
  recording: whole(
    {
      spoiled: [
        { cause: 'host-too-noisy', says: 'Nothing ran on this machine for 2310 ms: it is too busy.' },
        { cause: 'generator-fell-behind', says: '212 of 840 requests were sent more than 50 ms late.' },
      ],
    },
    212,
  ),
}))

// Run 2: the process that measures died, and nothing was recorded of the machine.
await endAs(async () => ({
  recording: recordingOf(null, {
    lab: { slug, version: scripted.lab.version },
    startedAt: new Date().toISOString(),
    steps: [],
    service: [],
    machine: { cores: 2, model: '', memoryMiB: 0, system: 'linux', node: 'v24.21.0', postgres: '' },
    spoiled: [
      {
        cause: 'sandbox-died',
        says: `The database could not be started:\ninitdb: error: could not create directory "${folder}/scratch/labs/3f2c9ab1/clusters/3f2c9ab1/data": No space left on device\ninitdb: removing contents`,
      },
    ],
  }),
}))

// Run 3: the timed checks are at their limits.
await endAs(async () => ({
  recording: whole(),
  measured: within(({ kind, atMost }) =>
    kind === 'timed'
      ? {
          value: atMost * 0.97,
          mine: atMost * 0.97 * 5.5,
          reference: 5.5,
          says: `Median ${(atMost * 0.97 * 5.5).toFixed(1)} ms, that of the reference 5.5 ms.`,
        }
      : null,
  ),
}))

// Run 4: of what a counted check counts, some is not known.
await endAs(async () => ({
  recording: whole(),
  measured: within(({ id }) =>
    id === scripted.lab.checks[0]?.id
      ? { value: 0, unknown: 3, says: 'Of 40 requests 3 had no answer.' }
      : null,
  ),
}))

// Run 5: stopped before its turn came.
ending = () => Promise.reject(new Error('stopped'))
await proven.useCases.stopRun((await start()).id)

// Run 6: stopped while it was running.
await endAs(async ({ signal, onProgress }) => {
  onProgress({ kind: 'phase', phase: 'scenario' })
  await proven.useCases.stopRun('6')
  await sleep(60_000, undefined, { signal })
  return { recording: whole() }
})

// Run 7: we broke.
await endAs(() => Promise.reject(new Error('the lab folder holds no submissions/accepted')))

await proven.close()
