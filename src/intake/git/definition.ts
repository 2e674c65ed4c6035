import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { signals } from '../../core/signal/catalogue.ts'

/**
 * A hash of all that decides what is seen in a history: the catalogue, and this folder's own code. Nobody has to remember
 * to count a version up; a comment that changes costs one scan anew.
 */
export function definitionHash(folder = new URL('./', import.meta.url)): string {
  const hash = createHash('sha256').update(JSON.stringify(Object.entries(signals)))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const name of files.sort())
    if (name.endsWith('.ts') && !name.endsWith('.test.ts'))
      hash.update(`\0${name}\0`).update(readFileSync(new URL(name, folder)))
  return hash.digest('hex')
}
