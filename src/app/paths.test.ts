import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathBelowHome, placeBelowHome } from './paths.ts'

let root = ''
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'proven-paths-')))
  for (const path of ['home/code/shop', 'home-of-another', 'outside/secret'])
    mkdirSync(join(root, path), { recursive: true })
  symlinkSync(join(root, 'outside'), join(root, 'home', 'way-out'))
  symlinkSync(join(root, 'home', 'code'), join(root, 'home', 'shortcut'))
  symlinkSync(join(root, 'home'), join(root, 'linked-home'))
  symlinkSync(join(root, 'home', 'code'), join(root, 'outside', 'way-in'))
})
afterAll(() => rmSync(root, { recursive: true }))

const cases: [string, string, string][] = [
  ['the home itself', 'home', 'home'],
  ['a folder below it', 'home/code/shop', 'home/code/shop'],
  ['a link that stays within', 'home/shortcut/shop', 'home/code/shop'],
  ['dots that come back', 'home/code/../code/shop', 'home/code/shop'],
  ['a link from outside that leads in', 'outside/way-in', 'home/code'],
  ['a folder outside', 'outside', 'path-refused'],
  ['a folder whose name only begins like the home', 'home-of-another', 'path-refused'],
  ['dots that leave', 'home/../outside', 'path-refused'],
  ['a link that leaves', 'home/way-out', 'path-refused'],
  ['a folder behind a link that leaves', 'home/way-out/secret', 'path-refused'],
  ['nothing, within', 'home/absent', 'repository-unreadable'],
  ['nothing, outside: not told from something', 'outside/absent', 'path-refused'],
  ['nothing, behind dots that leave', 'home/../outside/absent', 'path-refused'],
  ['nothing, behind a link that leaves', 'home/way-out/absent', 'path-refused'],
]

describe('a path that the page asks for:', () => {
  it.each(cases)('%s', async (_, asked, expected) => {
    for (const home of ['home', 'linked-home']) {
      const answer = await pathBelowHome(`${root}/${asked}`, join(root, home)).catch((error) => error.code)
      expect(answer).toBe(
        expected.includes('-r') || expected.includes('-un') ? expected : join(root, expected),
      )
    }
  })

  it.each(['code/shop', '', '~', '\0'])('"%s" is refused, since it is not absolute', async (asked) => {
    await expect(pathBelowHome(asked, join(root, 'home'))).rejects.toMatchObject({ code: 'path-refused' })
  })
})

const places: [string, string, string][] = [
  ['that is there', 'home/code', 'home/code'],
  ['that is not there yet', 'home/labs/new', 'home/labs/new'],
  ['with dots', 'home/labs/../new', 'home/new'],
  ['behind a link that stays', 'home/shortcut/new', 'home/code/new'],
  ['behind a link that leaves', 'home/way-out/new', 'path-refused'],
  ['behind dots that leave', 'home/labs/../../outside/new', 'path-refused'],
]

describe('a place that the page names for something new:', () => {
  it.each(places)('%s', async (_, asked, expected) => {
    const answer = await placeBelowHome(`${root}/${asked}`, join(root, 'home')).catch((error) => error.code)
    expect(answer).toBe(expected === 'path-refused' ? expected : join(root, expected))
  })

  it('below the home, as a shell writes it', async () => {
    expect(await placeBelowHome('~/labs/new', join(root, 'home'))).toBe(join(root, 'home/labs/new'))
    await expect(placeBelowHome('~root/labs', join(root, 'home'))).rejects.toMatchObject({
      code: 'path-refused',
    })
  })
})
