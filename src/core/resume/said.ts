import type { Catalogue } from '../benchmark/catalogue.ts'
import type { SaidInResume } from '../readiness/resume-warnings.ts'
import type { SkillClaim } from './claims.ts'
import type { ResumeReading } from './resume.ts'
import { bulletsIn } from './vague.ts'

/** What a résumé says, as far as a warning looks at it. */
export function saidIn(
  reading: Pick<ResumeReading, 'resume' | 'places'>,
  claims: readonly SkillClaim[],
  { tools }: Catalogue,
): SaidInResume {
  const named = new Set(claims.flatMap(({ subject }) => (subject.kind === 'tool' ? [subject.slug] : [])))
  return {
    tools: tools.filter(({ slug }) => named.has(slug)).map(({ slug, name, kind }) => ({ slug, name, kind })),
    bullets: bulletsIn(reading, claims),
  }
}
