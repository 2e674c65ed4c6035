import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import type { Lab } from '../../core/lab/lab.ts'
import { type StartOf, startOf } from '../../core/lab/start.ts'

/** Imports `lab.ts` of a lab's folder, which is trusted as much as Proven itself. */
export async function importLab(labFile: string): Promise<Lab> {
  const { lab } = (await import(pathToFileURL(labFile).href)) as { lab?: Lab }
  if (lab === undefined) throw new Error(`${labFile} exports no \`lab\``)
  return lab
}

/** How a service says that it is started, or what is wrong with its lab.yaml, in a sentence. */
export function readStart(folder: string): StartOf | string {
  let text: string
  try {
    text = readFileSync(join(folder, 'lab.yaml'), 'utf8')
  } catch {
    return 'The folder has no lab.yaml, which says how the service is started.'
  }
  try {
    return startOf(parse(text))
  } catch (error) {
    return `lab.yaml is not YAML: ${error instanceof Error ? error.message : String(error)}`
  }
}
