export const toolKinds = [
  'language',
  'framework',
  'library',
  'database',
  'messaging',
  'platform',
  'tool',
  'protocol',
] as const
export type ToolKind = (typeof toolKinds)[number]

/** A language, framework, product or standard by name. To have used it is no skill; it says which skills it was used for. */
export type Tool = {
  /** Never changed: `postgresql`. */
  slug: string
  /** As its makers write it: "PostgreSQL". */
  name: string
  kind: ToolKind
  /** What else it is called in résumés and job descriptions; claimed by one tool only, and by no skill. */
  aliases: string[]
  /** Slugs of skills that working with it speaks of, nearest first. */
  skills: string[]
}

/** A part of an examination as its issuer publishes it, in our words, and the skills that it asks about. */
export type Objective = {
  text: string
  /** Share of the examination in percent; null where the issuer publishes none. */
  percent: number | null
  skills: string[]
}

export type Certification = {
  /** Never changed: `ckad`. */
  slug: string
  name: string
  issuer: string
  aliases: string[]
  /** Where the objectives are published: the document by name, and the ISO date (or month) of the version that was read. */
  source: { title: string; date: string }
  /** Months until it lapses; null where it does not. */
  validMonths: number | null
  objectives: Objective[]
}

export type Catalogue = { tools: Tool[]; certifications: Certification[] }
