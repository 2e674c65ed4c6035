import {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Failure } from '../../../core/failures.ts'
import { printable } from './notices.ts'
import { Playground, readAll, traceOf } from './repository-fixture.ts'

const ground = new Playground()
const base = join(ground.folder, 'base')
const secret = join(ground.folder, 'secret')
beforeAll(() => {
  ground.repository(base)
  mkdirSync(secret)
  ground.git(secret, ['init', '-q', '-b', 'main'])
  ground.commit(secret, { 'SECRET.txt': 'SECRET\n' }, 'SECRET')
})
afterAll(() => ground.remove())

/** One repository that somebody prepared, and the ordinary command that falls for it. */
type Case = {
  repo: string
  canary: string
  /** A shell command that leaves the canary. */
  sing: string
  config(key: string, value: string): void
  write(name: string, content: string | Buffer, mode?: number): string
  git(...args: string[]): string
}

type Trick = {
  what: string
  prepare(it: Case): void
  /** What somebody runs who trusts the repository. */
  trusting: string[] | ((it: Case) => string)
  /** How the trick shows: a program of the repository's ran, something outside was read, or a lie was told. */
  shows: 'ran' | ((output: string, it: Case) => boolean)
  /** What the guarded reader says where it refuses; else it reads the two commits as they are. */
  refused?: RegExp
  /** Where the honest history is not that of the base. */
  subjects?: string[]
}

const attributes = (it: Case, text: string): void => {
  it.write('.git/info/attributes', text)
}
const readsSecret = (output: string): boolean => output.includes('SECRET')
const secretHead = (): string => ground.git(secret, ['rev-parse', 'HEAD'])
const lines = (text: string): string[] => text.split('\n').filter(Boolean)

/** A commit with a signature that nobody made, so that showing it asks a program to check. */
function sign(it: Case, kind: string): void {
  const [head = '', ...body] = it.git('cat-file', 'commit', 'HEAD').split('\n\n')
  const signature = `gpgsig -----BEGIN ${kind}-----\n \n QUJD\n -----END ${kind}-----`
  const id = ground.git(it.repo, ['hash-object', '-t', 'commit', '-w', '--stdin'], {
    input: `${head}\n${signature}\n\n${body.join('\n\n')}\n`,
  })
  it.git('update-ref', 'HEAD', id)
}

/** A partial clone that lacks a.txt of the last commit, so that reading it fetches. */
function loseBlob(it: Case, url: string): void {
  const blob = it.git('rev-parse', 'HEAD:a.txt')
  rmSync(join(it.repo, '.git/objects', blob.slice(0, 2), blob.slice(2)))
  it.config('core.repositoryFormatVersion', '1')
  it.config('extensions.partialClone', 'origin')
  it.config('remote.origin.promisor', 'true')
  it.config('remote.origin.url', url)
}

/** Cuts the newest commit's parent in the commit-graph, a cache that git believes over the commits. */
function forgeCommitGraph(it: Case): void {
  it.git('commit-graph', 'write', '--reachable')
  const path = join(it.repo, '.git/objects/info/commit-graph')
  const bytes = readFileSync(path)
  const entry = Array.from({ length: bytes[6] ?? 0 }, (_, chunk) => 8 + 12 * chunk).find(
    (at) => bytes.toString('latin1', at, at + 4) === 'CDAT',
  )
  const data = Number(bytes.readBigUInt64BE((entry ?? 0) + 4))
  const none = 0x70000000
  for (const row of [0, 1]) bytes.writeUInt32BE(none, data + row * 36 + 20)
  chmodSync(path, 0o644)
  writeFileSync(path, bytes)
}

const readLog = ['log', '-p', '--format=%H %an <%ae> %s']
const checkout = ['checkout', '-q', '-f', 'HEAD~1']

const tricks: Trick[] = [
  // Programs named in the configuration
  {
    what: 'core.fsmonitor names a program',
    prepare: (it) => it.config('core.fsmonitor', `${it.sing}; false`),
    trusting: ['status'],
    shows: 'ran',
  },
  {
    what: 'a clean filter',
    prepare: (it) => {
      attributes(it, '* filter=x\n')
      it.config('filter.x.clean', `${it.sing}; cat`)
      it.write('a.txt', 'changed\n')
    },
    trusting: ['diff'],
    shows: 'ran',
  },
  {
    what: 'a smudge filter on checkout',
    prepare: (it) => {
      attributes(it, '* filter=x\n')
      it.config('filter.x.smudge', `${it.sing}; cat`)
    },
    trusting: checkout,
    shows: 'ran',
  },
  {
    what: 'a smudge filter in plumbing',
    prepare: (it) => {
      attributes(it, '* filter=x\n')
      it.config('filter.x.smudge', `${it.sing}; cat`)
    },
    trusting: ['cat-file', '--filters', 'HEAD:a.txt'],
    shows: 'ran',
  },
  {
    what: 'a filter process',
    prepare: (it) => {
      attributes(it, '* filter=x\n')
      it.config('filter.x.process', it.sing)
    },
    trusting: checkout,
    shows: 'ran',
  },
  {
    what: 'diff.external',
    prepare: (it) => it.config('diff.external', `${it.sing}; true`),
    trusting: ['diff', 'HEAD~1'],
    shows: 'ran',
  },
  {
    what: 'diff.x.command by attribute',
    prepare: (it) => {
      attributes(it, '*.txt diff=x\n')
      it.config('diff.x.command', `${it.sing}; true`)
    },
    trusting: ['diff', 'HEAD~1', 'HEAD'],
    shows: 'ran',
  },
  {
    what: 'diff.x.textconv by the attributes of the git folder',
    prepare: (it) => {
      attributes(it, '*.txt diff=x\n')
      it.config('diff.x.textconv', `${it.sing}; cat`)
    },
    trusting: readLog,
    shows: 'ran',
  },
  {
    what: 'diff.x.textconv by a committed .gitattributes',
    prepare: (it) => {
      ground.commit(it.repo, { '.gitattributes': '*.txt diff=x\n' }, 'three')
      it.config('diff.x.textconv', `${it.sing}; cat`)
    },
    trusting: readLog,
    shows: 'ran',
    subjects: ['three', 'two', 'one'],
  },
  {
    what: 'core.attributesFile brings a textconv',
    prepare: (it) => {
      it.config('core.attributesFile', it.write('.git/more', '*.txt diff=x\n'))
      it.config('diff.x.textconv', `${it.sing}; cat`)
    },
    trusting: readLog,
    shows: 'ran',
  },
  {
    what: 'an alias',
    prepare: (it) => it.config('alias.lg', `!${it.sing}`),
    trusting: ['lg'],
    shows: 'ran',
  },
  {
    what: 'gpg.program, asked by log.showSignature',
    prepare: (it) => {
      sign(it, 'PGP SIGNATURE')
      it.config('log.showSignature', 'true')
      it.config('gpg.program', it.write('.git/gpg', `#!/bin/sh\n${it.sing}\n`, 0o755))
    },
    trusting: ['log'],
    shows: 'ran',
  },
  {
    what: 'gpg.x509.program, asked by log.showSignature',
    prepare: (it) => {
      sign(it, 'SIGNED MESSAGE')
      it.config('log.showSignature', 'true')
      it.config('gpg.x509.program', it.write('.git/gpg', `#!/bin/sh\n${it.sing}\n`, 0o755))
    },
    trusting: ['log'],
    shows: 'ran',
  },
  {
    what: 'gpg.ssh.program, asked by log.showSignature',
    prepare: (it) => {
      sign(it, 'SSH SIGNATURE')
      it.config('log.showSignature', 'true')
      it.config('gpg.ssh.allowedSignersFile', it.write('.git/signers', ''))
      it.config('gpg.ssh.program', it.write('.git/ssh-keygen', `#!/bin/sh\n${it.sing}\n`, 0o755))
    },
    trusting: ['log'],
    shows: 'ran',
  },
  {
    what: 'core.editor',
    prepare: (it) => it.config('core.editor', it.sing),
    trusting: ['commit', '--amend'],
    shows: 'ran',
  },
  {
    what: 'sequence.editor',
    prepare: (it) => it.config('sequence.editor', it.sing),
    trusting: ['rebase', '-i', 'HEAD~1'],
    shows: 'ran',
  },
  {
    what: 'a merge driver',
    prepare: (it) => {
      attributes(it, '* merge=x\n')
      it.git('checkout', '-q', '-b', 'other', 'HEAD~1')
      ground.commit(it.repo, { 'a.txt': 'three\n' }, 'three')
      it.git('checkout', '-q', 'main')
      it.config('merge.x.driver', `${it.sing}; false`)
    },
    trusting: ['merge', 'other'],
    shows: 'ran',
  },
  {
    what: 'submodule.x.update',
    prepare: (it) => {
      it.git('update-index', '--add', '--cacheinfo', `160000,${secretHead()},sub`)
      it.write('.gitmodules', '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n')
      it.git('-c', 'protocol.file.allow=always', 'clone', '-q', secret, 'sub')
      ground.commit(join(it.repo, 'sub'), {}, 'ahead')
      it.config('submodule.sub.active', 'true')
      it.config('submodule.sub.url', './sub')
      it.config('submodule.sub.update', `!${it.sing}; true`)
    },
    trusting: ['submodule', 'update'],
    shows: 'ran',
  },
  {
    what: 'a command for archives',
    prepare: (it) => it.config('tar.tar.gz.command', `${it.sing}; cat`),
    trusting: ['archive', '--format=tar.gz', '-o', '/dev/null', 'HEAD'],
    shows: 'ran',
  },
  // Hooks
  {
    what: 'a post-checkout hook',
    prepare: (it) => it.write('.git/hooks/post-checkout', `#!/bin/sh\n${it.sing}\n`, 0o755),
    trusting: checkout,
    shows: 'ran',
  },
  {
    what: 'a post-index-change hook',
    prepare: (it) => it.write('.git/hooks/post-index-change', `#!/bin/sh\n${it.sing}\n`, 0o755),
    trusting: ['reset', '-q', '--hard'],
    shows: 'ran',
  },
  {
    what: 'a reference-transaction hook',
    prepare: (it) => it.write('.git/hooks/reference-transaction', `#!/bin/sh\n${it.sing}\n`, 0o755),
    trusting: ['update-ref', 'refs/heads/x', 'HEAD'],
    shows: 'ran',
  },
  {
    what: 'core.hooksPath to a folder of the work tree',
    prepare: (it) => {
      it.write('tools/post-checkout', `#!/bin/sh\n${it.sing}\n`, 0o755)
      it.config('core.hooksPath', 'tools')
    },
    trusting: checkout,
    shows: 'ran',
  },
  // Configuration from elsewhere
  {
    what: 'include.path to another file',
    prepare: (it) =>
      it.config('include.path', it.write('.git/more', `[core]\n\tfsmonitor = "${it.sing}; false"\n`)),
    trusting: ['status'],
    shows: 'ran',
  },
  {
    what: 'includeIf to another file',
    prepare: (it) =>
      it.config(
        'includeIf.gitdir:/.path',
        it.write('.git/more', `[core]\n\tfsmonitor = "${it.sing}; false"\n`),
      ),
    trusting: ['status'],
    shows: 'ran',
  },
  {
    what: 'config.worktree of a second file',
    prepare: (it) => {
      it.config('core.repositoryFormatVersion', '1')
      it.config('extensions.worktreeConfig', 'true')
      it.write('.git/config.worktree', `[core]\n\tfsmonitor = "${it.sing}; false"\n`)
    },
    trusting: ['status'],
    shows: 'ran',
  },
  // Fetching what is missing
  {
    what: 'a promised object from an ext:: address',
    prepare: (it) => {
      loseBlob(it, `ext::sh -c ${it.sing.replaceAll(' ', '% ')}`)
      it.config('protocol.ext.allow', 'always')
    },
    trusting: ['cat-file', 'blob', 'HEAD:a.txt'],
    shows: 'ran',
  },
  {
    what: 'a promised object by core.sshCommand',
    prepare: (it) => {
      loseBlob(it, 'ssh://example.invalid/x')
      it.config('core.sshCommand', it.sing)
    },
    trusting: ['cat-file', 'blob', 'HEAD:a.txt'],
    shows: 'ran',
  },
  {
    what: 'a promised object by core.gitProxy',
    prepare: (it) => {
      loseBlob(it, 'git://example.invalid/x')
      it.config('core.gitProxy', it.write('.git/proxy', `#!/bin/sh\n${it.sing}\n`, 0o755))
    },
    trusting: readLog,
    shows: 'ran',
  },
  {
    what: 'a promised object by remote.x.uploadpack',
    prepare: (it) => {
      loseBlob(it, secret)
      it.config('remote.origin.uploadpack', `${it.sing}; false`)
    },
    trusting: readLog,
    shows: 'ran',
  },
  {
    what: 'a promised object by url.x.insteadOf',
    prepare: (it) => {
      loseBlob(it, 'https://example.invalid/x')
      it.config('protocol.ext.allow', 'always')
      it.config(`url.ext::sh -c ${it.sing.replaceAll(' ', '% ')} .insteadOf`, 'https://example.invalid/')
    },
    trusting: readLog,
    shows: 'ran',
  },
  // Reading outside
  {
    what: 'core.worktree elsewhere',
    prepare: (it) => {
      it.git('rm', '-q', '--cached', 'a.txt')
      it.git('update-index', '--add', '--cacheinfo', `100644,${it.git('rev-parse', 'HEAD:a.txt')},SECRET.txt`)
      it.config('core.worktree', secret)
    },
    trusting: ['diff'],
    shows: (output) => output.includes('+SECRET'),
  },
  {
    what: 'a .git file that points at a repository elsewhere',
    prepare: (it) => {
      rmSync(join(it.repo, '.git'), { recursive: true })
      it.write('.git', `gitdir: ${join(secret, '.git')}\n`)
    },
    trusting: readLog,
    shows: readsSecret,
    refused: /does not name it back/,
  },
  {
    what: 'a .git link to a repository elsewhere',
    prepare: (it) => {
      rmSync(join(it.repo, '.git'), { recursive: true })
      symlinkSync(join(secret, '.git'), join(it.repo, '.git'))
    },
    trusting: readLog,
    shows: readsSecret,
    refused: /link/,
  },
  {
    what: 'a commondir elsewhere',
    prepare: (it) => it.write('.git/commondir', `${join(secret, '.git')}\n`),
    trusting: readLog,
    shows: readsSecret,
    refused: /commondir/,
  },
  {
    what: 'objects and refs that are links to elsewhere',
    prepare: (it) => {
      for (const name of ['objects', 'refs']) {
        rmSync(join(it.repo, '.git', name), { recursive: true })
        symlinkSync(join(secret, '.git', name), join(it.repo, '.git', name))
      }
    },
    trusting: readLog,
    shows: readsSecret,
    refused: /objects have to lie in the repository/,
  },
  {
    what: 'a fan-out folder that is a link to elsewhere',
    prepare: (it) => {
      for (const name of readdirSync(join(secret, '.git/objects'))) {
        if (name.length !== 2) continue
        rmSync(join(it.repo, '.git/objects', name), { recursive: true, force: true })
        symlinkSync(join(secret, '.git/objects', name), join(it.repo, '.git/objects', name))
      }
      it.write('.git/HEAD', secretHead())
    },
    trusting: readLog,
    shows: readsSecret,
    refused: /objects have to lie in the repository/,
  },
  {
    what: 'loose objects that are links to elsewhere',
    prepare: (it) => {
      for (const name of readdirSync(join(secret, '.git/objects'), { recursive: true, encoding: 'utf8' })) {
        if (!/^[0-9a-f]{2}\/[0-9a-f]{38}$/.test(name)) continue
        mkdirSync(join(it.repo, '.git/objects', name.slice(0, 2)), { recursive: true })
        symlinkSync(join(secret, '.git/objects', name), join(it.repo, '.git/objects', name))
      }
      it.write('.git/HEAD', secretHead())
    },
    trusting: readLog,
    shows: readsSecret,
    refused: /is a link, pipe or device/,
  },
  {
    what: 'a pack that is a link to elsewhere',
    prepare: (it) => {
      const packed = ground.copy(secret, `${it.repo}-packed`)
      ground.git(packed, ['repack', '-q', '-a', '-d'])
      const packs = join(packed, '.git/objects/pack')
      mkdirSync(join(it.repo, '.git/objects/pack'), { recursive: true })
      for (const name of readdirSync(packs))
        symlinkSync(join(packs, name), join(it.repo, '.git/objects/pack', name))
      it.write('.git/HEAD', secretHead())
    },
    trusting: readLog,
    shows: readsSecret,
    refused: /is a link, pipe or device/,
  },
  {
    what: 'a pack folder that is a link to elsewhere',
    prepare: (it) => {
      const packed = ground.copy(secret, `${it.repo}-packed`)
      ground.git(packed, ['repack', '-q', '-a', '-d'])
      rmSync(join(it.repo, '.git/objects/pack'), { recursive: true })
      symlinkSync(join(packed, '.git/objects/pack'), join(it.repo, '.git/objects/pack'))
      it.write('.git/HEAD', secretHead())
    },
    trusting: readLog,
    shows: readsSecret,
    refused: /objects have to lie in the repository/,
  },
  {
    what: 'alternates to elsewhere',
    prepare: (it) => {
      it.write('.git/objects/info/alternates', `${join(secret, '.git/objects')}\n`)
      it.write('.git/HEAD', secretHead())
    },
    trusting: readLog,
    shows: readsSecret,
    refused: /borrows objects.*git repack -a -d/,
  },
  {
    what: 'a chain of alternates to elsewhere',
    prepare: (it) => {
      it.write('.git/objects/info/alternates', '../near\n')
      it.write('.git/near/info/alternates', `${join(secret, '.git/objects')}\n`)
      it.write('.git/HEAD', secretHead())
    },
    trusting: readLog,
    shows: readsSecret,
    refused: /borrows objects/,
  },
  {
    what: 'an objects/info that is a link to a folder with alternates',
    prepare: (it) => {
      rmSync(join(it.repo, '.git/objects/info'), { recursive: true })
      it.write('.git/near/alternates', `${join(secret, '.git/objects')}\n`)
      symlinkSync('../near', join(it.repo, '.git/objects/info'))
      it.write('.git/HEAD', secretHead())
    },
    trusting: readLog,
    shows: readsSecret,
    refused: /info is not a folder/,
  },
  {
    what: 'a branch that is a link to a file elsewhere',
    prepare: (it) => {
      rmSync(join(it.repo, '.git/refs/heads/main'))
      symlinkSync(join(secret, '.git/refs/heads/main'), join(it.repo, '.git/refs/heads/main'))
    },
    trusting: ['rev-parse', 'HEAD'],
    shows: (output) => output.includes(secretHead()),
    refused: /is a link/,
  },
  {
    what: 'a HEAD that is a link to a file elsewhere',
    prepare: (it) => {
      rmSync(join(it.repo, '.git/HEAD'))
      symlinkSync('refs/../../../../secret/.git/refs/heads/main', join(it.repo, '.git/HEAD'))
    },
    trusting: ['rev-parse', 'HEAD'],
    shows: (output) => output.includes(secretHead()),
    subjects: [],
  },
  {
    what: 'refs that are a link to a folder elsewhere',
    prepare: (it) => {
      rmSync(join(it.repo, '.git/refs'), { recursive: true })
      symlinkSync(join(secret, '.git/refs'), join(it.repo, '.git/refs'))
    },
    trusting: ['rev-parse', 'HEAD'],
    shows: (output) => output.includes(secretHead()),
    refused: /is a link/,
  },
  {
    what: 'packed-refs that are a link to a file elsewhere',
    prepare: (it) => {
      rmSync(join(it.repo, '.git/refs/heads/main'))
      const packed = ground.copy(secret, `${it.repo}-packed`)
      ground.git(packed, ['pack-refs', '--all'])
      symlinkSync(join(packed, '.git/packed-refs'), join(it.repo, '.git/packed-refs'))
    },
    trusting: ['rev-parse', 'HEAD'],
    shows: (output) => output.includes(secretHead()),
    refused: /is a link/,
  },
  {
    what: 'mailmap.file elsewhere',
    prepare: (it) => {
      it.config('mailmap.file', join(ground.folder, 'outside-mailmap'))
      writeFileSync(join(ground.folder, 'outside-mailmap'), 'SECRET <secret@example.org> <ann@example.org>\n')
    },
    trusting: ['log', '--format=%aN'],
    shows: readsSecret,
  },
  // Lies
  {
    what: 'a replacement for a commit',
    prepare: (it) => {
      const forged = it.git('commit-tree', 'HEAD^{tree}', '-m', 'forged')
      it.git('replace', 'HEAD', forged)
    },
    trusting: readLog,
    shows: (output) => output.includes('forged') && !output.includes('one'),
  },
  {
    what: 'grafts that cut the history',
    prepare: (it) => it.write('.git/info/grafts', `${it.git('rev-parse', 'HEAD')}\n`),
    trusting: ['rev-list', '--count', 'HEAD'],
    shows: (output) => output === '1',
  },
  {
    what: 'a commit-graph that cuts the history',
    prepare: forgeCommitGraph,
    trusting: ['rev-list', '--count', 'HEAD'],
    shows: (output) => output === '1',
  },
  {
    what: 'log.showRoot hides where it began',
    prepare: (it) => it.config('log.showRoot', 'false'),
    trusting: ['log', '--raw', '--format=%s'],
    shows: (output) => lines(output).filter((line) => line.startsWith(':')).length === 1,
  },
  {
    what: 'i18n.logOutputEncoding makes names unreadable',
    prepare: (it) => it.config('i18n.logOutputEncoding', 'UTF-16'),
    trusting: ['log', '--format=%an'],
    shows: (output) => !output.includes('Ann'),
  },
  {
    what: 'an author who writes to the terminal',
    prepare: (it) =>
      ground.commit(it.repo, { b: '' }, 'three', {
        GIT_AUTHOR_NAME: 'Ann\u001b]0;owned\u0007\u001b[2J\u202e',
      }),
    trusting: ['log', '--format=%an'],
    shows: (output) => output.includes('\u001b[2J'),
    subjects: ['three', 'two', 'one'],
  },
  {
    what: 'a path that looks like a commit of somebody else',
    prepare: (it) => {
      const path = `\u0001${'f'.repeat(40)}\tbob@example.org`
      it.git('update-index', '--add', '--cacheinfo', `100644,${it.git('rev-parse', 'HEAD:a.txt')},${path}`)
      it.git('commit', '-q', '-m', 'three')
    },
    // A reader that knows a commit by the mark before it.
    trusting: ['log', '--raw', '-z', '--no-renames', '--format=%x01%H%x09%ae'],
    shows: (output) => output.split('\0').some((field) => field.startsWith(`\u0001${'f'.repeat(40)}\tbob@`)),
    subjects: ['three', 'two', 'one'],
  },
]

/** Tricks that this git falls for; newer ones learn. */
const shown = new Set<string>()

test.each(tricks)('$what', async ({ what, prepare, trusting, shows, refused, subjects = ['two', 'one'] }) => {
  const folder = ground.place()
  const repo = ground.copy(base, join(folder, 'repo'))
  const canary = join(folder, 'canary')
  const it: Case = {
    repo,
    canary,
    sing: `touch ${canary}`,
    config: (key, value) => appendConfig(repo, key, value),
    write(name, content, mode = 0o644) {
      const path = join(repo, name)
      mkdirSync(join(path, '..'), { recursive: true })
      writeFileSync(path, content, { mode })
      return path
    },
    git: (...args) => ground.git(repo, args),
  }
  prepare(it)
  rmSync(canary, { force: true })

  // It works on somebody who trusts the repository; on a copy, since it may change what it reads.
  const untouched = ground.copy(repo, `${repo}-kept`)
  const ran = typeof trusting === 'function' ? trusting(it) : ground.tryGit(repo, trusting).stdout.trimEnd()
  if (shows === 'ran' ? existsSync(canary) : shows(ran, it)) shown.add(what)
  rmSync(canary, { force: true })
  rmSync(repo, { recursive: true })
  renameSync(untouched, repo)

  const before = traceOf(repo)
  const read = await readAll(repo, ground.scratch).catch((error: unknown) => error)
  expect(existsSync(canary), 'nothing of the repository runs').toBe(false)
  expect(traceOf(repo), 'reading leaves no trace').toEqual(before)
  const text = JSON.stringify(read instanceof Failure ? read.details : read)
  expect(text).not.toContain('SECRET')
  expect(text).not.toContain(secretHead())
  if (refused) {
    expect(read).toBeInstanceOf(Failure)
    expect((read as Failure).details.join()).toMatch(refused)
    return
  }
  if (read instanceof Error) throw read
  const { commits, identities } = read as Awaited<ReturnType<typeof readAll>>
  expect(commits.map(({ message }) => message?.trim())).toEqual(subjects)
  expect(commits.every(({ changes }) => changes.length === 1)).toBe(true)
  expect(identities.map(({ email, commits }) => [email, commits])).toEqual(
    subjects.length > 0 ? [['ann@example.org', subjects.length]] : [],
  )
  for (const { authorName, changes } of commits)
    expect(`${authorName}${changes[0]?.path}`).toBe(printable(`${authorName}${changes[0]?.path}`))
})

test('more than 25 of the tricks work where nothing guards', () => {
  expect(
    shown.size,
    `not shown: ${tricks.map(({ what }) => what).filter((what) => !shown.has(what))}`,
  ).toBeGreaterThan(25)
})

test('none of our own repositories is left behind', () => {
  expect(readdirSync(ground.scratch)).toEqual([])
  expect(lstatSync(ground.scratch).mode & 0o777).toBe(0o700)
})

/** Written as text, since git itself would follow what an earlier line said. */
function appendConfig(repo: string, key: string, value: string): void {
  const first = key.indexOf('.')
  const last = key.lastIndexOf('.')
  const section = key.slice(0, first)
  const sub = first === last ? '' : ` "${key.slice(first + 1, last)}"`
  appendFileSync(
    join(repo, '.git/config'),
    `[${section}${sub}]\n\t${key.slice(last + 1)} = "${value.replace(/[\\"]/g, '\\$&')}"\n`,
  )
}
