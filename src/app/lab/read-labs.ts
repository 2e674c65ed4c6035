import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import { Failure } from '../../core/failures.ts'
import { type Attempt, listAttempts, takeHint as noteHint } from '../../store/lab/attempt.ts'
import { listRuns } from '../../store/lab/run.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { type KnownLab, labNamed, startOf } from './known-labs.ts'
import { type RunRow, summaryOf } from './read-run.ts'
import type { Hint, LabSummary, LabView } from './views.ts'

const runsShown = 50

/** Every lab, with how far the person is with each. */
export async function listLabs(
  record: OpenRecord,
  labs: readonly KnownLab[],
  benchmark: Benchmark,
): Promise<LabSummary[]> {
  const { db } = record.store
  const [attempts, runs] = await record.patiently(() =>
    Promise.all([listAttempts(db, record.person), listRuns(db, record.person)]),
  )
  return labs.map((known) => {
    const { slug } = known.lab
    return summarise(
      known,
      benchmark,
      attempts.find(({ lab }) => lab === slug),
      runs.filter(({ lab }) => lab === slug),
    )
  })
}

/** @throws Failure lab-unknown */
export async function readLab(
  record: OpenRecord,
  labs: readonly KnownLab[],
  benchmark: Benchmark,
  slug: string,
): Promise<LabView> {
  const known = labNamed(labs, slug)
  const { db } = record.store
  const [attempts, runs] = await record.patiently(() =>
    Promise.all([listAttempts(db, record.person), listRuns(db, record.person, slug)]),
  )
  const attempt = attempts.find(({ lab }) => lab === slug)
  const { lab, brief, proof } = known
  const start = startOf(known)
  return {
    ...summarise(known, benchmark, attempt, runs),
    brief,
    folder: attempt?.folder ?? null,
    checks: lab.checks.map(({ id, title, kind, unit, atMost }) => ({
      id,
      title,
      kind,
      unit,
      atMost,
      atStart: start[id] ?? null,
    })),
    startSeconds: proof?.version === lab.version ? proof.startSeconds : [],
    taken: (attempt?.hints ?? []).flatMap((takenAt, index) => {
      const text = lab.hints[index]
      return text === undefined ? [] : [{ number: index + 1, text, takenAt }]
    }),
    history: runs.slice(0, runsShown).map((run) => summaryOf(run, known)),
  }
}

/**
 * The next hint, noted as taken: evidence of a pass says how many were.
 * @throws Failure lab-unknown, hints-used-up
 */
export async function takeHint(
  record: OpenRecord,
  labs: readonly KnownLab[],
  slug: string,
  now: Date,
): Promise<Hint> {
  const { hints } = labNamed(labs, slug).lab
  const number = await noteHint(record.store.db, record.person, slug, hints.length, now)
  const text = number === null ? undefined : hints[number - 1]
  if (number === null || text === undefined) throw new Failure('hints-used-up', `there were ${hints.length}`)
  return { number, of: hints.length, text, takenAt: now.toISOString() }
}

function summarise(
  { lab, languages }: KnownLab,
  benchmark: Benchmark,
  attempt: Attempt | undefined,
  runs: readonly RunRow[],
): LabSummary {
  const passed = runs
    .filter(
      ({ version, chosen_seed, verdict }) =>
        version === lab.version && !chosen_seed && verdict?.kind === 'judged' && verdict.passed,
    )
    .sort((a, b) => (a.hints ?? 0) - (b.hints ?? 0) || a.number - b.number)[0]
  const first = runs.at(-1)
  const startedAt = attempt?.startedAt ?? first?.queued_at.toISOString() ?? null
  return {
    slug: lab.slug,
    version: lab.version,
    title: lab.title,
    summary: lab.summary,
    hours: lab.hours,
    behaviours: lab.behaviours.flatMap(({ skill: slug, behaviour: id, strength }) => {
      const skill = benchmark.skills.find((each) => each.slug === slug || each.formerSlugs.includes(slug))
      const behaviour = skill?.behaviours.find((each) => each.id === id)
      return skill && behaviour
        ? [
            {
              skill: skill.slug,
              name: skill.name,
              behaviour: id,
              text: behaviour.text,
              stage: behaviour.stage,
              strength,
            },
          ]
        : []
    }),
    languages,
    state: passed ? 'passed' : startedAt === null ? 'not-started' : 'started',
    startedAt,
    passedAt: passed?.ended_at?.toISOString() ?? null,
    runs: runs.length,
    hintsTaken: attempt?.hints.length ?? 0,
    hints: lab.hints.length,
  }
}
