import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Failure } from '../../../core/failures.ts'
import { BlobReader } from './blobs.ts'
import { readHistory } from './history.ts'
import { openRepository } from './repository.ts'
import { Playground, type Read, readAll } from './repository-fixture.ts'

const ground = new Playground()
const base = join(ground.folder, 'base')
const long = join(ground.folder, 'long')
beforeAll(() => {
  ground.repository(base)
  ground.copy(base, long)
  for (const word of ['three', 'four', 'five', 'six'])
    ground.commit(long, { [`${word}/${word}.txt`]: word }, word)
})
afterAll(() => ground.remove())

const root = process.getuid?.() === 0
const copyOfBase = (): string => ground.copy(base, join(ground.place(), 'repo'))
const read = (path: string): Promise<Read> => readAll(path, ground.scratch)
const subjects = ({ commits }: Read): (string | undefined)[] => commits.map(({ message }) => message?.trim())
const unread = ({ commits }: Read): (string | undefined)[] =>
  commits.filter((commit) => commit.unread).map(({ message }) => message?.trim())
const codes = ({ notices }: Read): string[] => notices.map(({ code }) => code).sort()
const loosePath = (repo: string, id: string): string =>
  join(repo, '.git/objects', id.slice(0, 2), id.slice(2))
const git = (repo: string, ...args: string[]): string => ground.git(repo, args)

/** Six commits, each with a file in a folder of its own; loose, so that one object can be taken away. */
const longer = (): string => ground.copy(long, join(ground.place(), 'repo'))

function lose(repo: string, name: string): void {
  rmSync(loosePath(repo, git(repo, 'rev-parse', name)))
}

function damage(repo: string, name: string): void {
  const path = loosePath(repo, git(repo, 'rev-parse', name))
  chmodSync(path, 0o644)
  writeFileSync(path, 'no zlib stream')
}

async function refusal(path: string): Promise<string> {
  const error = await read(path).catch((error: unknown) => error)
  if (error instanceof Failure && error.code === 'repository-unreadable') return error.details.join()
  throw new Error(`not refused: ${error instanceof Error ? error.stack : JSON.stringify(error)}`)
}

describe('repositories with nothing to read are told in words', () => {
  const cases: [string, (repo: string) => void, string][] = [
    ['an empty one', (repo) => rmSync(join(repo, '.git/refs/heads/main')), 'head-unborn'],
    ['a branch not born yet', (repo) => git(repo, 'checkout', '-q', '--orphan', 'new'), 'head-unborn'],
    ['HEAD at a commit that is not here', (repo) => lose(repo, 'HEAD'), 'head-missing'],
    ['HEAD at a damaged commit', (repo) => damage(repo, 'HEAD'), 'head-missing'],
    ['HEAD at a tree', (repo) => head(repo, git(repo, 'rev-parse', 'HEAD^{tree}')), 'head-missing'],
    ['HEAD that reads like an option', (repo) => head(repo, 'ref: --upload-pack=touch'), 'head-odd'],
    ['HEAD that leads out', (repo) => head(repo, 'ref: refs/heads/../../../../x'), 'head-odd'],
    ['HEAD at a branch with a leading dash', (repo) => head(repo, 'ref: refs/heads/-x'), 'head-odd'],
    ['HEAD outside of refs', (repo) => head(repo, 'ref: config'), 'head-odd'],
    ['HEAD with terminal escapes', (repo) => head(repo, 'ref: refs/\u001b[2J'), 'head-odd'],
    ['an empty HEAD', (repo) => head(repo, ''), 'head-odd'],
    [
      'refs in a ring',
      (repo) => {
        head(repo, 'ref: refs/heads/a')
        writeFileSync(join(repo, '.git/refs/heads/a'), 'ref: refs/heads/b\n')
        writeFileSync(join(repo, '.git/refs/heads/b'), 'ref: refs/heads/a\n')
      },
      'head-odd',
    ],
    [
      'a truncated pack',
      (repo) => {
        git(repo, 'repack', '-q', '-a', '-d')
        truncateSync(packOf(repo, '.pack'), 60)
      },
      'head-missing',
    ],
    [
      'a damaged pack index',
      (repo) => {
        git(repo, 'repack', '-q', '-a', '-d')
        truncateSync(packOf(repo, '.idx'), 100)
      },
      'head-missing',
    ],
  ]
  test.each(cases)('%s', async (_, prepare, code) => {
    const repo = copyOfBase()
    prepare(repo)
    const found = await read(repo)
    expect(found).toMatchObject({ head: null, rootCommits: [], commits: [], identities: [] })
    expect(codes(found)).toEqual([code])
    expect(JSON.stringify(found.notices)).not.toContain('\\u001b')
  })
})

function head(repo: string, text: string): void {
  writeFileSync(join(repo, '.git/HEAD'), `${text}\n`)
}

function packOf(repo: string, extension: string): string {
  const folder = join(repo, '.git/objects/pack')
  const path = join(folder, readdirSync(folder).find((name) => name.endsWith(extension)) ?? '')
  chmodSync(path, 0o644)
  return path
}

describe('what is missing or damaged is told, and the rest is kept', () => {
  const all = ['six', 'five', 'four', 'three', 'two', 'one']
  type Expected = { subjects?: string[]; unread?: string[]; missing?: number; codes: string[] }
  const cases: [string, (repo: string) => void, Expected][] = [
    [
      'a commit lost',
      (repo) => lose(repo, 'HEAD~2'),
      { subjects: ['six', 'five'], unread: ['five'], codes: ['history-damaged'] },
    ],
    [
      'a commit damaged',
      (repo) => damage(repo, 'HEAD~2'),
      { subjects: ['six', 'five'], unread: ['five'], codes: ['history-damaged'] },
    ],
    [
      'a commit lost on one side of a merge',
      (repo) => {
        git(repo, 'checkout', '-q', '-b', 'side', 'HEAD~3')
        ground.commit(repo, { b: 'b' }, 'lost')
        const lost = git(repo, 'rev-parse', 'HEAD')
        ground.commit(repo, { c: 'c' }, 'side')
        git(repo, 'checkout', '-q', 'main')
        git(repo, 'merge', '-q', '-m', 'merge', 'side')
        rmSync(loosePath(repo, lost))
      },
      {
        subjects: ['merge', ...all.slice(0, 3), 'side', ...all.slice(3)],
        unread: ['side'],
        codes: ['history-damaged'],
      },
    ],
    [
      'a folder lost',
      (repo) => lose(repo, 'HEAD~2:four'),
      // The commit that adds a folder lists what is in it; later ones see the same id on both sides.
      { unread: ['four'], codes: ['changes-unread'] },
    ],
    [
      'a root folder damaged',
      (repo) => damage(repo, 'HEAD~2^{tree}'),
      { unread: ['five', 'four'], codes: ['changes-unread'] },
    ],
    ['contents lost', (repo) => lose(repo, 'HEAD~2:four/four.txt'), { missing: 1, codes: [] }],
    ['contents damaged', (repo) => damage(repo, 'HEAD~2:four/four.txt'), { missing: 1, codes: [] }],
    [
      'a .mailmap damaged',
      (repo) => {
        ground.commit(repo, { '.mailmap': 'Bob <bob@example.org> <ann@example.org>\n' }, 'mailmap')
        damage(repo, 'HEAD:.mailmap')
      },
      { subjects: ['mailmap', ...all], missing: 1, codes: ['mailmap-unread'] },
    ],
    [
      'a .mailmap lost',
      (repo) => {
        ground.commit(repo, { '.mailmap': 'Bob <bob@example.org> <ann@example.org>\n' }, 'mailmap')
        lose(repo, 'HEAD:.mailmap')
      },
      { subjects: ['mailmap', ...all], missing: 1, codes: ['mailmap-unread'] },
    ],
    [
      'a .mailmap of absurd size',
      (repo) =>
        ground.commit(
          repo,
          { '.mailmap': 'Bob <bob@example.org> <ann@example.org>\n'.repeat(30_000) },
          'mailmap',
        ),
      { subjects: ['mailmap', ...all], missing: 1, codes: ['mailmap-unread'] },
    ],
  ]
  test.each(cases)('%s', async (_, prepare, expected) => {
    const repo = longer()
    prepare(repo)
    const found = await read(repo)
    expect(subjects(found).sort()).toEqual([...(expected.subjects ?? all)].sort())
    expect(unread(found)).toEqual(expected.unread ?? [])
    expect(codes(found)).toEqual(expected.codes)
    expect(found.missing).toBe(expected.missing ?? 0)
    expect(found.identities).toEqual([
      { name: 'Ann', email: 'ann@example.org', commits: found.commits.length, newestAt: 1700000000 },
    ])
  })

  test('a shallow clone: its edge is told apart from a beginning', async () => {
    const repo = join(ground.place(), 'shallow')
    git(ground.folder, 'clone', '-q', '--depth', '2', `file://${longer()}`, repo)
    const found = await read(repo)
    expect(subjects(found)).toEqual(['six', 'five'])
    expect(unread(found)).toEqual(['five'])
    expect(found.rootCommits).toEqual([git(repo, 'rev-parse', 'HEAD~1')])
    expect(codes(found)).toEqual(['shallow'])
  })

  test('a clone without contents: all history, and how many contents are missing', async () => {
    const from = longer()
    git(from, 'config', 'uploadpack.allowFilter', 'true')
    const repo = join(ground.place(), 'partial')
    git(ground.folder, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${from}`, repo)
    const found = await read(repo)
    expect(subjects(found)).toEqual(all)
    expect(unread(found)).toEqual([])
    expect(found.missing).toBe(6)
    expect(found.notices).toEqual([])
  })

  test('a clone without folders: authors and dates of every commit', async () => {
    const from = join(ground.place(), 'from')
    mkdirSync(from)
    git(from, 'init', '-q', '-b', 'main')
    const count = 700
    const stream = Array.from({ length: count }, (_, at) => {
      const content = `data 2\n${at % 10}\n`
      return `commit refs/heads/main\ncommitter Ann <ann@example.org> ${1700000000 + at} +0000\ndata 1\nx\nM 644 inline f${at}\n${content}`
    })
    ground.git(from, ['fast-import', '--quiet'], { input: `${stream.join('\n')}\n` })
    git(from, 'config', 'uploadpack.allowFilter', 'true')
    const repo = join(ground.place(), 'treeless')
    git(ground.folder, 'clone', '-q', '--no-checkout', '--filter=tree:0', `file://${from}`, repo)
    const found = await read(repo)
    expect(found.commits).toHaveLength(count)
    expect(new Set(found.commits.map(({ id }) => id)).size).toBe(count)
    expect(found.commits.every((commit) => commit.unread && commit.authoredAt >= 1700000000)).toBe(true)
    expect(found.notices).toEqual([{ code: 'changes-unread', says: expect.stringContaining('700 commits') }])
    expect(found.identities).toMatchObject([{ commits: count }])
  })
})

describe('sizes are bounded', () => {
  test('100 MB of contents are not loaded', async () => {
    const repo = copyOfBase()
    const size = 100 * 1024 * 1024
    writeFileSync(join(repo, 'large.bin'), '')
    truncateSync(join(repo, 'large.bin'), size)
    git(repo, '-c', 'core.compression=1', 'add', 'large.bin')
    git(repo, 'commit', '-q', '-m', 'large')
    const id = git(repo, 'rev-parse', 'HEAD:large.bin')
    const small = git(repo, 'rev-parse', 'HEAD:a.txt')
    const repository = await openRepository(repo, { scratch: ground.scratch })
    const before = process.memoryUsage().arrayBuffers
    const reader = new BlobReader(repository.git)
    for (const each of [id, small]) reader.askSize(each)
    expect([await reader.answerSize(), await reader.answerSize()]).toEqual([size, 4])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(size / 10)
    reader.close()
    await repository.close()
  })

  test('a message of 5 MB is cut, and that is told', async () => {
    const repo = copyOfBase()
    ground.git(repo, ['commit', '-q', '--allow-empty', '-F', '-'], { input: 'x'.repeat(5_000_000) })
    const found = await read(repo)
    expect(found.commits[0]?.message).toBe('x'.repeat(1024 * 1024))
    expect(subjects(found).slice(1)).toEqual(['two', 'one'])
    expect(codes(found)).toEqual(['message-cut'])
  })

  test('a tree of trees that holds 500,000 paths is left out, and that is told', async () => {
    const repo = copyOfBase()
    const blob = git(repo, 'rev-parse', 'HEAD:a.txt')
    const names = Array.from({ length: 9 }, (_, at) => at)
    const tree = (entry: string): string =>
      ground.git(repo, ['mktree'], { input: names.map((name) => `${entry}\t${name}\n`).join('') })
    let top = tree(`100644 blob ${blob}`)
    for (let depth = 1; depth < 6; depth++) top = tree(`040000 tree ${top}`)
    git(repo, 'update-ref', 'HEAD', git(repo, 'commit-tree', top, '-p', 'HEAD', '-m', 'bomb'))
    const found = await read(repo)
    expect(subjects(found)).toEqual(['bomb', 'two', 'one'])
    expect(unread(found)).toEqual(['bomb'])
    expect(codes(found)).toEqual(['commit-too-large'])
  })

  test('folders 1,000 deep', async () => {
    const repo = copyOfBase()
    const store = (type: string, body: Buffer): Buffer => {
      const bytes = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body])
      const id = createHash('sha1').update(bytes).digest()
      const path = loosePath(repo, id.toString('hex'))
      mkdirSync(join(path, '..'), { recursive: true })
      writeFileSync(path, deflateSync(bytes, { level: 1 }))
      return id
    }
    let tree = Buffer.concat([Buffer.from('100644 f\0'), store('blob', Buffer.from('deep\n'))])
    for (let depth = 0; depth < 1000; depth++)
      tree = Buffer.concat([Buffer.from('40000 d\0'), store('tree', tree)])
    const top = store('tree', tree).toString('hex')
    git(repo, 'update-ref', 'HEAD', git(repo, 'commit-tree', top, '-p', 'HEAD', '-m', 'deep'))
    ground.commit(repo, {}, 'after')
    const found = await read(repo)
    expect(subjects(found)).toEqual(['after', 'deep', 'two', 'one'])
  })

  test('a path of 20,000 characters is a path', async () => {
    const repo = copyOfBase()
    const blob = git(repo, 'rev-parse', 'HEAD:a.txt')
    const name = 'n'.repeat(20_000)
    const top = ground.git(repo, ['mktree'], { input: `100644 blob ${blob}\t${name}\n` })
    git(repo, 'update-ref', 'HEAD', git(repo, 'commit-tree', top, '-p', 'HEAD', '-m', 'long'))
    expect((await read(repo)).commits[0]?.changes.map(({ path }) => path)).toEqual(['a.txt', name])
  })
})

describe('repositories of every make', () => {
  test('SHA-256', async () => {
    const repo = ground.repository(join(ground.place(), 'repo'), '--object-format=sha256')
    const found = await read(repo)
    expect(found.head).toHaveLength(64)
    expect(subjects(found)).toEqual(['two', 'one'])
    expect(found.commits[0]?.changes[0]?.newBlob).toHaveLength(64)
    expect(found.contents.sort()).toEqual(['one\n', 'two\n'])
    expect(found.notices).toEqual([])
  })

  const makes: [string, (repo: string, place: string) => string, string][] = [
    ['a work folder', (repo) => repo, 'repo'],
    ['its .git folder', (repo) => join(repo, '.git'), 'repo'],
    ['by a link to it', (repo, place) => link(repo, join(place, 'link')), 'repo'],
    [
      'a bare one',
      (repo, place) => {
        git(repo, 'clone', '-q', '--bare', '--no-local', repo, join(place, 'bare.git'))
        return join(place, 'bare.git')
      },
      'bare',
    ],
    [
      'a worktree',
      (repo, place) => {
        git(repo, 'worktree', 'add', '-q', '-b', 'side', join(place, 'side'))
        return join(place, 'side')
      },
      'side',
    ],
    [
      'a worktree beside a bare repository within the folder',
      (repo, place) => {
        git(repo, 'clone', '-q', '--bare', '--no-local', repo, join(place, 'project/.bare'))
        writeFileSync(join(place, 'project/.git'), 'gitdir: ./.bare\n')
        return join(place, 'project')
      },
      'project',
    ],
    [
      'a submodule',
      (repo, place) => {
        const outer = ground.repository(join(place, 'outer'))
        git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repo, 'inner')
        return join(outer, 'inner')
      },
      'inner',
    ],
    [
      'refs packed',
      (repo) => {
        git(repo, 'tag', '-a', '-m', 'x', 'refs-before')
        git(repo, 'pack-refs', '--all')
        return repo
      },
      'repo',
    ],
    [
      'a HEAD of the old kind',
      (repo) => {
        rmSync(join(repo, '.git/HEAD'))
        return link('refs/heads/main', join(repo, '.git/HEAD'), repo)
      },
      'repo',
    ],
    [
      'a detached HEAD',
      (repo) => {
        git(repo, 'checkout', '-q', '--detach')
        return repo
      },
      'repo',
    ],
    [
      'an odd folder name',
      (repo, place) => ground.copy(repo, join(place, 'a "b" \\ #\n\tc')),
      'a "b" \\ #\n\tc',
    ],
    [
      'configuration that git refuses',
      (repo) => {
        writeFileSync(join(repo, '.git/config'), '[core\nnot a configuration')
        return repo
      },
      'repo',
    ],
  ]
  test.each(makes)('%s', async (_, make, label) => {
    const place = ground.place()
    const path = make(ground.copy(base, join(place, 'repo')), place)
    const found = await read(path)
    expect(subjects(found)).toEqual(['two', 'one'])
    expect(found.notices).toEqual([])
    const repository = await openRepository(path, { scratch: ground.scratch })
    expect(repository.names[0]).toBe(label)
    await repository.close()
  })

  test.runIf(root)('one that belongs to somebody else, which git refuses', async () => {
    const repo = copyOfBase()
    for (const name of ['', '.git']) chownSync(join(repo, name), 65534, 65534)
    expect(ground.tryGit(repo, ['log']).stderr).toContain('dubious ownership')
    expect(subjects(await read(repo))).toEqual(['two', 'one'])
  })
})

function link(to: string, at: string, path = at): string {
  symlinkSync(to, at)
  return path
}

describe('refused in words', () => {
  const fifo = (path: string): void => {
    rmSync(path, { recursive: true, force: true })
    execFileSync('sh', ['-c', 'mkfifo "$0"', path])
  }
  const cases: [string, (repo: string) => unknown, RegExp][] = [
    ['nothing there', (repo) => rmSync(repo, { recursive: true }), /there is nothing at/],
    [
      'an ordinary folder',
      (repo) => rmSync(join(repo, '.git'), { recursive: true }),
      /is not a git repository/,
    ],
    ['no objects', (repo) => rmSync(join(repo, '.git/objects'), { recursive: true }), /objects is missing/],
    ['no HEAD', (repo) => rmSync(join(repo, '.git/HEAD')), /HEAD is missing/],
    ['a pipe for .git', (repo) => fifo(join(repo, '.git')), /neither a folder nor a file/],
    ['a pipe for HEAD', (repo) => fifo(join(repo, '.git/HEAD')), /HEAD is not a file/],
    ['a pipe for the branch', (repo) => fifo(join(repo, '.git/refs/heads/main')), /main is not a file/],
    ['a pipe for commondir', (repo) => fifo(join(repo, '.git/commondir')), /commondir is not a file/],
    ['a pipe for shallow', (repo) => fifo(join(repo, '.git/shallow')), /shallow is not a file/],
    [
      'a pipe for a pack',
      (repo) => fifo(join(repo, '.git/objects/pack/pack-x.pack')),
      /link, pipe or device/,
    ],
    [
      'a pipe for an object',
      (repo) => fifo(loosePath(repo, git(repo, 'rev-parse', 'HEAD'))),
      /link, pipe or device/,
    ],
    [
      'a pipe for alternates',
      (repo) => fifo(join(repo, '.git/objects/info/alternates')),
      /alternates is not a file/,
    ],
    [
      'a pipe for packed-refs',
      (repo) => {
        rmSync(join(repo, '.git/refs/heads/main'))
        fifo(join(repo, '.git/packed-refs'))
      },
      /packed-refs is not a file/,
    ],
    ['refs in a format of newer git', (repo) => mkdirSync(join(repo, '.git/reftable')), /git refs migrate/],
    [
      'a shallow file with something else in it',
      (repo) => writeFileSync(join(repo, '.git/shallow'), 'SECRET\n'),
      /something other than commit ids/,
    ],
    ['a HEAD of absurd size', (repo) => head(repo, 'x'.repeat(10_000)), /10001 bytes; 4096 are the most/],
    [
      'a git folder that lies elsewhere and does not say for whom',
      (repo) => {
        renameSync(join(repo, '.git'), `${repo}-kept`)
        writeFileSync(join(repo, '.git'), `gitdir: ${repo}-kept\n`)
      },
      /does not name it back; scan that repository itself/,
    ],
    [
      'a .git file that says nothing',
      (repo) => {
        rmSync(join(repo, '.git'), { recursive: true })
        writeFileSync(join(repo, '.git'), 'x')
      },
      /does not say where/,
    ],
  ]
  test.each(cases)('%s', async (_, prepare, says) => {
    const repo = copyOfBase()
    prepare(repo)
    expect(await refusal(repo)).toMatch(says)
  })

  test('a socket for HEAD', async () => {
    const repo = copyOfBase()
    rmSync(join(repo, '.git/HEAD'))
    const server = createServer().listen(join(repo, '.git/HEAD'))
    await new Promise((resolve) => server.once('listening', resolve))
    expect(await refusal(repo)).toMatch(/HEAD cannot be read/)
    await new Promise((resolve) => server.close(resolve))
  })

  test('a path longer than the system allows', async () => {
    expect((await refusal(`/${'x/'.repeat(5000)}`)).length).toBeLessThan(1100)
    expect(await refusal(`/${'x'.repeat(300)}`)).toMatch(/longer than this system allows/)
  })

  test.each(['', '.git', '.git/HEAD', '.git/objects', '.git/objects/pack'])(
    'no permission for %j',
    async (name) => {
      const repo = copyOfBase()
      chmodSync(join(repo, name), 0)
      // An ordinary user for as long as it takes: root may read everything.
      if (root) {
        chmodSync(ground.folder, 0o755)
        rmSync(ground.scratch, { recursive: true, force: true })
        mkdirSync(ground.scratch, { mode: 0o777 })
        chmodSync(ground.scratch, 0o777)
        process.seteuid?.(65534)
      }
      try {
        expect(await refusal(repo)).toMatch(/no permission/)
      } finally {
        if (root) process.seteuid?.(0)
        chmodSync(join(repo, name), 0o755)
      }
    },
  )
})

describe('stopping and sweeping', () => {
  test('a stopped scan ends at once, and leaves nothing', async () => {
    const stop = new AbortController()
    const repository = await openRepository(longer(), { scratch: ground.scratch, signal: stop.signal })
    stop.abort()
    const reading = (async () => {
      for await (const _ of readHistory(repository));
    })()
    await expect(reading).rejects.toMatchObject({ code: 'scan-stopped' })
    await repository.close()
    expect(existsSync(repository.git.folder)).toBe(false)
  })

  test('what a killed program left is swept; what a living one uses is not', async () => {
    const dead = join(ground.scratch, 'git-999999999-abc')
    const living = join(ground.scratch, `git-${process.ppid}-abc`)
    const other = join(ground.scratch, 'something-else')
    for (const folder of [dead, living, other]) mkdirSync(folder, { recursive: true })
    await (await openRepository(base, { scratch: ground.scratch })).close()
    expect([dead, living, other].map(existsSync)).toEqual([false, true, true])
  })
})

test('a second reading draws only what is new, and survives a rewritten history', async () => {
  const repo = longer()
  const before = git(repo, 'rev-parse', 'HEAD~2')
  const news = async (exclude: string[]): Promise<[string[], string[]]> => {
    const repository = await openRepository(repo, { scratch: ground.scratch })
    const found: string[] = []
    for await (const batch of readHistory(repository, { exclude, messagesOf: () => true }))
      found.push(...batch.map(({ message }) => message?.trim() ?? ''))
    await repository.close()
    return [found, repository.notices.map(({ code }) => code)]
  }
  expect(await news([before])).toEqual([['six', 'five'], []])
  expect(await news([git(repo, 'rev-parse', 'HEAD')])).toEqual([[], []])
  expect((await news(['f'.repeat(40)]))[0]).toHaveLength(6)
  expect(await news([before, 'f'.repeat(40), '--all\n--upload-pack'])).toEqual([
    ['six', 'five'],
    ['history-rewritten'],
  ])
})
