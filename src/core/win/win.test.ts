import { describe, expect, it } from 'vitest'
import { emptyText, instantOf, saysTheSame } from './win.ts'

const today = '2026-11-22T10:00:00.000Z'

describe('when a win was', () => {
  it.each<[string, string | null]>([
    ['', null],
    ['2026', null],
    ['yesterday', null],
    ['2026-13', null],
    ['2026-02-30', null],
    ['0026-01-01', null],
    ['2026-09', '2026-09-01T12:00:00.000Z'],
    [' 2026-09-14 ', '2026-09-14T12:00:00.000Z'],
    ['2026-11-21', '2026-11-21T12:00:00.000Z'],
    // Noon is still to come; where the reader is, tomorrow may have begun.
    ['2026-11-22', today],
    ['2026-11-23', null],
    ['2024-02-29', '2024-02-29T12:00:00.000Z'],
  ])('%j', (when, instant) => expect(instantOf(when, today)).toBe(instant))
})

it('spaces and the order of behaviours change nothing that a win says', () => {
  const [a, b] = [
    { skill: 'a', behaviour: 'x' },
    { skill: 'b', behaviour: 'x' },
  ]
  const one = { text: { ...emptyText, title: 'One' }, shows: [a, b] }
  expect(saysTheSame(one, { text: { ...emptyText, title: ' One ' }, shows: [b, a] })).toBe(true)
  expect(saysTheSame(one, { ...one, shows: [a] })).toBe(false)
  expect(saysTheSame(one, { ...one, text: { ...one.text, part: 'all' } })).toBe(false)
})
