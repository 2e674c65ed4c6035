import { describe, expect, it } from 'vitest'
import { claimsOf, mendedTarget, nothingMended, type TargetMending } from './mend.ts'
import type { Requirement, Target } from './target.ts'

const requirement = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  id,
  kind: 'tool',
  text: id,
  span: { from: 0, to: 2 },
  within: null,
  must: true,
  stage: 'senior',
  years: null,
  skills: [],
  tools: [id],
  certifications: [],
  unknown: [],
  alternatives: [],
  ...more,
})
const target: Target = {
  kind: 'job-description',
  title: 'Senior Engineer',
  stage: 'senior',
  text: 'Go or Java',
  facts: {
    title: { value: 'Senior Engineer', text: 'Senior Engineer', span: { from: 0, to: 15 } },
    seniority: null,
    years: null,
    location: null,
    workplace: null,
    pay: null,
  },
  requirements: [
    requirement('go'),
    requirement('sql', { stage: 'entry' }),
    requirement('x', { tools: [], unknown: ['X'] }),
  ],
}
const mended = (mending: Partial<TargetMending>) => mendedTarget(target, { ...nothingMended, ...mending })

describe('a target as its owner put it right', () => {
  it('nothing mended is what was read', () => {
    expect(mended({})).toEqual({ ...target, dropped: [] })
  })

  it.each<[string, Partial<TargetMending>, Partial<Requirement>]>([
    ['a must becomes nice', { requirements: { go: { must: false } } }, { must: false }],
    ['another stage', { requirements: { go: { stage: 'mid' } } }, { stage: 'mid' }],
    ['years', { requirements: { go: { years: { from: 3, to: null } } } }, { years: { from: 3, to: null } }],
    [
      'another skill',
      { requirements: { go: { skills: ['caching'], tools: [] } } },
      { skills: ['caching'], tools: [] },
    ],
  ])('%s', (_, mending, expected) => {
    expect(mended(mending).requirements[0]).toMatchObject({ id: 'go', ...expected })
  })

  it('another stage for all moves what is asked at the stage, and what is only named to a stage below', () => {
    const all = mendedTarget(
      {
        ...target,
        requirements: [
          requirement('deep'),
          requirement('named', { stage: 'mid' }),
          requirement('basic', { stage: 'entry' }),
          requirement('duty', { stage: 'mid', kind: 'responsibility' }),
        ],
      },
      { ...nothingMended, stage: 'staff' },
    )
    expect(all.requirements.map(({ stage }) => stage)).toEqual(['staff', 'senior', 'entry', 'mid'])
  })

  it('the person’s word that they meet it changes nothing of what is asked', () => {
    const mending = {
      ...nothingMended,
      requirements: { go: { claim: 'Five years of it' }, x: { must: false } },
    }
    expect(mended(mending).requirements[0]).toEqual(target.requirements[0])
    expect(claimsOf(mending)).toEqual({ go: 'Five years of it' })
  })

  it('several things of which any is enough, and back', () => {
    const any = mended({ requirements: { go: { tools: ['go', 'java'], any: true } } }).requirements[0]
    expect(any?.alternatives.map(({ tools }) => tools)).toEqual([['go'], ['java']])
    expect(mended({ requirements: { go: { tools: ['go', 'java'] } } }).requirements[0]?.alternatives).toEqual(
      [],
    )
    expect(mended({ requirements: { go: { any: true } } }).requirements[0]?.alternatives).toEqual([])
  })

  it('an unknown name that is said to be a tool is unknown no more', () => {
    expect(mended({ requirements: { x: { tools: ['kafka'] } } }).requirements[2]).toMatchObject({
      tools: ['kafka'],
      unknown: [],
    })
  })

  it('what is dropped is kept apart, so that it can be taken back', () => {
    const { requirements, dropped } = mended({ requirements: { go: { dropped: true } } })
    expect(requirements.map(({ id }) => id)).toEqual(['sql', 'x'])
    expect(dropped.map(({ id }) => id)).toEqual(['go'])
  })

  it('another stage counts for what was read at the old one alone', () => {
    expect(mended({ stage: 'staff' }).requirements.map(({ stage }) => stage)).toEqual([
      'staff',
      'entry',
      'staff',
    ])
  })

  it('what was added has no place; one id is given once', () => {
    const added = {
      id: 'own-1',
      text: 'Caching',
      must: true,
      stage: 'senior' as const,
      skills: ['caching'],
      tools: [],
    }
    const { requirements } = mended({ added: [added, { ...added, text: 'again' }, { ...added, id: 'go' }] })
    expect(requirements).toHaveLength(4)
    expect(requirements.at(-1)).toMatchObject({ id: 'own-1', kind: 'skill', span: null, text: 'Caching' })
  })

  it('facts in their own words, or taken out', () => {
    const { facts } = mended({ facts: { location: 'Oslo', title: null } })
    expect(facts).toMatchObject({ location: { value: 'Oslo', span: null }, title: null })
  })

  it('mends of what is not there, by whatever name, change nothing', () => {
    expect(mended({ requirements: { gone: { must: false }, constructor: { must: false } } })).toEqual({
      ...target,
      dropped: [],
    })
  })
})
