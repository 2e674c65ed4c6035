import { createHash } from 'node:crypto'

/** Hex SHA-256 of the sorted root commits: the same for every clone of a repository. */
export const instanceOf = ({ rootCommits }: { rootCommits: readonly string[] }): string =>
  createHash('sha256').update(rootCommits.join('\n')).digest('hex')
