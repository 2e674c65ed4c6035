import { createHash } from 'node:crypto'
import type { Benchmark, Stage } from '../../core/benchmark/benchmark.ts'
import type { Catalogue } from '../../core/benchmark/catalogue.ts'
import { lapsedAmong } from '../../core/certificate/certificate.ts'
import type { EvidenceEntry } from '../../core/evidence/entry.ts'
import { Failure } from '../../core/failures.ts'
import type { PhraseMatcher } from '../../core/phrases/matcher.ts'
import { mended } from '../../core/resume/mend.ts'
import { evidenceIndex } from '../../core/target/evidence-index.ts'
import { readJob } from '../../core/target/job/read-job.ts'
import { type TargetLexicon, targetLexicon } from '../../core/target/lexicon.ts'
import { nothingMended } from '../../core/target/mend.ts'
import type { OwnersMending } from '../../core/target/mending.ts'
import { resumeSays } from '../../core/target/resume-says.ts'
import { type Suggest, skillSuggester } from '../../core/target/suggest.ts'
import { rowsAt } from '../../core/track/rows-at.ts'
import { readDescription } from '../../intake/job-description/read-description.ts'
import { readLadder } from '../../intake/ladder/read-ladder.ts'
import { decoded } from '../../intake/resume/text.ts'
import { listCertificates } from '../../store/certificate.ts'
import { listResumes } from '../../store/resume.ts'
import {
  deleteTarget,
  type KeptTarget,
  listTargets,
  putTarget,
  putTargetMending,
  type TargetReading,
} from '../../store/target.ts'
import { validMonthsIn } from '../certificate/certificates.ts'
import type { Ledger } from '../ledger.ts'
import { assertStorable } from '../record/assert-storable.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { type Beside, summaryOf, viewOf } from './view-target.ts'
import type { TargetSummary, TargetView } from './views.ts'
import { wantedOf } from './wanted.ts'

/** A target is named by its number, the first digits of its id, or words of its title or its file's name. */
export type TargetUseCases = {
  /** The one added last first. */
  targets: () => Promise<TargetSummary[]>
  target: (which: string) => Promise<TargetView>
  /** Reads a job description or a ladder and keeps what was read; the file itself is not kept. */
  addTarget: (file: {
    kind: 'job-description' | 'ladder'
    name: string
    bytes: Buffer
  }) => Promise<TargetView>
  addStageTarget: (stage: Stage) => Promise<TargetView>
  /** All that was put right, in place of what was before. */
  mendTarget: (which: string, mending: OwnersMending) => Promise<TargetView>
  /** Those that are left. */
  removeTarget: (which: string) => Promise<TargetSummary[]>
}

export type TargetsOptions = {
  record: OpenRecord
  ledger: Ledger
  benchmark: Benchmark
  catalogue: Catalogue
  now: () => Date
}

/** Targets: what is wanted, what of it the evidence carries, and what their owner puts right. */
export function targetUseCases({
  record,
  ledger,
  benchmark,
  catalogue,
  now,
}: TargetsOptions): TargetUseCases {
  const { db } = record.store
  const skills = new Set(benchmark.skills.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]))
  let made: { find: PhraseMatcher; suggest: Suggest; lexicon: TargetLexicon } | null = null
  const words = () => {
    if (made) return made
    const lexicon = targetLexicon(benchmark, catalogue)
    made = { lexicon, find: lexicon.find, suggest: skillSuggester(benchmark, catalogue, lexicon.find) }
    return made
  }
  let kept: ({ entries: readonly EvidenceEntry[]; day: string } & Pick<Beside, 'index' | 'rowAt'>) | null =
    null
  const beside = async (): Promise<Beside> => {
    const { find, suggest } = words()
    const entries = await ledger()
    const [[resume], certificates] = await record.patiently(() =>
      Promise.all([listResumes(db, record.person), listCertificates(db, record.person)]),
    )
    const asOf = now().toISOString()
    const day = asOf.slice(0, 10)
    // The ledger is the same array for as long as it says the same, and no level moves within a day.
    if (kept?.entries !== entries || kept.day !== day)
      kept = {
        ...{ entries, day },
        index: evidenceIndex(entries, benchmark, find),
        rowAt: rowsAt(benchmark, entries, asOf),
      }
    return {
      ...{ benchmark, catalogue, suggest, index: kept.index, rowAt: kept.rowAt },
      lapsed: lapsedAmong(certificates, validMonthsIn(catalogue), day),
      resume: resume ? resumeSays(mended(resume.reading, resume.mending).resume, find, asOf) : null,
    }
  }
  const list = () => record.patiently(() => listTargets(db, record.person))
  const view = async (kept: KeptTarget): Promise<TargetView> => viewOf(kept, await beside())
  const summaries = async (): Promise<TargetSummary[]> => {
    const [kept, by] = [await list(), await beside()]
    return kept.map((each) => summaryOf(each, by))
  }

  async function found(which: string): Promise<KeptTarget> {
    const all = await list()
    const [kept, another] = called(which, all, benchmark)
    if (kept && !another) return kept
    const some = another ? called(which, all, benchmark) : all
    throw new Failure('target-unknown', [
      another ? `${which} is the name of several` : which,
      ...some.map((each) => `${each.number}: ${wantedOf(each, benchmark).title}`).slice(0, 10),
    ])
  }

  async function keep(name: string, source: string, reading: TargetReading): Promise<TargetView> {
    assertStorable([name, source])
    const id = createHash('sha256').update(`${reading.kind}\n${source}`).digest('hex')
    const target = { id, name, source, reading, mending: unmended }
    return view(await record.patiently(() => putTarget(db, record.person, target, now())))
  }

  return {
    targets: summaries,
    target: async (which) => view(await found(which)),
    async addTarget({ kind, name, bytes }) {
      if (kind === 'ladder') {
        const ladder = readLadder(bytes, name === '' ? 'ladder' : name, skills)
        return keep(name, decoded(bytes) ?? '', { kind, ladder })
      }
      const { text } = await readDescription({ bytes, ...(name !== '' && { name }) })
      return keep(name, text, { kind, target: readJob(text, words().lexicon) })
    },
    addStageTarget: (stage) => keep('', stage, { kind: 'stage', stage }),
    async mendTarget(which, mending) {
      assertStorable(mending)
      const { id } = await found(which)
      const kept = await record.patiently(() => putTargetMending(db, record.person, id, mending, now()))
      if (!kept) throw new Failure('target-unknown', which)
      return view(kept)
    },
    async removeTarget(which) {
      const { id } = await found(which)
      await record.patiently(() => deleteTarget(db, record.person, id))
      return summaries()
    },
  }
}

const unmended: OwnersMending = { ...nothingMended, level: null, mapping: {} }

/** A number is a number before it is the beginning of an id, and an id before it is a word. */
function called(which: string, all: readonly KeptTarget[], benchmark: Benchmark): KeptTarget[] {
  const numbered = all.filter(({ number }) => String(number) === which)
  if (numbered.length > 0) return numbered
  const byId = /^[0-9a-f]{4,64}$/.test(which) ? all.filter(({ id }) => id.startsWith(which)) : []
  if (byId.length > 0) return byId
  const words = which.toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter((kept) => {
    const own = `${wantedOf(kept, benchmark).title} ${kept.name}`.toLowerCase()
    return words.length > 0 && words.every((word) => own.includes(word))
  })
}
