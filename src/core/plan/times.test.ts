import { describe, expect, it } from 'vitest'
import { hoursIn, lengthOf, slotSays, slotsFrom, wrongInSlots } from './times.ts'

describe('times of a week as they are typed', () => {
  it.each<[string, string]>([
    ['Tue 20:00-21:30', 'Tue 20:00–21:30'],
    ['tuesday 20:00 – 21:30, SAT 9:00-11:00', 'Tue 20:00–21:30, Sat 09:00–11:00'],
    ['Su 8:00-9:00;\nMo 23:00-1:00,', 'Sun 08:00–09:00, Mon 23:00–01:00'],
    ['', ''],
  ])('%j', (text, says) => {
    expect(slotsFrom(text).map(slotSays).join(', ')).toBe(says)
  })
  it.each([
    ['T 20:00-21:30', /“T 20:00-21:30” is no time of a week: “Tue/],
    ['Someday 20:00-21:30', /is no time of a week/],
    ['Tue 20-21', /is no time of a week/],
    ['Tue 20:00', /is no time of a week/],
    ['Tue 25:00-26:00', /not a time of day: 25:00/],
    ['Tue 20:00-21:60', /not a time of day: 21:60/],
  ])('%j is refused', (text, says) => {
    expect(() => slotsFrom(text)).toThrow(says)
  })
  it.each<[string, RegExp | null]>([
    ['Tue 20:00-21:30, Tue 21:30-22:00', null],
    ['Tue 23:00-1:00, Wed 1:00-2:00', null],
    ['Tue 20:00-20:00', /shorter than a quarter/],
    ['Tue 20:00-20:10', /shorter than a quarter/],
    ['Tue 20:00-21:30, Tue 21:00-22:00', /overlap/],
    ['Tue 20:00-22:00, Tue 21:00-21:30', /overlap/],
    ['Tue 20:00-21:00, Tue 20:00-21:00', /overlap/],
    ['Sun 23:00-2:00, Mon 1:00-3:00', /overlap/],
    ['Mon 1:00-3:00, Sun 23:00-2:00', /overlap/],
  ])('%j: %s', (text, says) => {
    expect(wrongInSlots(slotsFrom(text))).toEqual(says === null ? [] : [expect.stringMatching(says)])
  })
  it('past midnight it is as long as by the clock', () => {
    expect(slotsFrom('Mon 23:00-1:30').map(lengthOf)).toEqual([150])
    expect(hoursIn(slotsFrom('Mon 23:00-1:30, Tue 20:00-21:00'))).toBe(3.5)
  })
})
