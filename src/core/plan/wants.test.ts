import { describe, expect, it } from 'vitest'
import type { Catalogue } from '../benchmark/catalogue.ts'
import { benchmarkOf, skillOf } from '../readiness/fixture.ts'
import type { EvidenceRow, Requirement } from '../target/target.ts'
import { wantsOf } from './wants.ts'

const benchmark = benchmarkOf([
  skillOf('redis', 'data', {}, 'a@mid', 'b@senior'),
  skillOf('sql', 'data', {}, 'a@mid'),
])
const catalogue: Catalogue = {
  tools: [{ slug: 'valkey', name: 'Valkey', kind: 'database', aliases: [], skills: ['redis', 'sql'] }],
  certifications: [],
}
const rowOf = (rest: Partial<Requirement>, fit: EvidenceRow['fit'] = 'missing'): EvidenceRow => ({
  requirement: {
    ...{
      id: 'one',
      kind: 'skill',
      text: 'One',
      span: null,
      within: null,
      must: true,
      stage: 'senior',
      years: null,
    },
    ...{ skills: [], tools: [], certifications: [], unknown: [], alternatives: [] },
    ...rest,
  },
  fit,
  because: '',
  evidence: [],
})
const wanted = (row: EvidenceRow, asked: 'shown' | 'proven' = 'shown') =>
  wantsOf({
    rows: [row],
    benchmark,
    catalogue,
    standingOf: () => 'shown',
    weights: new Map([['heavy', 3]]),
    asked,
  })[0]
const need = (skill: string, stage: string, standing: string) => ({ kind: 'skill', skill, stage, standing })
const named = (rest: object) => ({ text: '', span: null, skills: [], tools: [], certifications: [], ...rest })

describe('what is wanted of a requirement', () => {
  const cases: [string, Partial<Requirement>, unknown][] = [
    [
      'all skills that it names',
      { skills: ['redis', 'sql'] },
      [[need('redis', 'senior', 'shown'), need('sql', 'mid', 'shown')]],
    ],
    [
      'a tool, in what it is used for first',
      { kind: 'tool', tools: ['valkey'] },
      [[need('redis', 'senior', 'claimed')]],
    ],
    [
      'any of its alternatives, of those that are known',
      { alternatives: [named({ skills: ['sql'] }), named({ skills: ['redis'] }), named({})] },
      [[need('sql', 'mid', 'shown')], [need('redis', 'senior', 'shown')]],
    ],
    [
      'a certification by name',
      { kind: 'certification', certifications: ['ckad'] },
      [[{ kind: 'certification', certification: 'ckad', held: false }]],
    ],
    ['nothing of years', { kind: 'years', skills: ['redis'] }, []],
    ['nothing of a degree', { kind: 'credential' }, []],
    ['nothing of what nobody knows', { kind: 'other', unknown: ['Foo'] }, []],
  ]
  it.each(cases)('%s', (_, requirement, options) => {
    expect(wanted(rowOf(requirement))?.options).toEqual(options)
  })
  it('what the table calls met is met, where it is enough to be shown', () => {
    expect(wanted(rowOf({ tools: ['valkey'] }, 'met'))?.met).toBe(true)
    expect(wanted(rowOf({ tools: ['valkey'] }, 'met'), 'proven')?.met).toBe(false)
    expect(wanted(rowOf({ tools: ['valkey'] }, 'weak'))?.met).toBe(false)
  })
  it('weighs as the person said', () => {
    expect(wanted(rowOf({ id: 'heavy' }))?.weight).toBe(3)
    expect(wanted(rowOf({}))?.weight).toBe(1)
  })
})
