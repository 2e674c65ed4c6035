import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ownerIsGone } from '../../postgres/owner-lock.ts'
import { removeLeftServer } from '../../postgres/start.ts'

/** Removes the clusters of programs that are gone. Those of live ones are left alone; several may sweep at once. */
export async function sweepClusters(parent: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name)
    if (!ownerIsGone(join(folder, 'owner'))) continue
    try {
      await removeLeftServer(join(folder, 'data'))
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    } catch {} // somebody else is at it, or the next one will try again
  }
}
