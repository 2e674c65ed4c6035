import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  applicationReply,
  applicationsReply,
  goalReply,
  goalsReply,
  logEntryReply,
  logReply,
} from '../../src/api/contract/journal.ts'
import { leavePlace, makePlace, type Place, run } from './program.ts'

let place: Place
beforeAll(async () => {
  place = await makePlace()
})
afterAll(() => leavePlace(place))

async function json(...args: string[]): Promise<unknown> {
  const ran = await run(place, [...args, '--json'])
  expect(ran).toMatchObject({ exit: 0, err: '' })
  return JSON.parse(ran.out)
}
const said = async (...args: string[]): Promise<string> => (await run(place, args)).out

it.each([
  ['goal', 'No goal is set: proven goal add\n'],
  ['log', 'Nothing is in the log: proven log add\n'],
  ['application', 'No application is noted: proven application add\n'],
])('an empty record: proven %s list says how to begin', async (command, says) => {
  expect(await run(place, [command, 'list'])).toMatchObject({ exit: 0, out: says, err: '' })
})

it('a goal is set, noted, reached and taken out', async () => {
  const told = [
    '--title',
    'Orders answer at once',
    '--measure',
    'p99',
    '--baseline',
    '2400 ms',
    '--target',
    '200 ms',
  ]
  const set = goalReply.parse(await json('goal', 'add', ...told, '--by', '2020-03-31'))
  expect(set).toMatchObject({ number: 1, kind: 'technical', due: 'past', missing: [] })
  await json('goal', 'note', '1', '1300 ms', '--because', 'an index', '--on', '2020-01-31')
  const out = await said('goal', 'list')
  expect(out).toContain('Orders answer at once  Technical · by 31 Mar 2020, which has passed')
  expect(out).toContain('at 1300 ms, 50 % of the way')
  expect(await json('goal', 'change', '1', '--by', 'none', '--why', 'Shoppers stay')).toMatchObject({
    by: '',
    why: 'Shoppers stay',
    target: '200 ms',
    notes: [{ on: '2020-01-31', value: '1300 ms', says: 'an index' }],
  })
  expect(await json('goal', 'reach', '1')).toMatchObject({ state: 'reached' })
  expect(await json('goal', 'reopen', '1')).toMatchObject({ state: 'open', closedOn: null })
  expect(goalsReply.parse(await json('goal', 'remove', '1')).goals).toEqual([])
})

it('an entry of the log says when it is due, until it is done', async () => {
  const told = [
    '--kind',
    'networking',
    '--says',
    'Met Dana',
    '--follow-up',
    '2020-01-31',
    '--follow-up-says',
    'Write',
  ]
  expect(logEntryReply.parse(await json('log', 'add', ...told))).toMatchObject({ number: 1, follows: 'due' })
  await json('log', 'add', '--says', 'Read a paper')
  expect(await said('log', 'list')).toMatch(/^ {2}1 {3}due since 31 Jan 2020 {2}Write$/m)
  expect(logReply.parse(await json('log', 'list', '--kind', 'learning'))).toMatchObject({
    entries: [{ number: 2 }],
    followUps: [],
  })
  expect(await json('log', 'done', '1')).toMatchObject({ follows: null })
  expect(await said('log', 'list')).not.toContain('due')
  expect(await json('log', 'change', '1', '--follow-up', '2020-02-01')).toMatchObject({ follows: 'due' })
  expect(logReply.parse(await json('log', 'remove', '1')).entries).toHaveLength(1)
})

it('an application has steps, and a rejection points at a gap', async () => {
  const { number } = applicationReply.parse(
    await json('application', 'add', '--employer', 'Shop', '--role', 'Engineer'),
  )
  await json('application', 'step', String(number), 'interview', '--on', '2020-01-31')
  await json('application', 'step', String(number), 'rejected', '--says', 'No tuning')
  await json('application', 'gap', String(number), 'sql-query-tuning', '--says', 'the mail')
  const { gaps, applications } = applicationsReply.parse(await json('application', 'list'))
  expect(applications).toMatchObject([
    { stage: 'rejected', furthest: 'interview', steps: [{ on: '2020-01-31' }, {}] },
  ])
  expect(gaps).toMatchObject([{ skill: 'sql-query-tuning', applications: [number], of: 1 }])
  const out = await said('application', 'list')
  expect(out).toContain('Engineer, Shop  Rejected, came as far as interview')
  expect(out).toContain('What rejections point at  of 1 application turned down')
  await json('application', 'gap', String(number), 'sql-query-tuning', '--remove')
  expect(applicationsReply.parse(await json('application', 'remove', String(number)))).toEqual({
    applications: [],
    gaps: [],
  })
})

describe('what is wrong is said with its place and what to do', () => {
  it.each([
    [['goal', 'add'], 64, 'proven goal add --help has the options'],
    [['log', 'change', '2'], 64, 'proven log change --help has the options'],
    [['goal', 'add', '--by', '31.3.2027'], 64, 'A day is written 2027-03-31'],
    [['log', 'add', '--on', '2027-02-30'], 64, 'A day is written 2027-03-31'],
    [['goal', 'add', '--kind', 'wish'], 64, 'Allowed choices are technical'],
    [['application', 'step', '1', 'hired'], 64, 'Allowed choices are noted'],
    [['goal', 'reach', '9'], 66, 'proven goal list names them'],
    [['log', 'done', 'first'], 66, 'first is no number'],
    [['log', 'done', '2'], 64, 'proven log change 2 --follow-up DATE sets a day'],
    [['application', 'remove', '9'], 66, 'proven application list names them'],
  ])('%j', async (args, exit, says) => {
    const ran = await run(place, args)
    expect(ran).toMatchObject({ exit, out: '' })
    expect(ran.err).toContain(says)
  })
})
