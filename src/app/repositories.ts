import type { SourceInstance } from '../core/evidence/entry.ts'
import { labelAmong } from '../core/evidence/label.ts'
import { findRepositories } from '../intake/git/guard/find-repositories.ts'
import type { Home } from './home.ts'
import type { ReadRepository } from './scan.ts'
import type { Identities, Repositories } from './use-cases.ts'

/** Loaded when it is first needed: the server is up sooner, and most of its days it reads nothing. */
const reader = () => import('../intake/git/scan.ts')

/** Git repositories below a folder that the page may look into. */
export async function repositories(under: string): Promise<Repositories> {
  const found = await findRepositories(under)
  return { under, ...found }
}

/** What is in the ledger already: a name that another source has tells nobody which is which. */
type Known = () => Promise<readonly SourceInstance[]>

/** Who wrote the commits of a repository that the page may look into. */
export async function identities(path: string, home: Home, known: Known): Promise<Identities> {
  const { identitiesOf } = await reader()
  const { names, instance, identities: people } = await identitiesOf(path, { scratch: home.scratch })
  return { path, label: labelAmong(names, instance, await known()), instance, identities: people }
}

/** Reads a repository into what the ledger takes. */
export const repositoryReader =
  (home: Home, known: Known, now: () => Date): ReadRepository =>
  async (path, own, signal, onProgress) => {
    const { scanRepository } = await reader()
    const {
      names,
      instance,
      head,
      commits,
      ownCommits,
      identities: mine,
      findings,
      notices,
    } = await scanRepository(path, {
      identities: own,
      scratch: home.scratch,
      cache: home.cache,
      now: now(),
      signal,
      onProgress,
    })
    return {
      source: { kind: 'repository', instance, label: labelAmong(names, instance, await known()) },
      head,
      commits,
      ownCommits,
      identities: mine,
      notices,
      findings,
    }
  }
