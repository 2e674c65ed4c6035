import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecordReply, RecordRequest, SourceSummary } from '../../src/api/contract/repositories.ts'
import type { Report, SkillWhy } from '../../src/core/readiness/report.ts'
import { type Running, startApi } from './running.ts'

let api: Running
let other: Running
beforeAll(async () => {
  ;[api, other] = await Promise.all([startApi(4991), startApi(4992)])
})
afterAll(() => Promise.all([api.close(), other.close()]))

const commit = (letter: string) => letter.repeat(40)
const shop = 'a'.repeat(64)
const reading = (instance: string, change: Partial<RecordRequest> = {}): RecordRequest => ({
  source: { kind: 'repository', instance, label: 'shop' },
  head: commit('c'),
  commits: 20,
  ownCommits: 12,
  identities: ['a@example.org'],
  notices: [{ code: 'shallow', says: 'This is a shallow clone.' }],
  findings: [
    {
      signal: 'sql-index-online',
      facet: '',
      citations: [{ commit: commit('d'), paths: ['db/migrate/7.sql'], at: '2026-06-01T10:00:00.000Z' }],
      cautions: [],
    },
    {
      signal: 'sql-plan-read',
      facet: '',
      citations: [{ commit: commit('e'), paths: ['docs/slow.md'], at: '2026-07-01T10:00:00.000Z' }],
      cautions: [],
    },
  ],
  ...change,
})

const asked = async <T>(
  running: Running,
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  payload?: object,
) => {
  const reply = await running.command({ method, url, ...(payload ? { payload } : {}) })
  return { status: reply.statusCode, body: reply.json() as T }
}
const ledger = async (running: Running) => {
  const { body } = await asked<RecordReply>(running, 'POST', '/v1/evidence', reading(shop))
  return body.evidence
}

describe('evidence through the API', () => {
  it('is recorded once, however often it is sent', async () => {
    const first = await asked<RecordReply>(api, 'POST', '/v1/evidence', reading(shop))
    expect(first.status).toBe(200)
    expect(first.body.added).toBeGreaterThan(0)
    expect(first.body.evidence).toHaveLength(first.body.added)
    const again = await asked<RecordReply>(api, 'POST', '/v1/evidence', reading(shop))
    expect(again.body).toMatchObject({ added: 0, superseded: 0, withdrawn: 0, unchanged: first.body.added })
    expect(again.body.evidence).toEqual(first.body.evidence)
  })

  it('is recorded once when it is sent ten times at once', async () => {
    const sent = Array.from({ length: 10 }, () =>
      asked<RecordReply>(api, 'POST', '/v1/evidence', reading('b'.repeat(64))),
    )
    const replies = await Promise.all(sent)
    const added = replies.map(({ body }) => body.added).filter((count) => count > 0)
    expect(added).toHaveLength(1)
    for (const { body } of replies) expect(body.evidence).toHaveLength(added[0] ?? -1)
    await asked(api, 'DELETE', `/v1/sources/${'b'.repeat(64)}`)
  })

  it('shows in standing, with the skill’s trail down to commit and path', async () => {
    const { body: told } = await asked<Report>(api, 'GET', '/v1/standing')
    const row = told.areas.flatMap(({ skills }) => skills).find(({ slug }) => slug === 'sql-query-tuning')
    expect(row?.evidenceCount).toBeGreaterThan(0)
    expect(row?.level).not.toBeNull()
    const { body: why } = await asked<SkillWhy>(api, 'GET', '/v1/skills/sql-query-tuning?stage=senior')
    expect(why.row).toEqual(row)
    const cited = why.trail.flatMap(({ entry: { observed } }) =>
      observed.type === 'repository' ? observed.citations : [],
    )
    expect(cited).toContainEqual(expect.objectContaining({ commit: commit('e'), paths: ['docs/slow.md'] }))
  })

  it('is summed up by source', async () => {
    const { body } = await asked<{ sources: SourceSummary[] }>(api, 'GET', '/v1/sources')
    expect(body.sources).toHaveLength(1)
    expect(body.sources[0]).toMatchObject({
      label: 'shop',
      instance: shop,
      commits: 20,
      ownCommits: 12,
      notices: [{ code: 'shallow', says: 'This is a shallow clone.' }],
      oldestAt: '2026-06-01T10:00:00.000Z',
      newestAt: '2026-07-01T10:00:00.000Z',
    })
  })

  it('goes into an archive and comes out of it in another home, equal to the last bit', async () => {
    const before = await ledger(api)
    const archive = await api.command({ method: 'GET', url: '/v1/archive' })
    expect(archive.statusCode).toBe(200)
    expect(archive.headers['content-type']).toBe('application/gzip')
    const put = (payload: Buffer) =>
      other.command({
        method: 'PUT',
        url: '/v1/archive',
        payload,
        headers: { 'content-type': 'application/gzip' },
      })

    const bent = Buffer.from(archive.rawPayload)
    bent[bent.length >> 1] = (bent[bent.length >> 1] ?? 0) ^ 1
    const refused = await put(bent)
    expect([refused.statusCode, refused.json().error.code]).toEqual([422, 'archive-damaged'])
    const short = await put(archive.rawPayload.subarray(0, -20))
    expect(short.json().error.code).toBe('archive-damaged')

    const imported = await put(archive.rawPayload)
    expect(imported.json()).toEqual({ entries: before.length, sources: 1 })
    expect(await ledger(other)).toEqual(before)
  })

  it('is erased by source and as a whole, and then is gone', async () => {
    await asked(
      api,
      'POST',
      '/v1/evidence',
      reading('f'.repeat(64), { source: { kind: 'repository', instance: 'f'.repeat(64), label: 'other' } }),
    )
    const one = await asked<{ entries: number; sources: number }>(api, 'DELETE', `/v1/sources/${shop}`)
    expect(one.body).toMatchObject({ sources: 1 })
    expect(one.body.entries).toBeGreaterThan(0)
    const left = await asked<{ sources: SourceSummary[] }>(api, 'GET', '/v1/sources')
    expect(left.body.sources.map(({ label }) => label)).toEqual(['other'])
    const all = await asked<{ sources: number }>(api, 'POST', '/v1/erase', { source: null })
    expect(all.body.sources).toBe(1)
    expect((await asked<Report>(api, 'GET', '/v1/standing')).body.entries).toBe(0)
  })
})

describe('the benchmark', () => {
  const get = (headers: Record<string, string>) =>
    api.command({ method: 'GET', url: '/v1/benchmark', headers })
  const said = () => ({ ...api.proven.useCases.benchmark, ...api.proven.useCases.catalogue })

  it('is what content/ says', async () => {
    const { body } = await asked<object>(api, 'GET', '/v1/benchmark')
    expect(body).toEqual(said())
  })

  it('is packed for those who unpack it', async () => {
    const packed = await get({ 'accept-encoding': 'br, gzip' })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
    expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toEqual(said())
    expect(packed.rawPayload.length).toBeLessThan((await get({})).rawPayload.length)
  })

  it('is not sent again to those who have it', async () => {
    const { headers } = await get({})
    expect(headers['cache-control']).toBe('private, no-cache')
    const again = await get({ 'if-none-match': String(headers.etag) })
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag])
    expect((await get({ 'if-none-match': 'W/"another"' })).statusCode).toBe(200)
  })
})

describe('what doctor asks', () => {
  it('says of the record that commits are on the disk before they are acknowledged', async () => {
    const { body } = await asked<{ checks: { name: string; ok: boolean; says: string }[] }>(
      api,
      'GET',
      '/v1/checks',
    )
    expect(body.checks.every(({ ok }) => ok)).toBe(true)
    expect(body.checks.find(({ name }) => name === 'database')?.says).toContain('on the disk')
  })
})
