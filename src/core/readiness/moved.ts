import type { EvidenceEntry } from '../evidence/entry.ts'
import { counted } from '../figures.ts'
import { type Assessed, assess, witnessesOf } from './assess.ts'
import type { Assessment, Before, ReadinessInput } from './assessment.ts'
import { intervalOf } from './grid.ts'
import { type DatedEntry, dated, place, skillFinder, slugThen } from './place.ts'
import { type Move, type MoveCause, type Standing, standings } from './report.ts'
import { standingAt } from './standing.ts'

/** A median that moved by less is the same as far as a reader can see. */
const visible = 0.1

/** Where a skill is on one step of the way from then to now. */
type Place = { standing: Standing; middle: number | null; suggested: number | null }

const nowhere: Place = { standing: 'none', middle: null, suggested: null }

/**
 * How far a step moved a skill. A standing counts as much as a stage; where there is no level, what the area suggests
 * stands in for it.
 */
function distance(from: Place, to: Place): number {
  const levelFrom = from.middle ?? from.suggested ?? to.suggested ?? 0
  const levelTo = to.middle ?? to.suggested ?? from.suggested ?? 0
  return (
    Math.abs(standings.indexOf(to.standing) - standings.indexOf(from.standing)) +
    Math.abs(levelTo - levelFrom)
  )
}

/** The same observation, whatever behaviour a benchmark ties it to. */
function observationKey({ source, rule, observed }: EvidenceEntry): string {
  switch (observed.type) {
    case 'repository':
      return [source.instance, rule, observed.facet, ...observed.citations.map(({ commit }) => commit)].join(
        ' ',
      )
    case 'judged':
      return [source.instance, rule, observed.reference].join(' ')
    case 'withdrawn':
      return ''
  }
}

/**
 * The ledger of now without what only the change of benchmark wrote into it: what it took back stays, and what was
 * known then but spoke for nothing, or for something else, is left out.
 */
function withoutBenchmarkChange(
  all: readonly DatedEntry[],
  { benchmark, asOf }: Before,
  versionNow: number,
): readonly DatedEntry[] {
  if (benchmark.version === versionNow) return all
  const thenMs = Date.parse(asOf)
  const known = new Set(
    all.filter(({ recordedMs }) => recordedMs <= thenMs).map(({ entry }) => observationKey(entry)),
  )
  return all.filter(({ entry, recordedMs }) => {
    if (recordedMs <= thenMs) return true
    if (entry.observed.type === 'withdrawn') return entry.observed.because !== 'benchmark-changed'
    return entry.benchmarkVersion === benchmark.version || !known.has(observationKey(entry))
  })
}

/**
 * Skills that moved visibly between then and now, the furthest first, each with what moved it. The way is walked in
 * steps: first the evidence, then the time, then the benchmark. Empty where nothing at all was recorded then: a first
 * scan would otherwise list every skill, all for the same reason.
 */
export function movedSince(input: ReadinessInput, { now, then, rows }: Assessment): Move[] {
  const { benchmark, before, stage, entries } = input
  if (!before || !then) return []

  const placeOf = (assessed: Assessed | undefined): Place =>
    assessed
      ? {
          standing: standingAt(stage, witnessesOf(assessed.pieces)),
          middle: assessed.posterior && intervalOf(assessed.posterior).middle,
          suggested: intervalOf(assessed.prior).middle,
        }
      : nowhere
  const candidates = [...now.values()].flatMap((assessed) => {
    const slug = slugThen(assessed.skill, before.benchmark)
    const old = slug === undefined ? undefined : then.get(slug)
    const from = placeOf(old)
    const to = placeOf(assessed)
    // Where there was and is no evidence, only the area's suggestion moved, and nobody claimed that as a level.
    const unknown = from.middle === null && to.middle === null
    const moved = from.standing !== to.standing || distance(from, to) >= visible
    return moved && !unknown ? [{ assessed, slug, old, from, to }] : []
  })
  if (candidates.length === 0) return []

  const find = skillFinder(before.benchmark)
  for (const skill of benchmark.skills) {
    const slug = slugThen(skill, before.benchmark)
    const own = slug === undefined ? undefined : find.get(slug)
    if (own) find.set(skill.slug, own)
  }
  const placed = place(withoutBenchmarkChange(dated(entries), before, benchmark.version), find)
  const withEvidence = assess(before.benchmark, placed, Date.parse(before.asOf))
  const aged = assess(before.benchmark, placed, Date.parse(input.asOf))

  return candidates
    .map(({ assessed, slug, old, from, to }) => {
      const afterEvidence = placeOf(withEvidence.get(slug ?? ''))
      const afterTime = placeOf(aged.get(slug ?? ''))
      const steps: [MoveCause, number][] = [
        ['evidence', distance(from, afterEvidence)],
        ['ageing', distance(afterEvidence, afterTime)],
        ['benchmark', distance(afterTime, to)],
      ]
      steps.sort(([, a], [, b]) => b - a)
      // A cause that hardly moved it is not one worth a word; the furthest always is.
      const causes = steps
        .filter(([, far], index) => index === 0 || far >= visible / 2)
        .map(([cause]) => cause)
      const says: Record<MoveCause, string> = {
        evidence: evidenceSentence(old, withEvidence.get(slug ?? '')),
        ageing: 'What is older weighs less.',
        benchmark: `Changed because the benchmark did (${before.benchmark.version} → ${benchmark.version}).`,
      }
      return {
        far: distance(from, to),
        move: {
          skill: assessed.skill.slug,
          name: rows.get(assessed.skill.slug)?.name ?? assessed.skill.name,
          standingFrom: from.standing,
          standingTo: to.standing,
          middleFrom: from.middle,
          middleTo: to.middle,
          causes,
          sentence: causes.map((cause) => says[cause]).join(' '),
        },
      }
    })
    .sort((a, b) => b.far - a.far || (a.move.skill < b.move.skill ? -1 : 1))
    .map(({ move }) => move)
}

function evidenceSentence(old: Assessed | undefined, after: Assessed | undefined): string {
  const had = new Set(old?.pieces.map(({ entry }) => entry.id))
  const has = new Set(after?.pieces.map(({ entry }) => entry.id))
  const added = [...has].filter((id) => !had.has(id)).length
  const gone = [...had].filter((id) => !has.has(id)).length
  const parts = [
    ...(added > 0 ? [`${counted(added, 'piece')} of evidence added`] : []),
    ...(gone > 0 ? [`${counted(gone, 'piece')} of evidence replaced or taken back`] : []),
  ]
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Evidence on other skills of its area changed.'
}
