import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BlobSet } from '../src/intake/git/blob-set.ts'
import { listIdentities } from '../src/intake/git/guard/identities.ts'
import { openRepository } from '../src/intake/git/guard/repository.ts'
import { OwnContent } from '../src/intake/git/own-content.ts'
import { readOwnWork, type WorkItem } from '../src/intake/git/own-work.ts'
import { scanRepository } from '../src/intake/git/scan.ts'
import { Tally } from '../src/intake/git/tally.ts'

type Figure = { name: string; value: string; note?: string }

const rounds = 5

/**
 * Scanning against git's own programs, in alternating rounds. Takes the repository that PROVEN_BENCH_REPOSITORY names,
 * or makes one of 12,000 commits.
 */
export async function benchGit(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'proven-bench-git-'))
  try {
    return await measure(
      process.env.PROVEN_BENCH_REPOSITORY ?? (await makeRepository(folder, 12_000)),
      folder,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(path: string, folder: string): Promise<Figure[]> {
  const scratch = join(folder, 'scratch')
  mkdirSync(scratch)
  const repository = await openRepository(path, { scratch })
  const [author] = await listIdentities(repository)
  if (!author) throw new Error(`${path} has no commits`)
  const own = new Set([author.email.toLowerCase()])
  const history = (onOwn: (items: readonly WorkItem[]) => void = () => {}) =>
    readOwnWork(repository, own, {
      exclude: [],
      blobs: new BlobSet(),
      now: new Date(),
      onOwn: async (items) => onOwn(items),
      onRead: () => {},
    })
  const windows: (readonly WorkItem[])[] = []
  await history((items) => windows.push(items))
  // With the start of the readers, which in a scan falls into the reading of paths.
  const compiled = join(folder, 'compiled')
  const content = async () => {
    const reading = new OwnContent(repository, new Tally(), { compiled })
    for (const items of windows) await reading.look(items)
    await reading.finish()
    await reading.close()
  }
  const git =
    (...args: string[]) =>
    async () => {
      await once(spawn('git', ['-C', path, ...args], { stdio: 'ignore' }), 'close')
    }
  const paths = await alternate(() => history(), git('log', '--raw', '--no-renames', 'HEAD'))
  const contents = await alternate(
    content,
    git('log', '-p', '--no-merges', '--fixed-strings', `--author=<${author.email}>`, 'HEAD'),
  )
  await repository.close()

  const cache = join(folder, 'cache')
  const scan = () => scanRepository(path, { identities: [author.email], scratch, cache, now: new Date() })
  const first = await timed(scan)
  const { commits, ownCommits, findings } = await scan()
  const again: number[] = []
  for (let round = 0; round < rounds; round++) again.push(await timed(scan))
  const note = `${commits} commits, ${ownCommits} of the author; medians of ${rounds} alternating rounds`
  return [
    { name: 'git: history of paths over `git log --raw --no-renames`', value: ratio(paths), note },
    { name: 'git: content of one’s own commits over `git log -p --author`', value: ratio(contents), note },
    { name: 'git: whole scan', value: `${Math.round(first)} ms`, note: `${findings.length} findings` },
    { name: 'git: scan again, nothing new', value: `${Math.round(median(again))} ms` },
    { name: 'git: peak memory of a scan and its readers', ...(await peakOfScan(path, author.email, folder)) },
    ...(await peaks(folder)),
  ]
}

/** Whether memory grows with the history. */
async function peaks(folder: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const commits of [12_000, 48_000]) {
    const path = await makeRepository(folder, commits)
    const peak = await peakOfScan(path, 'a0@example.org', folder)
    figures.push({ name: `git: the same with ${commits} generated commits`, ...peak })
    rmSync(path, { recursive: true })
  }
  return figures
}

/** Highest sum over processes, of samples; what they share is counted once. Knows Linux only. */
async function peakOfScan(
  path: string,
  email: string,
  folder: string,
): Promise<{ value: string; note: string }> {
  const scan = new URL('../src/intake/git/scan.ts', import.meta.url).href
  const program = `
    const { scanRepository } = await import(${JSON.stringify(scan)})
    const [path, email, scratch, cache] = process.argv.slice(2)
    await scanRepository(path, { identities: [email], scratch, cache, now: new Date() })`
  const script = join(folder, 'scan.mjs')
  writeFileSync(script, program)
  const cache = mkdtempSync(join(folder, 'peak-'))
  const child = spawn(process.execPath, [script, path, email, join(folder, 'scratch'), cache], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  let ours = 0
  let all = 0
  while (child.exitCode === null && child.signalCode === null) {
    const sizes = processesBelow(child.pid ?? 0).map(sizeOf)
    ours = Math.max(ours, sum(sizes.filter(({ git }) => !git).map(({ kib }) => kib)))
    all = Math.max(all, sum(sizes.map(({ kib }) => kib)))
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 25))])
  }
  return {
    value: `${Math.round(ours / 1024)} MB`,
    note: `${Math.round(all / 1024)} MB with git’s own, packs that it maps included`,
  }
}

function processesBelow(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      const stat = read(`/proc/${pid}/stat`)
      return [Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const
    })
  const found = [root]
  for (const one of found) found.push(...parents.filter(([, parent]) => parent === one).map(([pid]) => pid))
  return found
}

function sizeOf(pid: number): { kib: number; git: boolean } {
  const git = !read(`/proc/${pid}/cmdline`).startsWith(process.execPath)
  return { kib: Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0), git }
}

/** Empty where the process has ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

type Pair = { ours: number[]; theirs: number[] }

/** Once to warm up, then in turns, so that what else the machine does falls on both. */
async function alternate(ours: () => Promise<unknown>, theirs: () => Promise<unknown>): Promise<Pair> {
  await theirs()
  await ours()
  const pair: Pair = { ours: [], theirs: [] }
  for (let round = 0; round < rounds; round++) {
    pair.theirs.push(await timed(theirs))
    pair.ours.push(await timed(ours))
  }
  return pair
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const ratio = ({ ours, theirs }: Pair): string =>
  `${(median(ours) / median(theirs)).toFixed(2)} × (${Math.round(median(ours))} ms, git ${Math.round(median(theirs))} ms)`

/** The same repository every time: source, tests and documents by eight authors over ten years. */
async function makeRepository(folder: string, commits: number): Promise<string> {
  const path = join(folder, `repository-${commits}`)
  rmSync(path, { recursive: true, force: true })
  spawnSync('git', ['init', '-q', '--bare', '-b', 'main', path])
  const importer = spawn('git', ['-C', path, 'fast-import', '--quiet'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const random = mulberry(20_240_101)
  const files = new Map<string, string[]>()
  for (let at = 1; at <= commits; at++) {
    // Half of the work is by one person, as in many repositories.
    const author = random() < 0.5 ? 0 : 1 + Math.floor(random() * 7)
    const time = 1_420_070_400 + at * 6_500
    let text = `commit refs/heads/main\nauthor A${author} <a${author}@example.org> ${time} +0000\ncommitter A${author} <a${author}@example.org> ${time} +0000\n`
    const message = `Change ${at}\n\nSo that orders are placed once, whatever the network does.\n`
    text += `data ${message.length}\n${message}\n`
    for (let file = 0; file < 1 + Math.floor(random() * 3); file++) {
      const part = Math.floor(random() * 400)
      const name = ['src', 'src', 'test', 'docs'][Math.floor(random() * 4)] ?? 'src'
      const place = `${name}/part${part % 20}/file${part}.${name === 'docs' ? 'md' : 'ts'}`
      const lines = files.get(place) ?? []
      files.set(place, lines)
      const from = Math.floor(random() * (lines.length + 1))
      for (let line = 0; line < 3 + random() * 20; line++)
        lines.splice(
          from,
          0,
          `  const value${at}x${line} = await place(order${Math.floor(random() * 1000)}, ${line}) // ${name}`,
        )
      if (lines.length > 1200) lines.splice(0, 300)
      const content = `${lines.join('\n')}\n`
      text += `M 100644 inline ${place}\ndata ${content.length}\n${content}\n`
    }
    if (!importer.stdin.write(text)) await once(importer.stdin, 'drain')
  }
  importer.stdin.end()
  await once(importer, 'close')
  return path
}

/** A small generator of numbers in [0, 1), the same for the same seed. @source Tommy Ettinger's mulberry32 */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
