import type { Skill, Stage, Strength } from '../benchmark/benchmark.ts'
import { stageLevel, stages, strengths } from '../benchmark/benchmark.ts'
import type { EvidenceKind } from '../evidence/entry.ts'
import { type Assessed, assessArea } from './assess.ts'
import { type Density, grid, intervalOf, update } from './grid.ts'
import { kinds, probabilitySeen, type Shape, shapeIndex } from './likelihood.ts'
import type { Piece } from './place.ts'
import type { Interval, SkillWhy } from './report.ts'
import { logLikelihoodOf } from './weight.ts'

/** A width that shrinks by less is the same as far as a reader can see. */
const visible = 0.005

/**
 * What one more piece of a kind would speak for. A repository shows only behaviours that have signals: nearest to the
 * stage asked for, by their strongest signal; null where no behaviour has any.
 */
function nextPiece(
  kind: EvidenceKind,
  skill: Skill,
  stage: Stage,
): { stage: Stage; strength: Strength } | null {
  if (kind !== 'git') return { stage, strength: 'fair' }
  const distance = (other: Stage): number => Math.abs(stageLevel[other] - stageLevel[stage])
  const nearest = stages
    .filter((other) => skill.behaviours.some((own) => own.stage === other && own.signals.length > 0))
    .sort((a, b) => distance(a) - distance(b) || stageLevel[b] - stageLevel[a])[0]
  if (!nearest) return null
  const found = skill.behaviours
    .filter((own) => own.stage === nearest)
    .flatMap(({ signals }) => signals.map(({ strength }) => strength))
  return { stage: nearest, strength: strengths.findLast((strength) => found.includes(strength)) ?? 'fair' }
}

const width = ({ low, high }: Interval): number => high - low

/**
 * The interval's width to expect after looking once more by a kind of evidence: found, or not found, each as likely
 * as today's estimate makes it. Not finding changes nothing where it is never recorded.
 */
function expectedWidth(
  kind: EvidenceKind,
  next: { stage: Stage; strength: Strength },
  prior: Density,
  sums: Float64Array,
): number {
  const afterwards = (present: boolean): number => {
    const shape: Shape = { kind, ...next, present }
    const more = sums.slice()
    more[shapeIndex(shape)] = (more[shapeIndex(shape)] ?? 0) + 1
    return width(intervalOf(update(prior, logLikelihoodOf(more))))
  }
  const today = update(prior, logLikelihoodOf(sums))
  let found = 0
  for (const [index, level] of grid.entries())
    found += (today[index] ?? 0) * probabilitySeen(kind, next.stage, next.strength, level)
  const notFound = kinds[kind].absence === 'counts' ? afterwards(false) : width(intervalOf(today))
  return found * afterwards(true) + (1 - found) * notFound
}

/** Kinds of evidence that would narrow the interval visibly, the narrowest first. */
export function narrowsFor(
  { skill, prior, posterior, sums }: Assessed,
  stage: Stage,
  kindsOnOffer: readonly EvidenceKind[],
): SkillWhy['narrows'] {
  const today = width(intervalOf(posterior ?? prior))
  return kindsOnOffer
    .flatMap((kind) => {
      const next = nextPiece(kind, skill, stage)
      const expected = next && expectedWidth(kind, next, prior, sums)
      return expected !== null && expected < today - visible
        ? [{ kind, title: kinds[kind].title, expectedWidth: Math.round(expected * 1000) / 1000 }]
        : []
    })
    .sort((a, b) => a.expectedWidth - b.expectedWidth)
}

/** The skills of one area with what counts for each. */
export type AreaEvidence = { skills: readonly Skill[]; piecesOf: (skill: Skill) => Piece[] }

/** A skill's interval as of an instant, by what of today's evidence had happened by then; the area's likewise. */
export function levelAsOf(slug: string, area: AreaEvidence, asOfMs: number): Interval | null {
  const assessed = assessArea(
    area.skills,
    (skill) => area.piecesOf(skill).filter(({ observedMs }) => observedMs <= asOfMs),
    asOfMs,
  )
  const own = assessed.find(({ skill }) => skill.slug === slug)
  return own?.posterior ? intervalOf(own.posterior) : null
}

const mostPoints = 200

/**
 * The interval after each day on which something was seen, told from what is known today, and today's last. By when
 * things happened, not by when they were recorded: a first scan would otherwise have no history.
 * @returns at most 200 points, oldest first; of more days, an even choice with the first and the last
 */
export function historyOf(
  own: Assessed,
  area: AreaEvidence,
  today: { at: string; level: Interval | null },
): SkillWhy['history'] {
  const todayMs = Date.parse(today.at)
  const lastOfDay = new Map<string, string>()
  for (const { entry, observedMs } of own.pieces)
    if (observedMs < todayMs) lastOfDay.set(entry.observedAt.slice(0, 10), entry.observedAt)
  const days = [...lastOfDay.values()]
  const room = mostPoints - 1
  const chosen =
    days.length <= room
      ? days
      : Array.from(
          { length: room },
          (_, index) => days[Math.round((index * (days.length - 1)) / (room - 1))] ?? '',
        )
  return [...chosen.map((at) => ({ at, level: levelAsOf(own.skill.slug, area, Date.parse(at)) })), today]
}
