import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashFolder, root } from '../app/build.ts'
import { Failure } from '../core/failures.ts'

export const pageFolder = join(root, 'dist', 'web')
const stampFile = join(pageFolder, '.sources')

/** Everything that goes into the page. */
function sourcesHash(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of ['src/web', 'src/core', 'src/api/contract']) hashFolder(hash, folder)
  return hash.digest('hex')
}

export function isPageBuilt(): boolean {
  try {
    return readFileSync(stampFile, 'utf8') === sourcesHash()
  } catch {
    return false
  }
}

/**
 * Bundles the page when it is missing or older than its sources.
 * @throws Failure unexpected  with what the bundler said
 */
export async function buildPage(say: (text: string) => void): Promise<void> {
  if (isPageBuilt()) return
  say('Building the page …')
  const wanted = sourcesHash()
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'src/web', '--logLevel', 'error'],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-20_000)
    })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Failure('unexpected', ['the page could not be built', ...said.trim().split('\n')])
  mkdirSync(pageFolder, { recursive: true })
  writeFileSync(stampFile, wanted)
}
