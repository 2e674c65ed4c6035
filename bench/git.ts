import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
  // With the start of its thread, which in a scan falls into the reading of paths.
  const content = async () => {
    const reading = new OwnContent(repository, new Tally())
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
    {
      name: 'git: peak memory of a process that scans',
      value: `${peakOfScan(path, author.email, folder)} MB`,
    },
    ...(await peaks(folder)),
  ]
}

/** Whether memory grows with the history. */
async function peaks(folder: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const commits of [12_000, 48_000]) {
    const path = await makeRepository(folder, commits)
    const value = `${peakOfScan(path, 'a0@example.org', folder)} MB`
    figures.push({ name: `git: the same with ${commits} generated commits`, value })
    rmSync(path, { recursive: true })
  }
  return figures
}

/** Peak resident memory of a process of its own, its gits not counted, MB. */
function peakOfScan(path: string, email: string, folder: string): number {
  const scan = new URL('../src/intake/git/scan.ts', import.meta.url).href
  const program = `
    const { scanRepository } = await import(${JSON.stringify(scan)})
    const [path, email, scratch] = process.argv.slice(2)
    await scanRepository(path, { identities: [email], scratch, cache: null, now: new Date() })
    console.log(process.resourceUsage().maxRSS)`
  const script = join(folder, 'scan.mjs')
  writeFileSync(script, program)
  const printed = execFileSync(process.execPath, [script, path, email, join(folder, 'scratch')], {
    encoding: 'utf8',
  })
  return Math.round(Number(printed) / 1024)
}

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
