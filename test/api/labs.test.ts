import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  hintReply,
  type LabReply,
  labReply,
  labsReply,
  type RunReply,
  recordingReply,
  runReply,
} from '../../src/api/contract/labs.ts'
import type { RunLab } from '../../src/app/lab/carry-out.ts'
import { recordingOf, smallLab, sourceShowing } from '../labs.ts'
import { type Running, startApi } from './running.ts'

let api: Running
let labFolder = ''
/** What the next run shows. */
let shows: Awaited<ReturnType<RunLab>> | Error = recordingOf(3)

beforeAll(async () => {
  labFolder = mkdtempSync(join(tmpdir(), 'proven-lab-'))
  mkdirSync(join(labFolder, 'starter/typescript'), { recursive: true })
  writeFileSync(join(labFolder, 'starter/typescript/lab.yaml'), 'lab: small-lab\nstart: [node, server.ts]\n')
  writeFileSync(join(labFolder, 'brief.md'), '# Small lab\n')
  const lab = smallLab({
    behaviours: [{ skill: 'sql-query-tuning', behaviour: 'adds-index', strength: 'strong' }],
  })
  const figures = { value: 51, mine: null, reference: null }
  const proof = {
    lab: 'small-lab',
    version: 1,
    engine: 1,
    hash: 'a'.repeat(64),
    provedAt: '2026-11-22T10:00:00.000Z',
    machine: recordingOf(1).machine,
    start: { settles: figures },
    startSeconds: [{ step: 'wait', seconds: [{ atMs: 0, answered: 5, failed: 0, p50: 1, p99: 2 }] }],
    submissions: [],
    notProved: [],
  }
  const known = { ...lab, folder: labFolder, file: join(labFolder, 'lab.ts'), proof }
  api = await startApi(4999, () => new Date(), {
    labs: () => Promise.resolve([known]),
    runLab: ({ onProgress }) => {
      onProgress({ kind: 'phase', phase: 'scenario' })
      return shows instanceof Error ? Promise.reject(shows) : Promise.resolve(shows)
    },
  })
})
afterAll(async () => {
  await api.close()
  rmSync(labFolder, { recursive: true, force: true })
})

const get = (url: string) => api.command({ method: 'GET', url })
const post = (url: string, payload: object = {}) => api.command({ method: 'POST', url, payload })
const codeOf = (reply: { json: () => unknown }) => (reply.json() as { error: { code: string } }).error.code
const upload = async (payload?: Buffer, query = 'lab=small-lab') =>
  api.command({
    method: 'POST',
    url: `/v1/runs?${query}`,
    headers: { 'content-type': 'application/gzip' },
    payload: payload ?? (await sourceShowing(3)).bytes,
  })
async function workOff(): Promise<void> {
  while (await api.proven.checks.isAnyWaiting()) {
    const claim = await api.proven.checks.claim()
    if (claim) await api.proven.checks.carryOut(claim, new AbortController().signal)
  }
}
async function check(): Promise<RunReply> {
  const queued = runReply.parse((await upload()).json())
  await workOff()
  return runReply.parse((await get(`/v1/runs/${queued.number}`)).json())
}
const lab = async (): Promise<LabReply> => labReply.parse((await get('/v1/labs/small-lab')).json())

describe('labs over HTTP', () => {
  it('are listed, and shown with what is asked and how it was at the start', async () => {
    const { labs } = labsReply.parse((await get('/v1/labs')).json())
    expect(labs).toEqual([expect.objectContaining({ slug: 'small-lab', state: 'not-started', runs: 0 })])
    expect(labs[0]?.behaviours[0]).toMatchObject({ skill: 'sql-query-tuning', strength: 'strong' })
    expect(await lab()).toMatchObject({
      brief: expect.stringContaining('Small lab'),
      checks: [{ id: 'settles', atMost: 10, atStart: { value: 51 } }],
      startSeconds: [{ step: 'wait' }],
      taken: [],
      history: [],
    })
    expect(codeOf(await get('/v1/labs/nothing'))).toBe('lab-unknown')
  })

  it('give one hint after the other', async () => {
    for (const number of [1, 2, 3])
      expect(hintReply.parse((await post('/v1/labs/small-lab/hints')).json())).toMatchObject({
        number,
        of: 3,
      })
    const fourth = await post('/v1/labs/small-lab/hints')
    expect([fourth.statusCode, codeOf(fourth)]).toEqual([409, 'hints-used-up'])
    expect(await lab()).toMatchObject({ hintsTaken: 3, taken: [{ number: 1 }, { number: 2 }, { number: 3 }] })
  })
})

describe('starting from the page', () => {
  const start = (folder: string) => post('/v1/labs/small-lab/start', { folder })

  it('puts starter and brief into a new folder, and a link to what Proven has installed', async () => {
    const reply = await start('~/labs/small')
    expect(reply.statusCode).toBe(201)
    const folder = join(api.userHome, 'labs/small')
    expect(reply.json()).toMatchObject({ folder, language: 'typescript' })
    expect(readFileSync(join(folder, 'lab.yaml'), 'utf8')).toContain('small-lab')
    expect(readFileSync(join(folder, 'brief.md'), 'utf8')).toContain('Small lab')
    expect(lstatSync(join(folder, 'node_modules')).isSymbolicLink()).toBe(true)
    expect(await lab()).toMatchObject({ state: 'started', folder })
  })

  it.each([
    ['one that holds something', '~/labs/small', 409, 'folder-not-empty'],
    ['one outside the home folder', '/tmp/elsewhere', 403, 'path-refused'],
    ['one that leads out of it', '~/../elsewhere', 403, 'path-refused'],
  ])('%s is refused', async (_, folder, status, code) => {
    const reply = await start(folder)
    expect([reply.statusCode, codeOf(reply)]).toEqual([status, code])
    expect(existsSync('/tmp/elsewhere')).toBe(false)
  })

  it('a language without a starter is refused', async () => {
    const reply = await post('/v1/labs/small-lab/start', { folder: '~/labs/cobol', language: 'cobol' })
    expect([reply.statusCode, codeOf(reply)]).toEqual([400, 'request-invalid'])
  })
})

describe('checking', () => {
  it('a folder of the page is queued, with its lab', async () => {
    const reply = await post('/v1/labs/small-lab/check', { folder: '~/labs/small' })
    expect(reply.statusCode).toBe(202)
    expect(runReply.parse(reply.json())).toMatchObject({ state: 'queued', lab: 'small-lab', outcome: null })
    const other = await post('/v1/labs/small-lab/check', { folder: '~/labs' })
    expect([other.statusCode, codeOf(other)]).toEqual([422, 'source-unusable'])
    await workOff()
  })

  it('an archive passes, moves the level, and can be looked at', async () => {
    shows = recordingOf(3)
    const run = await check()
    expect(run).toMatchObject({
      state: 'judged',
      passed: true,
      outcome: { checks: [{ value: 3, atStart: { value: 51 } }] },
    })
    const { runs, state } = await lab()
    expect([runs, state]).toEqual([2, 'passed'])
    const recording = recordingReply.parse((await get(`/v1/runs/${run.id}/recording`)).json())
    expect(recording).toMatchObject({ engine: 1, steps: [{ id: 'wait', does: 'settle' }] })
    const again = await post(`/v1/runs/${run.number}/rejudge`)
    expect(runReply.parse(again.json())).toMatchObject({ id: run.id, passed: true })
    const why = await get('/v1/skills/sql-query-tuning')
    expect(why.json()).toMatchObject({ row: { byKind: { lab: expect.any(Number) } } })
  })

  it('a run that is spoiled or broke says so, and is no failure of the service', async () => {
    shows = recordingOf(3, { spoiled: [{ cause: 'host-too-noisy', says: 'Too busy.' }] })
    expect(await check()).toMatchObject({ state: 'void', tries: 3, outcome: { kind: 'void' } })
    shows = new Error('the disk is gone')
    const broke = await check()
    expect(broke).toMatchObject({
      state: 'failed',
      failure: { code: 'run-failed', hint: expect.any(String) },
    })
    const nothing = await get(`/v1/runs/${broke.id}/recording`)
    expect([nothing.statusCode, codeOf(nothing)]).toEqual([409, 'run-not-judged'])
    shows = recordingOf(3)
  })

  it('a run that waits can be stopped', async () => {
    const queued = runReply.parse((await upload()).json())
    const stopped = await api.command({ method: 'DELETE', url: `/v1/runs/${queued.id}` })
    expect(runReply.parse(stopped.json())).toMatchObject({ state: 'stopped', endedAt: expect.any(String) })
    await workOff()
  })

  it.each([
    ['of a lab that there is not', 'lab=nothing', 404, 'lab-unknown'],
    ['without a lab', 'seed=1', 400, 'request-invalid'],
    ['with a seed that is too long', `lab=small-lab&seed=${'1'.repeat(65)}`, 400, 'request-invalid'],
  ])('an archive %s is refused', async (_, query, status, code) => {
    const reply = await upload(undefined, query)
    expect([reply.statusCode, codeOf(reply)]).toEqual([status, code])
  })

  it('an archive that is too large, or is none, is refused', async () => {
    const large = await upload(Buffer.alloc(20 * 1024 * 1024 + 1))
    expect([large.statusCode, codeOf(large)]).toEqual([413, 'too-large'])
    const json = await post('/v1/runs?lab=small-lab', { files: [] })
    expect([json.statusCode, codeOf(json)]).toEqual([400, 'request-invalid'])
  })

  it.each(['1e3', '99', 'me', '00000000-0000-4000-8000-000000000000'])(
    'there is no run %s',
    async (which) => {
      const reply = await get(`/v1/runs/${which}`)
      expect(['run-unknown', 'request-invalid']).toContain(codeOf(reply))
    },
  )
})
