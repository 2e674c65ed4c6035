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
  /** An address that git on this machine, or in this repository, would commit with. */
  yours: boolean
}

/**
 * Who wrote what HEAD reaches: who is likely to be asking first, then most commits first.
 * @throws Failure  repository-unreadable, scan-stopped
 */
export async function identitiesOf(
  path: string,
  options: { scratch: string; signal?: AbortSignal },
): Promise<{ path: string; names: readonly string[]; instance: string; identities: OfferedIdentity[] }> {
  const ofMachine = await machineIdentity()
  const repository = await openRepository(path, options)
  const mine = [ofMachine, repository.email].map((email) => email?.toLowerCase())
  try {
    const identities = (await listIdentities(repository)).map(({ name, email, commits, newestAt }) => ({
      name,
      email,
      commits,
      newestAt: newestAt > 0 ? new Date(newestAt * 1000).toISOString() : null,
      yours: mine.includes(email.toLowerCase()),
    }))
    return {
      path: repository.path,
      names: repository.names,
      instance: instanceOf(repository),
      identities: identities.toSorted((a, b) => Number(b.yours) - Number(a.yours)),
    }
  } finally {
    await repository.close()
  }
}
