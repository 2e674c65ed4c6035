import { describe, expect, it } from 'vitest'
import type { TouchedSkill } from './fit.ts'
import { stateSays, touchesSay } from './words.ts'

describe('where a certificate stands is said', () => {
  it.each([
    [{ state: 'planned' }, 'Planned; no day is set'],
    [{ state: 'planned', examOn: '2027-02-01' }, 'Planned; exam on 1 Feb 2027'],
    [{ state: 'held', passedOn: '2025-01-10' }, 'Passed 10 Jan 2025; does not lapse'],
    [
      { state: 'held', passedOn: '2025-01-10', expires: '2028-01-10' },
      'Passed 10 Jan 2025; valid until 10 Jan 2028',
    ],
    [
      { state: 'expires-soon', passedOn: '2025-01-10', expires: '2027-01-10', examOn: '2026-12-31' },
      'Passed 10 Jan 2025; valid until 10 Jan 2027, which is soon; next exam on 31 Dec 2026',
    ],
    [
      { state: 'lapsed', passedOn: '2023-01-10', expires: '2025-01-10' },
      'Passed 10 Jan 2023; lapsed after 10 Jan 2025',
    ],
  ] as const)('%o', (told, says) => {
    expect(stateSays({ passedOn: null, examOn: null, expires: null, ...told })).toBe(says)
  })
})

describe('what a certificate does for what is missing is said', () => {
  const touched = (name: string, more: Partial<TouchedSkill>): TouchedSkill => ({
    ...{ skill: name, name, stage: 'senior', standing: 'none', objectives: [], claims: 'mid', enough: false },
    ...more,
  })
  it('nothing of one that touches none of it', () => {
    expect(touchesSay({ touches: [], missing: 9 })).toEqual([])
  })
  it('what it claims as asked, what below, and what not at all', () => {
    const touches = [
      touched('Networks', { stage: 'mid', enough: true }),
      touched('Pods', {}),
      touched('Logs', {}),
      touched('Strategy', { claims: null }),
    ]
    expect(touchesSay({ touches, missing: 9 })).toEqual([
      'Touches 4 of 9 missing skills.',
      'Claims at the stage asked for: Networks. Work has to show it still.',
      'Claims at mid, asked at senior: Pods and Logs.',
      'Asks about, and claims nothing of: Strategy.',
    ])
  })
})
