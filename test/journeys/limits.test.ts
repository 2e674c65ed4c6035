import { afterAll, beforeAll, expect, it } from 'vitest'
import { workLimits } from '../../src/api/contract/journal.ts'
import { planReply, whatIfReply } from '../../src/api/contract/plan.ts'
import { leavePlace, makePlace, type Place, run } from './program.ts'

let place: Place
beforeAll(async () => {
  place = await makePlace()
})
afterAll(() => leavePlace(place))

const limits = async (...args: string[]) =>
  workLimits.parse(JSON.parse((await run(place, ['limits', ...args, '--json'])).out))

it('are none at first, and say how they are changed', async () => {
  const ran = await run(place, ['limits'])
  expect(ran).toMatchObject({ exit: 0, err: '' })
  expect(ran.out).toMatch(/^At most +no cap but the hours of the plan\n/)
  expect(ran.out).toContain('proven limits --help')
  expect(await limits()).toEqual({ capPerWeek: null, onCall: [], quiet: [], quietWeekdays: [] })
})

it('what is told stays, and what is not told stays as it was', async () => {
  await limits('--cap', '6', '--quiet-weekdays', 'Sunday,fri')
  await limits('--on-call', '2099-12-07..2099-12-13', '--on-call', '2099-11-09')
  const told = await limits('--quiet', '2099-12-24..2100-01-03', '--because', 'Holidays')
  expect(told).toEqual({
    capPerWeek: 6,
    onCall: [
      { from: '2099-11-09', to: '2099-11-09', says: '' },
      { from: '2099-12-07', to: '2099-12-13', says: '' },
    ],
    quiet: [{ from: '2099-12-24', to: '2100-01-03', says: 'Holidays' }],
    quietWeekdays: [5, 7],
  })
  const { out } = await run(place, ['limits'])
  for (const says of ['6 h a week', 'Friday, Sunday', '9 Nov 2099', '24 Dec 2099 – 3 Jan 2100: Holidays'])
    expect(out).toContain(says)
  expect(await limits('--take-out', '2099-12-10', '--cap', 'none', '--quiet-weekdays', 'none')).toEqual({
    ...told,
    ...{ capPerWeek: null, onCall: told.onCall.slice(0, 1), quietWeekdays: [] },
  })
})

it.each([
  [['--cap', 'many'], '--cap many: a number of hours a week, or none'],
  [['--cap', '-1'], 'between 0 and 100 hours'],
  [['--on-call', 'soon'], 'On call: “soon” is no day: 2026-12-24?'],
  [['--quiet', '2099-12-24..2099-12-23'], 'ends before it begins'],
  [['--quiet-weekdays', 'someday'], '“someday” is no day of the week: Sat,Sun, or none'],
  [['--quiet-weekdays', 'mo,tu,we,th,fr,sa,su'], 'nothing can ever be planned'],
  [['--because', 'Holidays'], '--because belongs to --on-call or --quiet'],
])('%j is refused in words, and nothing of it is kept', async (args, says) => {
  const before = await limits()
  const ran = await run(place, ['limits', ...args])
  expect(ran).toMatchObject({ exit: 64, out: '' })
  expect(ran.err).toContain(says)
  expect(await limits()).toEqual(before)
})

it('a plan keeps to the cap, and so does what if', async () => {
  await limits('--cap', '4')
  const ran = await run(place, ['plan', '--hours', '6'])
  expect(ran.out).toMatch(/^Towards Senior · 4 h a week/)
  expect(ran.out).toContain('Your limits allow 4 h a week')
  const more = await run(place, ['plan', '--if-hours', '9'])
  expect(more.out).toContain('no more than 4 h a week: answered with those, not with 9')
  const told = whatIfReply.parse(JSON.parse((await run(place, ['plan', '--if-hours', '9', '--json'])).out))
  expect(told).toMatchObject({ hoursPerWeek: 4, asked: 9 })
  const { plan } = planReply.parse(JSON.parse((await run(place, ['plan', '--json'])).out))
  for (const { cap } of plan?.weeks ?? []) expect(cap).toBeLessThanOrEqual(4)
})
