import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRepository } from './repository.ts'
import { Playground } from './repository-fixture.ts'

const ground = new Playground()
const base = join(ground.folder, 'base')
beforeAll(() => void ground.repository(base))
afterAll(() => ground.remove())

type Opened = { rootCommits: string[]; trusted: string | null }

async function open(path: string, memory: string | null): Promise<Opened> {
  const repository = await openRepository(path, { scratch: ground.scratch, memory })
  const { rootCommits, trusted } = repository
  await repository.close()
  return { rootCommits, trusted }
}

/** A copy of the repository whose beginning is remembered. */
async function remembered(): Promise<{ path: string; memory: string; file: string; before: Opened }> {
  const path = ground.copy(base, join(ground.place(), 'repo'))
  const memory = join(ground.place(), 'memory')
  const before = await open(path, memory)
  const [file = ''] = readdirSync(memory)
  return { path, memory, file: join(memory, file), before }
}

const rootsSaidByGit = (path: string): string[] =>
  ground.git(path, ['rev-list', '--max-parents=0', 'HEAD']).split('\n').sort()

/** A second beginning, merged where `merge` says so. */
function unrelated(path: string, merge: boolean): void {
  ground.git(path, ['checkout', '-q', '--orphan', 'other'])
  ground.commit(path, { 'other.txt': 'other\n' }, 'other')
  if (!merge) return
  ground.git(path, ['checkout', '-q', 'main'])
  ground.git(path, ['merge', '-q', '--no-edit', '--allow-unrelated-histories', '-s', 'ours', 'other'])
}

test('what was walked once is not walked again', async () => {
  const { path, memory, before } = await remembered()
  expect(before.trusted).toBeNull()
  expect(await open(path, memory)).toEqual({ ...before, trusted: ground.git(path, ['rev-parse', 'HEAD']) })
})

test.each<[string, (path: string) => void, 'trusts' | 'walks']>([
  ['a commit more', (path) => void ground.commit(path, { a: 'a' }, 'more'), 'trusts'],
  ['another beginning that was merged', (path) => unrelated(path, true), 'trusts'],
  ['another history', (path) => unrelated(path, false), 'walks'],
  ['a shorter history', (path) => void ground.git(path, ['reset', '-q', '--hard', 'HEAD~1']), 'walks'],
])('after %s', async (_, change, expected) => {
  const { path, memory } = await remembered()
  const head = ground.git(path, ['rev-parse', 'HEAD'])
  change(path)
  const after = await open(path, memory)
  expect(after).toEqual({
    rootCommits: rootsSaidByGit(path),
    trusted: expected === 'trusts' ? head : null,
  })
  expect((await open(path, memory)).rootCommits).toEqual(after.rootCommits)
})

test('a memory that is damaged at any byte is none', async () => {
  const { path, memory, file, before } = await remembered()
  const bytes = readFileSync(file)
  for (let at = 0; at < bytes.length; at += 7) {
    const damaged = Buffer.from(bytes)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    writeFileSync(file, at % 2 === 0 ? damaged : damaged.subarray(0, at))
    expect(await open(path, memory)).toEqual(before)
  }
})

test('a memory of another repository says nothing of this one', async () => {
  const { memory, file, path } = await remembered()
  const other = ground.place()
  ground.git(other, ['init', '-q', '-b', 'main', '.'])
  ground.commit(other, { 'b.txt': 'b' }, 'b')
  await open(other, memory)
  const foreign = readdirSync(memory)
    .map((name) => join(memory, name))
    .find((name) => name !== file)
  copyFileSync(foreign ?? '', file)
  expect(await open(path, memory)).toEqual({ rootCommits: rootsSaidByGit(path), trusted: null })
})

test('nothing is remembered of a shallow clone, whose beginning is another', async () => {
  const { path } = await remembered()
  const clone = join(ground.place(), 'shallow')
  ground.git(ground.folder, ['clone', '-q', '--depth', '1', `file://${path}`, clone])
  const memory = join(ground.place(), 'memory')
  expect((await open(clone, memory)).rootCommits).toEqual([ground.git(path, ['rev-parse', 'HEAD'])])
  ground.git(clone, ['fetch', '-q', '--unshallow'])
  expect((await open(clone, memory)).rootCommits).toEqual(rootsSaidByGit(path))
})
