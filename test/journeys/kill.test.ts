import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { tagOf } from '../../src/postgres/launch.ts'
import { serverProcesses } from '../../src/postgres/reclaim.ts'
import type { Said } from './recording-program.ts'

const rounds = Number(process.env.PROVEN_KILL_ROUNDS ?? 20)
const seed = Number(process.env.PROVEN_KILL_SEED ?? 20_261_122)
/** One record lives through this many rounds; a longer life would only make reading it slower. */
const roundsPerRecord = 20

/** mulberry32: the same victims and pauses for the same seed. */
function randomFrom(state: number): () => number {
  let at = state
  return () => {
    at = (at + 0x6d2b79f5) | 0
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Program = {
  child: ChildProcess
  opened: Promise<Extract<Said, { says: 'opened' }>>
  acknowledged: string[]
  /** Resolves with the next acknowledgement; rejects when the program ends before. */
  next(): Promise<void>
  kill(): Promise<void>
}

function startProgram(home: string, source: string): Program {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'recording-program.ts'), home, source], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  const acknowledged: string[] = []
  let waiting: (() => void)[] = []
  const ended = new Promise<never>((_, reject) =>
    child.once('close', () => reject(new Error(`the program ended: ${errors}`))),
  )
  ended.catch(() => {})
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const opened = new Promise<Extract<Said, { says: 'opened' }>>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const said = JSON.parse(line) as Said // a line is written at once or not at all
      if (said.says === 'opened') return resolve(said)
      if (said.says === 'failed') return
      acknowledged.push(...said.commits)
      for (const wake of waiting.splice(0)) wake()
    })
  })
  return {
    child,
    opened: Promise.race([opened, ended]),
    acknowledged,
    next: () => Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), ended]),
    async kill() {
      child.kill('SIGKILL')
      await closed
      waiting = []
    },
  }
}

const leaderOf = (home: string): number =>
  Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined && pid > 1) process.kill(pid, 'SIGKILL')
  } catch {} // it was faster
}

const victims = ['program', 'leader', 'backend', 'program as it starts'] as const
const orphansLivedMs: number[] = []
const awayMs: number[] = []
let kept = 0

/** What a record has lived through must be in it once, with its hash; what was not acknowledged may be. */
function expectKept(said: Extract<Said, { says: 'opened' }>, acknowledged: Set<string>): void {
  const there = new Set(said.commits)
  expect([...acknowledged].filter((commit) => !there.has(commit))).toEqual([])
  expect(said.commits.length - there.size, 'entries doubled').toBe(0)
  expect(said.wrongHashes).toBe(0)
}

async function expectNoOrphans(tag: string): Promise<void> {
  const startedAt = Date.now()
  while (serverProcesses(tag).length > 0) {
    if (Date.now() - startedAt > 10_000) throw new Error('the server outlived its program by ten seconds')
    await sleep(10)
  }
  orphansLivedMs.push(Date.now() - startedAt)
}

const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0

describe(`killed at any moment (seed ${seed})`, () => {
  const records = Array.from({ length: Math.ceil(rounds / roundsPerRecord) }, (_, index) => index)
  it.each(records)(
    'record %i loses nothing, doubles nothing, and starts again by itself',
    {
      timeout: 300_000,
    },
    async (index) => {
      const random = randomFrom(seed + index)
      const home = mkdtempSync(join(tmpdir(), 'proven-kill-'))
      const acknowledged = new Set<string>()
      const count = Math.min(roundsPerRecord, rounds - index * roundsPerRecord)
      let program: Program | undefined
      try {
        for (let round = 0; round <= count; round++) {
          program = startProgram(home, `source ${round}`)
          const victim = victims[round % victims.length]
          if (victim === 'program as it starts' && round < count) {
            program.opened.catch(() => {})
            await sleep(random() * 600)
          } else {
            expectKept(await program.opened, acknowledged)
            if (round === count) break // the last start only looks
            await program.next()
            await sleep(random() * 150)
          }
          const tag = tagOf(join(home, 'postgres'))
          if (victim === 'leader' || victim === 'backend') {
            const leader = leaderOf(home)
            const others = serverProcesses(tag).filter((pid) => pid !== leader)
            const killedAt = Date.now()
            kill(victim === 'leader' ? leader : others[Math.floor(random() * others.length)])
            // What was on its way may still be acknowledged; what comes after that has been through the new server.
            for (let more = 0; more < 3; more++) await program.next()
            awayMs.push(Date.now() - killedAt)
            await sleep(random() * 150)
          }
          await program.kill()
          for (const commit of program.acknowledged) acknowledged.add(commit)
          await expectNoOrphans(tag)
        }
        expect(acknowledged.size).toBeGreaterThan(count)
        kept += acknowledged.size
      } finally {
        await program?.kill()
        rmSync(home, { recursive: true, force: true })
      }
    },
  )

  it('a server without its program is gone within a second', () => {
    expect(orphansLivedMs).toHaveLength(rounds)
    expect(median(orphansLivedMs)).toBeLessThan(1_000)
    console.log(
      `${rounds} kills, ${kept} acknowledged entries kept; a server outlived its program by ${median(orphansLivedMs)} ms ` +
        `(at most ${Math.max(...orphansLivedMs)}), and three more batches took ${median(awayMs)} ms after its own death`,
    )
  })
})
