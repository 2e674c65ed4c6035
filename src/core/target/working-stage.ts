import type { Stage } from '../benchmark/benchmark.ts'

/**
 * The stage at which a job asks for a skill that it names and says no more of: "Redis, automated tests and CI" of a senior are asked for as
 * somebody has them who works on their own, since what makes the job senior is the whole, and is what it says more of. Our assumption; who
 * means another stage can say so of each requirement.
 */
export const workingStage: Readonly<Record<Stage, Stage>> = {
  entry: 'entry',
  mid: 'mid',
  senior: 'mid',
  staff: 'senior',
}
