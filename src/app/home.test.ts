import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { homeOf, portOf, prepareHome, tokenOf } from './home.ts'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'proven-home-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true })
})

describe('the home folder', () => {
  it('is .proven below the user’s own, or the one named', () => {
    expect(homeOf({}).folder).toBe(join(homedir(), '.proven'))
    expect(homeOf({ PROVEN_HOME: '' }).folder).toBe(join(homedir(), '.proven'))
    expect(homeOf({ PROVEN_HOME: '/srv/x' }).folder).toBe('/srv/x')
  })

  it('is closed to others, also where it was open before', () => {
    const at = join(folder(), 'open')
    mkdirSync(at, { mode: 0o755 })
    const home = homeOf({ PROVEN_HOME: at })
    prepareHome(home)
    for (const each of [home.folder, home.log, home.backups, home.cache, home.scratch])
      expect(statSync(each).mode & 0o777).toBe(0o700)
    expect(existsSync(home.postgres)).toBe(false)
  })

  it('says where it cannot be made', () => {
    const at = join(folder(), 'file')
    writeFileSync(at, '')
    expect(() => prepareHome(homeOf({ PROVEN_HOME: at }))).toThrow(
      expect.objectContaining({ code: 'home-unwritable', details: [expect.stringContaining(at)] }),
    )
  })
})

describe('the token', () => {
  it('is made once, for its owner alone', () => {
    const home = homeOf({ PROVEN_HOME: folder() })
    prepareHome(home)
    const token = tokenOf(home)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(tokenOf(home)).toBe(token)
    expect(statSync(home.tokenFile).mode & 0o777).toBe(0o600)
  })

  it('is never taken from a file that holds none', () => {
    const home = homeOf({ PROVEN_HOME: folder() })
    prepareHome(home)
    writeFileSync(home.tokenFile, 'short')
    expect(() => tokenOf(home)).toThrow(expect.objectContaining({ code: 'home-unwritable' }))
  })
})

describe('the port', () => {
  it.each([
    [undefined, 4477],
    ['', 4477],
    ['5000', 5000],
  ])('%s is %d', (named, port) => expect(portOf({ PROVEN_PORT: named })).toBe(port))
  it.each(['0', '65536', '80.5', 'http', '-1'])('%s is none', (named) =>
    expect(() => portOf({ PROVEN_PORT: named })).toThrow(
      expect.objectContaining({ code: 'request-invalid' }),
    ),
  )
})
