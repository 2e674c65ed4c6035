import { type Skill, type Stage, stageLevel } from '../core/benchmark/benchmark.ts'
import type { Certification } from '../core/benchmark/catalogue.ts'
import type { EvidenceKind } from '../core/evidence/entry.ts'
import type { WrittenActivity } from './activity-shape.ts'
import type { Problem } from './problem.ts'

/** An activity together with a way to point at a place in it. */
export type PlacedActivity = {
  activity: WrittenActivity
  problem: (path: readonly PropertyKey[], says: string) => Problem
}

/** What activities speak of, as far as it could be read. */
export type Surroundings = {
  skills: readonly Skill[]
  /** Slugs of skills that could not be read; an empty one for a whole file. */
  brokenSkills: ReadonlySet<string>
  certifications: readonly Certification[]
  /** Slugs of labs, which share one space of names with activities. */
  labs: readonly string[]
}

/** What the shape of each file alone cannot say: what activities have to agree on with each other, the skills and the catalogue. */
export function checkActivities(
  placed: readonly PlacedActivity[],
  broken: ReadonlySet<string>,
  surroundings: Surroundings,
): Problem[] {
  const skills = new Map(surroundings.skills.map((skill) => [skill.slug, skill]))
  return [
    ...namesTwice(placed, surroundings.labs),
    ...danglingActivities(placed, broken, surroundings.labs),
    ...cycles(placed),
    ...placed.flatMap((each) => [
      ...(surroundings.brokenSkills.has('') ? [] : ofSkills(each, skills, surroundings.brokenSkills)),
      ...ofShares(each),
      ...ofCertificate(each, surroundings),
    ]),
    // With anything that could not be read, it is not known what is left without a way to learn or prove it.
    ...(placed.length > 0 && broken.size === 0 && surroundings.brokenSkills.size === 0
      ? coreWithoutWay(placed, skills)
      : []),
  ]
}

function* namesTwice(placed: readonly PlacedActivity[], labs: readonly string[]): Generator<Problem> {
  const slugs = new Set<string>()
  const titles = new Map<string, string>()
  for (const { activity, problem } of placed) {
    if (slugs.has(activity.slug)) yield problem(['slug'], `the slug \`${activity.slug}\` stands twice`)
    else if (labs.includes(activity.slug))
      yield problem(['slug'], `a lab is called \`${activity.slug}\` already`)
    slugs.add(activity.slug)
    const by = titles.get(activity.title.toLowerCase())
    if (by !== undefined) yield problem(['title'], `\`${by}\` has the same title`)
    else titles.set(activity.title.toLowerCase(), activity.slug)
  }
}

function* danglingActivities(
  placed: readonly PlacedActivity[],
  broken: ReadonlySet<string>,
  labs: readonly string[],
): Generator<Problem> {
  const known = new Set([...placed.map(({ activity }) => activity.slug), ...labs, ...broken])
  if (broken.has('')) return
  for (const { activity, problem } of placed)
    for (const [index, required] of activity.requires.entries())
      if (required.kind === 'activity' && !known.has(required.activity))
        yield problem(
          ['requires', index],
          `\`${activity.slug}\` requires \`${required.activity}\`, which no activity and no lab is called`,
        )
}

/** Each cycle once, named as a chain from the activity in it that comes first in the files. */
function* cycles(placed: readonly PlacedActivity[]): Generator<Problem> {
  const bySlug = new Map(placed.map((each) => [each.activity.slug, each]))
  const finished = new Set<string>()
  function* visit(slug: string, chain: readonly string[]): Generator<Problem> {
    const each = bySlug.get(slug)
    if (!each || finished.has(slug)) return
    const start = chain.indexOf(slug)
    if (start >= 0) {
      const closing = bySlug.get(chain.at(-1) ?? slug) ?? each
      yield closing.problem(
        [
          'requires',
          closing.activity.requires.findIndex((to) => to.kind === 'activity' && to.activity === slug),
        ],
        `prerequisites go round in a circle: ${[...chain.slice(start), slug].join(' → ')}`,
      )
      return
    }
    for (const required of each.activity.requires)
      if (required.kind === 'activity') yield* visit(required.activity, [...chain, slug])
    finished.add(slug)
  }
  for (const { activity } of placed) yield* visit(activity.slug, [])
}

/** Every skill, stage and behaviour that an activity names has to be there. */
function* ofSkills(
  { activity, problem }: PlacedActivity,
  skills: ReadonlyMap<string, Skill>,
  broken: ReadonlySet<string>,
): Generator<Problem> {
  const says = (slug: string, stage: Stage | null): string | undefined => {
    const skill = skills.get(slug)
    if (!skill) {
      const now = [...skills.values()].find(({ formerSlugs }) => formerSlugs.includes(slug))
      if (now) return `\`${slug}\` is called \`${now.slug}\` now`
      return broken.has(slug) ? undefined : `\`${activity.slug}\` names \`${slug}\`, which no skill is called`
    }
    return stage === null || skill.behaviours.some((behaviour) => behaviour.stage === stage)
      ? undefined
      : `\`${slug}\` has no ${stage} behaviour`
  }

  for (const [index, required] of activity.requires.entries()) {
    if (required.kind !== 'skill') continue
    const wrong = says(required.skill, required.stage)
    const taught = activity.teaches.find(({ skill }) => skill === required.skill)
    if (wrong !== undefined) yield problem(['requires', index], wrong)
    else if (taught && stageLevel[taught.stage] <= stageLevel[required.stage])
      yield problem(
        ['requires', index],
        `\`${activity.slug}\` asks for \`${required.skill}\` at ${required.stage} and leads to ${taught.stage} only`,
      )
  }
  const taught = new Set<string>()
  for (const { skill, stage } of activity.teaches) {
    const path = ['teaches', `${skill}@${stage}`]
    const wrong = says(skill, stage)
    if (wrong !== undefined) yield problem(path, wrong)
    if (taught.has(skill)) yield problem(path, `\`${activity.slug}\` teaches \`${skill}\` twice`)
    taught.add(skill)
  }
  for (const { written, skill: slug, stage, behaviour, how } of activity.proves) {
    const path = ['proves', written]
    const wrong = says(slug, stage)
    if (wrong !== undefined) yield problem(path, wrong)
    const skill = skills.get(slug)
    if (skill) for (const says of impossible(skill, behaviour, how)) yield problem(path, says)
  }
}

function* impossible(skill: Skill, id: string | null, how: readonly EvidenceKind[]): Generator<string> {
  const behaviour = skill.behaviours.find((each) => each.id === id)
  if (id !== null && !behaviour) yield `\`${skill.slug}\` has no behaviour \`${id}\``
  if (how.includes('git') && (!behaviour || behaviour.signals.length === 0) && (id === null || behaviour))
    yield `no signal in a repository speaks for \`${skill.slug}${id === null ? '' : `/${id}`}\``
  if (how.includes('lab')) yield 'only a lab proves as a lab does'
}

function* ofShares({ activity, problem }: PlacedActivity): Generator<Problem> {
  const sum = activity.teaches.reduce((total, { share }) => total + share, 0)
  // Shares are written with two places, which do not add up exactly in binary.
  if (sum > 1.0001)
    yield problem(['teaches'], `the shares of \`${activity.slug}\` come to ${sum.toFixed(2)} of its hours`)
  if (activity.teaches.length === 0 && activity.proves.length === 0)
    yield problem([], `\`${activity.slug}\` teaches nothing and proves nothing`)
}

/** A certificate belongs to an examination of the catalogue, and teaches what that asks about. */
function* ofCertificate(
  { activity, problem }: PlacedActivity,
  { certifications }: Surroundings,
): Generator<Problem> {
  if (activity.kind !== 'certificate') {
    if (activity.certification !== null)
      yield problem(['certification'], `\`${activity.slug}\` is no certificate`)
    for (const { written, how } of activity.proves)
      if (how.includes('certificate'))
        yield problem(['proves', written], `\`${activity.slug}\` is no certificate`)
    return
  }
  const named = activity.certification
  if (named === null) {
    yield problem([], `\`${activity.slug}\` does not say which \`certification\` it is for`)
    return
  }
  const certification = certifications.find(({ slug }) => slug === named)
  if (!certification) {
    yield problem(['certification'], `no certification is called \`${named}\``)
    return
  }
  const asked = new Set(certification.objectives.flatMap(({ skills }) => skills))
  for (const { skill, stage } of activity.teaches)
    if (!asked.has(skill))
      yield problem(['teaches', `${skill}@${stage}`], `no objective of \`${named}\` asks about \`${skill}\``)
  for (const { written, skill } of activity.proves)
    if (!asked.has(skill))
      yield problem(['proves', written], `no objective of \`${named}\` asks about \`${skill}\``)
}

/** Every core skill that has a senior stage has to be learnt and shown by something. */
function* coreWithoutWay(
  placed: readonly PlacedActivity[],
  skills: ReadonlyMap<string, Skill>,
): Generator<Problem> {
  const reaches = (stage: Stage | undefined) => stage !== undefined && stageLevel[stage] >= stageLevel.senior
  const taught = new Set<string>()
  const proved = new Set<string>()
  for (const { activity } of placed) {
    for (const { skill, stage } of activity.teaches) if (reaches(stage)) taught.add(skill)
    for (const { skill, stage, behaviour } of activity.proves)
      if (reaches(stage ?? skills.get(skill)?.behaviours.find(({ id }) => id === behaviour)?.stage))
        proved.add(skill)
  }
  for (const { slug, core, behaviours } of skills.values()) {
    if (!core || !behaviours.some(({ stage }) => stage === 'senior')) continue
    if (!taught.has(slug))
      yield { file: 'activities', place: '', says: `nothing teaches \`${slug}\` at senior` }
    if (!proved.has(slug))
      yield { file: 'activities', place: '', says: `nothing proves \`${slug}\` at senior` }
  }
}
