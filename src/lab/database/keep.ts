import { readdirSync, renameSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

const kept = 3
// Whoever prepared one copies it within seconds.
const maybeInUseMs = 10 * 60_000

/**
 * Makes room for one more: removes ready folders but the last used, and what was left half made or half removed.
 * The lock of the folder of folders has to be held.
 */
export async function removeOldDatabases(cacheFolder: string, now = Date.now()): Promise<void> {
  const usedAt = (name: string) => statSync(join(cacheFolder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const names = readdirSync(cacheFolder)
  const ready = names.filter((name) => /^[0-9a-f]{24}$/.test(name)).sort((a, b) => usedAt(b) - usedAt(a))
  for (const name of ready.slice(kept - 1)) {
    if (usedAt(name) > now - maybeInUseMs) continue
    // In one step, so that half of it is not believed ready should this be cut short.
    renameSync(join(cacheFolder, name), join(cacheFolder, `${name}.removed`))
    names.push(`${name}.removed`)
  }
  // Again and again: the server of a maker that was killed writes into it for another second.
  for (const name of names.filter((name) => /^[0-9a-f]{24}\./.test(name)))
    await rm(join(cacheFolder, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
