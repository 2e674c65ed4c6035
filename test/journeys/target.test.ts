import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { targetReply, targetsReply } from '../../src/api/contract/target.ts'
import { ada, leavePlace, makePlace, makeRepository, type Place, run } from './program.ts'

let place: Place
beforeAll(async () => {
  place = await makePlace()
})
afterAll(() => leavePlace(place))

const text = `Senior Backend Engineer

What we ask
- You can read a query plan
- Services you have run on Kubernetes
- Experience with Lodestar

Nice to have
- Kafka or RabbitMQ
`
const written = (name: string, content: string): string => {
  const file = join(place.userHome, name)
  writeFileSync(file, content)
  return file
}

it('an empty record says how to begin', async () => {
  expect(await run(place, ['target', 'list'])).toMatchObject({
    exit: 0,
    out: 'Nothing is wanted yet: proven target add --text-file F | --ladder F | --stage senior\n',
  })
  const ran = await run(place, ['gap'])
  expect(ran).toMatchObject({ exit: 66, out: '' })
  expect(ran.err).toContain('proven target add --stage senior')
})

it('a job description is set beside the evidence, requirement by requirement', async () => {
  const folder = makeRepository(join(place.userHome, 'shop'), [
    {
      by: ada,
      on: '2026-08-03',
      message: 'Orders by day without a scan',
      files: { 'db/migrate/001_orders.sql': 'create index concurrently orders_by_day on orders (day);\n' },
    },
  ])
  expect(await run(place, ['scan', folder, '--as', ada.email])).toMatchObject({ exit: 0 })
  const added = await run(place, ['target', 'add', '--text-file', written('job.txt', text)])
  expect(added).toMatchObject({ exit: 0, err: '' })
  expect(added.out).toMatch(/^Must-haves met: \d of 3\./m)
  expect(added.out).toMatch(/^ {2}missing {2}Kubernetes$/m)
  expect(added.out).toMatch(/^ {2}unknown {2}Lodestar$/m)

  const { requirements } = JSON.parse((await run(place, ['gap', '--json'])).out)
  expect(requirements).toHaveLength(4)
  for (const requirement of requirements) {
    const { text: words, span } = requirement
    expect(text.trim().slice(span.from, span.to)).toBe(words)
    expect(Object.keys(requirement)).toEqual(
      expect.arrayContaining(['text', 'span', 'skills', 'must', 'standing', 'evidence']),
    )
  }
  expect(requirements[0]).toMatchObject({
    text: 'query plan',
    skills: ['sql-query-tuning'],
    must: true,
    standing: expect.stringMatching(/^(met|weak)$/),
    evidence: [{ kind: 'git', source: 'shop', skill: 'sql-query-tuning' }],
  })
})

it('the same text from standard input is the same target', async () => {
  const ran = await run(place, ['target', 'add', '--text-file', '-', '--json'], { input: text })
  expect(targetReply.parse(JSON.parse(ran.out))).toMatchObject({ number: 1, name: 'job.txt' })
})

it('a ladder is added at a level, and a stage; each is found by words, and removed', async () => {
  const ladder = written(
    'acme.csv',
    'level,competency,statement\nEngineer,Delivery,Ships small changes\nSenior Engineer,Delivery,Leads rollouts\n',
  )
  const engineer = await run(place, ['target', 'add', '--ladder', ladder, '--level', 'engineer', '--json'])
  expect(targetReply.parse(JSON.parse(engineer.out))).toMatchObject({
    title: 'acme: Engineer',
    stage: 'mid',
    toConfirm: 1,
  })
  expect(await run(place, ['target', 'add', '--stage', 'staff'])).toMatchObject({ exit: 0 })
  const { targets } = targetsReply.parse(JSON.parse((await run(place, ['target', 'list', '--json'])).out))
  expect(targets.map(({ number, title }) => `${number} ${title}`)).toEqual([
    '3 Staff',
    '2 acme: Engineer',
    '1 Senior Backend Engineer',
  ])
  expect((await run(place, ['target', 'show', 'acme'])).out).toMatch(/1 statement to map/)
  expect(await run(place, ['target', 'remove', 'staff'])).toMatchObject({ exit: 0 })
  expect(await run(place, ['target', 'show', 'staff'])).toMatchObject({ exit: 66 })
})

it.each([
  ['nothing', [], 64, '--text-file FILE'],
  ['two at once', ['--stage', 'mid', '--ladder', 'x.csv'], 64, 'one target at a time'],
  ['a level of no ladder', ['--stage', 'mid', '--level', 'L4'], 64, '--ladder'],
  ['a stage that is none', ['--stage', 'guru'], 64, 'guru'],
  ['a file that is not there', ['--text-file', 'nowhere.txt'], 66, 'nowhere.txt: there is no such file'],
])('%s says what is wrong, and what to do', async (_, options, exit, says) => {
  const ran = await run(place, ['target', 'add', ...options])
  expect(ran).toMatchObject({ exit, out: '' })
  expect(ran.err).toContain(says)
})

it('a ladder that cannot be used names every line of it, for programs too', async () => {
  const file = written('bad.csv', 'level,competency,statement\nL9,Delivery,x\nSenior,Delivery,\n')
  const ran = await run(place, ['target', 'add', '--ladder', file, '--json'])
  expect(ran.exit).toBe(65)
  const { error } = JSON.parse(ran.out)
  expect(error.code).toBe('ladder-invalid')
  for (const at of ['bad.csv:2:', 'bad.csv:3:'])
    expect(error.details).toContainEqual(expect.stringContaining(at))
})
