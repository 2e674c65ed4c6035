import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecordRequest } from '../../src/api/contract/repositories.ts'
import type { TargetReply, TargetSummary, TargetsReply } from '../../src/api/contract/target.ts'
import { drawn, onePage } from '../../src/intake/resume/fixture.ts'
import { type Running, startApi } from './running.ts'

let api: Running
let other: Running
beforeAll(async () => {
  ;[api, other] = await Promise.all([startApi(4981), startApi(4982)])
  await api.command({ method: 'POST', url: '/v1/evidence', payload: reading })
})
afterAll(() => Promise.all([api.close(), other.close()]))

const commit = (letter: string) => letter.repeat(40)
/** Shows that query plans are read, and nothing of anything else. */
const reading: RecordRequest = {
  source: { kind: 'repository', instance: 'a'.repeat(64), label: 'shop' },
  head: commit('c'),
  commits: 20,
  ownCommits: 12,
  identities: ['a@example.org'],
  notices: [],
  findings: [
    {
      signal: 'sql-plan-read',
      facet: '',
      citations: [{ commit: commit('e'), paths: ['docs/slow.md'], at: '2026-07-01T10:00:00.000Z' }],
      cautions: [],
    },
  ],
}

const text = `Senior Backend Engineer

About us
We move freight between 40 depots.

What we ask
- 5+ years of backend experience
- You can read a query plan
- Services you have run on Kubernetes
- Experience with Lodestar

Nice to have
- Kafka or RabbitMQ
`

const file = (content: string | Buffer, kind = 'job-description', name = '') => ({
  method: 'POST' as const,
  url: `/v1/targets?${new URLSearchParams({ kind, name })}`,
  headers: { 'content-type': 'application/octet-stream' },
  payload: Buffer.from(content),
})
const add = async (...of: Parameters<typeof file>) => {
  const reply = await api.command(file(...of))
  return { status: reply.statusCode, body: reply.json() as TargetReply }
}
const show = async (which: string | number) =>
  (await api.command({ url: `/v1/targets/${encodeURIComponent(which)}` })).json() as TargetReply
const mend = async (of: TargetReply, mending: Partial<TargetReply['mending']>) =>
  put(of, { ...of.mending, ...mending })
const put = async (of: TargetReply, payload: TargetReply['mending']) => {
  const reply = await api.command({ method: 'PUT', url: `/v1/targets/${of.id}/mending`, payload })
  expect(reply.json()).not.toHaveProperty('error')
  return reply.json() as TargetReply
}
const asked = ({ requirements }: TargetReply, words: string) =>
  requirements.find((requirement) => requirement.text.includes(words))
const met = ({ must }: TargetSummary) => `${must.met} of ${Object.values(must).reduce((a, b) => a + b, 0)}`

describe('a job description', () => {
  it('is read into requirements, each with the words that it came from', async () => {
    const { status, body } = await add(text)
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind: 'job-description', title: 'Senior Backend Engineer', stage: 'senior' })
    expect(body.requirements.length).toBeGreaterThan(4)
    for (const { text: words, span } of body.requirements)
      expect(span && body.text?.slice(span.from, span.to)).toBe(words)
    expect(asked(body, 'Kafka')).toMatchObject({
      must: false,
      tools: ['kafka', 'rabbitmq'],
      alternatives: [{ text: 'Kafka' }, { text: 'RabbitMQ' }],
    })
    expect(asked(body, 'Lodestar')).toMatchObject({ standing: 'unknown', unknown: ['Lodestar'] })
    expect(body.names.tools.kafka).toBe('Apache Kafka')
  })

  it('says of each requirement what the evidence is, or that there is none', async () => {
    const { body } = await add(text)
    const plan = asked(body, 'query plan')
    expect(plan).toMatchObject({
      must: true,
      skills: ['sql-query-tuning'],
      standing: expect.stringMatching(/met|weak/),
    })
    expect(plan?.evidence).toMatchObject([{ skill: 'sql-query-tuning', kind: 'git', source: 'shop' }])
    expect(asked(body, 'Kubernetes')).toMatchObject({ standing: 'missing', evidence: [] })
    expect(body.skills.find(({ slug }) => slug === 'sql-query-tuning')?.evidenceCount).toBe(1)
    const { targets } = (await api.command({ url: '/v1/targets' })).json() as TargetsReply
    expect(targets).toMatchObject([{ id: body.id, must: body.must, title: body.title }])
  })

  it('the same again is the same target, with what was put right', async () => {
    const { body } = await add(text)
    const mended = await mend(body, { title: 'Fernleigh' })
    const again = (await add(text)).body
    expect([again.id, again.number, again.title]).toEqual([body.id, body.number, 'Fernleigh'])
    await put(mended, body.mending)
  })

  it('each requirement can be mended, dropped, added, and taken back', async () => {
    const { body } = await add(text)
    const kubernetes = asked(body, 'Kubernetes')?.id ?? ''
    const lodestar = asked(body, 'Lodestar')?.id ?? ''
    const mended = await mend(body, {
      requirements: {
        [kubernetes]: { dropped: true },
        [lodestar]: { skills: ['messaging-and-events'], must: false },
      },
      added: [
        { id: 'mine-1', text: 'Terraform', must: true, stage: 'mid', skills: [], tools: ['terraform'] },
      ],
      stage: 'staff',
      facts: { location: 'Rotterdam', years: null },
    })
    expect(mended.stage).toBe('staff')
    expect(asked(mended, 'Kubernetes')).toBeUndefined()
    expect(mended.dropped.map(({ id }) => id)).toEqual([kubernetes])
    expect(asked(mended, 'Lodestar')).toMatchObject({
      skills: ['messaging-and-events'],
      must: false,
      unknown: [],
    })
    expect(asked(mended, 'Terraform')).toMatchObject({
      span: null,
      standing: 'missing',
      tools: ['terraform'],
    })
    expect(mended.facts).toMatchObject({ location: { value: 'Rotterdam', span: null }, years: null })
    expect(met(mended)).not.toBe(met(body))
    const back = await put(body, body.mending)
    expect(back).toEqual({ ...body, changedAt: back.changedAt })
  })

  it('is read from a page of HTML and from a PDF', async () => {
    const page = `<!doctype html><title>Job</title><nav>Menu</nav><h1>Backend Engineer (Go)</h1><h2>Requirements</h2><ul><li>PostgreSQL</li><li>Kubernetes</li></ul><script>alert(1)</script>`
    const html = (await add(page, 'job-description', 'job.html')).body
    expect(html).toMatchObject({ name: 'job.html', title: 'Backend Engineer (Go)' })
    expect(html.text).not.toMatch(/alert|Menu|</)
    expect(asked(html, 'PostgreSQL')?.tools).toEqual(['postgresql'])
    const pdf = (
      await add(Buffer.from(onePage(drawn(['Senior Backend Engineer', 'Requirements', '- Kubernetes']))))
    ).body
    expect(asked(pdf, 'Kubernetes')?.must).toBe(true)
    for (const { id } of [html, pdf]) await api.command({ method: 'DELETE', url: `/v1/targets/${id}` })
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'description-unreadable'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'description-unreadable'],
    ['a PDF that is none', Buffer.from('%PDF-1.7\nnothing of one'), 'description-unreadable'],
    ['too much', Buffer.alloc(6 * 1024 * 1024, 'word '), 'too-large'],
  ])('of %s says what is wrong, and keeps nothing', async (_, content, code) => {
    const before = (await api.command({ url: '/v1/targets' })).json()
    const reply = await api.command(file(content))
    expect(reply.json().error?.code).toBe(code)
    expect((await api.command({ url: '/v1/targets' })).json()).toEqual(before)
  })

  it('in which nothing is asked for has no requirement, and says so by 0 of 0', async () => {
    const { body } = await add('We are a friendly company by the sea.')
    expect([body.requirements, met(body)]).toEqual([[], '0 of 0'])
    await api.command({ method: 'DELETE', url: `/v1/targets/${body.id}` })
  })
})

describe('a stage', () => {
  it('asks every core skill, and nothing twice', async () => {
    const reply = await api.command({
      method: 'POST',
      url: '/v1/targets/stage',
      payload: { stage: 'senior' },
    })
    expect(reply.statusCode).toBe(201)
    const told = reply.json() as TargetReply
    const core = api.proven.useCases.benchmark.skills.filter((skill) => skill.core)
    const slugs = told.requirements.flatMap(({ skills }) => skills)
    expect(new Set(slugs).size).toBe(slugs.length)
    expect(core.map(({ slug }) => slug)).toEqual(expect.arrayContaining(slugs))
    expect(told.must.met + told.must.weak).toBeGreaterThan(0)
    const again = await api.command({
      method: 'POST',
      url: '/v1/targets/stage',
      payload: { stage: 'senior' },
    })
    expect(again.json().number).toBe(told.number)
    const refused = await api.command({
      method: 'POST',
      url: '/v1/targets/stage',
      payload: { stage: 'guru' },
    })
    expect(refused.json().error.code).toBe('request-invalid')
  })
})

describe('a ladder', () => {
  const ladder = `level,competency,statement
Engineer,Delivery,Ships small changes on their own
Senior Engineer,Delivery,Leads the rollout of a service without downtime
Senior Engineer,Selling,Visits customers with the sales team
`

  it('is wanted at its senior level, and no statement counts before it is confirmed', async () => {
    const { status, body } = await add(ladder, 'ladder', 'acme.csv')
    expect(status).toBe(201)
    expect(body).toMatchObject({
      kind: 'ladder',
      stage: 'senior',
      toConfirm: 2,
      title: expect.stringContaining('acme'),
    })
    expect(body.requirements.map(({ standing }) => standing)).toEqual(['unknown', 'unknown'])
    expect(body.requirements[0]?.because).toBe('What it is about is not confirmed yet.')
    expect(body.ladder?.statements).toMatchObject([
      { competency: 'Delivery', mappedBy: null, skills: [] },
      { competency: 'Selling', mappedBy: null, skills: [] },
    ])
    expect(body.ladder?.levels.map(({ name }) => name)).toEqual(['Engineer', 'Senior Engineer'])
  })

  it('is mapped by its owner, who may say that a statement is not applicable, or want another level', async () => {
    const { body } = await add(ladder, 'ladder', 'acme.csv')
    const [delivery, selling] = body.ladder?.statements.map(({ id }) => id) ?? []
    const mapping = {
      [delivery ?? '']: { skills: ['sql-query-tuning'], notApplicable: false },
      [selling ?? '']: { skills: [], notApplicable: true },
    }
    const mapped = await mend(body, { mapping })
    expect(mapped).toMatchObject({
      toConfirm: 0,
      requirements: [{ id: delivery, skills: ['sql-query-tuning'] }],
    })
    expect(mapped.requirements[0]?.evidence).toHaveLength(1)
    expect(mapped.ladder?.statements.map(({ mappedBy }) => mappedBy)).toEqual(['you', 'you'])
    const lower = await mend(body, { mapping, level: body.ladder?.levels[0]?.slug ?? '' })
    expect(lower.requirements).toMatchObject([{ text: 'Ships small changes on their own' }])
    await api.command({ method: 'DELETE', url: `/v1/targets/${body.id}` })
  })

  it('that is none names every problem with its line', async () => {
    const reply = await api.command(
      file('level,competency,statement\nL9,Delivery,x\nSenior,Delivery,\n', 'ladder', 'l.csv'),
    )
    expect(reply.json().error).toMatchObject({
      code: 'ladder-invalid',
      details: expect.arrayContaining([
        expect.stringContaining('l.csv:2:'),
        expect.stringContaining('l.csv:3:'),
      ]),
    })
  })
})

describe('a target', () => {
  it('is found by its number, the first digits of its id, and words of its title; by nothing that means several', async () => {
    const { body } = await add(text)
    await add(`${text}- Terraform\n`)
    for (const which of [body.number, body.id, body.id.slice(0, 8)])
      expect((await show(which)).id).toBe(body.id)
    expect((await show('stage nothing')) as unknown).toMatchObject({ error: { code: 'target-unknown' } })
    const several = (await show('backend engineer')) as unknown as { error: { details: string[] } }
    expect(several).toMatchObject({ error: { code: 'target-unknown' } })
    expect(several.error.details).toHaveLength(3)
  })

  it('goes along in an archive, and is erased with everything', async () => {
    const before = (await api.command({ url: '/v1/targets' })).json() as TargetsReply
    expect(before.targets.length).toBeGreaterThan(1)
    const archive = await api.command({ url: '/v1/archive' })
    const into = () =>
      other.command({
        method: 'PUT',
        url: '/v1/archive',
        headers: { 'content-type': 'application/gzip' },
        payload: archive.rawPayload,
      })
    expect((await into()).statusCode).toBe(200)
    const told = (await other.command({ url: '/v1/targets' })).json() as TargetsReply
    expect(told).toEqual(before)
    expect((await into()).statusCode).toBe(200)
    const payload = { source: null }
    await other.command({ method: 'POST', url: '/v1/erase', payload })
    expect((await other.command({ url: '/v1/targets' })).json()).toEqual({ targets: [] })
  })

  it('holds an archive off that does not have it', async () => {
    const archive = await other.command({ url: '/v1/archive' })
    const put = await api.command({
      method: 'PUT',
      url: '/v1/archive',
      headers: { 'content-type': 'application/gzip' },
      payload: archive.rawPayload,
    })
    expect(put.json().error.code).toBe('record-not-empty')
  })

  it('is removed, and only it', async () => {
    const { body } = await add(text)
    const removed = await api.command({ method: 'DELETE', url: `/v1/targets/${body.number}` })
    const { targets } = removed.json() as TargetsReply
    expect(targets.length).toBeGreaterThan(0)
    expect(targets.map(({ id }) => id)).not.toContain(body.id)
    const gone = await api.command({ method: 'DELETE', url: `/v1/targets/${body.id}` })
    expect([gone.statusCode, gone.json().error.code]).toEqual([404, 'target-unknown'])
  })
})
