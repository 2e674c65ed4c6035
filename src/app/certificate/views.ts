import type { Certification } from '../../core/benchmark/catalogue.ts'
import type { CertificateState } from '../../core/certificate/certificate.ts'
import type { ClaimedSkill } from '../../core/certificate/claims.ts'
import type { CertificateFit } from '../../core/certificate/fit.ts'
import type { KeptCertificate } from '../../store/certificate.ts'

/** Certificates as they are looked at. Days are ISO dates, instants ISO 8601 in UTC. */

export type HeldView = KeptCertificate & {
  name: string
  issuer: string
  /** Until when it is valid; null where it does not lapse, or was not passed yet. */
  expires: string | null
  state: CertificateState
  /** Instance of the source that it is in the ledger once it was passed. */
  source: string
}

export type CertificationView = CertificateFit &
  Pick<Certification, 'name' | 'issuer' | 'validMonths' | 'source' | 'objectives'> & {
    /** All that passing it claims, whatever is wanted. */
    claims: (ClaimedSkill & { name: string })[]
    /** Of the one that is noted; null where none is. */
    state: CertificateState | null
  }

export type CertificatesView = {
  /** Against what; number 0 where nothing was wanted yet. */
  target: { id: string; number: number; title: string }
  /** Must-skills of it that no evidence shows. */
  missing: number
  held: HeldView[]
  /** What fits best first. */
  certifications: CertificationView[]
}
