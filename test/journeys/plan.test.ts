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
/** An ISO date so many days from now. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
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

it('dates: an activity pinned to a day, an appointment, and both taken away again', async () => {
  expect((await run(place, ['plan', 'dates'])).out).toContain('proven plan fix ACTIVITY --by')
  const slug = await firstAtHome()
  const fixed = await run(place, ['plan', 'fix', slug, '--by', inDays(200)])
  expect(fixed).toMatchObject({ exit: 0, err: '' })
  expect(fixed.out).toContain(slug)
  await run(place, ['plan', 'appointment', 'Interview at Shop', '--on', inDays(9), '--hours', '1'])
  const { dates, plan } = await told(planReply, ['plan'])
  expect(dates).toMatchObject([
    { title: 'Interview at Shop', when: 'on', hours: 1, state: 'ahead' },
    { activity: slug, when: 'by', state: 'ahead' },
  ])
  expect(plan?.weeks.flatMap(({ appointments }) => appointments)).toHaveLength(1)
  expect((await run(place, ['plan'])).out).toContain('Interview at Shop')
  const soon = await run(place, ['plan', 'fix', slug, '--in-week-of', '2001-01-01'])
  expect(soon).toMatchObject({ exit: 65, out: '' })
  expect(soon.err).toMatch(/That date cannot be kept\.[\s\S]*has gone by\. Choose a day from/)
  for (const what of [slug, 'interview at shop']) await run(place, ['plan', 'unfix', what])
  expect((await told(planReply, ['plan'])).dates).toEqual([])
})

it('times of the week, in the zone of the machine', async () => {
  const { settings } = await told(planReply, ['plan', '--times', 'Tue 20:00-21:30, sat 9:00–11:00'])
  expect(settings?.times).toEqual({
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    slots: [
      { weekday: 2, from: '20:00', to: '21:30' },
      { weekday: 6, from: '09:00', to: '11:00' },
    ],
  })
  expect((await run(place, ['plan'])).out).toContain('Tue 20:00–21:30, Sat 09:00–11:00')
  expect((await told(planReply, ['plan', '--times', 'none'])).settings?.times).toBeNull()
})

it('a target is named by its number', async () => {
  await run(place, ['target', 'add', '--stage', 'staff'])
  await run(place, ['target', 'add', '--stage', 'mid'])
  expect((await told(planReply, ['plan', '--target', '1'])).target).toMatchObject({
    number: 1,
    stage: 'staff',
  })
  expect((await told(planReply, ['plan', '--target', 'newest'])).target).toMatchObject({ number: 2 })
})

it.each([
  [['plan', '--hours', 'many'], 64, 'A number of hours is needed'],
  [['plan', '--times', 'evenings'], 64, '“evenings” is no time of a week'],
  [['plan', '--times', ''], 64, 'no time is named'],
  [['plan', 'fix', 'slow-orders'], 64, 'give one of --by DATE, --in-week-of DATE'],
  [['plan', 'fix', 'no-such', '--by', '2099-01-01'], 66, 'no-such'],
  [['plan', 'appointment', 'Interview'], 64, 'say when: --on'],
  [['plan', 'unfix', 'no-such'], 64, '`proven plan dates` lists'],
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
