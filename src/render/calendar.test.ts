import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { activityOf, drawnInput, fiveHours, inputOf, wantOf } from '../core/plan/fixture.ts'
import { makePlan } from '../core/plan/make-plan.ts'
import type { Plan } from '../core/plan/plan.ts'
import { slotsFrom, type WeeklyTimes } from '../core/plan/times.ts'
import { type CalendarInput, calendarOf } from './calendar.ts'

/** What a reader that we did not write makes of a file. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      id: event.uid,
      title: event.summary,
      text: event.description,
      day: event.startDate.isDate,
      start: event.startDate.toString(),
      hours: event.startDate.isDate ? null : event.duration.toSeconds() / 3600,
      weekday: event.startDate.dayOfWeek(),
      shows: component.getFirstPropertyValue('transp'),
      class: component.getFirstPropertyValue('class'),
      stamp: String(component.getFirstPropertyValue('dtstamp')),
    }
  })
}

const timesIn = (zone: string, text: string): WeeklyTimes => ({ zone, slots: slotsFrom(text) })

const lab = activityOf({
  slug: 'lab',
  kind: 'lab',
  title: 'Slow orders',
  hours: { from: 8, to: 8 },
  proves: ['a@senior:lab'],
})
const lead = activityOf({ slug: 'lead', kind: 'work', title: 'Lead a design', proves: ['b@senior:win'] })
const input = inputOf({ wants: [wantOf('a', 'a@senior'), wantOf('b', 'b@senior')], activities: [lab, lead] })
const asked = (rest: Partial<CalendarInput> = {}): CalendarInput => ({
  plan: makePlan(input),
  activities: [lab, lead],
  times: null,
  quiet: [],
  quietWeekdays: [],
  id: 'person',
  madeAt: '2026-11-23T09:00:00Z',
  ...rest,
})

describe('a plan in a calendar', () => {
  it('is notes on days where nobody said when', () => {
    const events = read(calendarOf(asked()))
    expect(events.map(({ title, start, day, shows }) => ({ title, start, day, shows }))).toEqual([
      { title: 'Lab: Slow orders (5 h of 8)', start: '2026-11-23', day: true, shows: 'TRANSPARENT' },
      { title: 'At work: Lead a design (2 h)', start: '2026-11-23', day: true, shows: 'TRANSPARENT' },
      { title: 'Lab: Slow orders (3 h of 8)', start: '2026-11-30', day: true, shows: 'TRANSPARENT' },
    ])
    expect(new Set(events.map(({ class: own }) => own))).toEqual(new Set(['PRIVATE']))
    expect(new Set(events.map(({ stamp }) => stamp))).toEqual(new Set(['2026-11-23T09:00:00Z']))
    expect(events[0]?.text).toMatch(/^Why: Raises the chance of .+\nDone when: Did lab\.$/)
  })
  it('fills the times of the week, in the zone of whoever named them', () => {
    const times = timesIn('Europe/Berlin', 'Sat 9:00-12:00, Tue 18:30-20:00')
    const events = read(calendarOf(asked({ times }))).filter(({ title }) => title.startsWith('Lab'))
    expect(events.map(({ start, hours }) => ({ start, hours }))).toEqual([
      { start: '2026-11-23', hours: null },
      { start: '2026-11-24T17:30:00Z', hours: 1.5 },
      { start: '2026-11-28T08:00:00Z', hours: 3 },
      { start: '2026-12-01T17:30:00Z', hours: 1.5 },
      { start: '2026-12-05T08:00:00Z', hours: 1.5 },
    ])
    expect(events.map(({ shows }) => shows)).toEqual(['TRANSPARENT', 'OPAQUE', 'OPAQUE', 'OPAQUE', 'OPAQUE'])
  })
  it('a slot past midnight ends on the next day', () => {
    const events = read(calendarOf(asked({ times: timesIn('UTC', 'Mon 22:00-3:00') })))
    expect(events.find(({ hours }) => hours === 5)?.start).toBe('2026-11-23T22:00:00Z')
  })
  it.each([
    [
      'Europe/Berlin',
      '2027-03-22',
      'Sat 20:00-21:00, Sun 20:00-21:00',
      ['2027-03-27T19:00:00Z', '2027-03-28T18:00:00Z'],
    ],
    [
      'Europe/Berlin',
      '2026-10-19',
      'Sat 20:00-21:00, Sun 20:00-21:00',
      ['2026-10-24T18:00:00Z', '2026-10-25T19:00:00Z'],
    ],
    [
      'America/New_York',
      '2027-03-08',
      'Sat 9:00-10:00, Sun 9:00-10:00',
      ['2027-03-13T14:00:00Z', '2027-03-14T13:00:00Z'],
    ],
    [
      'Australia/Lord_Howe',
      '2027-03-29',
      'Sat 9:00-10:00, Sun 9:00-10:00',
      ['2027-04-02T22:00:00Z', '2027-04-03T22:30:00Z'],
    ],
    [
      'Asia/Kolkata',
      '2027-03-22',
      'Sat 20:00-21:00, Sun 20:00-21:00',
      ['2027-03-27T14:30:00Z', '2027-03-28T14:30:00Z'],
    ],
  ])(
    'in %s, the week of %s: the clock on the wall stays, the hour of the world moves',
    (zone, from, text, starts) => {
      const plan = makePlan({ ...input, from, until: null, hours: { ...fiveHours, perWeek: 2 } })
      const file = calendarOf(asked({ plan, times: timesIn(zone, text) }))
      const events = read(file).filter(({ title }) => title.startsWith('Lab'))
      expect(events.slice(0, 2).map(({ start }) => start)).toEqual(starts)
      // No reader has to know the zone.
      expect(file).not.toMatch(/TZID|VTIMEZONE/)
    },
  )
  it('an appointment is a note on its day, and a fixed date is told', () => {
    const appointments = [{ title: 'Interview, at “Shop”', date: '2026-12-03', hours: 2 }]
    const plan = makePlan({
      ...input,
      appointments,
      fixed: [{ activity: 'lab', when: 'by', date: '2026-12-13' }],
    })
    const events = read(calendarOf(asked({ plan, times: timesIn('UTC', 'Tue 20:00-23:00') })))
    expect(events.filter(({ title }) => title.startsWith('Interview'))).toMatchObject([
      { title: 'Interview, at “Shop”', start: '2026-12-03', shows: 'TRANSPARENT', class: 'PRIVATE' },
    ])
    expect(events.find(({ title }) => title.startsWith('Lab'))?.text).toContain('Fixed: by 13 Dec 2026')
  })
  it('leaves quiet days alone, and work to days of work', () => {
    const drawn = drawnInput(4, { activities: 60, skills: 20, wants: 15, perWeek: 6, weeks: 12 })
    const quiet = [{ from: '2026-12-21', to: '2026-12-27' }]
    const quietWeekdays = [3, 7]
    const plan = makePlan({ ...drawn, hours: { ...fiveHours, quiet, quietWeekdays } })
    const events = read(calendarOf(asked({ plan, activities: drawn.activities, quiet, quietWeekdays })))
    expect(events.length).toBeGreaterThan(20)
    for (const { title, start, weekday } of events) {
      expect(start < '2026-12-21' || start > '2026-12-27', `${title} on ${start}`).toBe(true)
      // Sunday is 1 there.
      if (/^(At work|On call|Mentoring|Interviewing)/.test(title))
        expect(weekday, title).not.toSatisfy((day: number) => day === 1 || day === 7)
      else expect([1, 4], title).not.toContain(weekday)
    }
  })
  it('holds every hour of the plan, once', () => {
    const drawn = drawnInput(7, { activities: 60, skills: 20, wants: 15, perWeek: 6, weeks: 12 })
    const plan = makePlan(drawn)
    const times = timesIn('Europe/Berlin', 'Mon 18:00-20:00, Thu 18:00-20:00')
    const events = read(calendarOf(asked({ plan, activities: drawn.activities, times })))
    const told = events.reduce((sum, { title }) => sum + Number(/\(([\d.]+) h/.exec(title)?.[1]), 0)
    expect(told).toBe(plan.weeks.flatMap(({ pieces }) => pieces).reduce((sum, { hours }) => sum + hours, 0))
    for (const { title, hours } of events)
      if (hours !== null) expect(Number(/\(([\d.]+) h/.exec(title)?.[1])).toBe(hours)
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  })
  it('what is written comes back, whatever it is', () => {
    const title = `Commas, semicolons; back\\slashes "quotes" – ünï 🏗 and ${'a very long title '.repeat(12).trim()}`
    const nasty = {
      ...lab,
      title,
      doneWhen: 'Line one\r\nEND:VEVENT\r\nBEGIN:VEVENT',
      steps: ['a\u0000b\u001bc', 'second; step'],
    }
    const text = calendarOf(asked({ plan: makePlan({ ...input, activities: [nasty] }), activities: [nasty] }))
    const [event] = read(text)
    expect(event?.title).toBe(`Lab: ${title} (5 h of 8)`)
    expect(event?.text).toContain('Done when: Line one END:VEVENT BEGIN:VEVENT\n\n1. a b c\n2. second; step')
    expect(read(text)).toHaveLength(2)
    for (const line of text.split('\r\n')) {
      expect(new TextEncoder().encode(line).length, line).toBeLessThanOrEqual(75)
      expect(line).not.toMatch(/[\r\n]/)
    }
  })
  it('made again, it is the same, and the same things keep their ids', () => {
    expect(calendarOf(asked())).toBe(calendarOf(asked()))
    const ids = (plan: Plan) => read(calendarOf(asked({ plan }))).map(({ id }) => id)
    const later = makePlan({ ...input, from: '2026-11-30' })
    expect(ids(later).sort()).toEqual(ids(makePlan(input)).sort())
  })
  it('an empty plan is an empty calendar', () => {
    expect(read(calendarOf(asked({ plan: makePlan(inputOf()) })))).toEqual([])
  })
})
