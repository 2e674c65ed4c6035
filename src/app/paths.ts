import { realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, normalize, sep } from 'node:path'
import { Failure } from '../core/failures.ts'

/**
 * The real path of what the page asked for, once all links are followed.
 * @param userHome  the only folder that the page may look into
 * @throws Failure path-refused  when it is not absolute, or leads out of `userHome`
 * @throws Failure repository-unreadable  when there is nothing there
 */
export async function pathBelowHome(path: string, userHome: string): Promise<string> {
  const { real, missing } = await below(path, userHome)
  if (missing !== '')
    throw new Failure('repository-unreadable', `there is nothing at ${path} that can be read`)
  return real
}

/**
 * The same for a place where something may be made: what is not there yet stays as it was named.
 * @param path  absolute, or below the user's home where it begins with `~/`
 * @throws Failure path-refused
 */
export async function placeBelowHome(path: string, userHome: string): Promise<string> {
  const { real, missing } = await below(path.replace(/^~(?=\/)/, userHome), userHome)
  return missing === '' ? real : join(real, missing)
}

async function below(path: string, userHome: string): Promise<{ real: string; missing: string }> {
  const home = await realpath(userHome)
  if (!isAbsolute(path) || path.includes('\0')) throw new Failure('path-refused', path)
  // Without dots, so that what is missing cannot lead anywhere else.
  const found = await followed(normalize(path))
  // What lies outside is refused whether it is there or not, so that the page cannot ask which files exist.
  if (!isBelow(found.real, home)) throw new Failure('path-refused', path)
  return found
}

/** Where a path leads; of one that leads nowhere, where the last folder that is there leads, and the rest. */
async function followed(path: string): Promise<{ real: string; missing: string }> {
  for (let at = path, missing = ''; ; missing = join(basename(at), missing), at = dirname(at)) {
    try {
      return { real: await realpath(at), missing }
    } catch (error) {
      if (at === dirname(at)) throw error
    }
  }
}

const isBelow = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
