import { cp, mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../core/failures.ts'

/** What Proven has installed: a starter in TypeScript uses it, and an editor finds its types there. */
const installed = join(import.meta.dirname, '..', '..', 'node_modules')

/**
 * Puts a lab's starter and its brief into a folder that is empty or not there yet.
 * @param labFolder  content/labs/<slug>
 * @throws Failure folder-not-empty, request-invalid (the language, or a folder that cannot be made)
 */
export async function copyStarter(labFolder: string, language: string, folder: string): Promise<void> {
  const starters = join(labFolder, 'starter')
  const languages = (await readdir(starters)).sort()
  if (!languages.includes(language))
    throw new Failure(
      'request-invalid',
      `there is no starter in "${language}", but in ${languages.join(', ')}`,
    )
  try {
    await mkdir(folder, { recursive: true })
    const there = await readdir(folder)
    if (there.length > 0)
      throw new Failure('folder-not-empty', `${folder} holds ${there.slice(0, 3).join(', ')}`)
    await cp(join(starters, language), folder, { recursive: true })
    await cp(join(labFolder, 'brief.md'), join(folder, 'brief.md'))
    await symlink(installed, join(folder, 'node_modules'))
  } catch (error) {
    if (error instanceof Failure) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Failure('request-invalid', `${folder} cannot be made: ${reason}`, { cause: error })
  }
}
