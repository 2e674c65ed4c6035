import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  ActivitiesReply,
  ActivityReply,
  PlanReply,
  WeekReply,
  WhatIfReply,
} from '../../src/api/contract/plan.ts'
import type { FailureReply } from '../../src/api/contract/program.ts'
import type { RecordRequest } from '../../src/api/contract/repositories.ts'
import { type Running, startApi } from './running.ts'

/** A Wednesday at noon, wherever this runs. */
let today = new Date('2026-11-25T12:00:00Z')
let api: Running
beforeAll(async () => {
  api = await startApi(4991, () => today)
})
afterAll(() => api.close())

async function ask<T>(method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) {
  const reply = await api.command({ method, url, ...(payload && { payload }) })
  return { status: reply.statusCode, body: reply.json() as T }
}
const plan = async () => (await ask<PlanReply>('GET', '/v1/plan')).body
const week = async () => (await ask<WeekReply>('GET', '/v1/plan/week')).body
const codeOf = async (method: 'GET' | 'PUT', url: string, payload?: object) => {
  const { status, body } = await ask<FailureReply>(method, url, payload)
  return `${status} ${body.error?.code}`
}
const made = async () => {
  const told = await plan()
  if (!told.plan) throw new Error('there is no plan')
  return { ...told, plan: told.plan }
}
const firstOwn = async () => {
  const activity = (await made()).plan.activities.find(({ kind }) => kind !== 'lab')
  if (!activity) throw new Error('nothing is planned')
  return activity
}

describe('a plan through the API', () => {
  it('before any hours were told there is none, and what needs one says so', async () => {
    expect(await plan()).toMatchObject({
      today: '2026-11-25',
      settings: null,
      plan: null,
      states: [],
      target: { id: null, title: 'Senior', stage: 'senior', must: { met: 0 } },
    })
    expect(await week()).toMatchObject({ settings: null, actions: [], nothing: null })
    for (const url of ['/v1/plan/what-if?hours=8', '/v1/plan/calendar'])
      expect(await codeOf('GET', url)).toBe('409 plan-without-hours')
    expect(await codeOf('PUT', '/v1/plan', { until: '2027-06-30' })).toBe('409 plan-without-hours')
  })

  it.each([
    ['no hours at all', { hoursPerWeek: 0 }],
    ['more than a week has', { hoursPerWeek: 200 }],
    ['a date that was', { hoursPerWeek: 5, until: '2026-11-25' }],
    ['a date that there is not', { hoursPerWeek: 5, until: '2027-02-30' }],
  ])('%s is refused', async (_, settings) => {
    expect(await codeOf('PUT', '/v1/plan', settings)).toBe('400 request-invalid')
    expect((await plan()).settings).toBeNull()
  })

  it('an empty record with five hours: weeks within them, a date range, reasons, and what was left out', async () => {
    const { status } = await ask('PUT', '/v1/plan', { hoursPerWeek: 5 })
    expect(status).toBe(200)
    const { settings, plan: first, skillNames } = await made()
    expect(settings).toEqual({
      ...{ hoursPerWeek: 5, atWorkPerWeek: 2, onCallPerWeek: 1 },
      ...{ start: '2026-11-25', until: null, target: null },
      ...{ fixed: [], appointments: [], times: null },
    })
    expect(first.activities.length).toBeGreaterThan(10)
    expect(first.finishes.early).not.toBeNull()
    for (const { cap, pieces } of first.weeks) {
      const own = pieces.filter(({ at }) => at === 'own-time').reduce((sum, { hours }) => sum + hours, 0)
      expect(own).toBeLessThanOrEqual(cap)
      expect(cap).toBeLessThanOrEqual(5)
      expect(pieces.length).toBeLessThanOrEqual(3)
    }
    for (const { why, learns, proves } of first.activities) {
      expect(why.sentence).toMatch(/^[“A-Z].*\.$/)
      for (const { skill } of [...learns, ...proves]) expect(skillNames[skill]).toBeTruthy()
    }
    expect(first.leftOut.length).toBeGreaterThan(0)
    expect((await made()).plan).toEqual(first)
  })

  it('labs are among what is planned or left out', async () => {
    const { plan: told } = await made()
    const { body } = await ask<ActivityReply>('GET', '/v1/plan/activities/slow-orders')
    expect(body.activity).toMatchObject({ kind: 'lab', slug: 'slow-orders' })
    const named = [...told.activities, ...told.leftOut].map(({ activity }) => activity)
    expect(named).toContain('slow-orders')
  })

  it('this week: at most three actions, each with a reason, and the same on the week’s last day', async () => {
    await ask('PUT', '/v1/plan', { start: '2026-11-16' })
    const wednesday = await week()
    expect(wednesday).toMatchObject({ monday: '2026-11-23', cap: 5 })
    expect(wednesday.actions.length).toBeGreaterThan(0)
    expect(wednesday.actions.length).toBeLessThanOrEqual(3)
    for (const { reason, doneWhen, summary } of wednesday.actions)
      for (const said of [reason, doneWhen, summary]) expect(said).not.toBe('')
    expect(wednesday.coming[0]?.monday).toBe('2026-11-30')
    today = new Date('2026-11-29T12:00:00Z')
    expect((await week()).actions.map(({ activity }) => activity)).toEqual(
      wednesday.actions.map(({ activity }) => activity),
    )
    today = new Date('2026-11-25T12:00:00Z')
  })

  it('three hours more: what is added, and nothing is kept of the question', async () => {
    const before = await made()
    const { status, body } = await ask<WhatIfReply>('GET', '/v1/plan/what-if?hours=8')
    expect(status).toBe(200)
    expect(body.hoursPerWeek).toBe(8)
    expect(body.added.length).toBeGreaterThan(0)
    expect(body.must.expected).toBeGreaterThan(before.plan.must.expected)
    expect(body.difference.sentence).toMatch(/more/)
    expect(await made()).toEqual(before)
    const { body: shorter } = await ask<WhatIfReply>('GET', '/v1/plan/what-if?until=2027-01-31')
    expect(shorter).toMatchObject({ until: '2027-01-31', hoursPerWeek: 5 })
    expect(shorter.gone.length).toBeGreaterThan(0)
    expect(await codeOf('GET', '/v1/plan/what-if?hours=x')).toBe('400 request-invalid')
  })

  it('three hours more keep to the cap of the work limits', async () => {
    const limits = { onCall: [], quiet: [], quietWeekdays: [] }
    await ask('PUT', '/v1/limits', { capPerWeek: 6, ...limits })
    const { body } = await ask<WhatIfReply>('GET', '/v1/plan/what-if?hours=8')
    expect(body).toMatchObject({ hoursPerWeek: 6, asked: 8 })
    expect((await plan()).capPerWeek).toBe(6)
    await ask('PUT', '/v1/limits', { capPerWeek: null, ...limits })
  })

  it('dates that stay: kept and told; what cannot be kept is refused with what would help', async () => {
    const { body: all } = await ask<ActivitiesReply>('GET', '/v1/plan/activities')
    expect(all.activities.map(({ activity }) => activity)).toContain('slow-orders')
    const { activity, title } = (await made()).plan.activities.at(-1) ?? { activity: '', title: '' }
    const fixed = (date: string) => ({ fixed: [{ activity, when: 'by', date }] })
    const { status, body } = await ask<FailureReply>('PUT', '/v1/plan', fixed('2026-11-26'))
    expect(`${status} ${body.error.code}`).toBe('409 date-not-kept')
    expect(body.error.details[0]).toMatch(/cannot be finished by 26 Nov 2026\..*choose that or a later day/)
    expect((await plan()).dates).toEqual([])
    const exam = { title: 'Examination', date: '2026-12-03', hours: 2 }
    const { body: kept } = await ask<PlanReply>('PUT', '/v1/plan', {
      ...fixed('2027-02-28'),
      appointments: [exam],
    })
    expect(kept.dates).toEqual([
      { ...exam, activity: null, when: 'on', isExam: false, state: 'ahead', sentence: null },
      {
        ...{ activity, title, when: 'by', date: '2027-02-28', hours: null },
        ...{ isExam: false, state: 'ahead', sentence: null },
      },
    ])
    await ask('PUT', '/v1/plan', { fixed: [], appointments: [] })
  })

  it.each([
    ['a day that there is not', { appointments: [{ title: 'Talk', date: '2027-02-30', hours: 1 }] }],
    ['without a name', { appointments: [{ title: ' ', date: '2027-02-03', hours: 1 }] }],
    ['a name that nothing can hold', { appointments: [{ title: 'a\u0000b', date: '2027-02-03', hours: 1 }] }],
    ['neither by nor in', { fixed: [{ activity: 'slow-orders', when: 'on', date: '2027-02-03' }] }],
    [
      'an hour that there is not',
      { times: { zone: 'UTC', slots: [{ weekday: 1, from: '25:00', to: '26:00' }] } },
    ],
    [
      'a day of the week that there is not',
      { times: { zone: 'UTC', slots: [{ weekday: 8, from: '20:00', to: '21:00' }] } },
    ],
    ['no time at all', { times: { zone: 'UTC', slots: [] } }],
    [
      'a zone that there is not',
      { times: { zone: 'Moon', slots: [{ weekday: 1, from: '20:00', to: '21:00' }] } },
    ],
  ])('%s is refused, and nothing of it is kept', async (_, change) => {
    expect(await codeOf('PUT', '/v1/plan', change)).toBe('400 request-invalid')
    expect((await plan()).settings).toMatchObject({ fixed: [], appointments: [], times: null })
  })

  it('what is done leaves the plan, its hours make the pace; taken back, it comes again', async () => {
    const { activity, kind } = await firstOwn()
    const url = `/v1/plan/activities/${activity}`
    const { body: started } = await ask<ActivityReply>('PUT', url, { state: 'started', hours: 1 })
    expect(started.state).toMatchObject({ state: 'started', startedOn: '2026-11-25', hours: 1 })
    const { body: done } = await ask<ActivityReply>('PUT', url, {
      state: 'done',
      hours: 12,
      outcome: 'Three people answered.',
    })
    expect(done).toMatchObject({
      planned: null,
      state: { state: 'done', hours: 12, startedOn: '2026-11-25' },
    })
    const after = await made()
    expect(after.plan.activities.map((each) => each.activity)).not.toContain(activity)
    expect(after.states).toMatchObject([{ activity, outcome: 'Three people answered.' }])
    const pace = after.plan.pace.find((each) => each.kind === kind)
    expect(pace).toMatchObject({ observed: 1 })
    expect(pace?.factor).toBeGreaterThan(1)
    await ask('PUT', url, { state: 'open' })
    expect((await made()).states).toEqual([])
    expect((await made()).plan.activities.map((each) => each.activity)).toContain(activity)
  })

  it('what is dropped is not planned, and is said to be', async () => {
    const { activity } = await firstOwn()
    await ask('PUT', `/v1/plan/activities/${activity}`, { state: 'dropped' })
    const { plan: told, states } = await made()
    expect(told.activities.map((each) => each.activity)).not.toContain(activity)
    expect(states).toMatchObject([{ activity, state: 'dropped' }])
    await ask('PUT', `/v1/plan/activities/${activity}`, { state: 'open' })
  })

  it('what is marked without need is refused, and nothing is kept', async () => {
    expect(await codeOf('PUT', '/v1/plan/activities/no-such', { state: 'done' })).toBe('404 activity-unknown')
    expect(await codeOf('GET', '/v1/plan/activities/no-such')).toBe('404 activity-unknown')
    expect(await codeOf('PUT', '/v1/plan/activities/slow-orders', { state: 'done' })).toBe(
      '409 lab-done-by-passing',
    )
    const { activity } = await firstOwn()
    expect(
      await codeOf('PUT', `/v1/plan/activities/${activity}`, { state: 'done', outcome: 'half \ud800' }),
    ).toBe('400 request-invalid')
    expect((await plan()).states).toEqual([])
  })

  it('weeks that went by are counted and can be mended, and the plan begins with this one', async () => {
    await ask('PUT', '/v1/plan', { start: '2026-10-05' })
    const { soFar, plan: told } = await made()
    expect(soFar).toMatchObject({ worked: 0, missed: 7 })
    expect(told.from).toBe('2026-11-23')
    const url = '/v1/plan/weeks/2026-11-16'
    const { body } = await ask<PlanReply>('PUT', url, { worked: true })
    expect(body.soFar).toMatchObject({ worked: 1, missed: 6 })
    expect(body.soFar.weeks[0]).toEqual({ monday: '2026-11-16', worked: true, said: true })
    expect(body.plan?.missedWeeks).toBeLessThan(told.missedWeeks)
    for (const monday of ['2026-11-17', '2026-11-23', '2026-11-30'])
      expect(await codeOf('PUT', `/v1/plan/weeks/${monday}`, { worked: true })).toBe('400 request-invalid')
  })

  it('a target that is added is what is planned towards', async () => {
    const { body: added } = await ask<{ id: string; title: string }>('POST', '/v1/targets/stage', {
      stage: 'mid',
    })
    if (!added.id) throw new Error(JSON.stringify(added))
    const told = await made()
    expect(told.target).toMatchObject({ id: added.id, stage: 'mid' })
    await ask('PUT', '/v1/plan', { target: added.id })
    expect((await made()).settings?.target).toBe(added.id)
    expect(await codeOf('PUT', '/v1/plan', { target: 'f'.repeat(64) })).toBe('404 target-unknown')
  })

  it('what is seen in work is met, and no longer planned for', async () => {
    const before = (await made()).plan.must.met
    const finding = (signal: RecordRequest['findings'][number]['signal']) => ({
      signal,
      facet: '',
      citations: [{ commit: 'd'.repeat(40), paths: ['db/7.sql'], at: '2026-06-01T10:00:00.000Z' }],
      cautions: [],
    })
    await ask('POST', '/v1/evidence', {
      source: { kind: 'repository', instance: 'a'.repeat(64), label: 'shop' },
      ...{ head: 'c'.repeat(40), commits: 20, ownCommits: 12, identities: ['a@example.org'], notices: [] },
      findings: [finding('sql-index-online'), finding('sql-plan-read'), finding('sql-query')],
    })
    const { target, plan: told } = await made()
    expect(told.must.met).toBeGreaterThan(before)
    expect(told.must.met).toBe(target.must.met)
  })

  it('the calendar is one that another program reads', async () => {
    const reply = await api.command({ method: 'GET', url: '/v1/plan/calendar' })
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-type']).toMatch(/^text\/calendar/)
    const events = new ICAL.Component(ICAL.parse(reply.body)).getAllSubcomponents('vevent')
    const { plan: told } = await made()
    expect(events.length).toBe(told.weeks.flatMap(({ pieces }) => pieces).length)
  })
})
