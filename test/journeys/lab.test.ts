import { spawn, spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LabSummary, RunReply } from '../../src/api/contract/labs.ts'
import { leavePlace, makePlace, type Place, run } from './program.ts'

const main = join(import.meta.dirname, '..', '..', 'src/cli/main.ts')
/** A lab of content/, and a service of its language that somebody broke. */
const slug = 'oversold'
const patienceMs = 240_000

let place: Place
beforeAll(async () => {
  place = await makePlace()
})
afterAll(() => leavePlace(place))

const json = <T>(text: string): T => JSON.parse(text) as T
const lab = async (...args: string[]) => run(place, ['lab', ...args])
const inUserHome = (name: string) => join(place.userHome, name)

/** A folder whose service starts with this program. */
function serviceOf(program: string, name: string): string {
  const folder = inUserHome(name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'lab.yaml'), `lab: ${slug}\nstart: [node, server.js]\n`)
  writeFileSync(join(folder, 'server.js'), program)
  return folder
}

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + patienceMs
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`it never came about that ${what}`)
    await sleep(100)
  }
}

describe('a lab in the terminal', () => {
  it('is listed with what it takes and how far one is', async () => {
    const labs = json<LabSummary[]>((await lab('list', '--json')).out)
    expect(labs.map(({ slug: each }) => each)).toEqual(
      expect.arrayContaining(['double-charge', 'oversold', 'slow-orders']),
    )
    const { out } = await lab('list')
    expect(out).toMatch(/^oversold +not started +\d+ to \d+ h {2}[a-z-, ]+$/m)
  })

  it('is started in a folder that an editor can open', async () => {
    const folder = inUserHome('mine')
    const { exit, out } = await lab('start', slug, folder)
    expect(exit).toBe(0)
    expect(out).toContain(`${folder}/brief.md`)
    expect(readFileSync(join(folder, 'lab.yaml'), 'utf8')).toContain(`lab: ${slug}`)
    expect(lstatSync(join(folder, 'node_modules')).isSymbolicLink()).toBe(true)
    const again = await lab('start', slug, folder)
    expect([again.exit, again.err]).toEqual([73, expect.stringContaining('folder-not-empty')])
    const [started] = json<LabSummary[]>((await lab('list', '--json')).out).filter(
      (each) => each.slug === slug,
    )
    expect(started?.state).toBe('started')
  })

  it('gives its brief, and one hint after the other', async () => {
    const { brief } = json<{ brief: string }>((await lab('brief', slug, '--json')).out)
    expect((await lab('brief', slug)).out.trim()).toBe(brief.trim())
    expect((await lab('hint', slug)).out).toMatch(/^Hint 1 of 3\n.+/)
    expect((await lab('hint', slug, '--json')).out).toContain('"number": 2')
    expect((await lab('hint', slug)).exit).toBe(0)
    expect((await lab('hint', slug)).exit).toBe(66)
  })

  it('that nobody has is told with those that there are', async () => {
    const { exit, err } = await lab('start', 'nothing', inUserHome('nothing'))
    expect([exit, existsSync(inUserHome('nothing'))]).toEqual([66, false])
    expect(err).toContain(slug)
  })
})

describe('a check in the terminal', () => {
  it('of a service that does not start fails, and shows what it wrote', async () => {
    const folder = serviceOf('console.error("no such table: users"); process.exit(3)', 'broken')
    const { exit, out, err } = await lab('check', folder)
    expect(exit).toBe(1)
    expect(out).toContain('What the service 1 wrote last:\n  no such table: users')
    expect(out).toMatch(/^ {2}✗ .+ not measured {2}asked at most 0$/m)
    // A phase shorter than the time between two looks is not seen.
    expect(err).toMatch(/^Run \d+: \S/m)
    const report = json<RunReply>((await lab('report', '--json')).out)
    expect(report).toMatchObject({ lab: slug, state: 'judged', passed: false, evidence: [] })
    expect((await lab('report', String(report.number))).out).toContain(
      `Run ${report.number} of ${slug} failed`,
    )
    expect((await lab('report', String(report.number), '--rejudge')).exit).toBe(0)
  })

  it('of a folder that no lab knows fails before anything is sent', async () => {
    const { exit, err } = await lab('check', place.userHome)
    expect([exit, err]).toEqual([65, expect.stringContaining('lab.yaml')])
    expect((await lab('report', '99')).exit).toBe(66)
  })

  it('is stopped by Ctrl-C, and leaves nothing running', { timeout: 600_000 }, async () => {
    const child = spawn(process.execPath, [main, 'lab', 'check', inUserHome('mine')], {
      env: place.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    let told = ''
    child.stderr.on('data', (data) => {
      told += data
    })
    await until('it is under load', () => told.includes('under load'))
    expect(processesOfRuns().length).toBeGreaterThan(0)
    child.kill('SIGINT')
    expect(await ended).toBe(130)
    expect(json<RunReply>((await lab('report', '--json')).out)).toMatchObject({ state: 'stopped' })
    await until('nothing of it is left', () => processesOfRuns().length === 0 && clusters().length === 0)
  })

  it('whose server is killed leaves no process and no cluster, and is begun again', {
    timeout: 900_000,
  }, async () => {
    const child = spawn(process.execPath, [main, 'lab', 'check', inUserHome('mine'), '--json'], {
      env: place.environment,
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => child.once('close', resolve))
    const newest = async (): Promise<RunReply | null> => {
      const { exit, out, err } = await lab('report', '--json')
      if (exit !== 0 && exit !== 66) throw new Error(err)
      return exit === 0 ? json<RunReply>(out) : null
    }
    const isUnderWay = async () => (await newest())?.progress.phase === 'scenario'
    await until('it is in its scenario', isUnderWay)
    const number = (await newest())?.number
    const { processId } = json<{ processId: number }>(readFileSync(join(place.home, 'server.json'), 'utf8'))
    process.kill(processId, 'SIGKILL')
    await ended
    await until('nothing of it is left', () => processesOfRuns().length === 0)
    // Any command starts the server again, which finds what it was at.
    await until('it runs again', isUnderWay)
    expect(await newest()).toMatchObject({ number, state: 'running' })
    await run(place, ['stop'])
    await until('nothing of it is left', () => processesOfRuns().length === 0 && clusters().length === 0)
    // Given back to the queue, and taken again by the server that this starts.
    expect(await newest()).toMatchObject({ number, endedAt: null })
  })
})

/** What a run starts names the home's scratch in its arguments or its environment; its runner, the home itself. */
function processesOfRuns(): string[] {
  const { stdout } = spawnSync('ps', ['axeww', '-o', 'pid=,args='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const scratch = join(place.home, 'scratch', 'labs')
  return stdout
    .split('\n')
    .filter(
      (line) => line.includes(scratch) || (line.includes('runner-process') && line.includes(place.home)),
    )
}

const clusters = (): string[] => {
  const folder = join(place.home, 'scratch', 'labs', 'clusters')
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.owner')) : []
}
