import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceSummary } from '../../src/api/contract/repositories.ts'
import type { ResumeReply } from '../../src/api/contract/resume.ts'
import type { Report, SkillWhy } from '../../src/core/readiness/report.ts'
import { type Running, startApi } from './running.ts'

let api: Running
let other: Running
beforeAll(async () => {
  ;[api, other] = await Promise.all([startApi(4993), startApi(4994)])
})
afterAll(() => Promise.all([api.close(), other.close()]))

const text = `Ada Example
ada@example.org

Experience
Senior Backend Developer, Acme Payments
03/04/2021 - Present
- Moved the ledger from MySQL to PostgreSQL.
- Ran code reviews twice a week.

Skills
PostgreSQL, Kafka
`
const file = (content: string | Buffer, name = 'cv.txt') => ({
  method: 'POST' as const,
  url: `/v1/resumes?name=${name}`,
  headers: { 'content-type': 'application/octet-stream' },
  payload: Buffer.from(content),
})

const add = async (content: string | Buffer = text) => {
  const reply = await api.command(file(content))
  return { status: reply.statusCode, body: reply.json() as ResumeReply }
}
const mend = async (of: ResumeReply, mending: Partial<ResumeReply['mending']>) => {
  const payload = { ...of.mending, ...mending }
  const reply = await api.command({ method: 'PUT', url: `/v1/resumes/${of.instance}/mending`, payload })
  expect(reply.statusCode).toBe(200)
  return reply.json() as ResumeReply
}
const sources = async () => {
  const { sources: all } = (await api.command({ url: '/v1/sources' })).json() as { sources: SourceSummary[] }
  return all.filter(({ kind }) => kind === 'document')
}
const lineWith = ({ lines }: ResumeReply, words: string) => lines.find((line) => line.text.includes(words))
const skillsOn = ({ claimed }: ResumeReply) => new Map(claimed.map(({ slug, lines }) => [slug, lines]))

describe('a résumé', () => {
  it('is read into jobs and claims, each at its line', async () => {
    const { status, body } = await add()
    expect(status).toBe(201)
    expect(body.resume.work).toMatchObject([
      { name: 'Acme Payments', highlights: [{}, {}].map(() => expect.any(String)) },
    ])
    const ledger = lineWith(body, 'ledger')
    const reviews = lineWith(body, 'code reviews')
    expect([ledger?.text, reviews?.text]).toEqual([
      expect.stringContaining('PostgreSQL'),
      expect.stringContaining('code reviews'),
    ])
    expect(skillsOn(body).get('code-review')).toEqual([reviews?.number])
    expect(body.claims.find(({ text: words }) => words === 'Kafka')).toMatchObject({
      name: 'Apache Kafka',
      place: 'skills-list',
    })
  })

  it('claims: the skill is claimed at the stage of the job, and says where', async () => {
    const why = (await api.command({ url: '/v1/skills/code-review?stage=senior' })).json() as SkillWhy
    expect(why.row).toMatchObject({ standing: 'claimed', byKind: { resume: 1 } })
    expect(why.trail[0]?.entry.observed).toMatchObject({ type: 'judged', reference: 'line 8', present: true })
    expect(why.trail[0]?.entry.source).toMatchObject({ kind: 'document', label: 'cv.txt' })
  })

  it('the same file again adds nothing and keeps what was put right', async () => {
    const { body } = await add()
    const [before] = await sources()
    await mend(body, { answers: { 'date-order': 'day-first' } })
    expect((await add()).body.asks).toEqual([])
    expect(await sources()).toMatchObject([{ entries: before?.entries }])
    await mend(body, {})
  })

  it('asks for the order of an ambiguous date, and is told', async () => {
    const { body } = await add()
    const [asked] = body.asks
    expect(asked?.asks).toContain('03/04/2021')
    expect(body.resume.work?.[0]?.startDate ?? '2021').toBe('2021')
    const choice = asked?.choices.find(({ sets }) =>
      Object.values(sets).some((value) => value.startsWith('2021-04')),
    )
    const told = await mend(body, { answers: { [asked?.id ?? '']: choice?.id ?? '' } })
    expect(told.asks).toEqual([])
    expect(told.resume.work?.[0]?.startDate).toMatch(/^2021-04/)
    await mend(body, {})
  })

  it('what is mended out is no longer claimed, what is mended in is', async () => {
    const { body } = await add()
    const reviews = '/work/0/highlights/1'
    const mended = await mend(body, {
      mends: [{ pointer: reviews, value: 'Set up chaos engineering.', lines: body.places[reviews] ?? [] }],
    })
    expect(skillsOn(mended).has('code-review')).toBe(false)
    expect(skillsOn(mended).has('chaos-experiments')).toBe(true)
    const gone = (await api.command({ url: '/v1/skills/code-review?stage=senior' })).json() as SkillWhy
    expect(gone.row).toMatchObject({ standing: 'none', evidenceCount: 0 })
    // The ledger says that it was said, and taken back.
    const back = await mend(body, {})
    expect(skillsOn(back).get('code-review')).toEqual([8])
    const why = (await api.command({ url: '/v1/skills/code-review?stage=senior' })).json() as SkillWhy
    expect(why.row).toMatchObject({ standing: 'claimed', evidenceCount: 1 })
  })

  it('warns of what it claims and nothing shows, and of pages in place of services', async () => {
    const pages = `${text}React, Angular, Vue.js, CSS, jQuery, Next.js, Redux, Svelte
`
    const { body } = await add(pages)
    const { warnings } = (await api.command({ url: '/v1/standing?stage=senior' })).json() as Report
    const named = Object.fromEntries(warnings.map(({ id, reason }) => [id, reason]))
    expect(named['claimed-not-shown']).toContain('Code review')
    expect(named['frontend-heavy']).toContain('8 front-end tools')
    await api.command({ method: 'DELETE', url: `/v1/sources/${body.instance}` })
    const after = (await api.command({ url: '/v1/standing?stage=senior' })).json() as Report
    expect(after.warnings.map(({ id }) => id)).not.toContain('frontend-heavy')
  })

  it('goes along in an archive', async () => {
    const archive = await api.command({ url: '/v1/archive' })
    const put = await other.command({
      method: 'PUT',
      url: '/v1/archive',
      headers: { 'content-type': 'application/gzip' },
      payload: archive.rawPayload,
    })
    expect(put.statusCode).toBe(200)
    const { resumes } = (await other.command({ url: '/v1/resumes' })).json()
    expect(resumes).toMatchObject([{ name: 'cv.txt', jobs: 1, bullets: 2 }])
  })

  it('is erased with its source, text and all', async () => {
    const { body } = await add()
    const erased = await api.command({
      method: 'DELETE',
      url: `/v1/sources/${body.instance}`,
    })
    expect(erased.statusCode).toBeLessThan(300)
    expect((await api.command({ url: '/v1/resumes' })).json()).toEqual({ resumes: [] })
    expect(await sources()).toEqual([])
    const gone = await api.command({ url: `/v1/resumes/${body.instance}` })
    expect([gone.statusCode, gone.json().error.code]).toEqual([404, 'resume-unknown'])
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'resume-without-text'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'resume-format-unknown'],
    ['a PDF that is none', Buffer.from('%PDF-1.7\nnothing of one'), 'resume-unreadable'],
  ])('of %s says what is wrong, and keeps nothing', async (_, content, code) => {
    const reply = await api.command(file(content))
    expect(reply.json().error?.code).toBe(code)
    expect((await api.command({ url: '/v1/resumes' })).json()).toEqual({ resumes: [] })
  })

  it('of more than 20 MiB is refused before it is read', async () => {
    const reply = await api.command(file(Buffer.alloc(20 * 1024 * 1024 + 1, 65)))
    expect([reply.statusCode, reply.json().error.code]).toEqual([413, 'too-large'])
  })
})
