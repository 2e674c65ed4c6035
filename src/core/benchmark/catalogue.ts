/** `frontend` is all that makes pages and apps, phones included: known so that it is recognised, not because a skill needs it. */
export const toolKinds = [
  'language',
  'framework',
  'library',
  'database',
  'messaging',
  'platform',
  'tool',
  'protocol',
  'frontend',
] as const
export type ToolKind = (typeof toolKinds)[number]

/**
 * A language, framework, product or standard by name. To have used it is no skill; it says which skills it was used for.
 *
 * A name or alias belongs to one: no other tool, certification or skill claims it, whatever its case.
 */
export type Tool = {
  /** Never changed: `postgresql`. */
  slug: string
  /** As its makers write it: "PostgreSQL". */
  name: string
  kind: ToolKind
  /** What else it is called in résumés and job descriptions; claimed by nothing else. */
  aliases: string[]
  /** Slugs of skills that working with it speaks of, nearest first; empty where it speaks of none, as an editor does. */
  skills: string[]
}

/** A part of an examination as its issuer publishes it, in our words, and the skills that it asks about. */
export type Objective = {
  text: string
  /** Share of the examination in percent, `from` equal to `to` unless a range is published; null where none is, or none is sure. */
  percent: { from: number; to: number } | null
  /** Nearest first; empty where the benchmark holds none of it. */
  skills: string[]
}

export type Certification = {
  /** Never changed: `ckad`. */
  slug: string
  name: string
  issuer: string
  /** What else it is called, examination codes among it; claimed by nothing else. */
  aliases: string[]
  /** Where the objectives are published: the document by name, and the ISO date, month or year of the version described. */
  source: { title: string; date: string }
  /** Months until it lapses; null where it does not. */
  validMonths: number | null
  objectives: Objective[]
}

export type Catalogue = {
  /** In the order of their files' names, then as they stand there. */
  tools: Tool[]
  /** In the order of their slugs. */
  certifications: Certification[]
}
