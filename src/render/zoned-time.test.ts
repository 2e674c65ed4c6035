import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../core/plan/weeks.ts'
import { instantIn, isZone } from './zoned-time.ts'

const at = (zone: string, date: string, hours: number): string =>
  new Date(instantIn(zone, dayOf(date), hours * 60)).toISOString().slice(0, 16)

describe('the instant of a time on the wall', () => {
  it.each([
    ['winter', 'Europe/Berlin', '2027-03-27', 20, '2027-03-27T19:00'],
    ['summer', 'Europe/Berlin', '2027-03-28', 20, '2027-03-28T18:00'],
    ['just before the change', 'Europe/Berlin', '2027-03-28', 1.5, '2027-03-28T00:30'],
    ['left out: by the clock before it', 'Europe/Berlin', '2027-03-28', 2.5, '2027-03-28T01:30'],
    ['just after the change', 'Europe/Berlin', '2027-03-28', 3, '2027-03-28T01:00'],
    ['twice: the first', 'Europe/Berlin', '2027-10-31', 2.5, '2027-10-31T00:30'],
    ['west of the ocean', 'America/New_York', '2027-03-14', 9, '2027-03-14T13:00'],
    ['half an hour of daylight saving', 'Australia/Lord_Howe', '2027-04-04', 9, '2027-04-03T22:30'],
    ['no daylight saving', 'Asia/Kolkata', '2027-07-01', 9, '2027-07-01T03:30'],
    ['as far east as it goes', 'Pacific/Kiritimati', '2027-07-01', 9, '2027-06-30T19:00'],
    ['the next day', 'UTC', '2027-07-01', 25, '2027-07-02T01:00'],
  ])('%s: %s, %s at %f', (_, zone, date, hours, instant) => {
    expect(at(zone, date, hours)).toBe(instant)
  })

  it('is what a clock there shows, in any zone on any day, but for the hours that are left out', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'Europe/Berlin',
          'America/Sao_Paulo',
          'America/St_Johns',
          'Pacific/Chatham',
          'Africa/Casablanca',
        ),
        fc.integer({ min: dayOf('2020-01-01'), max: dayOf('2035-01-01') }),
        fc.integer({ min: 5 * 60, max: 24 * 60 - 1 }),
        (zone, day, minutes) => {
          // The language's own words for it, which share nothing with the way it is worked out.
          const shown = new Date(instantIn(zone, day, minutes)).toLocaleString('sv-SE', { timeZone: zone })
          expect(shown).toBe(
            new Date(day * 86_400_000 + minutes * 60_000).toISOString().slice(0, 19).replace('T', ' '),
          )
        },
      ),
    )
  })

  it.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['Europe/Nowhere', false],
    ['', false],
  ])('%j is a zone: %s', (zone, is) => {
    expect(isZone(zone)).toBe(is)
  })
})
