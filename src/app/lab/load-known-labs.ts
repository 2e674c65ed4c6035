import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Lab } from '../../core/lab/lab.ts'
import { contentFolder } from '../build.ts'
import type { KnownLab } from './known-labs.ts'

export async function loadKnownLabs(): Promise<readonly KnownLab[]> {
  const names = (await readdir(join(contentFolder, 'labs'))).sort()
  const labs: KnownLab[] = []
  for (const name of names) {
    const folder = join(contentFolder, 'labs', name)
    const file = join(folder, 'lab.ts')
    if (!existsSync(file)) continue
    const { lab } = (await import(pathToFileURL(file).href)) as { lab: Lab }
    labs.push({
      lab,
      folder,
      file,
      brief: await readFile(join(folder, 'brief.md'), 'utf8').catch(() => ''),
      languages: (await readdir(join(folder, 'starter'))).sort(),
      start: {},
    })
  }
  return labs
}
