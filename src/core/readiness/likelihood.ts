import { type Stage, type Strength, stageLevel, stages, strengths } from '../benchmark/benchmark.ts'
import { type Caution, type EvidenceKind, evidenceKinds } from '../evidence/entry.ts'
import { grid } from './grid.ts'

type Kind = {
  /** What one more of it would be, in plain words. */
  title: string
  /** Days after which a piece weighs half. */
  halfLifeDays: number
  /**
   * The most that pieces of this kind, at one stage of one skill, weigh together, since they are not independent: up to
   * each strength, that strength and the weaker ones together. Weak signals repeat the same mistake most.
   */
  capPerStage: Record<Strength, number>
  /** Share of people below the stage of whom it is seen nevertheless, by strength of the piece. */
  floor: Record<Strength, number>
  /** Share of people well above the stage of whom it is seen. */
  ceiling: number
  /** How sharply it tells levels apart, in stages: the smaller the sharper. */
  spread: number
  /** Whether not finding it is ever written down. Where it is not, its absence says nothing. */
  absence: 'counts' | 'never-recorded'
  /** What it does for a standing (see standing.ts). */
  speaks: 'claims' | 'shows' | 'confirms' | 'proves'
}

const same = (figure: number): Record<Strength, number> => ({ weak: figure, fair: figure, strong: figure })

/**
 * How each kind of evidence speaks about a level: docs/decisions/0002-level-model.md. The figures are our
 * assumptions; where research speaks about such evidence, it is named, and is what they lean on.
 */
export const kinds = {
  // Seen in work, so it tells; but by rule and attributed by address, so that a third to a seventh are of people
  // below the stage. One-sided: what somebody never had to do at work says nothing. Our assumption.
  // Half-life: skill decays with the time it is not used, strongly after a year (Arthur, Bennett, Stanush and McNelly
  // 1998), and a commit cannot say whether the skill has been used since: two years. Our assumption.
  git: {
    title: 'Commits that show it',
    halfLifeDays: 730,
    capPerStage: { weak: 0.5, fair: 1.5, strong: 2 },
    floor: { weak: 0.5, fair: 0.3, strong: 0.15 },
    ceiling: 0.95,
    spread: 0.3,
    absence: 'never-recorded',
    speaks: 'shows',
  },
  // Self-ratings and supervisors' ratings correlate at about .22 (Conway and Huffcutt 1997; Heidemeier and Moser 2009).
  // Floor and ceiling are set so that one rating correlates with the level at that figure; more of them add little.
  self: {
    title: 'A self-rating',
    halfLifeDays: 365,
    capPerStage: same(1),
    floor: same(0.4),
    ceiling: 0.77,
    spread: 0.3,
    absence: 'counts',
    speaks: 'claims',
  },
  // Written by the same person to be believed: hardly better than a self-rating, the least of all; but it names a time and
  // a place, and can be held against them. Our assumption. It says what was once done, so it ages as work does.
  resume: {
    title: 'A line of a résumé',
    halfLifeDays: 730,
    capPerStage: same(1),
    floor: same(0.4),
    ceiling: 0.8,
    spread: 0.3,
    absence: 'never-recorded',
    speaks: 'claims',
  },
  // The behaviour itself, judged by measurement on a fresh seed. Work samples predict performance on the job as a whole
  // at about .33 (Sackett, Zhang, Berry and Lievens 2022); a lab is asked only about the behaviour that it measures, so
  // we take it to tell more sharply. Our assumption. Only passed runs are evidence.
  lab: {
    title: 'A lab',
    halfLifeDays: 730,
    capPerStage: { weak: 1, fair: 1.5, strong: 2 },
    floor: { weak: 0.3, fair: 0.15, strong: 0.08 },
    ceiling: 0.95,
    spread: 0.25,
    absence: 'never-recorded',
    speaks: 'proves',
  },
  // Tests of job knowledge predict performance at about .40 (Sackett et al. 2022). One question of four choices is
  // guessed in a quarter of cases. Knowledge fades sooner than habits. Figures: our assumption.
  answer: {
    title: 'Answered questions',
    halfLifeDays: 365,
    capPerStage: same(3),
    floor: { weak: 0.35, fair: 0.25, strong: 0.15 },
    ceiling: 0.9,
    spread: 0.5,
    absence: 'counts',
    speaks: 'claims',
  },
  // One colleague's rating has a reliability of about .37 (peers) to .50 (supervisors), and the two correlate at about
  // .34 (Conway and Huffcutt 1997). Raters share an impression of the person, hence the cap.
  feedback: {
    title: 'Feedback from a colleague',
    halfLifeDays: 540,
    capPerStage: same(2),
    floor: { weak: 0.4, fair: 0.33, strong: 0.28 },
    ceiling: 0.85,
    spread: 0.5,
    absence: 'counts',
    speaks: 'confirms',
  },
  // An examination of knowledge, once passed, with help to be bought for passing it; many lapse after two or three
  // years. Our assumption.
  certificate: {
    title: 'A certificate',
    halfLifeDays: 730,
    capPerStage: same(1),
    floor: { weak: 0.55, fair: 0.45, strong: 0.35 },
    ceiling: 0.85,
    spread: 0.4,
    absence: 'never-recorded',
    speaks: 'claims',
  },
  // Told by the person, but with a figure, a date and their own part, which somebody can look up: between a résumé and
  // what is seen in a repository. Our assumption.
  win: {
    title: 'A confirmed win',
    halfLifeDays: 730,
    capPerStage: { weak: 0.5, fair: 1.5, strong: 2 },
    floor: { weak: 0.5, fair: 0.35, strong: 0.25 },
    ceiling: 0.9,
    spread: 0.3,
    absence: 'never-recorded',
    speaks: 'shows',
  },
} as const satisfies Record<EvidenceKind, Kind>

/** What is left of a piece's weight under each caution, and why. Our assumptions. */
export const cautions = {
  // Following a course shows that one can follow: the decisions were somebody else's.
  'tutorial-like': { factor: 0.2, says: 'the repository looks like a tutorial' },
  // Several people's work in one commit: which part was theirs cannot be seen.
  'shared-work': { factor: 0.5, says: 'several people share the commit' },
  // What came before the cut is unknown, so that a copied start looks like own work.
  'shallow-history': { factor: 0.8, says: 'the history is cut short' },
  // The commits are there, but the surroundings were made elsewhere.
  'fork-copy': { factor: 0.5, says: 'the repository copies another one' },
} as const satisfies Record<Caution, { factor: number; says: string }>

/**
 * Probability that a behaviour of a stage is seen of somebody at a level, where this kind of evidence looks for it.
 * It turns half a stage below the stage's own place, at the border with the stage before.
 */
export function probabilitySeen(kind: EvidenceKind, stage: Stage, strength: Strength, level: number): number {
  const { floor, ceiling, spread } = kinds[kind]
  const turn = stageLevel[stage] - 0.5
  return floor[strength] + (ceiling - floor[strength]) / (1 + Math.exp((turn - level) / spread))
}

/** A likelihood over the grid: pieces that share kind, stage, strength and outcome share it. */
export type Shape = { kind: EvidenceKind; stage: Stage; strength: Strength; present: boolean }

/** Ordered so that three neighbours are one kind, stage and outcome, the weakest first. */
export const shapes: readonly Shape[] = evidenceKinds.flatMap((kind) =>
  stages.flatMap((stage) =>
    [false, true].flatMap((present) => strengths.map((strength) => ({ kind, stage, strength, present }))),
  ),
)

export const shapeIndex = ({ kind, stage, strength, present }: Shape): number =>
  ((evidenceKinds.indexOf(kind) * stages.length + stages.indexOf(stage)) * 2 + Number(present)) *
    strengths.length +
  strengths.indexOf(strength)

/** Log-likelihood over the grid, by `shapeIndex`. */
export const logLikelihoods: readonly Float64Array[] = shapes.map(({ kind, stage, strength, present }) =>
  Float64Array.from(grid, (level) => {
    const seen = probabilitySeen(kind, stage, strength, level)
    return Math.log(present ? seen : 1 - seen)
  }),
)
