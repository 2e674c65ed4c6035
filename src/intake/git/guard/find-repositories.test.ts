import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findRepositories } from './find-repositories.ts'
import { Playground } from './repository-fixture.ts'

const ground = new Playground()
const under = join(ground.folder, 'code')
const at = (...parts: string[]): string => join(under, ...parts)

beforeAll(() => {
  const base = ground.repository(join(ground.folder, 'base'))
  const old = new Date('2001-02-03T04:05:06Z')
  ground.copy(base, at('old'))
  for (const name of ['HEAD', 'logs/HEAD', 'refs/heads']) utimesSync(at('old/.git', name), old, old)
  ground.copy(base, at('team/service'))
  ground.copy(base, at('team/service/tools/nested'))
  ground.copy(base, at('web/node_modules/package'))
  ground.copy(base, at('.cache/hidden'))
  ground.copy(base, at('1/2/3/4/5/deep'))
  ground.copy(base, at('1/2/3/4/5/6/too-deep'))
  ground.git(base, ['clone', '-q', '--bare', base, at('bare.git')])
  ground.git(at('old'), ['worktree', 'add', '-q', '-b', 'side', at('worktree')])
  for (const name of ['HEAD', 'logs/HEAD', 'refs/heads']) utimesSync(at('old/.git', name), old, old)
  ground.copy(base, at('separate'))
  renameSync(at('separate/.git'), join(ground.folder, 'kept'))
  writeFileSync(at('separate/.git'), `gitdir: ${join(ground.folder, 'kept')}\n`)
  mkdirSync(at('plain'))
  symlinkSync(base, at('link'))
  symlinkSync(under, at('plain/ring'))
  rmSync(at('old/a.txt'))
})
afterAll(() => ground.remove())

test('repositories are found by name, links and vendored folders left aside', async () => {
  const { repositories, notices } = await findRepositories(under)
  expect(repositories.map(({ path }) => relative(under, path)).sort()).toEqual(
    ['1/2/3/4/5/deep', 'bare.git', 'old', 'separate', 'team/service', 'team/service/tools/nested'].sort(),
  )
  expect(repositories.at(-1)).toEqual({
    path: at('old'),
    label: 'old',
    changedAt: '2001-02-03T04:05:06.000Z',
  })
  expect(repositories.find(({ path }) => path === at('bare.git'))?.label).toBe('bare')
  expect(notices.map(({ code }) => code)).toEqual(['search-depth'])
})

test('a bound that is met is told', async () => {
  const { repositories, notices } = await findRepositories(under, { limit: 2 })
  expect(repositories).toHaveLength(2)
  expect(notices).toEqual([
    { code: 'search-bound', says: expect.stringContaining('the first 2 repositories') },
  ])
})

test('a folder that is not there holds none', async () => {
  expect(await findRepositories(at('nowhere'))).toEqual({ repositories: [], notices: [] })
})

test('it can be stopped', async () => {
  const signal = AbortSignal.abort()
  await expect(findRepositories(under, { signal })).rejects.toMatchObject({ code: 'scan-stopped' })
})
