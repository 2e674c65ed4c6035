import { join } from 'node:path'
import { foldersIn, starterOf } from '../run/lay-source.ts'

export type Expected = { kind: 'fails' } | { kind: 'passes' } | { kind: 'fails-alone'; check: string }

export type Submission = {
  /** Relative to the lab's folder. */
  name: string
  /** Folders laid over each other. */
  layers: string[]
  expected: Expected
}

/**
 * All that a lab brings to be tried, by its folders: their names are what is expected of them. Starters come first,
 * then what has to pass.
 */
export function submissionsOf(labFolder: string): Submission[] {
  const starter = starterOf(labFolder)
  const over = (name: string, expected: Expected): Submission => ({
    name,
    layers: [starter, join(labFolder, name)],
    expected,
  })
  const starters = foldersIn(join(labFolder, 'starter')).sort(typescriptFirst)
  const accepted = foldersIn(join(labFolder, 'submissions', 'accepted'))
  const rejected = foldersIn(join(labFolder, 'submissions', 'rejected'))
  return [
    ...starters.map(
      (language): Submission => ({
        name: `starter/${language}`,
        layers: [starterOf(labFolder, language)],
        expected: { kind: 'fails' },
      }),
    ),
    ...accepted.map((name) => over(`submissions/accepted/${name}`, { kind: 'passes' })),
    ...rejected.flatMap((check) =>
      foldersIn(join(labFolder, 'submissions', 'rejected', check)).map((name) =>
        over(`submissions/rejected/${check}/${name}`, { kind: 'fails-alone', check }),
      ),
    ),
  ]
}

const typescriptFirst = (a: string, b: string): number =>
  Number(b === 'typescript') - Number(a === 'typescript') || a.localeCompare(b)

export function expectedSays(expected: Expected): string {
  switch (expected.kind) {
    case 'fails':
      return 'fails'
    case 'passes':
      return 'passes'
    case 'fails-alone':
      return `fails ${expected.check} alone`
  }
}
