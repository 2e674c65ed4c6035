import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { Catalogue } from '../../core/benchmark/catalogue.ts'
import { activeEntries } from '../../core/evidence/ledger.ts'
import { Failure } from '../../core/failures.ts'
import { type PhraseMatcher, phraseMatcher } from '../../core/phrases/matcher.ts'
import { phrasesOf } from '../../core/phrases/phrase.ts'
import type { SaidInResume } from '../../core/readiness/resume-warnings.ts'
import { draftsFromClaims } from '../../core/resume/claim-evidence.ts'
import { claimsIn } from '../../core/resume/claims.ts'
import { type Mending, mended, nothingMended } from '../../core/resume/mend.ts'
import { saidIn } from '../../core/resume/said.ts'
import { readResume } from '../../intake/resume/read-resume.ts'
import { recordReading } from '../../store/record-reading.ts'
import { findResume, type KeptResume, listResumes, putMending, putResume } from '../../store/resume.ts'
import type { Ledger } from '../ledger.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { type Reading, summaryOf, viewOf } from './view-resume.ts'
import type { ResumeSummary, ResumeView } from './views.ts'

export type ResumeUseCases = {
  resumes: () => Promise<ResumeSummary[]>
  /** By the hash of the file, or its first digits. */
  resume: (which: string) => Promise<ResumeView>
  /** Reads a file, keeps what was read and records what it claims; the file itself is not kept. */
  addResume: (file: { name: string; bytes: Buffer }) => Promise<ResumeView>
  /** All that was put right, in place of what was before. */
  mendResume: (which: string, mending: Mending) => Promise<ResumeView>
}

export type ResumesOptions = {
  record: OpenRecord
  ledger: Ledger
  benchmark: Benchmark
  catalogue: Catalogue
  now: () => Date
}

export type OpenResumes = {
  useCases: ResumeUseCases
  /** What the one added last says, as far as warnings look at it; null where there is none. */
  saidLast: () => Promise<SaidInResume | null>
}

/** Résumés: what they say, what they claim, and what their owner puts right. */
export function openResumes({ record, ledger, benchmark, catalogue, now }: ResumesOptions): OpenResumes {
  const { db } = record.store
  let made: PhraseMatcher | null = null
  const matcher = (): PhraseMatcher => {
    made ??= phraseMatcher(phrasesOf(benchmark, catalogue))
    return made
  }

  /** Claims are found anew whenever they are looked at, so that a better matcher needs no second reading. */
  function readingOf(kept: KeptResume): Reading {
    const reading = mended(kept.reading, kept.mending)
    return { kept, reading, claims: claimsIn(reading, matcher(), kept.addedAt) }
  }

  /** The ledger and the résumé in one transaction: neither says what the other does not. */
  async function recorded(kept: KeptResume, write: Parameters<typeof recordReading>[6]): Promise<void> {
    const { reading, claims } = readingOf(kept)
    const source = { kind: 'document' as const, instance: kept.instance, label: kept.name }
    const drafts = draftsFromClaims(claims, {
      resume: reading.resume,
      source,
      benchmark,
      catalogue,
      addedAt: kept.addedAt,
    })
    const facts = { source, head: null, commits: 0, ownCommits: 0, identities: [], notices: [] }
    await record.patiently(() => recordReading(db, record.person, benchmark, facts, drafts, now(), write))
  }

  async function view(kept: KeptResume): Promise<ResumeView> {
    return viewOf(readingOf(kept), activeEntries(await ledger()), benchmark, catalogue)
  }

  async function found(which: string): Promise<KeptResume> {
    const resumes = await record.patiently(() => listResumes(db, record.person))
    const [kept, another] = resumes.filter(({ instance }) => instance.startsWith(which))
    if (!kept || another) throw new Failure('resume-unknown', which)
    return kept
  }

  const useCases: ResumeUseCases = {
    resumes: async () =>
      (await record.patiently(() => listResumes(db, record.person))).map((kept) =>
        summaryOf(readingOf(kept), catalogue),
      ),
    resume: async (which) => view(await found(which)),
    async addResume({ name, bytes }) {
      const reading = await readResume(bytes, { name })
      const { person } = record
      const before = await record.patiently(() => findResume(db, person, reading.sha256))
      const at = now().toISOString()
      const kept: KeptResume = {
        instance: reading.sha256,
        name,
        reading,
        mending: before?.mending ?? nothingMended,
        addedAt: before?.addedAt ?? at,
        changedAt: at,
      }
      await recorded(kept, async (transaction) => {
        await putResume(transaction, person, kept, now())
      })
      return view(kept)
    },
    async mendResume(which, mending) {
      const kept = { ...(await found(which)), mending }
      await recorded(kept, async (transaction) => {
        if (!(await putMending(transaction, record.person, kept.instance, mending, now())))
          throw new Failure('resume-unknown', which)
      })
      return view(kept)
    },
  }

  return {
    useCases,
    async saidLast() {
      const [last] = await record.patiently(() => listResumes(db, record.person))
      if (!last) return null
      const { reading, claims } = readingOf(last)
      return saidIn(reading, claims, catalogue)
    },
  }
}
