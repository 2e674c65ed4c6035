import type { ActivityKind } from '../../core/activity/activity.ts'
import type { AuditedCriterion, AuditedDimension, Found } from '../../core/project/audit.ts'
import type { Dimension } from '../../core/project/rubric.ts'
import type { SourceSummary } from '../../store/source.ts'

/** Projects as they are looked at. Instants are ISO 8601 in UTC. */

export type ProjectSummary = Pick<
  SourceSummary,
  'instance' | 'label' | 'head' | 'commits' | 'ownCommits' | 'identities' | 'readAt'
> & {
  counts: (Pick<AuditedDimension, 'dimension' | 'title'> & AuditedDimension['counts'])[]
  /** Dimensions in which nothing was seen and nothing is answered. */
  silent: Dimension[]
}

export type FoundView = Found & {
  /** One sentence without full stop, ours. */
  says: string
  /** How many there are; the newest few are cited. */
  commits: number
}

type Way = { slug: string; title: string; kind: ActivityKind }

export type CriterionView = Pick<AuditedCriterion, 'id' | 'says' | 'state'> & {
  found: FoundView[]
  /** What to do where it is not seen; null where it is. */
  step: string | null
  /** What would leave it in a repository. */
  activities: Way[]
  /** Where it can be practised. */
  labs: Way[]
}

export type ProjectView = ProjectSummary & {
  dimensions: (Omit<AuditedDimension, 'criteria'> & { criteria: CriterionView[] })[]
}
