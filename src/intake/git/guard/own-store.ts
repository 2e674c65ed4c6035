import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const foldersMade = /^git-(\d+)-/

/**
 * A bare repository of our own whose objects are somebody else's: their config, hooks, attributes, refs, grafts and
 * replacements are elsewhere and never in force. Written by hand, since `git init` would copy the user's template.
 * @param scratch  a folder of ours; what killed programs left in it is swept
 */
export async function makeOwnStore(scratch: string): Promise<string> {
  await mkdir(scratch, { recursive: true, mode: 0o700 })
  await sweep(scratch)
  const folder = await mkdtemp(join(scratch, `git-${process.pid}-`))
  for (const name of ['objects/info', 'objects/pack', 'refs', 'home', 'info'])
    await mkdir(join(folder, name), { recursive: true, mode: 0o700 })
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n')
  await writeFile(join(folder, 'config'), ownConfig('sha1', true))
  return folder
}

export async function borrowObjects(
  folder: string,
  from: { objects: string; format: 'sha1' | 'sha256'; head: string; boundary: readonly string[] },
): Promise<void> {
  // A path with a line end in it would name two folders; git reads a quoted one as it stands.
  const quoted = `"${from.objects.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`
  await writeFile(join(folder, 'objects/info/alternates'), `${quoted}\n`)
  await writeFile(join(folder, 'HEAD'), `${from.head}\n`)
  await writeFile(join(folder, 'config'), ownConfig(from.format, true))
  if (from.boundary.length > 0) await writeFile(join(folder, 'shallow'), `${from.boundary.join('\n')}\n`)
}

/** Where .mailmap cannot be read, git is told of one that does not exist, since it ends over a damaged one. */
export const forgetMailmap = (folder: string, format: 'sha1' | 'sha256'): Promise<void> =>
  writeFile(join(folder, 'config'), ownConfig(format, false))

/** Cuts the history where commits are missing: a commit id and the parents that are there, by line. */
export const writeGrafts = (folder: string, lines: readonly string[]): Promise<void> =>
  writeFile(join(folder, 'info/grafts'), lines.map((line) => `${line}\n`).join(''))

export const removeOwnStore = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

// commitGraph and multiPackIndex are caches that would be believed over the objects themselves.
const ownConfig = (format: 'sha1' | 'sha256', mailmap: boolean): string => `[core]
\trepositoryFormatVersion = ${format === 'sha256' ? 1 : 0}
\tbare = true
\tcommitGraph = false
\tmultiPackIndex = false
\thooksPath = /dev/null
\tfsmonitor = false
\tattributesFile = /dev/null
\tquotePath = false
${format === 'sha256' ? '[extensions]\n\tobjectFormat = sha256\n' : ''}[protocol]
\tallow = never
[gc]
\tauto = 0
[advice]
\tgraftFileDeprecated = false
[mailmap]
\tblob = ${mailmap ? 'HEAD:.mailmap' : 'refs/none'}
`

async function sweep(scratch: string): Promise<void> {
  for (const name of await readdir(scratch)) {
    const pid = Number(foldersMade.exec(name)?.[1])
    if (pid > 0 && pid !== process.pid && !isAlive(pid)) await removeOwnStore(join(scratch, name))
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
