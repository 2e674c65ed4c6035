import { listIdentities, machineIdentity } from './guard/identities.ts'
import { openRepository } from './guard/repository.ts'
import { instanceOf } from './instance.ts'

/** Somebody who wrote commits, for a person to say whether that is them. */
export type OfferedIdentity = {
  name: string
  email: string
  /** Merges included, as `git shortlog -se HEAD` counts. */
  commits: number
  /** Author date of the newest, ISO 8601 in UTC. */
  newestAt: string | null
  /** The address that git on this machine would commit with. */
  yours: boolean
}

/**
 * Who wrote what HEAD reaches, most commits first.
 * @throws Failure  repository-unreadable, scan-stopped
 */
export async function identitiesOf(
  path: string,
  options: { scratch: string; signal?: AbortSignal },
): Promise<{ path: string; label: string; instance: string; identities: OfferedIdentity[] }> {
  const mine = (await machineIdentity())?.toLowerCase()
  const repository = await openRepository(path, options)
  try {
    const identities = (await listIdentities(repository)).map(({ name, email, commits, newestAt }) => ({
      name,
      email,
      commits,
      newestAt: newestAt > 0 ? new Date(newestAt * 1000).toISOString() : null,
      yours: email.toLowerCase() === mine,
    }))
    return {
      path: repository.path,
      label: repository.label,
      instance: instanceOf(repository),
      identities,
    }
  } finally {
    await repository.close()
  }
}
