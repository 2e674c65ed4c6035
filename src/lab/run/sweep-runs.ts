import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sweepAbandoned } from '../service/sweep.ts'
import { isAbandoned, tagOf } from '../service/tag.ts'
import { foldersIn } from './lay-source.ts'

const tagFile = 'tag'
const runsIn = (scratchFolder: string): string => join(scratchFolder, 'runs')

/** Makes a folder that is removed by the next run should this process not get to it. */
export function openRunFolder(scratchFolder: string, name: string): string {
  const folder = join(runsIn(scratchFolder), name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, tagFile), tagOf(name))
  return folder
}

/** Ends and removes what runners left that could not do so themselves. */
export async function removeAbandonedRuns(scratchFolder: string): Promise<void> {
  sweepAbandoned()
  for (const name of foldersIn(runsIn(scratchFolder))) {
    const folder = join(runsIn(scratchFolder), name)
    const file = join(folder, tagFile)
    if (existsSync(file) && isAbandoned(readFileSync(file, 'utf8')))
      await rm(folder, { recursive: true, force: true })
  }
}
