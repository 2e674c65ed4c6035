import { describe, expect, it } from 'vitest'
import { signalIds } from '../signal/catalogue.ts'
import type { Behaviour } from './benchmark.ts'
import { inRepository, shownBy } from './shown-by.ts'

const behaviour = (signals: Behaviour['signals']): Behaviour => ({
  id: 'adds-index',
  stage: 'mid',
  text: 'Adds an index.',
  signals,
})
const labs = [
  { slug: 'slow-orders', title: 'The slow list', behaviours: [{ skill: 'tuning', behaviour: 'adds-index' }] },
  { slug: 'oversold', title: 'Sold twice', behaviours: [{ skill: 'transactions', behaviour: 'adds-index' }] },
]

describe('what can show a behaviour', () => {
  it('is what a repository shows, and the labs of this very behaviour', () => {
    expect(shownBy('tuning', behaviour([{ signal: 'sql-index', strength: 'fair' }]), labs)).toEqual({
      repository: ['Adds an index'],
      labs: [{ slug: 'slow-orders', title: 'The slow list' }],
    })
  })

  it('is nothing where only words speak for it', () => {
    expect(shownBy('mentoring', behaviour([]), labs)).toEqual({ repository: [], labs: [] })
  })

  it('names what it is about where it would say nothing otherwise', () => {
    const says = inRepository(behaviour([{ signal: 'hard-defect-fix', strength: 'fair' }]))
    expect(says).toEqual(['Fixes a race, a deadlock, a leak or a memory error'])
  })

  it.each(signalIds)('in words, %s has no gap where a finding would name something', (signal) => {
    const [says = ''] = inRepository(behaviour([{ signal, strength: 'weak' }]))
    expect(says).toMatch(/^[A-Z][^{}]*[^\s:({.]$/)
    expect(says).not.toMatch(/ {2}|\(\)| (with|for|a)$/)
  })
})
