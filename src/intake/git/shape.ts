import type { HistoryCommit } from './guard/history.ts'

/** What tells a course's repository from one that people work on; small, and counted while the history is read. */
export type Shape = {
  authors: Record<string, number>
  months: string[]
  lessons: string[]
  scaffold: string[]
}

export const emptyShape = (): Shape => ({ authors: {}, months: [], lessons: [], scaffold: [] })

const lesson =
  /(^|\/)((lesson|chapter|week|day|exercise|assignment|homework|lab|module|lecture|section|part|step|ch|ex|hw)[-_ ]?\d[\w-]*)\//i
const courseName =
  /(^|[-_ .])(tutorial|course|bootcamp|homework|assignment|exercises?|learn(ing)?|udemy|coursera|freecodecamp|odin|hello-world|todo-?(app|list|mvc)?|my-first|practice|playground|katas?|advent-of-code|aoc|leetcode|cs50)([-_ .\d]|$)/i
/** What generators write first, and nobody who stays leaves as it is. */
const scaffold =
  /(^|\/)(src\/logo\.svg|src\/reportWebVitals\.[jt]s|src\/setupTests\.[jt]s|public\/logo192\.png|HELP\.md)$/

const enough = 50

export function addToShape(shape: Shape, commit: HistoryCommit): void {
  const author = commit.authorEmail.toLowerCase()
  shape.authors[author] = (shape.authors[author] ?? 0) + 1
  const month = new Date(commit.committedAt * 1000).toISOString().slice(0, 7)
  if (shape.months.length < enough && !shape.months.includes(month)) shape.months.push(month)
  for (const { path } of commit.changes) {
    const folder = lesson.exec(path)?.[2]
    if (folder && shape.lessons.length < enough && !shape.lessons.includes(folder)) shape.lessons.push(folder)
    if (scaffold.test(path) && shape.scaffold.length < enough && !shape.scaffold.includes(path))
      shape.scaffold.push(path)
  }
}

/** @returns why the repository looks like a course's, in words; null where it does not */
export function tutorialReason(
  label: string,
  { authors, months, lessons, scaffold: generated }: Shape,
): string | null {
  const counts = Object.values(authors)
  const commits = counts.reduce((sum, count) => sum + count, 0)
  const alone = commits > 0 && Math.max(...counts) / commits >= 0.95
  if (!alone || months.length > 3) return null
  const shapes = [
    ...(courseName.test(label) ? [`it is called "${label}"`] : []),
    ...(lessons.length >= 3 ? [`it is laid out in ${lessons.slice(0, 3).join(', ')}`] : []),
    ...(generated.length >= 2 ? ['it holds a generator’s scaffold as it came'] : []),
  ]
  if (shapes.length === 0) return null
  return `One author wrote it in ${months.length === 1 ? 'one month' : `${months.length} months`}, and ${shapes.join(' and ')}.`
}

/** What two parts of a history show together. */
export function addShape(one: Shape, other: Shape): Shape {
  const authors = { ...one.authors }
  for (const [author, count] of Object.entries(other.authors))
    authors[author] = (authors[author] ?? 0) + count
  const both = (a: readonly string[], b: readonly string[]): string[] =>
    [...new Set([...a, ...b])].slice(0, enough)
  return {
    authors,
    months: both(one.months, other.months),
    lessons: both(one.lessons, other.lessons),
    scaffold: both(one.scaffold, other.scaffold),
  }
}
