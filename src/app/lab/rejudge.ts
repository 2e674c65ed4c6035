import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import { Failure } from '../../core/failures.ts'
import { judge } from '../../core/lab/verdict.ts'
import { rewriteVerdict } from '../../store/lab/finish.ts'
import { findRun, readRecording } from '../../store/lab/run.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { unpackRecording } from './carry-out.ts'
import { type KnownLab, labNamed, startOf } from './known-labs.ts'

/**
 * Judges an old recording by the checks as they are now. Where they say otherwise, the run's verdict is written anew,
 * and what the ledger had from it is superseded or taken back.
 * @param which  the run's id or number
 * @throws Failure run-unknown, run-not-judged, recording-of-other-version, lab-unknown
 */
export async function rejudge(
  record: OpenRecord,
  labs: readonly KnownLab[],
  benchmark: Benchmark,
  which: string,
  now: Date,
): Promise<void> {
  const { db } = record.store
  const run = await record.patiently(() => findRun(db, record.person, which))
  if (!run) throw new Failure('run-unknown', which)
  const { recording: sha256 } = run
  const bytes = sha256 === null ? null : await record.patiently(() => readRecording(db, sha256))
  if (bytes === null) throw new Failure('run-not-judged', `run ${run.number} is ${run.state}`)
  const known = labNamed(labs, run.lab)
  const { lab } = known
  const recording = await unpackRecording(bytes)
  if (recording.lab.version !== lab.version)
    throw new Failure(
      'recording-of-other-version',
      `it was version ${recording.lab.version}, it is ${lab.version}`,
    )
  const outcome = judge(lab, recording)
  const about = { lab: { lab, start: startOf(known) }, benchmark, now }
  if (!(await record.patiently(() => rewriteVerdict(db, record.person, run.id, outcome, about))))
    throw new Failure('run-not-judged', `run ${run.number} is ${run.state}`)
}
