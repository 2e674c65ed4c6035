import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import { type Ladder, type LadderLevel, ladderTarget } from '../../core/target/ladder.ts'
import { type MendedTarget, mendedTarget } from '../../core/target/mend.ts'
import { stageTarget } from '../../core/target/stage-target.ts'
import type { Target } from '../../core/target/target.ts'
import type { KeptTarget } from '../../store/target.ts'

/** What is wanted, as its owner put it right. */
export const wantedOf = (
  { reading, mending }: Pick<KeptTarget, 'reading' | 'mending'>,
  benchmark: Benchmark,
): MendedTarget => mendedTarget(targetOf({ reading, mending }, benchmark), mending)

function targetOf(
  { reading, mending }: Pick<KeptTarget, 'reading' | 'mending'>,
  benchmark: Benchmark,
): Target {
  switch (reading.kind) {
    case 'job-description':
      return reading.target
    case 'stage':
      return stageTarget(reading.stage, benchmark)
    case 'ladder': {
      const level = levelOf(reading.ladder, mending.level)
      const target = level && ladderTarget(reading.ladder, level.slug, mending.mapping)
      return target ?? { ...emptyLadder, title: reading.ladder.name }
    }
  }
}

const emptyLadder = {
  kind: 'ladder',
  stage: 'senior',
  text: null,
  facts: null,
  requirements: [],
} as const satisfies Omit<Target, 'title'>

/** The level that was chosen; where none was, the first that is senior, or else the highest. */
export const levelOf = ({ levels }: Ladder, chosen: string | null): LadderLevel | undefined =>
  levels.find(({ slug }) => slug === chosen) ??
  levels.find(({ stage }) => stage === 'senior') ??
  levels.at(-1)
