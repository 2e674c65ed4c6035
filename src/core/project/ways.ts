import type { Activity } from '../activity/activity.ts'
import type { Benchmark } from '../benchmark/benchmark.ts'
import type { Criterion } from './rubric.ts'

/** What would let a repository show a criterion, and where the same can be practised. */
export type Ways = { activities: Activity[]; labs: Activity[] }

const mostActivities = 3
const mostLabs = 2

/**
 * Activities that leave in a repository what the criterion is seen by, those that need no team first, and labs that ask for the same
 * behaviours: a lab's pass is evidence of its own and adds nothing to the repository.
 * @param activities  labs among them
 */
export function waysTo(
  { signals }: Pick<Criterion, 'signals'>,
  benchmark: Benchmark,
  activities: readonly Activity[],
): Ways {
  const behaviours = new Set(
    benchmark.skills.flatMap(({ slug, behaviours: all }) =>
      all
        .filter(({ signals: own }) => own.some(({ signal }) => signals.includes(signal)))
        .map(({ id }) => `${slug}/${id}`),
    ),
  )
  const proving = (how: 'git' | 'lab') =>
    activities.filter(({ proves }) =>
      proves.some((each) => each.how === how && behaviours.has(`${each.skill}/${each.behaviour}`)),
    )
  const isAlone = ({ kind }: Activity): number => (kind === 'project' || kind === 'open-source' ? 0 : 1)
  return {
    activities: proving('git')
      .toSorted((a, b) => isAlone(a) - isAlone(b))
      .slice(0, mostActivities),
    labs: proving('lab').slice(0, mostLabs),
  }
}
