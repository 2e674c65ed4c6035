import { sep } from 'node:path'
import { printable } from './notices.ts'

/** Folders above its own that a repository may be told by; a whole path would say more of a machine than of a repository. */
const mostFolders = 3

/**
 * What people may call a repository, the name preferred first: owner/name at the host that it was cloned from, the folder's name,
 * and that with one folder above it after another.
 * @param folder  absolute
 * @param remote  the address that it was cloned from, where there is one
 */
export function namesOf(folder: string, remote: string | null): string[] {
  const parts = folder.split(sep).filter(Boolean)
  if (parts.at(-1) === '.git' && parts.length > 1) parts.pop()
  const own = parts.pop() ?? folder
  const last = own.replace(/(?<=.)\.git$/, '')
  const above = Array.from({ length: Math.min(mostFolders, parts.length) }, (_, index) =>
    [...parts.slice(-index - 1), last].join('/'),
  )
  const hosted = remote === null ? null : ownerAndName(remote)
  return [...(hosted === null ? [] : [printable(hosted)]), last, ...above]
}

/** Never a user or a password, which stand before the host; null where the address is a path on some machine. */
function ownerAndName(remote: string): string | null {
  const path =
    /^(?:https?|ssh|git):\/\/[^/]+\/(.+)$/i.exec(remote)?.[1] ?? /^[^/:\s]+:(?!\/\/)(.+)$/.exec(remote)?.[1]
  const parts = (path ?? '')
    .replace(/[?#].*$/, '')
    .split('/')
    // Azure DevOps: project/_git/name.
    .filter((part) => part !== '' && part !== '_git')
  const name = parts.at(-1)?.replace(/(?<=.)\.git$/, '')
  const owner = parts.at(-2)
  return name === undefined || owner === undefined ? null : `${owner}/${name}`
}
