import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { BlobSet } from './blob-set.ts'
import { Signs } from './content/signs.ts'
import { openRepository } from './guard/repository.ts'
import { Histories } from './history-fixture.ts'
import { OwnContent, type OwnContentCounts } from './own-content.ts'
import { readOwnWork } from './own-work.ts'
import { scanRepository } from './scan.ts'
import { Tally } from './tally.ts'

const histories = new Histories()
afterAll(() => histories.remove())

const now = new Date('2025-01-01T00:00:00Z')
const count = 400
const odd = 150
const long = histories.make(
  Array.from({ length: count }, (_, at) => ({
    at: new Date(Date.UTC(2024, 0, 1, at)).toISOString(),
    files: { [`db/${at}.sql`]: `create table orders${at} (\n  id bigint primary key\n);\n` },
  })),
)

/** A reader that does something else when it comes to one file. */
function readerThat(name: string, does: string): URL {
  const from = (file: string): string => JSON.stringify(new URL(`./content/${file}`, import.meta.url).href)
  const script = join(histories.folder, `${name}.mjs`)
  writeFileSync(
    script,
    `import { writeFileSync } from 'node:fs'
    import { ChangedText } from ${from('changed-text.ts')}
    const { eachWord } = ChangedText.prototype
    ChangedText.prototype.eachWord = function (visit) {
      if (this.path === 'db/${odd}.sql') { ${does} }
      eachWord.call(this, visit)
    }
    await import(${from('reading-process.ts')})`,
  )
  return new URL(`file://${script}`)
}

type Seen = { counts: OwnContentCounts; read: number; tally: Tally }

async function readAll(
  options: { script?: URL; stuckLimitMs?: number },
  signal?: AbortSignal,
  begun: (store: string) => void = () => {},
): Promise<Seen> {
  const repository = await openRepository(long, { scratch: histories.scratch, ...(signal && { signal }) })
  const tally = new Tally()
  const reading = new OwnContent(repository, tally, options)
  try {
    begun(repository.git.folder)
    await readOwnWork(repository, new Set(['ann@example.org']), {
      exclude: [],
      blobs: new BlobSet(),
      now,
      onOwn: (items) => reading.look(items),
      onRead: () => {},
    })
    return { counts: await reading.finish(), read: reading.read, tally }
  } finally {
    await reading.close()
    await repository.close()
  }
}

/** Ids of processes whose command names something. */
const processesOf = (word: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'latin1')
        return `${environment}${readFileSync(`/proc/${pid}/cmdline`, 'latin1')}`.includes(word)
      } catch {
        return false
      }
    })
    .map(Number)
    .filter((pid) => pid !== process.pid)

function placeIn(file: string): number {
  const signs = new Signs(file, 'writer')
  try {
    return signs.read().item
  } finally {
    signs.close()
  }
}

/** Waits for the first reader that has come to a commit, whatever else this program would do. */
function readerAtWork(): number {
  const store = readdirSync(histories.scratch)
    .map((name) => join(histories.scratch, name))
    .find((folder) => readdirSync(folder).some((name) => name.startsWith('signs-')))
  if (!store) throw new Error('nothing reads')
  for (;;)
    for (const name of readdirSync(store)) {
      if (!name.startsWith('signs-') || placeIn(join(store, name)) < 0) continue
      const [reader] = processesOf(join(store, name))
      if (reader) return reader
    }
}

async function until(holds: () => boolean, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs
  while (!holds()) {
    if (performance.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}

/** Says so, and comes to no end. */
const forever = `writeFileSync(process.argv[2] + '/stuck', ''); for (;;);`

describe('a reader that does not come through a file', () => {
  test.each<[string, string, string | null, number?]>([
    ['is killed', 'process.kill(process.pid, "SIGKILL")', 'SIGKILL'],
    ['crashes', 'process.kill(process.pid, "SIGSEGV")', 'SIGSEGV'],
    ['throws', 'throw new Error("odd")', 'exit code 1'],
    ['exits', 'process.exit(0)', 'exit code 0'],
    ['runs out of memory', 'const all = []; for (;;) all.push(Array(1e6).fill(0.5))', 'SIGABRT'],
    ['gets stuck', forever, null, 3000],
  ])('%s: the file is named, all others are read', async (name, does, how, stuckLimitMs) => {
    const script = readerThat(name.replaceAll(' ', '-'), does)
    const { counts, read, tally } = await readAll({ script, ...(stuckLimitMs && { stuckLimitMs }) })
    expect(counts.passed).toEqual([
      { commit: expect.stringMatching(/^[0-9a-f]{40}$/), path: `db/${odd}.sql`, how },
    ])
    expect(counts).toMatchObject({ givenUp: 0, missing: 0, died: how === null ? 0 : 1 })
    expect(read).toBe(count)
    expect(tally.entries()).toEqual((await readAll({})).tally.entries())
  })

  test('and cannot even start is tried a few times', async () => {
    const script = new URL(`file://${histories.folder}/nowhere.mjs`)
    const { counts } = await readAll({ script })
    expect(counts).toMatchObject({ passed: [], givenUp: count })
  })

  test('is told in words by a scan, which is not remembered', async () => {
    const cache = join(histories.cache, 'killed')
    const result = await scanRepository(long, {
      identities: ['ann@example.org'],
      scratch: histories.scratch,
      cache,
      now,
      onProgress: ({ phase }) => {
        if (phase === 'content') process.kill(readerAtWork(), 'SIGKILL')
      },
    })
    expect(result).toMatchObject({ commits: count, ownCommits: count })
    expect(result.findings.length).toBeGreaterThan(0)
    expect(result.notices).toContainEqual({
      code: 'reader-ended',
      says: expect.stringMatching(
        /ended unexpectedly \(SIGKILL\) at (db\/\d+\.sql in )?[0-9a-f]{40}, which was left out/,
      ),
    })
    expect(readdirSync(cache).filter((name) => name.endsWith('.json'))).toEqual([])
  })
})

describe('nothing is left behind', () => {
  test('when reading is stopped, even in a file that it is stuck in', async () => {
    const stop = new AbortController()
    const script = readerThat('stuck-until-stopped', forever)
    let store = ''
    const reading = readAll({ script }, stop.signal, (folder) => {
      store = folder
    })
    const failed = expect(reading).rejects.toMatchObject({ code: 'scan-stopped' })
    expect(await until(() => existsSync(join(store, 'stuck')), 10_000)).toBe(true)
    expect(processesOf(store).length).toBeGreaterThan(2)
    stop.abort()
    await failed
    expect(await until(() => processesOf(store).length === 0, 1000)).toBe(true)
  })

  test('within a second of a scan that was killed, even where a reader is stuck', async () => {
    const script = readerThat('stuck-for-ever', forever)
    const program = join(histories.folder, 'killed.mjs')
    writeFileSync(
      program,
      `import { openRepository } from ${JSON.stringify(new URL('./guard/repository.ts', import.meta.url).href)}
      import { OwnContent } from ${JSON.stringify(new URL('./own-content.ts', import.meta.url).href)}
      import { readOwnWork } from ${JSON.stringify(new URL('./own-work.ts', import.meta.url).href)}
      import { BlobSet } from ${JSON.stringify(new URL('./blob-set.ts', import.meta.url).href)}
      import { Tally } from ${JSON.stringify(new URL('./tally.ts', import.meta.url).href)}
      const repository = await openRepository(${JSON.stringify(long)}, { scratch: ${JSON.stringify(histories.scratch)} })
      const reading = new OwnContent(repository, new Tally(), { script: new URL(${JSON.stringify(script.href)}) })
      console.log(repository.git.folder)
      await readOwnWork(repository, new Set(['ann@example.org']), {
        exclude: [], blobs: new BlobSet(), now: new Date(), onOwn: (items) => reading.look(items), onRead() {},
      })
      await reading.finish()`,
    )
    const scan = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [store = ''] = (await once(scan.stdout, 'data')).map((line) => String(line).trim())
    const others = () => processesOf(store).filter((pid) => pid !== scan.pid)
    expect(await until(() => existsSync(join(store, 'stuck')), 10_000)).toBe(true)
    expect(others().length).toBeGreaterThan(2)
    process.kill(scan.pid ?? 0, 'SIGKILL')
    await once(scan, 'exit')
    expect(await until(() => others().length === 0, 1000)).toBe(true)
  })
})
