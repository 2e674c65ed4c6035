import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../../test/postgres.ts'
import { reading } from '../../../test/readings.ts'
import { tenYears } from '../../../test/ten-years.ts'
import { loadContent } from '../../content/load.ts'
import { type CertificateTold, told, untold } from '../../core/certificate/certificate.ts'
import type { Finding } from '../../core/evidence/finding.ts'
import { noLimits, type WorkLimits } from '../../core/limits/limits.ts'
import { slotsFrom } from '../../core/plan/times.ts'
import { putCertificate } from '../../store/certificate.ts'
import { contentFolder } from '../build.ts'
import { openLedger } from '../ledger.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { recordEvidence } from '../record/record-evidence.ts'
import { targetUseCases } from '../target/targets.ts'
import { plannedTarget } from './planned-target.ts'
import { planUseCases } from './plans.ts'
import type { PlanView } from './views.ts'

let postgres: TestPostgres
let content: Awaited<ReturnType<typeof loadContent>>
beforeAll(async () => {
  postgres = await startTestPostgres()
  content = await loadContent(contentFolder)
})
afterAll(() => postgres.close())

/** A Wednesday. */
const start = Date.parse('2026-11-25T12:00:00Z')
const dayMs = 86_400_000

/** The content as it stands, a database of its own, a clock that can be moved, and limits that can be set. */
async function open(own?: OpenRecord) {
  const record = own ?? (await postgres.freshRecord())
  const { benchmark, catalogue, activities } = content
  if (!benchmark || !catalogue) throw new Error('the content has problems')
  let at = start
  let limits: WorkLimits = noLimits
  const now = () => new Date(at)
  const ledger = openLedger(record)
  const targets = targetUseCases({ record, ledger, benchmark, catalogue, now })
  const plans = planUseCases({
    ...{ record, ledger, benchmark, catalogue, activities, now },
    labs: async () => [],
    target: plannedTarget({ record, ledger, benchmark, catalogue, target: targets.target, now }),
    limits: async () => limits,
  })
  return {
    ...{ record, benchmark, now, ...targets, ...plans },
    later: (days: number) => {
      at += days * dayMs
    },
    limit: (to: Partial<WorkLimits>) => {
      limits = { ...noLimits, ...to }
    },
    certificate: (certification: string, said: CertificateTold) =>
      putCertificate(record.store.db, record.person, told(untold(certification), said), now()),
    saw: (findings: Finding[]) =>
      recordEvidence(record, benchmark, { ...reading('shop', []), findings }, now()),
  }
}

const made = ({ plan }: PlanView): NonNullable<PlanView['plan']> => {
  if (!plan) throw new Error('there is no plan')
  return plan
}
const slugs = (view: PlanView): string[] => made(view).activities.map(({ activity }) => activity)

/** Nothing above its hours, at most three things a week, a reason for each. */
function holds(view: PlanView, perWeek: number): void {
  const { weeks, activities } = made(view)
  for (const { cap, pieces } of weeks) {
    const own = pieces.reduce((sum, { at, hours }) => sum + (at === 'own-time' ? hours : 0), 0)
    expect(own).toBeLessThanOrEqual(cap)
    expect(cap).toBeLessThanOrEqual(perWeek)
    expect(pieces.length).toBeLessThanOrEqual(3)
  }
  for (const { why } of activities) expect(why.sentence).toMatch(/\.$/)
}

describe('a certificate', () => {
  const exam = 'certificate-kafka-developer'

  it('whose examination has a day gives that day to what leads up to it, unless the person gave one', async () => {
    const { setPlan, plan, certificate } = await open()
    await setPlan({ hoursPerWeek: 10 })
    expect((await plan()).dates).toEqual([])
    await certificate('ccdak', { examOn: '2027-06-30' })
    const view = await plan()
    expect(view.dates).toMatchObject([{ activity: exam, when: 'by', date: '2027-06-30', isExam: true }])
    expect(made(view).activities.find(({ activity }) => activity === exam)?.fixed).toMatchObject({
      date: '2027-06-30',
    })
    const own = await setPlan({ fixed: [{ activity: exam, when: 'by', date: '2027-08-31' }] })
    expect(own.dates).toMatchObject([{ activity: exam, date: '2027-08-31', isExam: false }])
  })

  it('that is held is not planned again, until it lapses', async () => {
    const { setPlan, certificate, limit, later } = await open()
    limit({})
    const before = await setPlan({
      hoursPerWeek: 10,
      fixed: [{ activity: exam, when: 'by', date: '2028-03-31' }],
      until: '2028-06-30',
    })
    expect(slugs(before)).toContain(exam)
    await certificate('ccdak', { passedOn: '2025-12-20' })
    const held = await setPlan({})
    expect(slugs(held)).not.toContain(exam)
    expect(held.dates).toMatchObject([{ activity: exam, state: 'done' }])
    later(400)
    expect(slugs(await setPlan({ until: '2028-12-31' }))).toContain(exam)
  })
})

describe('with an empty record', () => {
  it('there is a plan from the first hours told, and a week of it', async () => {
    const { plan, setPlan, week } = await open()
    expect(await plan()).toMatchObject({ plan: null, settings: null, dates: [], states: [] })
    expect(await week()).toMatchObject({ actions: [], nothing: null })
    const told = await setPlan({ hoursPerWeek: 5 })
    holds(told, 5)
    expect(slugs(told).length).toBeGreaterThan(10)
    expect(made(told).must.met).toBe(0)
    const { actions } = await week()
    expect(actions.length).toBeGreaterThan(0)
    expect(actions.length).toBeLessThanOrEqual(3)
    for (const { reason } of actions) expect(reason).toMatch(/\.$/)
  })
})

describe('with ten years of records', () => {
  it('twenty thousand entries make a plan and a week, and what they show is not planned for', async () => {
    const { record, benchmark, now, setPlan, plan, week, whatIf } = await open()
    for (const each of tenYears(benchmark, 20_000, now()))
      await recordEvidence(record, benchmark, each, now())
    expect((await openLedger(record)()).length).toBeGreaterThanOrEqual(20_000)
    const told = await setPlan({ hoursPerWeek: 5 })
    holds(told, 5)
    const met = made(told).wants.filter((want) => want.met)
    expect(met.length).toBeGreaterThan(0)
    expect(told.target.must.met).toBe(met.filter(({ must }) => must).length)
    for (const { activities } of met) expect(activities).toEqual([])
    const { actions } = await week()
    expect(actions.length).toBeGreaterThan(0)
    expect(actions.length).toBeLessThanOrEqual(3)
    expect((await whatIf({ hoursPerWeek: 8 })).hoursPerWeek).toBe(8)
    expect(await plan()).toEqual(told)
  }, 180_000)
})

describe('what is learnt from the person', () => {
  it('a pace of their own moves the hours that are planned and the date range', async () => {
    const { plan, setPlan, markActivity } = await open()
    // More hours than the plan has a use for, so that its end is not the end of the year.
    const before = made(await setPlan({ hoursPerWeek: 20 }))
    const [first, ...others] = before.activities.filter(
      ({ kind }) => kind === 'reading' || kind === 'writing',
    )
    if (!first) throw new Error('nothing to read is planned')
    await markActivity(first.activity, { state: 'done', hours: first.hours.planned * 5 })
    const after = made(await plan())
    expect(after.pace.find(({ kind }) => kind === first.kind)).toMatchObject({ observed: 1 })
    const same = others.flatMap((was) => {
      const is = after.activities.find(({ activity }) => activity === was.activity)
      return is ? [[is.hours.planned, was.hours.planned] as const] : []
    })
    expect(same.length).toBeGreaterThan(0)
    for (const [is, was] of same) expect(is).toBeGreaterThan(was)
    expect(after.finishes.late ?? '9999').not.toBe(before.finishes.late)
    const share = (of: typeof before) =>
      of.activities.reduce((sum, { hours }) => sum + hours.planned, 0) / of.activities.length
    expect(share(after)).toBeGreaterThan(share(before))
  })

  it('an outcome of their own re-estimates what activities teach, where evidence came since', async () => {
    const { benchmark, plan, setPlan, markActivity, saw, later } = await open()
    const seen = (commit: string, at: string): Finding => ({
      signal: 'sql-plan-read',
      facet: '',
      citations: [{ commit: commit.repeat(40), paths: ['db/7.sql'], at }],
      cautions: [],
    })
    await saw([seen('a', '2026-10-01T10:00:00.000Z')])
    await setPlan({ hoursPerWeek: 5 })
    const skills = new Set(
      benchmark.skills
        .filter(({ behaviours }) =>
          behaviours.some(({ signals }) => signals.some(({ signal }) => signal === 'sql-plan-read')),
        )
        .map(({ slug }) => slug),
    )
    const [teaches, ...rest] = content.activities.filter(({ teaches: all }) =>
      all.some(({ skill }) => skills.has(skill)),
    )
    if (!teaches || rest.length === 0) throw new Error('no two activities teach what was seen')
    const { slug } = teaches
    await markActivity(slug, { state: 'started' })
    expect(made(await plan()).effects).toEqual([])
    later(30)
    await markActivity(slug, { state: 'done', hours: 3 })
    // Nothing was seen since: no outcome to learn from.
    expect(made(await plan()).effects).toEqual([])
    await saw([seen('a', '2026-10-01T10:00:00.000Z'), seen('b', '2026-12-20T10:00:00.000Z')])
    const { effects } = made(await plan())
    expect(effects).toEqual([{ activity: slug, factor: expect.any(Number), observed: expect.any(Number) }])
    expect(effects[0]?.observed).toBeGreaterThan(0)
    expect(effects[0]?.factor).not.toBe(1)
  })

  it('weeks without anything: the plan goes on from this one, as full as any, in the same order', async () => {
    const { plan, setPlan, later } = await open()
    const before = await setPlan({ hoursPerWeek: 5 })
    later(21)
    const after = await plan()
    expect(made(after).from).toBe('2026-12-14')
    expect(made(after).weeks[0]?.monday).toBe('2026-12-14')
    holds(after, 5)
    const kept = slugs(after).filter((slug) => slugs(before).includes(slug))
    expect(kept.length).toBeGreaterThan(slugs(before).length * 0.8)
    expect(kept.slice(0, 3)).toEqual(slugs(before).slice(0, 3))
    // The week in which the plan began was half over.
    expect(after.soFar).toMatchObject({ worked: 0, missed: 2 })
    expect(made(after).missedWeeks).toBeGreaterThan(made(before).missedWeeks)
  })
})

describe('the cap of the work limits', () => {
  it('holds the plan, and holds what if', async () => {
    const { setPlan, plan, whatIf, limit } = await open()
    await setPlan({ hoursPerWeek: 4 })
    expect(await whatIf({ hoursPerWeek: 7 })).toMatchObject({ hoursPerWeek: 7, asked: null })
    limit({ capPerWeek: 6 })
    const more = await whatIf({ hoursPerWeek: 7 })
    expect(more).toMatchObject({ hoursPerWeek: 6, asked: 7 })
    expect(more).toEqual({ ...(await whatIf({ hoursPerWeek: 6 })), asked: 7 })
    limit({ capPerWeek: 3 })
    const told = await plan()
    expect(told.capPerWeek).toBe(3)
    holds(told, 3)
    expect(await whatIf({ hoursPerWeek: 7 })).toMatchObject({
      ...{ hoursPerWeek: 3, asked: 7, added: [], gone: [] },
      difference: { must: 0 },
    })
    expect(await whatIf({ until: '2027-02-28' })).toMatchObject({ hoursPerWeek: 3, asked: null })
  })
})

describe('dates that stay', () => {
  const by = (activity: string, date: string) => ({ activity, when: 'by' as const, date })

  it('what is fixed is planned by its date, however little it moves, and after missed weeks too', async () => {
    const { setPlan, plan, later } = await open()
    const first = await setPlan({ hoursPerWeek: 5 })
    const last =
      made(first)
        .activities.filter(({ kind }) => kind === 'reading')
        .at(-1)?.activity ?? ''
    const told = await setPlan({ fixed: [by(last, '2026-12-20')] })
    const weekOf = (view: PlanView) =>
      made(view).activities.find(({ activity }) => activity === last)?.weeks.last ?? 'nowhere'
    expect(weekOf(first) > '2026-12-14').toBe(true)
    expect(weekOf(told) <= '2026-12-14').toBe(true)
    expect(told.dates).toMatchObject([{ activity: last, state: 'ahead', sentence: null }])
    later(7)
    expect(weekOf(await plan()) <= '2026-12-14').toBe(true)
    later(30)
    expect((await plan()).dates).toMatchObject([
      { state: 'gone-by', sentence: expect.stringMatching(/has gone by\. Say that it is done/) },
    ])
  })

  it('an appointment takes its hours out of its week', async () => {
    const { setPlan, week, later } = await open()
    const exam = { title: 'Examination', date: '2026-12-03', hours: 3 }
    const told = await setPlan({ hoursPerWeek: 5, appointments: [exam] })
    expect(made(told).weeks[1]).toMatchObject({ cap: 2, appointments: [exam] })
    expect((await week()).coming[0]).toMatchObject({ cap: 2, appointments: [exam] })
    later(7)
    expect(await week()).toMatchObject({ cap: 2, appointments: [exam] })
  })

  it('what cannot be kept is refused with what would help, and nothing of it is kept', async () => {
    const { setPlan, plan, markActivity } = await open()
    const told = await setPlan({ hoursPerWeek: 2 })
    const long = made(told).activities.toSorted((a, b) => b.hours.planned - a.hours.planned)[0]
    const slug = long?.activity ?? ''
    const refused = async (change: Parameters<typeof setPlan>[0], says: RegExp, code = 'date-not-kept') => {
      await expect(setPlan(change)).rejects.toMatchObject({
        code,
        details: expect.arrayContaining([expect.stringMatching(says)]),
      })
      expect(await plan()).toMatchObject({ settings: { fixed: [], appointments: [] } })
    }
    await refused({ fixed: [by(slug, '2026-12-06')] }, /cannot be finished by 6 Dec 2026\. It takes/)
    await refused(
      { fixed: [by(slug, '2026-11-24')] },
      /2026-11-24 has gone by\. Choose a day from 2026-11-25 on/,
    )
    await refused({ fixed: [by('no-such', '2027-06-06')] }, /no-such/, 'activity-unknown')
    await refused({ fixed: [by(slug, '2027-06-06'), by(slug, '2027-07-06')] }, /has two dates/)
    await refused(
      { appointments: [{ title: 'Interview', date: '2026-12-03', hours: 3 }] },
      /takes 3 h, and the week of 30 Nov – 6 Dec 2026 has 2 to give/,
    )
    await markActivity(slug, { state: 'dropped' })
    await refused({ fixed: [by(slug, '2027-06-06')] }, /is dropped\. Take that back first/)
  })

  it('a date that can be kept no more does not keep others from being told, and is said everywhere', async () => {
    const { setPlan, plan, week } = await open()
    const told = await setPlan({ hoursPerWeek: 8 })
    const long =
      made(told).activities.toSorted((a, b) => b.hours.planned - a.hours.planned)[0]?.activity ?? ''
    await setPlan({ fixed: [by(long, '2027-02-28')] })
    await setPlan({ hoursPerWeek: 0.5 })
    const fewer = await plan()
    expect(fewer.dates).toMatchObject([
      { state: 'not-kept', sentence: expect.stringMatching(/cannot be finished by/) },
    ])
    expect((await week()).problems).toHaveLength(1)
    const more = await setPlan({ appointments: [{ title: 'Interview', date: '2026-12-03', hours: 0 }] })
    expect(more.dates.map(({ state }) => state)).toEqual(['ahead', 'not-kept'])
  })
})

describe('times of the week', () => {
  it('put the calendar’s entries at their hours, on both sides of a change of the clocks', async () => {
    const { setPlan, planCalendar } = await open()
    const times = { zone: 'Europe/Berlin', slots: slotsFrom('Tue 20:00-21:30') }
    await setPlan({ hoursPerWeek: 1.5, atWorkPerWeek: 0, times })
    const file = await planCalendar()
    expect(file).toContain('DTSTART:20270323T190000Z')
    expect(file).toContain('DTSTART:20270330T180000Z')
    expect(file).not.toMatch(/TZID|VTIMEZONE/)
    await setPlan({ times: null })
    expect(await planCalendar()).not.toMatch(/DTSTART:\d+T/)
  })
  it.each([
    ['Europe/Nowhere', 'Tue 20:00-21:30', /Europe\/Nowhere is no time zone/],
    ['UTC', 'Tue 20:00-21:30, Tue 21:00-22:00', /overlap/],
  ])('%s, %s is refused', async (zone, text, says) => {
    const { setPlan } = await open()
    await expect(setPlan({ hoursPerWeek: 5, times: { zone, slots: slotsFrom(text) } })).rejects.toMatchObject(
      {
        code: 'request-invalid',
        details: [expect.stringMatching(says)],
      },
    )
  })
})

describe('which target', () => {
  it('the one that was chosen, until it is removed; then the one added last', async () => {
    const { setPlan, plan, addStageTarget, removeTarget } = await open()
    const mid = await addStageTarget('mid')
    const staff = await addStageTarget('staff')
    expect((await setPlan({ hoursPerWeek: 5 })).target.id).toBe(staff.id)
    expect((await setPlan({ target: mid.id })).target).toMatchObject({ id: mid.id, stage: 'mid' })
    await expect(setPlan({ target: 'f'.repeat(64) })).rejects.toMatchObject({ code: 'target-unknown' })
    await removeTarget(mid.id)
    expect((await plan()).target.id).toBe(staff.id)
  })
})
