import { realpath } from 'node:fs/promises'
import { isAbsolute, sep } from 'node:path'
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
  let real: string
  try {
    real = await realpath(path)
  } catch (error) {
    // What lies outside is refused whether it is there or not, so that the page cannot ask which files exist.
    if (!isBelow(path, userHome) && !isBelow(path, home)) throw new Failure('path-refused', path)
    throw new Failure('repository-unreadable', `there is nothing at ${path}`, { cause: error })
  }
  if (!isBelow(real, home)) throw new Failure('path-refused', path)
  return real
}

const isBelow = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
