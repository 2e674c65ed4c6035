import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sweepAbandoned } from '../service/sweep.ts'
import { isAbandoned } from '../service/tag.ts'
import { foldersIn } from './lay-source.ts'

export const tagFile = 'tag'
export const runFolderIn = (scratchFolder: string, name: string): string => join(scratchFolder, 'runs', name)

/** Ends and removes what runners left that could not do so themselves. */
export async function removeAbandonedRuns(scratchFolder: string): Promise<void> {
  sweepAbandoned()
  for (const name of foldersIn(join(scratchFolder, 'runs'))) {
    const folder = runFolderIn(scratchFolder, name)
    const file = join(folder, tagFile)
    if (existsSync(file) && isAbandoned(readFileSync(file, 'utf8')))
      await rm(folder, { recursive: true, force: true })
  }
}
