import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import { type RecordRequest, recordReply } from '../src/api/contract/repositories.ts'
import { signalIds } from '../src/core/signal/catalogue.ts'
import type { Measured } from './readiness.ts'

const root = join(import.meta.dirname, '..')
const entriesWanted = 5000
const requests = 300

/** Starting cold and warm, answering with a full ledger, and what a browser has to load. */
export async function benchStart(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'proven-bench-'))
  try {
    // Builds the page, which is not what is measured here.
    await stopped(await started(join(folder, 'first'), await freePort()))
    const cold: number[] = []
    const warm: number[] = []
    for (let round = 0; round < 5; round++) {
      const home = join(folder, `home-${round}`)
      for (const times of [cold, warm]) {
        const server = await started(home, await freePort())
        times.push(server.ms)
        await stopped(server)
      }
    }
    const rows: Measured[] = [
      {
        name: 'cold start to first page and standing',
        value: `${ms(median(cold))}`,
        note: `5 times, slowest ${ms(Math.max(...cold))}`,
      },
      {
        name: 'warm start to first page and standing',
        value: `${ms(median(warm))}`,
        note: `5 times, slowest ${ms(Math.max(...warm))}`,
      },
    ]
    const server = await started(join(folder, 'full'), await freePort())
    try {
      const { entries, ms: recordMs } = await fill(server)
      rows.push({
        name: `recording ${entries} entries`,
        value: ms(recordMs),
        note: 'one POST /v1/evidence, to its answer',
      })
      for (const path of ['/v1/standing', '/v1/skills/sql-query-tuning']) {
        const times = await latencies(server, path)
        rows.push({
          name: `GET ${path} with ${entries} entries, p50 / p99`,
          value: `${ms(quantile(times, 0.5))} / ${ms(quantile(times, 0.99))}`,
          note: `${requests} requests, one after the other, over HTTP`,
        })
      }
    } finally {
      await stopped(server)
    }
    return [...rows, ...pageWeight()]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Started = { child: ChildProcess; port: number; token: string; ms: number }

async function started(home: string, port: number): Promise<Started> {
  const before = performance.now()
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'serve'], {
    env: { ...process.env, PROVEN_HOME: home, PROVEN_PORT: String(port), PROVEN_DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout?.on('data', (chunk) => {
      said += chunk
      if (said.includes('/open/')) resolve()
    })
  })
  const token = readFileSync(join(home, 'token'), 'utf8').trim()
  const server = { child, port, token, ms: 0 }
  const page = await (await get(server, '/')).text()
  if (!page.includes('<script')) throw new Error('the first page is not the page')
  await (await get(server, '/v1/standing')).json()
  return { ...server, ms: performance.now() - before }
}

async function stopped({ child }: Started): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

async function get({ port, token }: Started, path: string): Promise<Response> {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return reply
}

/** Records invented findings of every signal over ten years, enough for the entries wanted. */
async function fill(server: Started): Promise<{ entries: number; ms: number }> {
  const hash = (text: string) => createHash('sha1').update(text).digest('hex')
  for (let quarters = 15; ; quarters += 5) {
    const body: RecordRequest = {
      source: { kind: 'repository', instance: hash('a').padEnd(64, String(quarters)), label: 'invented' },
      head: hash('head'),
      commits: 10_000,
      ownCommits: 5000,
      identities: ['a@example.org'],
      notices: [],
      findings: signalIds.flatMap((signal) =>
        Array.from({ length: quarters }, (_, quarter) => ({
          signal,
          facet: '',
          cautions: [],
          citations: [0, 1, 2].map((nth) => ({
            commit: hash(`${signal} ${quarter} ${nth}`),
            paths: [`src/${signal}/${quarter}.ts`],
            at: new Date(Date.UTC(2026, 0, 1) - quarter * 90 * 86_400_000).toISOString(),
          })),
        })),
      ),
    }
    const before = performance.now()
    const reply = await fetch(`http://127.0.0.1:${server.port}/v1/evidence`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const told = recordReply.parse(await reply.json())
    const took = performance.now() - before
    if (told.evidence.length >= entriesWanted) return { entries: told.evidence.length, ms: took }
    await fetch(`http://127.0.0.1:${server.port}/v1/sources/${body.source.instance}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${server.token}` },
    })
  }
}

async function latencies(server: Started, path: string): Promise<number[]> {
  for (let warming = 0; warming < 20; warming++) await (await get(server, path)).arrayBuffer()
  const times = []
  for (let count = 0; count < requests; count++) {
    const before = performance.now()
    await (await get(server, path)).arrayBuffer()
    times.push(performance.now() - before)
  }
  return times
}

/** Of dist/web: what the first visit loads, as it is and compressed. */
function pageWeight(): Measured[] {
  const folder = join(root, 'dist', 'web')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
  const weigh = (pattern: RegExp) => {
    const own = files.filter((file) => pattern.test(file)).map((file) => readFileSync(file))
    const bytes = own.reduce((sum, { length }) => sum + length, 0)
    const small = own.reduce((sum, file) => sum + gzipSync(file).length, 0)
    return { value: `${kib(bytes)}, ${kib(small)} with gzip`, note: `${own.length} files` }
  }
  return [
    { name: 'page: scripts', ...weigh(/\.js$/) },
    { name: 'page: style sheets', ...weigh(/\.css$/) },
    { name: 'page: fonts of all scripts; a browser loads those it needs', ...weigh(/\.woff2?$/) },
  ]
}

const ms = (time: number): string => (time < 10 ? `${time.toFixed(1)} ms` : `${Math.round(time)} ms`)
const kib = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KiB`
const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
const median = (times: readonly number[]): number => quantile(times, 0.5)

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
