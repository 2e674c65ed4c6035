import type { EvidenceEntry } from '../evidence/entry.ts'
import { sentenceFor } from '../evidence/sentence.ts'
import { counted } from '../figures.ts'
import { staleWeight } from './ageing.ts'
import { type Density, intervalOf, update } from './grid.ts'
import { cautions, kinds } from './likelihood.ts'
import { countedOnce, type Piece, type Placed } from './place.ts'
import type { Interval, TrailEntry } from './report.ts'
import { ageFactor, capped, logLikelihoodOf, ownWeight, sumByShape } from './weight.ts'
import { ageInWords } from './words.ts'

type Estimate = {
  /** What the area suggests. */
  prior: Density
  /** Own weights of the skill's pieces, summed by shape. */
  sums: Float64Array
  level: Interval | null
  asOfMs: number
}

const rounded = (figure: number): number => Math.round(figure * 1000) / 1000

/**
 * Every entry of a skill with what it weighs and what the level would be without it: what carries most first,
 * then what another source shows too, then what was replaced.
 */
export function trailOf(placed: Placed, estimate: Estimate): TrailEntry[] {
  const weights = capped(estimate.sums)
  const counting = placed.pieces
    .map((piece) => trailEntry(piece, placed, estimate, weights))
    .sort(
      (a, b) =>
        Math.abs(b.moved) - Math.abs(a.moved) ||
        b.weight - a.weight ||
        (a.entry.observedAt < b.entry.observedAt ? 1 : -1),
    )
  const weightless = (entry: EvidenceEntry, reason: string, supersededBy: string | null): TrailEntry => ({
    entry,
    sentence: sentenceFor(entry),
    weight: 0,
    stale: false,
    reasons: [reason],
    without: estimate.level,
    moved: 0,
    supersededBy,
  })
  return [
    ...counting,
    ...placed.twins.map(({ piece }) =>
      weightless(piece.entry, 'The same commits are counted from another source.', null),
    ),
    ...placed.replaced.map(({ entry, by }) =>
      weightless(
        entry,
        by.observed.type === 'withdrawn' ? `${sentenceFor(by)}.` : 'Replaced by a newer entry.',
        by.id,
      ),
    ),
  ]
}

function trailEntry(piece: Piece, placed: Placed, estimate: Estimate, weights: Float64Array): TrailEntry {
  const { entry, index, shape, observedMs } = piece
  const { prior, sums, level, asOfMs } = estimate
  const own = ownWeight(piece, asOfMs)
  const sum = sums[index] ?? 0
  const weight = sum > 0 ? (own * (weights[index] ?? 0)) / sum : 0
  const without = withoutPiece(piece, placed, estimate)
  const middleWithout = (without ?? intervalOf(prior)).middle
  return {
    entry,
    sentence: sentenceFor(entry),
    weight: rounded(weight),
    stale: ageFactor(shape.kind, observedMs, asOfMs) <= staleWeight,
    reasons: reasonsFor(piece, placed.pieces, asOfMs, weight < own - 1e-9),
    without,
    moved: level ? rounded(level.middle - middleWithout) : 0,
    supersededBy: null,
  }
}

/** The interval without one piece; what other sources show of the same commits would then count in its place. */
function withoutPiece(
  piece: Piece,
  { pieces, twins }: Placed,
  { prior, sums, asOfMs }: Estimate,
): Interval | null {
  const others = [...pieces, ...twins.map((twin) => twin.piece)].filter((other) => other !== piece)
  if (others.length === 0) return null
  if (twins.some(({ of }) => of === piece.entry.id)) {
    const left = sumByShape(countedOnce(others).pieces, asOfMs)
    return intervalOf(update(prior, logLikelihoodOf(left)))
  }
  const left = sums.slice()
  left[piece.index] = Math.max(0, (left[piece.index] ?? 0) - ownWeight(piece, asOfMs))
  return intervalOf(update(prior, logLikelihoodOf(left)))
}

/** Why a piece weighs less than 1, or speaks for another stage than it was recorded at. */
function reasonsFor(piece: Piece, pieces: readonly Piece[], asOfMs: number, isCapped: boolean): string[] {
  const { entry, stage, shape, observedMs } = piece
  const age = ageFactor(shape.kind, observedMs, asOfMs)
  const reasons: string[] = []
  if (age < 0.95)
    reasons.push(
      `${ageInWords(asOfMs - observedMs)} old: ${age.toFixed(2)} of what it weighed when new (half after ${counted(
        kinds[shape.kind].halfLifeDays,
        'day',
      )}).`,
    )
  if (entry.observed.type === 'repository')
    for (const caution of new Set(entry.observed.cautions))
      reasons.push(`Counts ${cautions[caution].factor}, because ${cautions[caution].says}.`)
  if (isCapped) reasons.push(capReason(piece, pieces))
  if (stage !== entry.stage)
    reasons.push(`The benchmark has moved this behaviour from ${entry.stage} to ${stage}.`)
  return reasons
}

function capReason({ shape, stage }: Piece, pieces: readonly Piece[]): string {
  const caps = kinds[shape.kind].capPerStage
  const alike = pieces.filter(
    ({ shape: other }) =>
      other.kind === shape.kind && other.stage === stage && other.present === shape.present,
  )
  if (alike.length === 1) return `One ${shape.strength} sign weighs at most ${caps[shape.strength]}.`
  const cap = Math.max(...alike.map((other) => caps[other.shape.strength]))
  return `${alike.length} pieces of this kind at ${stage} share at most ${cap}, the strongest first.`
}
