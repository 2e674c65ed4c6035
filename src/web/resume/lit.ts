/** What the pointer or the focus is on: a line, or the skills that a word or a row is about. */
export type Lit = { line: number } | { skills: readonly string[] } | null
