import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** In which languages each lab has a starter, read from the names of folders alone: nothing is imported. */
export const starterLanguages = (contentFolder: string): { lab: string; languages: string[] }[] =>
  foldersOf(join(contentFolder, 'labs')).map((lab) => ({
    lab,
    languages: foldersOf(join(contentFolder, 'labs', lab, 'starter')),
  }))

const foldersOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()
