import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type WinReply, winReply, winsReply } from '../../src/api/contract/wins.ts'
import { ada, leavePlace, makePlace, makeRepository, type Place, run, start } from './program.ts'

let place: Place
beforeAll(async () => {
  place = await makePlace()
})
afterAll(() => leavePlace(place))

const win = async (...args: string[]): Promise<WinReply> => {
  const ran = await run(place, ['win', ...args, '--json'])
  expect(ran).toMatchObject({ exit: 0, err: '' })
  return winReply.parse(JSON.parse(ran.out))
}
const told = [
  ['--title', 'Orders hold through the sale'],
  ['--when', '2026-01'],
  ['--situation', 'The sale took the page down'],
  ['--did', 'Read the query plans of the slow queries'],
  ['--result', 'p99 fell from 2.4 s to 120 ms'],
  ['--source', 'Grafana'],
].flat()

it('an empty record says how to begin', async () => {
  const ran = await run(place, ['win', 'list'])
  expect(ran).toMatchObject({ exit: 0, out: 'No win is written down yet: proven win add\n' })
  expect(await run(place, ['win', 'show'])).toMatchObject({ exit: 66 })
})

it('a script that says nothing of a win leaves none behind', async () => {
  expect(await run(place, ['win', 'add'])).toMatchObject({
    exit: 64,
    err: expect.stringMatching(/nothing says what the win was\n {2}give --title WORDS/),
  })
  expect(winsReply.parse(JSON.parse((await run(place, ['win', 'list', '--json'])).out)).wins).toEqual([])
})

it('a script writes a win down, is told what is missing, and goes on until it is evidence', async () => {
  const draft = await win('add', ...told)
  expect(draft.state).toBe('draft')
  expect(draft.missing.filter(({ needed }) => needed).map(({ field }) => field)).toEqual(['part', 'shows'])
  const behaviour = draft.suggested.find(({ skill }) => skill === 'sql-query-tuning')?.behaviours[0]?.id
  const done = await win(
    'add',
    '--to',
    String(draft.number),
    '--part',
    'All',
    '--shows',
    `sql-query-tuning/${behaviour}`,
  )
  expect(done).toMatchObject({ number: draft.number, state: 'recorded', documented: { strength: 'fair' } })
  const why = JSON.parse((await run(place, ['why', 'sql-query-tuning', '--stage', 'entry', '--json'])).out)
  expect(why.row.byKind).toEqual({ win: 1 })

  const list = await run(place, ['win', 'list'])
  expect(list.out).toMatch(/^◐ +1 {2}Orders hold through the sale {2}2026-01 · recorded · 2 questions open$/m)
  const shown = await run(place, ['win', 'show', '1'])
  expect(shown.out).toMatch(/As evidence fair/)
  expect(shown.out).toMatch(/Who saw it, and would say so if asked/)
  expect(await run(place, ['win', 'take-back', '1'])).toMatchObject({ exit: 0 })
  expect((await win('show', '1')).state).toBe('taken-back')
})

it('what commits show is proposed, and asked about', async () => {
  const folder = makeRepository(join(place.userHome, 'shop'), [
    {
      by: ada,
      on: '2026-08-03',
      message: 'Orders by day without a scan',
      files: { 'db/migrate/001_orders.sql': 'create index concurrently orders_by_day on orders (day);\n' },
    },
  ])
  expect(await run(place, ['scan', folder, '--as', ada.email])).toMatchObject({ exit: 0 })
  const { candidates } = winsReply.parse(JSON.parse((await run(place, ['win', 'list', '--json'])).out))
  expect(candidates).toMatchObject([
    { label: 'shop', period: 'Jul–Sep 2026', asks: expect.stringMatching(/^Which query/) },
  ])
  const begun = await win('add', '--candidate', '1', '--draft')
  expect(begun.text).toMatchObject({ when: '2026-08', did: '', result: '', before: '', after: '' })
})

it('a server that is killed between two keystrokes has every one that it acknowledged', async () => {
  const { number, text, shows } = await win('add', '--title', 'Typed', '--draft')
  await run(place, ['stop'])
  const sentence = 'I measured before I changed anything, and wrote both numbers down.'
  const token = readFileSync(join(place.home, 'token'), 'utf8').trim()
  let server = start(place, ['serve'])
  await server.until(/^Open\s+http/m)
  for (const [at] of [...sentence].entries()) {
    const response = await fetch(`http://127.0.0.1:${place.port}/v1/wins/${number}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: { ...text, did: sentence.slice(0, at + 1) }, shows }),
    })
    expect(response.status).toBe(200)
    if (at % 25 !== 10) continue
    server.child.kill('SIGKILL')
    await once(server.child, 'close')
    server = start(place, ['serve'])
    await server.until(/^Open\s+http/m)
    expect((await win('show', String(number))).text.did).toBe(sentence.slice(0, at + 1))
  }
  server.child.kill('SIGTERM')
  await server.ended
  expect((await win('show', String(number))).text.did).toBe(sentence)
})

it.each([
  [['add', '--shows', 'sql'], 64, 'the form is SKILL/BEHAVIOUR'],
  [['add', '--shows', 'magic/wand'], 66, 'magic'],
  [['add', '--candidate', '9'], 66, '9'],
  [['add', '--to', '99', '--title', 'x'], 66, 'Win 99'],
  [['add', '--to', '1', '--candidate', '1'], 64, 'name one of them'],
  [['show', 'first'], 66, 'no number of a win'],
])('%j is refused in words', async (args, exit, says) => {
  const ran = await run(place, ['win', ...args])
  expect(ran.exit).toBe(exit)
  expect(ran.err).toContain(says)
})
