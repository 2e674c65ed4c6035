import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { targetReply, targetsReply } from '../../src/api/contract/target.ts'
import { ada, leavePlace, makePlace, makeRepository, type Place, run } from './program.ts'
import { atTerminal, ctrlC, enter, hasTerminal, needsTerminal, space } from './pseudo-terminal.ts'

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
  expect(added.out).toMatch(/^ {2}2 {2}missing {2}Kubernetes$/m)
  expect(added.out).toMatch(/^ {2}3 {2}unknown {2}Lodestar$/m)

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

const kept = async (...args: string[]) => {
  const ran = await run(place, ['target', ...args, '--json'])
  expect(ran).toMatchObject({ exit: 0, err: '' })
  return targetReply.parse(JSON.parse(ran.out))
}

it('what was misread is put right by number or words, and the person’s own word is told apart', async () => {
  const mended = await kept('mend', 'Lodestar', '--target', '1', '--asks', 'kafka, query tuning', '--no-must')
  expect(mended.requirements.find(({ text: words }) => words === 'Lodestar')).toMatchObject({
    ...{ must: false, tools: ['kafka'], skills: ['sql-query-tuning'], unknown: [] },
  })
  const again = await kept('mend', 'Lodestar', '--target', '1', '--as-read')
  expect(again.requirements.find(({ text: words }) => words === 'Lodestar')).toMatchObject({
    ...{ must: true, unknown: ['Lodestar'] },
  })
  const claimed = await run(place, ['target', 'mend', '2', '--target', '1', '--meet', 'Ran it for two years'])
  expect(claimed.out).toMatch(/^Must-haves met: \d of 3\. .*\d weak \(1 by your word\)/m)
  expect(claimed.out).toMatch(/^ {2}2 {2}weak {5}Kubernetes$/m)
  expect(claimed.out).toMatch(/You say that you meet it: “Ran it for two years”\./)
  expect((await kept('mend', '2', '--target', '1', '--meet', 'none')).claimedMusts).toBe(0)

  const added = await kept('mend', '--target', '1', '--add', 'Redis in production', '--asks', 'redis')
  expect(added.requirements.at(-1)).toMatchObject({ text: 'Redis in production', must: true })
  expect((await kept('mend', 'Redis in production', '--target', '1', '--drop')).requirements).toHaveLength(4)
  const renamed = await kept('mend', '--target', '1', '--title', 'Data engineer', '--stage', 'mid')
  expect(renamed).toMatchObject({ title: 'Data engineer', stage: 'mid' })
})

it('statements of a ladder are listed with their numbers, and confirmed', async () => {
  const listed = await run(place, ['target', 'confirm', 'acme'])
  expect(listed.out).toMatch(/^ {2}1 {2}Ships small changes\n {5}open; /m)
  expect(listed.out).toContain('1 statement is open. proven target confirm 2 --map 1=incident-response')
  const told = await kept(
    'confirm',
    'acme',
    '--level',
    'senior engineer',
    '--map',
    'rollouts=incident-response',
  )
  expect(told).toMatchObject({
    title: 'acme: Senior Engineer',
    toConfirm: 0,
    ladder: { statements: [{ skills: ['incident-response'], mappedBy: 'you' }] },
  })
  expect(await kept('confirm', 'acme', '--map', '1=n/a')).toMatchObject({ requirements: [] })
  expect(await kept('confirm', 'acme', '--map', '1=open')).toMatchObject({ toConfirm: 1 })
})

it.each([
  ['mend', [], 'nothing says what is to be put right'],
  ['mend', ['99', '--target', '1', '--drop'], '99: no requirement has this number'],
  ['mend', ['e', '--target', '1', '--drop'], 'requirements have these words'],
  ['mend', ['1', '--target', '1', '--asks', 'postgrsql'], 'did you mean postgresql'],
  ['mend', ['1', '--target', '1', '--years', '5-3'], 'years are written 3, 3-5 or none'],
  ['confirm', ['1'], 'target 1 is no ladder'],
  ['confirm', ['acme', '--map', '1'], 'the form is STATEMENT=SKILLS'],
  ['confirm', ['acme', '--map', '9=caching'], '9: no statement of the level has this number'],
  ['confirm', ['acme', '--map', '1=redis,kafka'], 'a statement is about skills'],
  ['confirm', ['acme', '--level', 'L9'], 'the ladder has no level L9'],
])('%s %j is refused in words', async (name, args, says) => {
  const ran = await run(place, ['target', name, ...args])
  expect(ran).toMatchObject({ exit: 64, out: '' })
  expect(ran.err).toContain(says)
})

it.runIf(hasTerminal())(
  `a terminal asks of each statement, and what is not right (${needsTerminal})`,
  async () => {
    const confirming = await atTerminal(place, ['target', 'confirm', 'acme'])
    await confirming.until('Leads rollouts')
    confirming.type(ctrlC)
    await confirming.until('proven target confirm 2 goes on')
    await confirming.ended
    const again = await atTerminal(place, ['target', 'confirm', 'acme'])
    await again.until('Leads rollouts')
    again.type(`${'\u001b[A'}${space}${enter}`)
    await again.until('Every statement is mapped')
    expect(await again.ended).toBe(0)
    expect(await kept('show', 'acme')).toMatchObject({ toConfirm: 0 })

    const mending = await atTerminal(place, ['target', 'mend', 'Lodestar', '--target', '1'])
    await mending.answer('It asks for something else', enter)
    await mending.answer('Which skills and tools', `quombex${enter}`)
    await mending.answer('no skill and no tool of the bar', `${'\u007f'.repeat(7)}postgres${enter}`)
    await mending.answer('Which one is not right', ctrlC)
    await mending.until('Must-haves met')
    expect(await mending.ended).toBe(0)
    const [one] = (await kept('show', '1')).requirements.filter(({ text: words }) => words === 'Lodestar')
    expect(one).toMatchObject({ tools: ['postgresql'], unknown: [] })
  },
)

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
