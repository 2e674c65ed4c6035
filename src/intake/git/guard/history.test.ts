import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readHistory } from './history.ts'
import { type HistoryCommit, HistoryParser, headerFormat } from './history-parser.ts'
import type { Notice } from './notices.ts'
import { openRepository } from './repository.ts'
import { Playground, readAll } from './repository-fixture.ts'

const ground = new Playground()
const repo = join(ground.folder, 'repo')
const git = (...args: string[]): string => ground.git(repo, args)

beforeAll(() => {
  ground.repository(repo)
  ground.commit(
    repo,
    { 'b.txt': 'b\n', 'läßt/ü.txt': 'u\n' },
    'Add\n\nBody.\n\nCo-authored-by: Bob <bob@example.org>',
  )
  chmodSync(join(repo, 'b.txt'), 0o755)
  ground.commit(repo, {}, 'mode', { GIT_AUTHOR_NAME: 'Bob', GIT_AUTHOR_EMAIL: 'bob@example.org' })
  rmSync(join(repo, 'b.txt'))
  symlinkSync('a.txt', join(repo, 'b.txt'))
  ground.commit(repo, {}, 'link', { GIT_COMMITTER_EMAIL: 'noreply@example.org' })
  git('mv', 'a.txt', 'c.txt')
  ground.commit(repo, {}, 'move', { GIT_AUTHOR_DATE: '1600000000 +0530' })
  git('checkout', '-q', '-b', 'side', 'HEAD~1')
  ground.commit(repo, { side: 's' }, 'side', { GIT_AUTHOR_NAME: 'Zoë', GIT_AUTHOR_EMAIL: 'old@example.org' })
  git('checkout', '-q', 'main')
  git('merge', '-q', '--no-ff', '-m', 'merge', 'side')
  git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD')},module`)
  git('commit', '-q', '-m', 'submodule')
  ground.commit(repo, {}, '', { GIT_AUTHOR_NAME: 'Zoë', GIT_AUTHOR_EMAIL: 'ZOE@example.org' })
  ground.commit(
    repo,
    { '.mailmap': 'Zoë Q <zoe@example.org> <old@example.org>\nZoë Q <zoe@example.org> <ZOE@example.org>\n' },
    'map',
  )
})
afterAll(() => ground.remove())

/** What `git log` prints, read line by line. */
function logged(): object[] {
  const text = git(
    '-c',
    'core.quotePath=false',
    'log',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    '--use-mailmap',
    '--format=commit%n%H%n%P%n%aN%n%aE%n%cE%n%at%n%ct',
  )
  return text
    .split(/^commit\n/m)
    .slice(1)
    .map((block) => {
      const [id, parents, authorName, authorEmail, committerEmail, authoredAt, committedAt, ...raw] =
        block.split('\n')
      return {
        id,
        parents: parents?.split(' ').filter(Boolean).length,
        authorName,
        authorEmail,
        committerEmail,
        authoredAt: Number(authoredAt),
        committedAt: Number(committedAt),
        unread: false,
        changes: raw.filter(Boolean).map((line) => {
          const [fields = '', path] = line.split('\t')
          const [oldMode, newMode, oldBlob, newBlob, status] = fields.slice(1).split(' ')
          return { status, mode: status === 'D' ? oldMode : newMode, oldBlob, newBlob, path }
        }),
      }
    })
}

test('the history is what git log prints', async () => {
  const { commits, rootCommits, head } = await readAll(repo, ground.scratch)
  expect(commits.map(({ message: _, ...commit }) => commit)).toEqual(logged())
  expect(commits.map(({ message }) => message)).toEqual(
    logged().map((commit) =>
      git('log', '-1', '--format=%B', (commit as HistoryCommit).id)
        .concat('\n')
        .replace(/^\n$/, ''),
    ),
  )
  expect(rootCommits).toEqual(git('rev-list', '--max-parents=0', 'HEAD').split('\n'))
  expect(head).toBe(git('rev-parse', 'HEAD'))
})

test('identities are those of git shortlog', async () => {
  const { identities } = await readAll(repo, ground.scratch)
  const shortlog = new Map<string, number>()
  for (const line of git('shortlog', '-se', 'HEAD').split('\n')) {
    const [, count, email] = /^\s*(\d+)\t.* <(.*)>$/.exec(line) ?? []
    if (email) shortlog.set(email, (shortlog.get(email) ?? 0) + Number(count))
  }
  expect(shortlog.size).toBe(3)
  expect(new Map(identities.map(({ email, commits }) => [email, commits]))).toEqual(shortlog)
  expect(identities.find(({ email }) => email === 'zoe@example.org')?.name).toBe('Zoë Q')
})

test('messages come only for the authors asked for', async () => {
  const repository = await openRepository(repo, { scratch: ground.scratch })
  const found: HistoryCommit[] = []
  for await (const batch of readHistory(repository, { messagesOf: (email) => email === 'bob@example.org' }))
    found.push(...batch)
  await repository.close()
  expect(found.filter(({ message }) => message !== null).map(({ authorEmail }) => authorEmail)).toEqual([
    'bob@example.org',
  ])
})

const raw = (): Buffer => {
  const ids = execFileSync('git', ['-C', repo, 'rev-list', 'HEAD'])
  return execFileSync(
    'git',
    [
      '-C',
      repo,
      'diff-tree',
      '--stdin',
      '-r',
      '-z',
      '--raw',
      '--no-renames',
      '--root',
      '--always',
      headerFormat,
    ],
    { input: ids },
  )
}
function parse(chunks: Buffer[]): [HistoryCommit[], Notice[]] {
  const notices: Notice[] = []
  const parser = new HistoryParser(40, () => true, notices)
  for (const chunk of chunks) parser.push(chunk)
  parser.end({ keepLast: true })
  return [parser.ready, notices]
}

test('wherever the stream is cut, the commits are the same', () => {
  const bytes = raw()
  const whole = parse([bytes])
  expect(whole[0].length).toBeGreaterThan(8)
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 40 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), bytes.length]
      const chunks = places.slice(1).map((end, at) => bytes.subarray(places[at], end))
      expect(parse(chunks)).toEqual(whole)
    }),
    { numRuns: 200 },
  )
})

test('an output that stops anywhere gives whole commits only', () => {
  const bytes = raw()
  const whole = parse([bytes])[0]
  fc.assert(
    fc.property(fc.nat(bytes.length), (end) => {
      const parser = new HistoryParser(40, () => true, [])
      parser.push(bytes.subarray(0, end))
      parser.end({ keepLast: false })
      expect(parser.ready).toEqual(whole.slice(0, parser.ready.length))
    }),
  )
})

test('dates that no calendar holds become 1970, so that nobody trips over them', async () => {
  const folder = ground.repository(join(ground.place(), 'repo'))
  const commit = (date: string): void => {
    const text = ground
      .git(folder, ['cat-file', 'commit', 'HEAD'])
      .replace(/^author (.*>) .*$/m, `author $1 ${date}`)
      .replace(/^parent .*\n/m, '')
      .replace(/^(tree .*)$/m, `$1\nparent ${ground.git(folder, ['rev-parse', 'HEAD'])}`)
    const id = ground.git(folder, ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], {
      input: text,
    })
    ground.git(folder, ['update-ref', 'HEAD', id])
  }
  for (const date of ['99999999999999999 +0000', '18446744073709551614 +0000', '-5 +0000', 'x']) commit(date)
  const { commits, identities } = await readAll(folder, ground.scratch)
  expect(commits).toHaveLength(6)
  for (const { authoredAt } of commits) expect(() => new Date(authoredAt * 1000).toISOString()).not.toThrow()
  for (const { newestAt } of identities) expect(() => new Date(newestAt * 1000).toISOString()).not.toThrow()
})

test('a commit over which git crashes is found, and the others are read', async () => {
  const folder = ground.repository(join(ground.place(), 'repo'))
  for (let at = 0; at < 40; at++) ground.git(folder, ['commit', '-q', '--allow-empty', '-m', `${at}`])
  const bad = ground.git(folder, ['rev-parse', 'HEAD~15'])
  // A git that dies over one commit, with all that it had not yet printed.
  const bin = join(ground.place(), 'bin')
  mkdirSync(bin)
  const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim()
  const script = `#!/bin/sh
[ "$1" = diff-tree ] || exec ${real} "$@"
ids=$(cat)
case "$ids" in *${bad}*) kill -SEGV $$ ;; esac
printf '%s\\n' "$ids" | ${real} "$@"
`
  writeFileSync(join(bin, 'git'), script, { mode: 0o755 })
  const path = process.env.PATH
  process.env.PATH = `${bin}:${path}`
  try {
    const { commits, notices } = await readAll(folder, ground.scratch)
    expect(commits.map(({ message }) => message?.trim())).toEqual([
      ...Array.from({ length: 40 }, (_, at) => `${39 - at}`),
      'two',
      'one',
    ])
    expect(commits.filter(({ unread }) => unread).map(({ id }) => id)).toEqual([bad])
    expect(notices.map(({ code }) => code)).toEqual(['changes-unread'])
  } finally {
    process.env.PATH = path
  }
})
