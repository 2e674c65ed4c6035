import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

const VERSION = '153.0.0'

/** A Chromium of our own version in our own folder: never /tmp/chromium, which another user or version may own. */
export async function chromiumPath(): Promise<string> {
  const dir = join(import.meta.dirname, '..', 'node_modules', '.cache', `chromium-${VERSION}`)
  const executable = join(dir, 'chromium')
  if (existsSync(executable)) return executable
  mkdirSync(dirname(dir), { recursive: true })
  const unpacking = `${dir}.${process.pid}`
  mkdirSync(unpacking)
  const saved = process.env.TMPDIR
  process.env.TMPDIR = unpacking
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    chromium.setGraphicsMode = false
    await chromium.executablePath()
  } finally {
    if (saved === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = saved
  }
  try {
    renameSync(unpacking, dir)
  } catch {
    rmSync(unpacking, { recursive: true, force: true }) // another process was first
  }
  return executable
}
