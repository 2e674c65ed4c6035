import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import { activeEntries } from '../../core/evidence/ledger.ts'
import { Failure, type FailureCode, failures } from '../../core/failures.ts'
import { nothingYet } from '../../core/lab/progress.ts'
import type { CheckResult } from '../../core/lab/verdict.ts'
import { explainSkill } from '../../core/readiness/why.ts'
import { countAhead, findRun, type Run, readRecording } from '../../store/lab/run.ts'
import type { Ledger } from '../ledger.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { unpackRecording } from './carry-out.ts'
import { type KnownLab, type Labs, startOf } from './known-labs.ts'
import { viewRecording } from './view-recording.ts'
import type { Outcome, RecordingView, RunSummary, RunView } from './views.ts'

/** A run as lists have it. */
export type RunRow = Omit<Run, 'progress' | 'tries'> & Partial<Pick<Run, 'tries'>>

export type RunReading = {
  record: OpenRecord
  ledger: Ledger
  labs: Labs
  benchmark: Benchmark
  now: () => Date
}

export function summaryOf(run: RunRow, known: KnownLab | undefined): RunSummary {
  const { verdict, state } = run
  const checks = verdict && verdict.kind !== 'void' ? verdict.checks : null
  const ended = state === 'judged' || state === 'inconclusive'
  return {
    id: run.id,
    number: run.number,
    lab: run.lab,
    version: run.version,
    state,
    passed: state === 'judged' && verdict?.kind === 'judged' ? verdict.passed : null,
    checksPassed: ended ? (checks?.filter(({ outcome }) => outcome === 'passed').length ?? null) : null,
    checks: checks?.length ?? known?.lab.checks.length ?? 0,
    tries: (run.tries?.length ?? 0) + (state === 'running' ? 1 : 0),
    chosenSeed: run.chosen_seed,
    queuedAt: run.queued_at.toISOString(),
    startedAt: run.started_at?.toISOString() ?? null,
    endedAt: run.ended_at?.toISOString() ?? null,
  }
}

/**
 * A run, by its id or number, as it stands.
 * @throws Failure run-unknown
 */
export async function readRun(reading: RunReading, which: string): Promise<RunView> {
  const { record } = reading
  const { db } = record.store
  const run = await foundRun(record, which)
  const known = (await reading.labs()).find(({ lab }) => lab.slug === run.lab)
  const ended = run.ended_at !== null
  return {
    ...summaryOf(run, known),
    title: known?.lab.title ?? run.lab,
    seed: run.seed ?? run.tries.at(-1)?.seed ?? null,
    source: run.source,
    ahead: await record.patiently(() => countAhead(db, run)),
    progress: run.progress ?? nothingYet,
    outcome: ended ? outcomeOf(run, known) : null,
    failure: failureOf(run),
    hasRecording: run.recording !== null,
    evidence: ended ? await evidenceOf(reading, run) : [],
  }
}

/**
 * What a run measured, as far as it can be looked at.
 * @throws Failure run-unknown, run-not-judged
 */
export async function readRunRecording(record: OpenRecord, which: string): Promise<RecordingView> {
  const run = await foundRun(record, which)
  const { recording: sha256 } = run
  const bytes = sha256 === null ? null : await record.patiently(() => readRecording(record.store.db, sha256))
  if (bytes === null) throw new Failure('run-not-judged', `run ${run.number} is ${run.state}`)
  return viewRecording(await unpackRecording(bytes), { sha256: sha256 ?? '', bytes: bytes.length })
}

/** @throws Failure run-unknown */
export async function foundRun(record: OpenRecord, which: string): Promise<Run> {
  const run = await record.patiently(() => findRun(record.store.db, record.person, which))
  if (!run) throw new Failure('run-unknown', which)
  return run
}

function outcomeOf({ verdict, version }: Run, known: KnownLab | undefined): Outcome | null {
  if (verdict === null) return null
  if (verdict.kind === 'void') return verdict
  // Figures of another version's starter say nothing about this one.
  const start = known?.lab.version === version ? startOf(known) : {}
  const withStart = (checks: readonly CheckResult[]) =>
    checks.map((check) => ({ ...check, atStart: start[check.id] ?? null }))
  return { ...verdict, checks: withStart(verdict.checks) }
}

function failureOf({ state, failure }: Run): RunView['failure'] {
  if (state !== 'failed' || failure === null) return null
  const code: FailureCode = Object.hasOwn(failures, failure.code)
    ? (failure.code as FailureCode)
    : 'run-failed'
  return { code, says: failures[code].says, details: failure.details, hint: failures[code].hint }
}

/** What the ledger has from a run now, and what it does to the levels. */
async function evidenceOf(
  { record, ledger, benchmark, now }: RunReading,
  run: Run,
): Promise<RunView['evidence']> {
  const entries = await ledger()
  const own = activeEntries(entries).filter(
    ({ kind, observed }) => kind === 'lab' && observed.type === 'judged' && observed.reference === run.id,
  )
  if (own.length === 0 || own[0]?.person !== record.person) return []
  return own.flatMap(({ id, skill, stage, behaviour, observed }) => {
    if (observed.type !== 'judged') return []
    const asOf = now().toISOString()
    const told = explainSkill({ benchmark, entries, stage, asOf, skill, kindsOnOffer: [] })
    const piece = told?.trail.find(({ entry }) => entry.id === id)
    return told && piece
      ? [
          {
            entry: id,
            skill: told.row.slug,
            name: told.row.name,
            stage,
            behaviour: told.behaviours.find((each) => each.id === behaviour)?.text ?? '',
            strength: observed.strength,
            level: told.row.level?.middle ?? null,
            levelWithout: piece.without?.middle ?? null,
          },
        ]
      : []
  })
}
