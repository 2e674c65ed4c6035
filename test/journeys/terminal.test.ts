import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { goalsReply, reviewsReply } from '../../src/api/contract/journal.ts'
import { type WinReply, winReply, winsReply } from '../../src/api/contract/wins.ts'
import { leavePlace, makePlace, type Place, run, start } from './program.ts'
import { atTerminal, ctrlC, down, enter, hasTerminal, needsTerminal, space } from './pseudo-terminal.ts'

let place: Place
beforeAll(async () => {
  place = await makePlace()
})
afterAll(() => leavePlace(place))
beforeEach(({ skip }) => skip(!hasTerminal(), needsTerminal))

const json = async (...args: string[]): Promise<unknown> =>
  JSON.parse((await run(place, [...args, '--json'])).out)
const win = async (number: number): Promise<WinReply> =>
  winReply.parse(await json('win', 'show', String(number)))

it('a win that is killed amid a question is there the next time, with every answer given before', async () => {
  const first = await atTerminal(place, ['win', 'add'])
  await first.answer('What would you call it', `Orders hold through the sale${enter}`)
  await first.answer('When was it done', `2026-01${enter}`)
  await first.answer('What was the trouble', 'The page was')
  await first.until('The page was')
  process.kill(first.pid, 'SIGKILL')
  await first.ended
  const { wins } = winsReply.parse(await json('win', 'list'))
  expect(wins).toMatchObject([
    { number: 1, title: 'Orders hold through the sale', when: '2026-01', state: 'draft' },
  ])

  const again = await atTerminal(place, ['win', 'add'])
  await again.until('Go on with 1, Orders hold through the sale')
  again.type(`${down}${enter}`)
  await again.answer('What was the trouble', `The sale took the page down${enter}`)
  await again.answer('What did you do', `Read the query plans of the slow queries${enter}`)
  await again.answer('Which part of it was yours', `All of it${enter}`)
  await again.answer('What was different afterwards', `p99 fell from 2.4 s to 120 ms${enter}`)
  for (const question of ['of what?', 'Where do both numbers come from', 'Who saw it'])
    await again.answer(question, enter)
  await again.answer('Which of the bar’s behaviours does it show', `${space}${enter}`)
  await again.until('Kept')
  expect(await again.ended).toBe(0)
  expect((await win(1)).text).toMatchObject({ situation: 'The sale took the page down', part: 'All of it' })
})

it('a server that is killed while an answer is typed costs nothing', async () => {
  await run(place, ['stop'])
  const server = start(place, ['serve'])
  await server.until(/^Open\s+http/m)
  const terminal = await atTerminal(place, ['win', 'add', '--to', '1'])
  await terminal.answer('120 ms of what?', `p99 of GET /orders${enter}`)
  await terminal.until('Where do both numbers come from')
  server.child.kill('SIGKILL')
  await server.ended
  terminal.type(`Grafana${enter}`)
  await terminal.answer('Who saw it', ctrlC)
  await terminal.until('proven win add --to 1 goes on')
  expect(await terminal.ended).toBe(0)
  expect((await win(1)).text).toMatchObject({ measure: 'p99 of GET /orders', source: 'Grafana' })
})

it('a review asks three questions, keeps each answer, and goes on where it was left', async () => {
  const file = join(place.folder, 'review.md')
  const left = await atTerminal(place, ['review', '--out', file])
  await left.answer('What worked, and stays as it is?', `Fridays for labs${enter}`)
  await left.answer('What cost more than it gave', ctrlC)
  await left.until('Every answer is kept')
  await left.ended
  expect(existsSync(file)).toBe(false)

  const written = await atTerminal(place, ['review', '--out', file])
  await written.until('What worked, and stays as it is?')
  await written.until('Fridays for labs')
  written.type(enter)
  await written.answer('What cost more than it gave', enter)
  await written.answer('What do you do differently', `Half an hour at a time${enter}`)
  await written.until('its page is')
  expect(await written.ended).toBe(0)
  const page = readFileSync(file, 'utf8')
  for (const line of ['> Fridays for labs', 'Not answered.', '> Half an hour at a time'])
    expect(page.split('\n')).toContain(line)
  expect(reviewsReply.parse(await json('review', '--list')).reviews).toHaveLength(1)
})

it('a goal is asked for, with a day that is one; whoever leaves at once leaves nothing', async () => {
  const nothing = await atTerminal(place, ['goal', 'add'])
  await nothing.answer('What kind is it', ctrlC)
  await nothing.until('Nothing was written')
  const terminal = await atTerminal(place, ['goal', 'add'])
  await terminal.answer('What kind is it', `${down}${enter}`)
  await terminal.answer('What do you want to have reached', `Orders answer at once${enter}`)
  for (const question of ['What is it good for', 'What is counted', 'Where is it today', 'Which number'])
    await terminal.answer(question, enter)
  await terminal.answer('By when', `31.3.2027${enter}`)
  await terminal.until('a day is written 2027-03-31')
  terminal.type(`${'\u007f'.repeat(9)}2027-03-31${enter}`)
  await terminal.until('Orders answer at once')
  expect(await terminal.ended).toBe(0)
  expect(goalsReply.parse(await json('goal', 'list')).goals).toMatchObject([
    { number: 1, kind: 'performance-and-security', title: 'Orders answer at once', by: '2027-03-31' },
  ])
})
