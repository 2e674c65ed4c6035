import type { Stage } from '../../core/benchmark/benchmark.ts'
import type { SkillClaim } from '../../core/resume/claims.ts'
import type { Mending } from '../../core/resume/mend.ts'
import type { Resume, ResumeFormat, ResumeNote, ResumeReading } from '../../core/resume/resume.ts'

/** Résumés as they are looked at. Times are ISO 8601 in UTC. */

export type ResumeSummary = {
  /** SHA-256 of the file; also names its source. */
  instance: string
  name: string
  format: ResumeFormat
  addedAt: string
  changedAt: string
  jobs: number
  bullets: number
  /** Skills that it claims. */
  skills: number
  /** Lines that no value was made of. */
  unread: number
  questions: number
}

/** A line that claims something, and the skills that this is taken to be about. */
export type ClaimView = SkillClaim & { name: string; skills: string[] }

/** A skill that the résumé claims, beside what else speaks for it. */
export type ClaimedSkill = {
  slug: string
  name: string
  area: string
  core: boolean
  /** Lines that claim it, ascending. */
  lines: number[]
  /** The highest stage at which it is claimed. */
  claimedAt: Stage
  /** The highest stage at which work, labs or people show it; null where nothing does. */
  shownAt: Stage | null
  /** Pieces of evidence of other kinds than a résumé's, a self-rating's or a certificate's. */
  shownBy: number
}

export type ResumeView = ResumeSummary & {
  lines: ResumeReading['lines']
  resume: Resume
  /** JSON pointer into `resume` → line numbers. */
  places: Record<string, number[]>
  unreadLines: ResumeReading['unread']
  asks: ResumeReading['questions']
  notes: ResumeNote[]
  mending: Mending
  claims: ClaimView[]
  /** Those that nothing else shows first. */
  claimed: ClaimedSkill[]
}
