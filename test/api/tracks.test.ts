import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FailureReply } from '../../src/api/contract/program.ts'
import type { RecordRequest } from '../../src/api/contract/repositories.ts'
import type { TrackReply, TracksReply } from '../../src/api/contract/tracks.ts'
import { type Running, startApi } from './running.ts'

let api: Running
beforeAll(async () => {
  api = await startApi(4996)
})
afterAll(() => api.close())

const get = async <T>(url: string) => {
  const reply = await api.command({ method: 'GET', url })
  return { status: reply.statusCode, body: reply.json() as T }
}
const finding = (signal: RecordRequest['findings'][number]['signal']) => ({
  signal,
  facet: '',
  citations: [{ commit: 'd'.repeat(40), paths: ['db/7.sql'], at: '2026-06-01T10:00:00.000Z' }],
  cautions: [],
})
const reading: RecordRequest = {
  source: { kind: 'repository', instance: 'a'.repeat(64), label: 'shop' },
  head: 'c'.repeat(40),
  commits: 20,
  ownCommits: 12,
  identities: ['a@example.org'],
  notices: [],
  findings: [finding('sql-index-online'), finding('sql-plan-read'), finding('sql-query')],
}
const carryOf = ({ asked }: TrackReply, skill: string) => asked.find(({ row }) => row.slug === skill)?.carry

describe('tracks through the API', () => {
  it('an empty record: everything asked is missing, and nothing has a level', async () => {
    const { status, body } = await get<TracksReply>('/v1/tracks')
    expect(status).toBe(200)
    expect(body.skillsSeen).toBe(0)
    expect(body.tracks.length).toBeGreaterThanOrEqual(23)
    for (const { counts, asked } of body.tracks)
      expect(counts).toEqual({ 'carries-over': 0, 'to-strengthen': 0, missing: asked })
    const dba = await get<TrackReply>('/v1/tracks/database-administrator')
    expect(dba.body.asked.every(({ row }) => row.level === null)).toBe(true)
  })

  it('what is seen carries over at the stage asked, and is to be strengthened above it', async () => {
    await api.command({ method: 'POST', url: '/v1/evidence', payload: reading })
    const { body } = await get<TrackReply>('/v1/tracks/database-administrator')
    expect(carryOf(body, 'schema-migration')).toBe('carries-over')
    expect(carryOf(body, 'sql-query-tuning')).toBe('to-strengthen')
    expect(carryOf(body, 'backup-and-recovery')).toBe('missing')
    const { body: list } = await get<TracksReply>('/v1/tracks')
    expect(list.skillsSeen).toBeGreaterThan(0)
    const listed = list.tracks.find(({ slug }) => slug === 'database-administrator')
    expect(listed).toMatchObject({
      counts: body.counts,
      asked: body.asked.length,
      notAsked: body.notAsked.length,
      beyond: body.beyond.length,
    })
  })

  it.each(['Database administrator', 'dba', 'PostgreSQL DBA'])('a track is found as "%s"', async (called) => {
    const { body } = await get<TrackReply>(`/v1/tracks/${encodeURIComponent(called)}`)
    expect(body.slug).toBe('database-administrator')
  })

  it('what nobody is called is answered with all the names there are', async () => {
    const { status, body } = await get<FailureReply>('/v1/tracks/astronaut')
    expect(status).toBe(404)
    expect(body.error).toMatchObject({
      code: 'track-unknown',
      details: ['astronaut', expect.stringContaining('site-reliability-engineer')],
    })
  })
})
