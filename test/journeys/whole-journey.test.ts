import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { reviewReply } from '../../src/api/contract/journal.ts'
import { planReply, weekReply } from '../../src/api/contract/plan.ts'
import { targetReply } from '../../src/api/contract/target.ts'
import { winReply } from '../../src/api/contract/wins.ts'
import { fits } from '../../src/core/target/target.ts'
import { ada, leavePlace, makePlace, makeRepository, type Place, run } from './program.ts'

/** One record, from nothing to a review: each test goes on where the one before it stopped. */
let place: Place
beforeAll(async () => {
  place = await makePlace()
})
afterAll(() => leavePlace(place))

const job = `Senior Backend Engineer, Quayside Parcels

What you bring
- You can read a query plan and make a slow page fast
- Services you have run on Kubernetes
- Experience with Lodestar

Nice to have
- Kafka or RabbitMQ
`

/** What scripts may build on: these names stay. */
const gapReply = z.object({
  requirements: z.array(
    z.object({
      text: z.string().min(1),
      span: z.object({ from: z.number().int().min(0), to: z.number().int() }).nullable(),
      skills: z.array(z.string()),
      must: z.boolean(),
      standing: z.enum(fits),
      evidence: z.array(
        z.object({ id: z.uuid(), skill: z.string(), kind: z.string(), says: z.string(), source: z.string() }),
      ),
    }),
  ),
})

/** What a command prints for programs; nothing else on either stream. */
async function told<T>(shape: z.ZodType<T>, ...args: string[]): Promise<T> {
  const ran = await run(place, [...args, '--json'])
  expect(ran, args.join(' ')).toMatchObject({ exit: 0, err: '' })
  return shape.parse(JSON.parse(ran.out))
}

/** How each requirement stands, by its words. */
const gap = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await told(gapReply, 'gap')).requirements.map(({ text, standing }) => [text, standing]))

/** As a power cut would. The next command starts the server again. */
async function killServer(): Promise<void> {
  const health = `http://127.0.0.1:${place.port}/v1/health`
  const { processId } = z.object({ processId: z.number().int() }).parse(await (await fetch(health)).json())
  process.kill(processId, 'SIGKILL')
  await expect.poll(() => fetch(health).catch(() => 'gone')).toBe('gone')
}

it('a job description beside an empty record: nothing is met, and what is not known is told apart', async () => {
  const file = join(place.userHome, 'job.txt')
  writeFileSync(file, job)
  const target = await told(targetReply, 'target', 'add', '--text-file', file)
  expect(target).toMatchObject({ number: 1, title: 'Senior Backend Engineer' })
  const { requirements } = await told(gapReply, 'gap')
  expect(requirements.map(({ text, must, standing }) => [text, must, standing])).toEqual([
    ['query plan', true, 'missing'],
    ['Kubernetes', true, 'missing'],
    ['Lodestar', true, 'unknown'],
    ['Kafka or RabbitMQ', false, 'missing'],
  ])
  for (const { text, span, evidence } of requirements) {
    expect(job.slice(span?.from, span?.to)).toBe(text)
    expect(evidence).toEqual([])
  }
})

it('what a repository shows moves into the table, each piece with its source', async () => {
  const folder = makeRepository(join(place.userHome, 'shop'), [
    {
      by: ada,
      on: '2026-08-03',
      message: 'Orders by day without a scan',
      files: { 'db/migrate/001_orders.sql': 'create index concurrently orders_by_day on orders (day);\n' },
    },
  ])
  expect(await run(place, ['scan', folder, '--as', ada.email])).toMatchObject({ exit: 0 })
  const { requirements } = await told(gapReply, 'gap', '1')
  expect(requirements[0]).toMatchObject({
    skills: ['sql-query-tuning'],
    standing: 'weak',
    evidence: [{ skill: 'sql-query-tuning', kind: 'git', source: 'shop' }],
  })
})

let action = ''
it('hours make a plan towards it, and a week of at most three actions', async () => {
  const { settings, target, plan } = await told(planReply, 'plan', '--hours', '21')
  expect(settings?.hoursPerWeek).toBe(21)
  expect(target).toMatchObject({ number: 1, must: { met: 0, of: 3 } })
  expect(plan?.activities.flatMap(({ why }) => why.wants.map(({ text }) => text))).toContain('Kubernetes')
  await killServer()
  const { actions, must } = await told(weekReply, 'week')
  expect(must).toMatchObject({ met: 0, total: 3 })
  expect(actions.length).toBeLessThanOrEqual(3)
  for (const { reason } of actions) expect(reason).toMatch(/\.$/)
  action = plan?.activities.find(({ kind }) => kind !== 'lab')?.activity ?? ''
})

it('an action that is done leaves the plan', async () => {
  const done = ['plan', 'done', action, '--hours', '4', '--outcome', 'Merged.']
  expect(await run(place, done)).toMatchObject({ exit: 0, err: '' })
  const { plan, states } = await told(planReply, 'plan')
  expect(states).toMatchObject([{ activity: action, state: 'done', hours: 4, outcome: 'Merged.' }])
  expect(plan?.activities.map(({ activity }) => activity)).not.toContain(action)
})

it('a win is asked for its missing number, kept over a killed server, and is evidence once it says enough', async () => {
  const draft = await told(
    winReply,
    ...['win', 'add', '--title', 'Orders run on Kubernetes', '--when', '2026-08'],
    ...['--situation', 'A bad release took 40 minutes to take back'],
    ...['--did', 'Moved the orders service to Kubernetes', '--part', 'All of it'],
    ...['--result', 'A bad release is gone within 2 min'],
  )
  expect(draft.state).toBe('draft')
  expect(draft.missing).toContainEqual(
    expect.objectContaining({ field: 'before', asks: expect.stringContaining('what was it before?') }),
  )
  const suggested = draft.suggested.find(({ words }) => words.includes('Kubernetes'))
  const behaviour = suggested?.behaviours.find(({ stage }) => stage === 'senior')
  await killServer()
  const recorded = await told(
    winReply,
    ...['win', 'add', '--to', String(draft.number), '--measure', 'Time to take a release back'],
    ...[
      '--before',
      '40 min',
      '--source',
      'The log of the pipeline',
      '--shows',
      `${suggested?.skill}/${behaviour?.id}`,
    ],
  )
  expect(recorded).toMatchObject({ state: 'recorded', needed: 0, text: { did: draft.text.did } })
})

it('the win is evidence: what it shows is met, the rest stands as it stood, and the plan knows', async () => {
  expect(await gap()).toEqual({
    'query plan': 'weak',
    Kubernetes: 'met',
    Lodestar: 'unknown',
    'Kafka or RabbitMQ': 'missing',
  })
  const { requirements } = await told(gapReply, 'gap')
  expect(requirements.find(({ text }) => text === 'Kubernetes')?.evidence).toContainEqual(
    expect.objectContaining({ kind: 'win', says: expect.stringContaining('40 min → 2 min') }),
  )
  const { target, plan } = await told(planReply, 'plan')
  expect(target.must).toEqual({ met: 1, of: 3 })
  expect(plan?.activities.flatMap(({ why }) => why.wants.map(({ text }) => text))).not.toContain('Kubernetes')
})

it('a review says what moved, and is a dated page of Markdown', async () => {
  const now = await told(reviewReply, 'review')
  expect(now).toMatchObject({ writtenAt: null, facts: { wins: [{ number: 1 }] } })
  const file = join(place.userHome, 'review.md')
  const written = await told(reviewReply, 'review', '--keep', 'Fridays without meetings', '--out', file)
  const page = readFileSync(file, 'utf8')
  expect(page).toBe(written.page)
  expect(marked.lexer(page)[0]).toMatchObject({
    type: 'heading',
    depth: 1,
    text: `Review, ${written.writtenAt?.slice(0, 10)}`,
  })
  expect(page).toContain('Orders run on Kubernetes: Time to take a release back 40 min → 2 min')
  expect(page).toContain('> Fridays without meetings')
})
