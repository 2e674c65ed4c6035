import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startApi } from './running.ts'

let api: Running
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const commit = 'c'.repeat(40)
const reading = (change: object = {}) => ({
  source: { kind: 'repository', instance: 'a'.repeat(64), label: 'shop' },
  head: commit,
  commits: 1,
  ownCommits: 1,
  identities: ['a@example.org'],
  notices: [],
  findings: [],
  ...change,
})
const finding = (change: object = {}) => ({
  signal: 'sql-index',
  facet: '',
  citations: [{ commit, paths: ['db/1.sql'], at: '2026-01-01T00:00:00Z' }],
  cautions: [],
  ...change,
})
const uuid = '0190a4b0-0000-7000-8000-000000000000'

type Sent = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; url: string; body?: unknown; type?: string }
const json = (url: string, body: unknown): Sent => ({ method: 'POST', url, body })
const cases: [string, Sent, number, string, string][] = [
  [
    'a stage that there is not',
    { method: 'GET', url: '/v1/standing?stage=guru' },
    400,
    'request-invalid',
    'querystring.stage',
  ],
  [
    'a skill that there is not',
    { method: 'GET', url: '/v1/skills/juggling' },
    404,
    'skill-unknown',
    'juggling',
  ],
  [
    'a source number that is none',
    { method: 'DELETE', url: '/v1/sources/xyz' },
    400,
    'request-invalid',
    'params.instance',
  ],
  [
    'a source that there is not',
    { method: 'DELETE', url: `/v1/sources/${'b'.repeat(64)}` },
    404,
    'source-unknown',
    'b'.repeat(12),
  ],
  ['evidence that is nothing', json('/v1/evidence', {}), 400, 'request-invalid', 'body.source'],
  ['evidence that is no JSON', json('/v1/evidence', '{'), 400, 'request-invalid', 'JSON'],
  [
    'evidence as a form',
    { ...json('/v1/evidence', 'a=b'), type: 'application/x-www-form-urlencoded' },
    400,
    'request-invalid',
    'Media Type',
  ],
  [
    'a signal that there is not',
    json('/v1/evidence', reading({ findings: [finding({ signal: 'magic' })] })),
    400,
    'request-invalid',
    'body.findings.0.signal',
  ],
  [
    'a finding that cites nothing',
    json('/v1/evidence', reading({ findings: [finding({ citations: [] })] })),
    400,
    'request-invalid',
    'body.findings.0.citations',
  ],
  [
    'a commit that is none',
    json('/v1/evidence', reading({ head: 'HEAD' })),
    400,
    'request-invalid',
    'body.head',
  ],
  [
    'commits below zero',
    json('/v1/evidence', reading({ commits: -1 })),
    400,
    'request-invalid',
    'body.commits',
  ],
  [
    'a date that is none',
    json(
      '/v1/evidence',
      reading({ findings: [finding({ citations: [{ commit, paths: [], at: 'soon' }] })] }),
    ),
    400,
    'request-invalid',
    'body.findings.0.citations.0.at',
  ],
  [
    'a label that is too long',
    json('/v1/evidence', reading({ source: { ...reading().source, label: 'x'.repeat(201) } })),
    400,
    'request-invalid',
    'body.source.label',
  ],
  ['a scan of nothing', json('/v1/scans', { repositories: [] }), 400, 'request-invalid', 'body.repositories'],
  [
    'a scan of nobody’s commits',
    json('/v1/scans', { repositories: [{ path: '/x', identities: [] }] }),
    400,
    'request-invalid',
    'body.repositories.0.identities',
  ],
  ['a scan number that is none', { method: 'GET', url: '/v1/scans/7' }, 400, 'request-invalid', 'params.id'],
  ['a scan that there is not', { method: 'GET', url: `/v1/scans/${uuid}` }, 404, 'scan-unknown', uuid],
  [
    'stopping a scan that there is not',
    { method: 'DELETE', url: `/v1/scans/${uuid}` },
    404,
    'scan-unknown',
    uuid,
  ],
  ['erasing nobody knows what', json('/v1/erase', {}), 400, 'request-invalid', 'body.source'],
  [
    'identities of no path',
    json('/v1/repositories/identities', { path: '' }),
    400,
    'request-invalid',
    'body.path',
  ],
  [
    'an archive that is none',
    { method: 'PUT', url: '/v1/archive', body: 'nonsense', type: 'application/gzip' },
    422,
    'archive-damaged',
    '',
  ],
  [
    'an archive of another type',
    { method: 'PUT', url: '/v1/archive', body: 'nonsense', type: 'text/csv' },
    400,
    'request-invalid',
    'Media Type',
  ],
  [
    'a body over the usual limit',
    json('/v1/erase', { source: 'x'.repeat(1024 * 1024) }),
    413,
    'too-large',
    '1048576 bytes',
  ],
  [
    'evidence over its own limit',
    json('/v1/evidence', reading({ label: 'x'.repeat(64 * 1024 * 1024) })),
    413,
    'too-large',
    '67108864 bytes',
  ],
  ['an address that there is not', { method: 'GET', url: '/v1/nothing' }, 404, 'not-found', '/v1/nothing'],
  ['a method that a route has not', { method: 'DELETE', url: '/v1/standing' }, 404, 'not-found', 'DELETE'],
]

describe('what is refused, with the reason:', () => {
  it.each(cases)('%s', async (_, { method, url, body, type }, status, code, detail) => {
    const reply = await api.command({
      method,
      url,
      ...(body === undefined ? {} : { payload: body as string | object }),
      headers: body === undefined ? {} : { 'content-type': type ?? 'application/json' },
    })
    const { error } = reply.json()
    expect({ status: reply.statusCode, code: error.code }).toEqual({ status, code })
    expect(error.details.join('\n')).toContain(detail)
    expect(error.says).toMatch(/\.$/)
    expect(error.hint).not.toBe('')
  })

  it('nothing of it was written', async () => {
    expect((await api.command({ method: 'GET', url: '/v1/sources' })).json()).toEqual({ sources: [] })
  })

  it('what nobody foresaw is told without its cause, which the log has', async () => {
    const standing = api.proven.useCases.standing
    api.proven.useCases.standing = () => Promise.reject(new Error('secret of the inside'))
    const reply = await api.command({ method: 'GET', url: '/v1/standing' })
    api.proven.useCases.standing = standing
    expect(reply.statusCode).toBe(500)
    expect(reply.json().error.code).toBe('unexpected')
    expect(reply.body).not.toContain('secret')
    expect(api.logged.join('')).toContain('secret of the inside')
  })

  it('a reply of another form than promised is never sent', async () => {
    const sources = api.proven.useCases.sources
    api.proven.useCases.sources = () => Promise.resolve([{ label: 'half a source' }] as never)
    const reply = await api.command({ method: 'GET', url: '/v1/sources' })
    api.proven.useCases.sources = sources
    expect(reply.statusCode).toBe(500)
    expect(reply.body).not.toContain('half a source')
  })
})
