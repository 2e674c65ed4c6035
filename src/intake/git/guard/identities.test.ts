import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { machineIdentity } from './identities.ts'

const kept = { HOME: process.env.HOME, XDG_CONFIG_HOME: process.env.XDG_CONFIG_HOME }
let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'proven-home-'))
  process.env.HOME = home
  delete process.env.XDG_CONFIG_HOME
})
afterEach(() => {
  process.env.HOME = kept.HOME
  if (kept.XDG_CONFIG_HOME !== undefined) process.env.XDG_CONFIG_HOME = kept.XDG_CONFIG_HOME
  rmSync(home, { recursive: true, force: true })
})

const cases: [string, string | null, string | null][] = [
  ['the address of the own configuration', '[user]\n\temail = ann@example.org\n', 'ann@example.org'],
  ['one from a file of the own that it includes', '[include]\n\tpath = more\n', 'more@example.org'],
  ['none where there is no configuration', null, null],
  ['none where it names no address', '[user]\n\tname = Ann\n', null],
  ['none where it is damaged', '[user', null],
]
test.each(cases)('%s', async (_, config, address) => {
  writeFileSync(join(home, 'more'), '[user]\n\temail = more@example.org\n')
  if (config) writeFileSync(join(home, '.gitconfig'), config)
  expect(await machineIdentity()).toBe(address)
})
