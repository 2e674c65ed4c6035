/** Something in a ladder's file that has to be mended. */
export type LadderProblem = {
  /** `line:column`, counted from 1. */
  place: string
  says: string
}

/** A statement as it stands in a file, with the names of its level and competency. */
export type Cell = {
  level: string
  competency: string
  text: string
  place: string
  skills: string[]
  skillsPlace: string
  notApplicable: boolean
}

/** A ladder before anything in it was checked. */
export type RawLadder = {
  name: string | null
  /** In the order of the file. */
  statements: Cell[]
  /** By the level's name, where the file says it. */
  stages: Map<string, { value: string; place: string }>
}

/** Whether a cell says that there is nothing. */
export const absent = (text: string, more: readonly string[]): boolean =>
  ['n/a', 'na', '-', '–', '—', 'not applicable', ...more].includes(text.toLowerCase())
