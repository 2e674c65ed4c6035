import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IdentitiesReply, RepositoriesReply, ScanReply } from '../../src/api/contract/repositories.ts'
import { ada, bob, makeRepository } from '../journeys/program.ts'
import { type Running, startApi } from './running.ts'

let api: Running
let shop = ''
let outside = ''
beforeAll(async () => {
  api = await startApi(4993)
  const changes = [
    { by: bob, on: '2026-01-05', message: 'Start', files: { 'README.md': '# Shop\n' } },
    {
      by: ada,
      on: '2026-02-05',
      message: 'Keep orders',
      files: {
        'db/migrate/1.sql':
          'create table orders (id bigint primary key, total numeric check (total >= 0));\n',
      },
    },
  ]
  shop = makeRepository(join(api.userHome, 'code', 'shop'), changes)
  outside = makeRepository(join(dirname(api.userHome), 'outside'), changes)
  symlinkSync(outside, join(api.userHome, 'way-out'))
  mkdirSync(join(api.userHome, 'empty'))
})
afterAll(() => api.close())

const get = async <T>(url: string) => {
  const reply = await api.command({ method: 'GET', url })
  return { status: reply.statusCode, body: reply.json() as T }
}
const post = async <T>(url: string, payload: object) => {
  const reply = await api.command({ method: 'POST', url, payload })
  return { status: reply.statusCode, body: reply.json() as T }
}
type Refused = { error: { code: string } }
const scan = (path: string, ...own: string[]) =>
  post<ScanReply>('/v1/scans', { repositories: [{ path, identities: own.length > 0 ? own : [ada.email] }] })
const ended = async (id: string) => {
  await expect
    .poll(async () => (await get<ScanReply>(`/v1/scans/${id}`)).body.state, { timeout: 30_000 })
    .not.toBe('running')
  return (await get<ScanReply>(`/v1/scans/${id}`)).body
}

describe('repositories for the page', () => {
  it('are found below the home folder, and not through links that leave it', async () => {
    const { body } = await get<RepositoriesReply>('/v1/repositories')
    expect(body.under).toBe(api.userHome)
    expect(body.repositories.map(({ path }) => path)).toEqual([shop])
  })

  it('say who wrote them', async () => {
    const { body } = await post<IdentitiesReply>('/v1/repositories/identities', { path: shop })
    expect(body.identities.map(({ email, commits }) => [email, commits]).sort()).toEqual([
      [ada.email, 1],
      [bob.email, 1],
    ])
  })

  const elsewhere: [string, () => string][] = [
    ['outside', () => outside],
    ['outside by a link', () => join(api.userHome, 'way-out')],
    ['outside by dots', () => `${api.userHome}/../outside`],
    ['the root', () => '/'],
    ['a relative path', () => 'code/shop'],
  ]
  it.each(elsewhere)('are refused: %s', async (_, path) => {
    const replies = [
      await get<Refused>(`/v1/repositories?under=${encodeURIComponent(path())}`),
      await post<Refused>('/v1/repositories/identities', { path: path() }),
      await scan(path()),
    ]
    for (const { status, body } of replies)
      expect([status, (body as unknown as Refused).error.code]).toEqual([403, 'path-refused'])
  })

  it('are read, and what they say is recorded', async () => {
    const started = await scan(shop)
    expect(started.status).toBe(202)
    const done = await ended(started.body.id)
    expect(done.state).toBe('done')
    expect(done.repositories[0]).toMatchObject({ phase: 'done', label: 'shop', failure: null })
    expect(done.repositories[0]?.result).toMatchObject({ commits: 2, ownCommits: 1, unchanged: 0 })
    expect(done.repositories[0]?.result?.added).toBeGreaterThan(0)
    const again = await ended((await scan(shop)).body.id)
    expect(again.repositories[0]?.result).toMatchObject({
      added: 0,
      unchanged: done.repositories[0]?.result?.added,
    })
  })

  it('that cannot be read, or are nobody’s, say why', async () => {
    const unreadable = await ended((await scan(join(api.userHome, 'empty'))).body.id)
    expect(unreadable).toMatchObject({
      state: 'failed',
      repositories: [{ failure: { code: 'repository-unreadable' } }],
    })
    const nobody = await ended((await scan(shop, 'nobody@example.org')).body.id)
    expect(nobody).toMatchObject({
      state: 'failed',
      repositories: [{ failure: { code: 'identity-unknown' } }],
    })
  })

  it('are read no more once the scan is stopped', async () => {
    const many = Array.from({ length: 50 }, () => ({ path: shop, identities: [ada.email] }))
    const { body } = await post<ScanReply>('/v1/scans', { repositories: many })
    const stopping = await api.command({ method: 'DELETE', url: `/v1/scans/${body.id}` })
    expect(stopping.statusCode).toBe(200)
    const stopped = await ended(body.id)
    expect(stopped.state).toBe('stopped')
    expect(stopped.repositories.at(-1)).toMatchObject({ phase: 'stopped', failure: { code: 'scan-stopped' } })
  })
})
