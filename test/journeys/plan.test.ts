import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { activityReply, planReply, weekReply, whatIfReply } from '../../src/api/contract/plan.ts'
import { leavePlace, makePlace, type Place, run } from './program.ts'

let place: Place
beforeAll(async () => {
  place = await makePlace()
})
afterAll(() => leavePlace(place))

const told = async <T>(reply: { parse: (value: unknown) => T }, args: string[]): Promise<T> =>
  reply.parse(JSON.parse((await run(place, [...args, '--json'])).out))
const firstAtHome = async (): Promise<string> =>
  (await told(planReply, ['plan'])).plan?.activities.find(({ kind }) => kind !== 'lab')?.activity ?? ''

it.each([[['week']], [['plan']], [['plan', '--if-hours', '8']], [['plan', '--calendar', 'plan.ics']]])(
  '%j without hours says what to type',
  async (args) => {
    const ran = await run(place, args)
    expect(ran).toMatchObject({ exit: 64, out: '' })
    expect(ran.err).toContain('proven plan --hours 5')
  },
)

it('hours and a date make a plan, which stays', async () => {
  const ran = await run(place, ['plan', '--hours', '5', '--until', '2099-06-30'])
  expect(ran).toMatchObject({ exit: 0, err: '' })
  expect(ran.out).toMatch(/^Towards Senior · 5 h a week/)
  expect(ran.out).toMatch(/all done .* \(8 in 10\)/)
  expect(ran.out).toContain('Left out')
  const { settings } = await told(planReply, ['plan', '--until', 'none'])
  expect(settings).toMatchObject({ hoursPerWeek: 5, until: null })
})

it('the week has at most three actions', async () => {
  const ran = await run(place, ['week'])
  expect(ran).toMatchObject({ exit: 0, err: '' })
  expect(ran.out).toMatch(/^Week \d+ · /)
  const { actions } = await told(weekReply, ['week'])
  expect(actions.length).toBeLessThanOrEqual(3)
  for (const { title, activity } of actions) {
    expect(ran.out).toContain(title)
    expect(ran.out).toContain(activity)
  }
})

it('three hours more', async () => {
  const answer = await told(whatIfReply, ['plan', '--if-hours', '8'])
  expect(answer.hoursPerWeek).toBe(8)
  expect((await run(place, ['plan', '--if-hours', '8'])).out).toMatch(/^With 8 h a week/)
})

it('why, done with its hours, and open again', async () => {
  const slug = await firstAtHome()
  expect((await run(place, ['plan', 'why', slug])).out).toContain('Why this')
  const done = await told(activityReply, ['plan', 'done', slug, '--hours', '4', '--outcome', 'Merged.'])
  expect(done.state).toMatchObject({ state: 'done', hours: 4, outcome: 'Merged.' })
  expect((await run(place, ['plan', 'why', slug])).out).toContain('It is done')
  expect((await run(place, ['plan', 'reopen', slug])).out).toContain('open again')
  expect((await run(place, ['plan', 'done', slug])).out).toContain('with --hours')
})

it('a calendar file, and no other is overwritten', async () => {
  const file = join(place.folder, 'plan.ics')
  expect((await run(place, ['plan', '--calendar', file])).exit).toBe(0)
  expect(readFileSync(file, 'utf8')).toMatch(/^BEGIN:VCALENDAR/)
  writeFileSync(file, 'mine')
  const ran = await run(place, ['plan', '--calendar', file])
  expect(ran.exit).toBe(73)
  expect(ran.err).toContain('There is something of that name already')
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

it.each([
  [['plan', '--hours', 'many'], 64, 'A number of hours is needed'],
  [['plan', '--until', 'soon'], 64, 'until'],
  [['plan', '--until', '2001-01-01'], 64, '2001-01-01 is not after today'],
  [['plan', 'done', 'no-such'], 66, 'no-such'],
  [['plan', 'done', 'slow-orders'], 64, 'A lab is done when a run of it passes'],
  [['plan', '--target', 'f'.repeat(64)], 66, 'No target has that name'],
])('%j is refused in words', async (args, exit, says) => {
  const ran = await run(place, args)
  expect(ran.exit).toBe(exit)
  expect(ran.err).toContain(says)
})
