import { realpath } from 'node:fs/promises'
import { dirname, isAbsolute, sep } from 'node:path'
import { Failure } from '../core/failures.ts'

/**
 * The real path of what the page asked for, once all links are followed.
 * @param userHome  the only folder that the page may look into
 * @throws Failure path-refused  when it is not absolute, or leads out of `userHome`
 * @throws Failure repository-unreadable  when there is nothing there
 */
export async function pathBelowHome(path: string, userHome: string): Promise<string> {
  const home = await realpath(userHome)
  if (!isAbsolute(path) || path.includes('\0')) throw new Failure('path-refused', path)
  const { real, missing } = await followed(path)
  // What lies outside is refused whether it is there or not, so that the page cannot ask which files exist.
  if (!isBelow(real, home)) throw new Failure('path-refused', path)
  if (missing) throw new Failure('repository-unreadable', `there is nothing at ${path} that can be read`)
  return real
}

/** Where a path leads; of one that leads nowhere, where the last folder that is there leads. */
async function followed(path: string): Promise<{ real: string; missing: boolean }> {
  for (let at = path, missing = false; ; at = dirname(at), missing = true) {
    try {
      return { real: await realpath(at), missing }
    } catch (error) {
      if (at === dirname(at)) throw error
    }
  }
}

const isBelow = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
