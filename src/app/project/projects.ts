import type { Activity } from '../../core/activity/activity.ts'
import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { EvidenceEntry } from '../../core/evidence/entry.ts'
import { activeEntries } from '../../core/evidence/ledger.ts'
import { sentenceFor } from '../../core/evidence/sentence.ts'
import { Failure } from '../../core/failures.ts'
import {
  type AuditedCriterion,
  auditProject,
  type Found,
  type ProjectAudit,
} from '../../core/project/audit.ts'
import { findingsOf } from '../../core/project/findings.ts'
import type { Rubric } from '../../core/project/rubric.ts'
import { waysTo } from '../../core/project/ways.ts'
import { listAnswers, putAnswers } from '../../store/project-answer.ts'
import type { SourceSummary } from '../../store/source.ts'
import type { Ledger } from '../ledger.ts'
import { assertStorable } from '../record/assert-storable.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { readSources } from '../record/read-record.ts'
import type { CriterionView, FoundView, ProjectSummary, ProjectView } from './views.ts'

/** A project is a repository that was read, named by its instance. */
export type ProjectUseCases = {
  projects: () => Promise<ProjectSummary[]>
  project: (instance: string) => Promise<ProjectView>
  /** By id of question; blank takes an answer back, and what is not named stays. Answers are no evidence. */
  answerProject: (instance: string, answers: Readonly<Record<string, string>>) => Promise<ProjectView>
}

export type ProjectsOptions = {
  record: OpenRecord
  ledger: Ledger
  benchmark: Benchmark
  rubric: Rubric
  /** Labs among them. */
  activities: () => Promise<readonly Activity[]>
  now: () => Date
}

/** Of one signal; the rest is counted. */
const mostCitations = 5
const mostPaths = 3

/**
 * Repositories that were read, against the rubric. What was found is what the ledger has of the person's own commits: the work of
 * others in the same repository is theirs to show.
 */
export function projectUseCases({
  record,
  ledger,
  benchmark,
  rubric,
  activities,
  now,
}: ProjectsOptions): ProjectUseCases {
  const { db } = record.store
  const questions = new Set(rubric.flatMap((row) => row.questions.map(({ id }) => id)))
  const repositories = async () => (await readSources(record)).filter(({ kind }) => kind === 'repository')

  async function found(instance: string): Promise<SourceSummary> {
    const source = (await repositories()).find((each) => each.instance === instance)
    if (!source) throw new Failure('project-unknown', instance)
    return source
  }

  async function audit(active: readonly EvidenceEntry[], instance: string): Promise<ProjectAudit> {
    const answers = await record.patiently(() => listAnswers(db, record.person, instance))
    return auditProject(rubric, findingsOf(active, instance), answers)
  }

  async function view(source: SourceSummary): Promise<ProjectView> {
    const audited = await audit(activeEntries(await ledger()), source.instance)
    const known = await activities()
    const criteria = new Map(rubric.flatMap((row) => row.criteria.map((each) => [each.id, each] as const)))
    const criterionView = (criterion: AuditedCriterion): CriterionView => {
      const { id, says, state, step } = criterion
      const ways = waysTo(criteria.get(id) ?? { signals: [] }, benchmark, known)
      const missing = state !== 'seen'
      return {
        ...{ id, says, state },
        found: criterion.found.map(foundView),
        step: missing ? step : null,
        activities: missing ? ways.activities.map(named) : [],
        labs: missing ? ways.labs.map(named) : [],
      }
    }
    return {
      ...summaryOf(source, audited),
      dimensions: audited.dimensions.map((dimension) => ({
        ...dimension,
        criteria: dimension.criteria.map(criterionView),
      })),
    }
  }

  return {
    async projects() {
      const active = activeEntries(await ledger())
      const summaries: ProjectSummary[] = []
      for (const source of await repositories())
        summaries.push(summaryOf(source, await audit(active, source.instance)))
      return summaries
    },
    project: async (instance) => view(await found(instance)),
    async answerProject(instance, answers) {
      assertStorable(answers)
      const strangers = Object.keys(answers).filter((id) => !questions.has(id))
      if (strangers.length > 0)
        throw new Failure('request-invalid', [
          ...strangers.map((id) => `there is no question ${id}; there are:`),
          ...rubric.flatMap((row) => row.questions.map(({ id, asks }) => `${id}: ${asks}`)),
        ])
      const { person } = record
      const source = await found(instance)
      if (!(await record.patiently(() => putAnswers(db, person, instance, answers, now()))))
        throw new Failure('project-unknown', instance)
      return view(source)
    },
  }
}

const named = ({ slug, title, kind }: Activity) => ({ slug, title, kind })

function summaryOf(
  { instance, label, head, commits, ownCommits, identities, readAt }: SourceSummary,
  { dimensions, silent }: ProjectAudit,
): ProjectSummary {
  return {
    ...{ instance, label, head, commits, ownCommits, identities, readAt, silent },
    counts: dimensions.map(({ dimension, title, counts }) => ({ dimension, title, ...counts })),
  }
}

const foundView = ({ signal, facet, citations, cautions }: Found): FoundView => ({
  signal,
  facet,
  says: sentenceFor({
    observed: { type: 'repository', signal, facet, strength: 'fair', citations, cautions },
    rule: signal,
  }),
  commits: citations.length,
  citations: citations
    .slice(0, mostCitations)
    .map((citation) => ({ ...citation, paths: citation.paths.slice(0, mostPaths) })),
  cautions,
})
