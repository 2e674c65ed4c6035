import { describe, expect, it } from 'vitest'
import { benchmarkOf, skillOf } from '../readiness/fixture.ts'
import {
  type ApplicationStage,
  emptyApplication,
  furthestOf,
  gapsNamed,
  isOver,
  stageOf,
} from './application.ts'

const benchmark = benchmarkOf([
  skillOf('tuning', 'sql', { name: 'Query tuning', formerSlugs: ['old-tuning'] }),
  skillOf('design', 'arch'),
])
const application = (...stages: ApplicationStage[]) => ({
  ...emptyApplication,
  steps: stages.map((stage) => ({ stage, on: '2026-11-01', says: '' })),
})

it.each<[ApplicationStage[], ApplicationStage, ApplicationStage, boolean]>([
  [[], 'noted', 'noted', false],
  [['applied', 'interview'], 'interview', 'interview', false],
  [['applied', 'interview', 'rejected'], 'rejected', 'interview', true],
  [['rejected'], 'rejected', 'noted', true],
  // Taken up again.
  [['applied', 'no-answer', 'screening'], 'screening', 'screening', false],
])('%j stands at %s, came as far as %s, over %s', (steps, stage, furthest, over) => {
  const one = application(...steps)
  expect([stageOf(one), furthestOf(one), isOver(one)]).toEqual([stage, furthest, over])
})

describe('gaps that rejections point at', () => {
  const turnedDown = (number: number, ...skills: string[]) => ({
    number,
    content: { ...application('applied', 'rejected'), gaps: skills.map((skill) => ({ skill, says: '' })) },
  })
  it('come most often named first, each application once, under the name of today', () => {
    const found = gapsNamed(
      [turnedDown(3, 'tuning', 'old-tuning'), turnedDown(2, 'design', 'tuning'), turnedDown(1)],
      benchmark,
    )
    expect(found).toEqual([
      { skill: 'tuning', name: 'Query tuning', applications: [3, 2], of: 3 },
      { skill: 'design', name: 'design', applications: [2], of: 3 },
    ])
  })
  it('count only where it was turned down', () => {
    const going = {
      number: 1,
      content: { ...application('interview'), gaps: [{ skill: 'design', says: '' }] },
    }
    expect(gapsNamed([going], benchmark)).toEqual([])
  })
  it('keep a name that the benchmark no longer has', () => {
    expect(gapsNamed([turnedDown(1, 'gone')], benchmark)).toMatchObject([{ skill: 'gone', name: 'gone' }])
  })
})
