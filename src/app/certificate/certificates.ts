import type { Activity } from '../../core/activity/activity.ts'
import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { Catalogue, Certification } from '../../core/benchmark/catalogue.ts'
import {
  type Certificate,
  type CertificateTold,
  expiryOf,
  stateOf,
  told,
  untold,
  validAmong,
  wrongIn,
} from '../../core/certificate/certificate.ts'
import { claimedBy, draftsFromCertificate } from '../../core/certificate/claims.ts'
import { certificatesFor, missingIn } from '../../core/certificate/fit.ts'
import { Failure } from '../../core/failures.ts'
import { wantsOf } from '../../core/plan/wants.ts'
import { rowsAt } from '../../core/track/rows-at.ts'
import {
  certificateSource,
  deleteCertificate,
  type KeptCertificate,
  listCertificates,
  putCertificate,
} from '../../store/certificate.ts'
import { readPlan } from '../../store/plan.ts'
import { recordReading } from '../../store/record-reading.ts'
import type { Ledger } from '../ledger.ts'
import { assertStorable } from '../record/assert-storable.ts'
import type { OpenRecord } from '../record/open-record.ts'
import type { TargetView } from '../target/views.ts'
import type { CertificatesView, HeldView } from './views.ts'

export type CertificateUseCases = {
  /**
   * What is held and planned, and every certification against a target.
   * @param target  as a target is named; null for the one that the plan works towards
   */
  certificates: (target: string | null) => Promise<CertificatesView>
  /** What is left out stays as it was noted. Once it is passed it is evidence: a claim. */
  noteCertificate: (certification: string, told: CertificateTold) => Promise<CertificatesView>
  /** Withdraws its evidence too. */
  removeCertificate: (certification: string) => Promise<CertificatesView>
}

export type CertificatesOptions = {
  record: OpenRecord
  ledger: Ledger
  benchmark: Benchmark
  catalogue: Catalogue
  activities: readonly Activity[]
  target: (which: string) => Promise<TargetView>
  /** The target of that id, or what is wanted where there is none. */
  planned: (id: string | null) => Promise<TargetView>
  now: () => Date
}

/** Certificates: which of them fit what is wanted, those that are held, and when they lapse. */
export function certificateUseCases({
  record,
  ledger,
  benchmark,
  catalogue,
  activities,
  target,
  planned,
  now,
}: CertificatesOptions): CertificateUseCases {
  const { db } = record.store
  const today = (): string => now().toISOString().slice(0, 10)
  const list = () => record.patiently(() => listCertificates(db, record.person))

  /** By its slug, its name or an alias. */
  function certificationCalled(called: string): Certification {
    const wanted = called.trim().toLowerCase()
    const certification = catalogue.certifications.find(({ slug, name, aliases }) =>
      [slug, name, ...aliases].some((each) => each.toLowerCase() === wanted),
    )
    if (!certification) throw new Failure('certification-unknown', called)
    return certification
  }

  const heldView = (kept: KeptCertificate): HeldView => {
    const certification = catalogue.certifications.find(({ slug }) => slug === kept.certification)
    const expires = expiryOf(kept, validMonthsIn(catalogue)(kept.certification))
    return {
      ...kept,
      name: certification?.name ?? kept.certification,
      issuer: certification?.issuer ?? '',
      expires,
      state: stateOf(kept, expires, today()),
      source: certificateSource(kept.certification, '').instance,
    }
  }

  async function all(which: string | null): Promise<CertificatesView> {
    const wanted = which === null ? await planned(await planTarget()) : await target(which)
    const certificates = await list()
    const held = certificates.map(heldView)
    const valid = validAmong(certificates, validMonthsIn(catalogue), today())
    const rowAt = rowsAt(benchmark, await ledger(), now().toISOString())
    const tools = new Map(catalogue.tools.map(({ slug, skills }) => [slug, skills]))
    const missing = missingIn(
      wantsOf(wanted.requirements, {
        skills: benchmark.skills,
        standing: (skill, stage) => rowAt(skill, stage)?.standing ?? 'none',
        toolSkills: (tool) => tools.get(tool) ?? [],
        held: (certification) => valid.has(certification),
      }),
    )
    const skillNames = new Map(benchmark.skills.map(({ slug, name }) => [slug, name]))
    const bySlug = new Map(catalogue.certifications.map((each) => [each.slug, each]))
    return {
      target: { id: wanted.id, number: wanted.number, title: wanted.title },
      missing: missing.skills.length,
      held,
      certifications: certificatesFor(missing, catalogue.certifications, { benchmark, activities }).flatMap(
        (fit) => {
          const certification = bySlug.get(fit.certification)
          if (!certification) return []
          const { slug, name, issuer, validMonths, source, objectives } = certification
          return [
            {
              ...fit,
              ...{ name, issuer, validMonths, source, objectives },
              claims: claimedBy(certification, activities, benchmark).map((claim) => ({
                ...claim,
                name: skillNames.get(claim.skill) ?? claim.skill,
              })),
              state: held.find((each) => each.certification === slug)?.state ?? null,
            },
          ]
        },
      ),
    }
  }

  const planTarget = async (): Promise<string | null> =>
    (await record.patiently(() => readPlan(db, record.person))).settings?.target ?? null

  /** The ledger and the note in one transaction: neither says what the other does not. */
  async function settle(certificate: Certificate, write: Parameters<typeof recordReading>[6]): Promise<void> {
    const certification = certificationCalled(certificate.certification)
    const source = certificateSource(certification.slug, certification.name)
    const drafts = draftsFromCertificate(certificate, certification, { source, benchmark, activities })
    const facts = { source, head: null, commits: 0, ownCommits: 0, identities: [], notices: [] }
    await record.patiently(() => recordReading(db, record.person, benchmark, facts, drafts, now(), write))
  }

  return {
    certificates: all,
    async noteCertificate(called, said) {
      assertStorable(said)
      const { slug } = certificationCalled(called)
      const before = (await list()).find(({ certification }) => certification === slug)
      const certificate = told(before ? certificateOf(before) : untold(slug), said)
      const wrong = wrongIn(certificate, today())
      if (wrong.length > 0) throw new Failure('request-invalid', wrong)
      const put: Parameters<typeof recordReading>[6] = (transaction) =>
        putCertificate(transaction, record.person, certificate, now())
      // One that is only planned is no source: nothing was read from it.
      if (certificate.passedOn !== null || before?.passedOn != null) await settle(certificate, put)
      else await record.patiently(() => putCertificate(db, record.person, certificate, now()))
      return all(null)
    },
    async removeCertificate(called) {
      const { slug } = certificationCalled(called)
      const unknown = (): Failure => new Failure('certificate-unknown', slug)
      const before = (await list()).find(({ certification }) => certification === slug)
      if (!before) throw unknown()
      if (before.passedOn !== null)
        await settle(untold(slug), async (transaction) => {
          if (!(await deleteCertificate(transaction, record.person, slug))) throw unknown()
        })
      else if (!(await record.patiently(() => deleteCertificate(db, record.person, slug)))) throw unknown()
      return all(null)
    },
  }
}

/** For how long a certification is valid. */
export const validMonthsIn =
  ({ certifications }: Catalogue) =>
  (certification: string): number | null =>
    certifications.find(({ slug }) => slug === certification)?.validMonths ?? null

const certificateOf = ({ addedAt: _, changedAt: __, ...certificate }: KeptCertificate): Certificate =>
  certificate
