import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { signals } from '../../../core/signal/catalogue.ts'

const lock = new URL('./versions.lock.json', import.meta.url)
const folder = new URL('./', import.meta.url)

/** Of every file of rules, without its comments; and of the versions that its findings are recorded under. */
const now = {
  files: Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .sort()
      .map((name) => [name, hashOf(readFileSync(new URL(name, folder), 'utf8'))]),
  ),
  versions: Object.fromEntries(Object.entries(signals).map(([id, { version }]) => [id, version])),
}

function hashOf(text: string): string {
  const code = text.replace(/^\s*(?:\/\/|\/\*|\*[ /]).*$/gm, '').replace(/\n+/g, '\n')
  return createHash('sha256').update(code).digest('hex').slice(0, 16)
}

/**
 * What a rule no longer finds is taken back from the ledger only where its signal has a newer version, and nobody sees
 * that one was forgotten. So whoever changes a rule has to say that they thought of it: raise the version of each signal
 * whose findings change, then `WRITE_LOCK=1 npx vitest run src/intake/git/rules/versions.test.ts`.
 */
test('rules and the versions of their signals are those that were locked together', () => {
  if (process.env.WRITE_LOCK) writeFileSync(lock, `${JSON.stringify(now, null, 2)}\n`)
  const locked = JSON.parse(readFileSync(lock, 'utf8')) as typeof now
  expect(now.files).toEqual(locked.files)
  expect(now.versions).toEqual(locked.versions)
})
