import type { Stage } from '../benchmark/benchmark.ts'
import type { JobFacts, Requirement, Stated, Target } from './target.ts'
import { workingStage } from './working-stage.ts'

/** What the person put right in one requirement; what is left out stays as it was read. */
export type RequirementMend = Partial<Pick<Requirement, 'must' | 'stage' | 'years' | 'skills' | 'tools'>> & {
  /** One that the person does not take for one, or, of a ladder, that does not apply to them. */
  dropped?: boolean
  /** Whether any one of what it names is enough; only where it names several things. */
  any?: boolean
  /** Why the person says that they meet it, whatever the evidence says. */
  claim?: string
}

/** A requirement that the reading missed. */
export type AddedRequirement = Pick<Requirement, 'id' | 'text' | 'must' | 'stage' | 'skills' | 'tools'>

/** Facts in the person's own words; null for one that the text does not state. */
export type FactMends = { [Fact in keyof JobFacts]?: NonNullable<JobFacts[Fact]>['value'] | null }

/** What the person said of a target. The text stays as it was, and what was read of it. */
export type TargetMending = {
  title?: string
  /** Counts for every requirement that was asked for at the stage that was read. */
  stage?: Stage
  facts: FactMends
  /** By the id of its requirement. */
  requirements: Record<string, RequirementMend>
  added: AddedRequirement[]
}

export const nothingMended: TargetMending = { facts: {}, requirements: {}, added: [] }

export type MendedTarget = Target & {
  /** Those that the person dropped, as they were read, so that they can be taken back. */
  dropped: Requirement[]
}

/** A target as the person put it right. Mends of what is not there any more are passed over. */
export function mendedTarget(target: Target, mending: TargetMending): MendedTarget {
  const stage = mending.stage ?? target.stage
  const dropped: Requirement[] = []
  const kept: Requirement[] = []
  for (const read of target.requirements) {
    const mend = ownMend(mending, read.id)
    if (mend?.dropped) dropped.push(read)
    else kept.push(withMend({ ...read, stage: shifted(read, target, stage) }, mend))
  }
  const taken = new Set(target.requirements.map(({ id }) => id))
  for (const added of mending.added) {
    if (taken.has(added.id)) continue
    taken.add(added.id)
    kept.push({
      ...{ span: null, within: null, years: null, certifications: [], unknown: [], alternatives: [] },
      ...added,
      kind: added.skills.length > 0 ? 'skill' : added.tools.length > 0 ? 'tool' : 'other',
    })
  }
  return {
    ...target,
    title: mending.title ?? target.title,
    stage,
    facts: target.facts && mendedFacts(target.facts, mending.facts),
    requirements: kept,
    dropped,
  }
}

/** What was asked for at the target's own stage, or as a skill to work with at that stage, moves with it. */
function shifted({ kind, stage }: Requirement, target: Target, to: Stage): Stage {
  const isNamedOnly = target.kind === 'job-description' && kind !== 'responsibility'
  if (isNamedOnly && stage === workingStage[target.stage]) return workingStage[to]
  return stage === target.stage ? to : stage
}

/** What the person says that they meet, by the id of its requirement. */
export const claimsOf = ({ requirements }: TargetMending): Record<string, string> =>
  Object.fromEntries(
    Object.entries(requirements).flatMap(([id, { claim }]) => (claim === undefined ? [] : [[id, claim]])),
  )

const ownMend = ({ requirements }: TargetMending, id: string): RequirementMend | undefined =>
  Object.hasOwn(requirements, id) ? requirements[id] : undefined

function withMend(read: Requirement, mend: RequirementMend | undefined): Requirement {
  if (!mend) return read
  const { dropped: _, claim: __, any, ...values } = mend
  const mended = { ...read, ...values }
  const renamed = values.skills !== undefined || values.tools !== undefined
  // Who says what is meant has said it of the unknown words too.
  if (renamed) mended.unknown = []
  const choices = renamed || any !== undefined
  if (!choices) return mended
  const enough = any ?? read.alternatives.length > 0
  const named = { span: mended.span, certifications: [] as string[] }
  mended.alternatives = enough
    ? [
        ...mended.skills.map((slug) => ({ ...named, text: slug, skills: [slug], tools: [] })),
        ...mended.tools.map((slug) => ({ ...named, text: slug, skills: [], tools: [slug] })),
        ...mended.certifications.map((slug) => ({
          ...named,
          text: slug,
          skills: [],
          tools: [],
          certifications: [slug],
        })),
      ]
    : []
  if (mended.alternatives.length < 2) mended.alternatives = []
  return mended
}

function mendedFacts(facts: JobFacts, mends: FactMends): JobFacts {
  const said = Object.entries(mends).filter(([fact, value]) => fact in facts && value !== undefined)
  return {
    ...facts,
    ...Object.fromEntries(
      said.map(([fact, value]): [string, Stated<unknown> | null] => [
        fact,
        value === null ? null : { value, text: typeof value === 'string' ? value : '', span: null },
      ]),
    ),
  } as JobFacts
}
