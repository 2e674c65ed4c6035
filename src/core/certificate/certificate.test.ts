import { describe, expect, it } from 'vitest'
import { type Certificate, expiryOf, stateOf, told, untold, wrongIn } from './certificate.ts'

const today = '2026-11-22'
const certificate = (more: Partial<Certificate> = {}): Certificate => ({
  ...{ certification: 'ckad', passedOn: '2025-11-22', expiresOn: null, examOn: null, reference: '' },
  ...more,
})

describe('a certificate is valid', () => {
  it.each([
    ['for the months of its kind', '2025-11-22', null, 24, '2027-11-22'],
    ['until the month’s last day where the same day is not in it', '2025-08-31', null, 6, '2026-02-28'],
    ['which in a leap year is one later', '2023-08-31', null, 6, '2024-02-29'],
    ['and from a leap day for whole years', '2024-02-29', null, 36, '2027-02-28'],
    ['over the turn of a year', '2025-12-01', null, 1, '2026-01-01'],
    ['as long as its issuer says, whatever its kind', '2025-11-22', '2026-01-31', 24, '2026-01-31'],
    ['for good where its kind does not lapse', '2025-11-22', null, null, null],
    ['not at all before it is passed', null, null, 24, null],
  ])('%s', (_, passedOn, expiresOn, months, expires) => {
    expect(expiryOf({ passedOn, expiresOn }, months)).toBe(expires)
  })

  it.each([
    ['planned, before it is passed', null, null, 'planned'],
    ['held, where it does not lapse', '2001-01-01', null, 'held'],
    ['held, 91 days before its last', '2025-01-01', '2027-02-21', 'held'],
    ['about to lapse, 90 days before its last', '2025-01-01', '2027-02-20', 'expires-soon'],
    ['still valid on its last day', '2025-01-01', '2026-11-22', 'expires-soon'],
    ['lapsed on the day after', '2025-01-01', '2026-11-21', 'lapsed'],
  ])('it is %s', (_, passedOn, expires, state) => {
    expect(stateOf({ passedOn }, expires, today)).toBe(state)
  })
})

describe('what cannot be so is said', () => {
  it.each([
    ['nothing of one that is whole', {}, null],
    ['nothing of one passed today', { passedOn: today }, null],
    ['nothing of one that is planned without a day', { passedOn: null }, null],
    ['a day that the calendar does not have', { passedOn: '2026-02-30' }, /^passed: 2026-02-30 is no day/],
    ['words for a day', { passedOn: null, examOn: 'spring' }, /^exam: spring is no day/],
    ['a pass that is still to come', { passedOn: '2026-11-23' }, /^passed: .* still to come/],
    ['an end before the pass', { expiresOn: '2025-11-21' }, /^expires: .* before it was passed/],
    ['an end without a pass', { passedOn: null, expiresOn: '2027-01-01' }, /^expires: /],
    ['a reference that is a text', { reference: 'x'.repeat(501) }, /^reference: /],
  ] as const)('%s', (_, more, says) => {
    const wrong = wrongIn(certificate(more), today)
    if (says === null) expect(wrong).toEqual([])
    else expect(wrong).toEqual([expect.stringMatching(says)])
  })
})

describe('what is told of a certificate', () => {
  const before = certificate({ expiresOn: '2027-01-01', examOn: '2027-05-05', reference: 'No. 7' })
  it.each([
    ['stays where it is not told anew', before, { reference: 'No. 8' }, { ...before, reference: 'No. 8' }],
    [
      'begins a new term with a new pass',
      before,
      { passedOn: '2026-11-20' },
      { ...before, passedOn: '2026-11-20', expiresOn: null, examOn: null },
    ],
    [
      'and keeps the term that is told with it',
      before,
      { passedOn: '2026-11-20', expiresOn: '2028-01-01' },
      { ...before, passedOn: '2026-11-20', expiresOn: '2028-01-01', examOn: null },
    ],
    [
      'plans no examination that was passed',
      untold('ckad'),
      { passedOn: '2026-11-20', examOn: '2026-11-20' },
      { ...untold('ckad'), passedOn: '2026-11-20' },
    ],
    [
      'but one for a renewal',
      untold('ckad'),
      { passedOn: '2026-11-20', examOn: '2028-11-01' },
      { ...untold('ckad'), passedOn: '2026-11-20', examOn: '2028-11-01' },
    ],
  ])('%s', (_, was, now, after) => expect(told(was, now)).toEqual(after))
})
