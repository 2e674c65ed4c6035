import { type Stage, stageLevel } from '../benchmark/benchmark.ts'
import type { EvidenceKind } from '../evidence/entry.ts'
import { intervalOf } from '../readiness/grid.ts'
import { basePrior } from '../readiness/level.ts'
import { kinds } from '../readiness/likelihood.ts'
import type { Interval, Standing } from '../readiness/report.ts'
import { spread } from './pace.ts'
import type { Want } from './plan.ts'

/** A level as a normal distribution on the stage scale. */
export type Level = { mean: number; deviation: number }

/** Where nothing is known: the same as readiness assumes before any evidence. */
export const unknownLevel: Interval = intervalOf(basePrior)

export const levelOf = (interval: Interval): Level => ({
  mean: interval.middle,
  deviation: spread(interval),
})

/** Five points and weights that integrate over a standard normal distribution (Gauss and Hermite). */
const points = [-2.8569700138728, -1.3556261799743, 0, 1.3556261799743, 2.8569700138728] as const
const weights = [0.0112574113277, 0.2220759220056, 0.5333333333334, 0.2220759220056, 0.0112574113277] as const

/**
 * How far below a stage an attempt at its behaviour comes off in half of all cases. An activity's hours are those of
 * somebody who has not done it before, who comes from the stage before; so even odds are one stage below. Our assumption.
 */
const evenOddsBelow = 1

/** An attempt to prove something at a stage, by a kind of evidence. */
export type Attempt = { stage: Stage; how: EvidenceKind }
/** An attempt, and how likely it is made by the date. */
export type TimedAttempt = Attempt & { inTime: number }

/**
 * Probability that an attempt comes off at a level: the curve by which that kind of evidence tells levels apart, without
 * its floor, since nobody plans to be seen by mistake.
 */
function comesOff({ stage, how }: Attempt, level: number): number {
  const { ceiling, spread: sharpness } = kinds[how]
  return ceiling / (1 + Math.exp((stageLevel[stage] - evenOddsBelow - level) / sharpness))
}

/** An examination is taken when one is ready for it, and again when it was not passed. Our assumption. */
export const examinationPassed = 0.8

/**
 * Which of the ways that one activity has of proving a skill at a stage counts: one, since what came off once was not
 * confirmed by itself. Where the skill was seen in work already and has to be proven, a confirmation is worth most.
 * @returns null where none of them speaks of this stage or a higher one, or helps to the standing that is asked for
 */
export function bestWay(
  attempts: readonly Attempt[],
  need: { stage: Stage; standing: Standing },
  asked: Want['asked'],
): Attempt | null {
  const order =
    asked === 'proven' && need.standing === 'shown'
      ? (['proves', 'confirms'] as const)
      : asked === 'proven'
        ? (['proves', 'shows', 'confirms'] as const)
        : asked === 'shown'
          ? (['proves', 'shows', 'confirms'] as const)
          : (['proves', 'shows', 'confirms', 'claims'] as const)
  const usable = attempts.filter(({ stage }) => stageLevel[stage] >= stageLevel[need.stage])
  for (const speaks of order) {
    const ways = usable.filter(({ how }) => kinds[how].speaks === speaks)
    if (ways.length > 0) return ways.reduce((a, b) => (comesOff(b, 2) > comesOff(a, 2) ? b : a))
  }
  return null
}

/** How likely one attempt comes off, over all that the level can be. */
export function chanceOf(attempt: Attempt, level: Level): number {
  let chance = 0
  for (let at = 0; at < points.length; at++)
    chance += (weights[at] ?? 0) * comesOff(attempt, level.mean + level.deviation * (points[at] ?? 0))
  return chance
}

/**
 * How likely a skill reaches the standing that is asked for by attempts that fail independently of each other at a given level,
 * over all that the level can be: who is too low for one is too low for the next. The rules are those of standing.ts.
 */
export function standingChance(
  { standing }: { standing: Standing },
  asked: Want['asked'],
  attempts: readonly TimedAttempt[],
  level: Level,
): number {
  if (reached(standing, asked)) return 1
  if (attempts.length === 0) return 0
  let chance = 0
  for (let at = 0; at < points.length; at++) {
    const here = level.mean + level.deviation * (points[at] ?? 0)
    let notProven = 1
    let notShown = standing === 'shown' ? 0 : 1
    let notConfirmed = 1
    let notClaimed = standing === 'claimed' ? 0 : 1
    for (const attempt of attempts) {
      const fails = 1 - attempt.inTime * comesOff(attempt, here)
      const { speaks } = kinds[attempt.how]
      if (speaks === 'proves') notProven *= fails
      else if (speaks === 'shows') notShown *= fails
      else if (speaks === 'confirms') notConfirmed *= fails
      else notClaimed *= fails
    }
    const proven = 1 - notProven * (1 - (1 - notShown) * (1 - notConfirmed))
    const shown = 1 - notProven * notShown * notConfirmed
    chance +=
      (weights[at] ?? 0) *
      (asked === 'proven' ? proven : asked === 'shown' ? shown : 1 - (1 - shown) * notClaimed)
  }
  return chance
}

export function reached(standing: Standing, asked: Want['asked']): boolean {
  switch (asked) {
    case 'claimed':
      return standing !== 'none'
    case 'shown':
      return standing === 'shown' || standing === 'proven'
    case 'proven':
      return standing === 'proven'
  }
}

/** Stages that each hour adds lead only as far as what is taught: `taught` has them by stage, the lowest first. */
export function learnt(from: number, taught: readonly number[]): number {
  let level = from
  for (let at = 0; at < taught.length; at++) {
    const top = at + 1
    if (level < top) level = Math.min(top, level + (taught[at] ?? 0))
  }
  return level
}
