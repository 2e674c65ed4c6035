import type { Benchmark } from '../benchmark/benchmark.ts'
import type { Catalogue } from '../benchmark/catalogue.ts'
import type { EvidenceEntry } from '../evidence/entry.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import { rowOf } from './requirement-fit.ts'
import type { ResumeSays } from './resume-says.ts'
import {
  type EvidenceRow,
  type EvidenceTable,
  type Fit,
  fits,
  type Requirement,
  type Target,
} from './target.ts'

export type EvidenceTableInput = {
  target: Target
  benchmark: Benchmark
  catalogue: Catalogue
  index: EvidenceIndex
  /** The résumé added last; null where there is none. */
  resume: ResumeSays | null
  /** Certifications that were held and have lapsed. */
  lapsed: ReadonlySet<string>
  /** What the person says that they meet, in their words, by the id of its requirement. */
  claims: Readonly<Record<string, string>>
}

/** Links of one row; more would not be looked at. */
const mostLinks = 8

/**
 * Requirement by requirement: what the ledger says of it, and what its owner does. Their word alone meets nothing: it is weak, and told apart.
 * Nothing is added up over requirements but how many are met.
 */
export function evidenceTable({ target, claims, ...beside }: EvidenceTableInput): EvidenceTable {
  const rowFor = rowOf(beside)
  const rows = target.requirements.map((requirement): EvidenceRow => {
    const { fit, says, evidence } = rowFor(requirement)
    const claim = (Object.hasOwn(claims, requirement.id) ? claims[requirement.id] : undefined) ?? null
    const byWord = claim !== null && fit !== 'met'
    return {
      requirement,
      fit: byWord ? 'weak' : fit,
      because: byWord ? `You say that you meet it: “${claim}”. ${says}` : says,
      claim,
      evidence: firstIds(evidence),
    }
  })
  const counted = (wanted: (requirement: Requirement) => boolean): Record<Fit, number> => {
    const counts = Object.fromEntries(fits.map((fit) => [fit, 0])) as Record<Fit, number>
    for (const { requirement, fit } of rows) if (wanted(requirement)) counts[fit]++
    return counts
  }
  return {
    rows,
    must: counted(({ must }) => must),
    nice: counted(({ must, kind }) => !must && kind !== 'responsibility'),
    responsibilities: counted(({ must, kind }) => !must && kind === 'responsibility'),
    claimedMusts: rows.filter(
      ({ requirement, fit, claim }) => requirement.must && claim !== null && fit !== 'met',
    ).length,
  }
}

/** Of a list that may hold every commit of ten years, and one entry several times. */
function firstIds(evidence: readonly EvidenceEntry[]): string[] {
  const ids = new Set<string>()
  for (const { id } of evidence) {
    if (ids.size === mostLinks) break
    ids.add(id)
  }
  return [...ids]
}

/** "7 of 11": the one number there is. */
export function mustHavesMet({ must }: Pick<EvidenceTable, 'must'>): { met: number; of: number } {
  return { met: must.met, of: fits.reduce((sum, fit) => sum + must[fit], 0) }
}
