import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { activityOf, drawnInput, fiveHours, inputOf, wantOf } from '../core/plan/fixture.ts'
import { makePlan } from '../core/plan/make-plan.ts'
import type { Plan } from '../core/plan/plan.ts'
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
      floats: event.startDate.zone === ICAL.Timezone.localTimezone,
      hours: event.startDate.isDate ? null : event.duration.toSeconds() / 3600,
      weekday: event.startDate.dayOfWeek(),
      shows: component.getFirstPropertyValue('transp'),
      class: component.getFirstPropertyValue('class'),
      stamp: String(component.getFirstPropertyValue('dtstamp')),
    }
  })
}

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
  slots: [],
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
  it('fills the slots of the week, in the time of wherever it is read', () => {
    const slots = [
      { weekday: 6, from: '09:00', hours: 3 },
      { weekday: 2, from: '18:30', hours: 1.5 },
    ]
    const events = read(calendarOf(asked({ slots }))).filter(({ title }) => title.startsWith('Lab'))
    expect(events.map(({ start, hours, floats }) => ({ start, hours, floats }))).toEqual([
      { start: '2026-11-23', hours: null, floats: true },
      { start: '2026-11-24T18:30:00', hours: 1.5, floats: true },
      { start: '2026-11-28T09:00:00', hours: 3, floats: true },
      { start: '2026-12-01T18:30:00', hours: 1.5, floats: true },
      { start: '2026-12-05T09:00:00', hours: 1.5, floats: true },
    ])
    expect(events.map(({ shows }) => shows)).toEqual(['TRANSPARENT', 'OPAQUE', 'OPAQUE', 'OPAQUE', 'OPAQUE'])
  })
  it('a slot past midnight ends on the next day', () => {
    const events = read(calendarOf(asked({ slots: [{ weekday: 1, from: '22:00', hours: 5 }] })))
    expect(events.find(({ hours }) => hours === 5)?.start).toBe('2026-11-23T22:00:00')
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
    const slots = [
      { weekday: 1, from: '18:00', hours: 2 },
      { weekday: 4, from: '18:00', hours: 2 },
    ]
    const events = read(calendarOf(asked({ plan, activities: drawn.activities, slots })))
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
  it('a time that is none is refused', () => {
    expect(() => calendarOf(asked({ slots: [{ weekday: 1, from: '25:00', hours: 1 }] }))).toThrow(RangeError)
  })
})
