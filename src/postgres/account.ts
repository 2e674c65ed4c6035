import { chownSync, mkdirSync, statSync } from 'node:fs'

/** Whom the server runs as; null for whoever runs this program. */
export type Account = { uid: number; gid: number } | null

// "nobody": setuid wants no entry in passwd, and this number belongs to no user anywhere.
const nobody = 65_534

export const isRoot = (): boolean => process.getuid?.() === 0

/** PostgreSQL refuses to run as root. It then runs as the data folder's owner, or as nobody. */
export function accountFor(dataFolder: string): Account {
  if (!isRoot()) return null
  const owner = statSync(dataFolder, { throwIfNoEntry: false })
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: nobody, gid: nobody }
}

/** Makes a folder that only `account` can enter; its parents belong to whoever runs this program. */
export function makePrivateFolder(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
}
