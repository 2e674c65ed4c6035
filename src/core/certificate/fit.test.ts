import { describe, expect, it } from 'vitest'
import type { Activity } from '../activity/activity.ts'
import type { Benchmark, Stage } from '../benchmark/benchmark.ts'
import type { Certification } from '../benchmark/catalogue.ts'
import type { Need, Want } from '../plan/plan.ts'
import { claimedBy, draftsFromCertificate } from './claims.ts'
import { certificatesFor, missingIn } from './fit.ts'

const skill = (slug: string, ...stages: Stage[]): Benchmark['skills'][number] => ({
  ...{ slug, name: slug.toUpperCase(), area: 'a', core: true, summary: 's' },
  ...{ requires: [], aliases: [], formerSlugs: [] },
  behaviours: stages.map((stage) => ({ id: stage, stage, text: 'Does it.', signals: [] })),
})
const benchmark: Benchmark = {
  version: 3,
  areas: [{ slug: 'a', name: 'A', summary: 's' }],
  skills: [
    skill('pods', 'entry', 'mid', 'senior'),
    skill('networks', 'mid', 'senior'),
    skill('basics', 'entry'),
    skill('strategy', 'senior', 'staff'),
  ],
}
const certification = (slug: string, ...objectives: string[][]): Certification => ({
  ...{ slug, name: slug.toUpperCase(), issuer: 'I', aliases: [], validMonths: 24 },
  source: { title: 'Guide', date: '2026' },
  objectives: objectives.map((skills, index) => ({ text: `objective ${index}`, percent: null, skills })),
})
const activity = (about: string, hours: number, ...proves: string[]): Activity => ({
  ...{ slug: `pass-${about}`, title: about, kind: 'certificate', summary: 's' },
  ...{ hours: { from: 1, to: hours }, requires: [], teaches: [], sources: [], doneWhen: 'd', steps: [] },
  proves: proves.map((name) => ({ skill: name, stage: 'mid', behaviour: null, how: 'certificate' })),
  certification: about,
})

describe('passing an exam claims', () => {
  it.each([
    ['the nearest skill of each objective, at mid', [['pods', 'networks']], [], ['pods@mid']],
    ['each skill once', [['pods'], ['pods'], ['networks']], [], ['pods@mid', 'networks@mid']],
    ['at entry what the bar asks at entry alone', [['basics']], [], ['basics@entry']],
    ['nothing of what the bar asks of seniors alone', [['strategy']], [], []],
    ['nothing by an objective that the bar holds none of', [[]], [], []],
    ['what its activity promises too', [['pods']], ['networks'], ['pods@mid', 'networks@mid']],
  ] as const)('%s', (_, objectives, promised, claims) => {
    const own = certification('x', ...objectives.map((skills) => [...skills]))
    const claimed = claimedBy(own, [activity('x', 1, ...promised), activity('y', 1, 'basics')], benchmark)
    expect(claimed.map((each) => `${each.skill}@${each.stage}`)).toEqual(claims)
  })

  const drafts = (passedOn: string | null, reference = '') =>
    draftsFromCertificate(
      { certification: 'x', passedOn, expiresOn: null, examOn: '2027-01-01', reference },
      certification('x', ['pods']),
      { source: { kind: 'person', instance: 'i', label: 'X' }, benchmark, activities: [] },
    )
  it('nothing before it is passed', () => expect(drafts(null)).toEqual([]))
  it('weakly by one’s word alone, fairly where it can be checked, on the day of the pass', () => {
    const [word] = drafts('2026-05-01', '  ')
    const [checked] = drafts('2026-05-01', 'https://issuer.example/1')
    expect(word).toMatchObject({
      ...{ kind: 'certificate', skill: 'pods', stage: 'mid', behaviour: null },
      observed: { strength: 'weak', present: true, reference: 'X' },
      observedAt: '2026-05-01T12:00:00.000Z',
    })
    expect(checked).toMatchObject({ observed: { strength: 'fair', reference: 'https://issuer.example/1' } })
  })
})

const need = (name: string, stage: Stage, standing: 'none' | 'claimed' | 'shown' = 'none'): Need => ({
  ...{ kind: 'skill', skill: name, stage, standing },
})
const must = (...options: Need[][]): Pick<Want, 'must' | 'options'> => ({ must: true, options })

describe('what is missing of a target', () => {
  it.each([
    [
      'each skill once, at the highest stage asked for',
      [must([need('pods', 'mid')]), must([need('pods', 'senior')])],
      ['pods@senior'],
    ],
    [
      'not what is shown; what is only claimed is',
      [must([need('pods', 'mid', 'shown'), need('networks', 'mid', 'claimed')])],
      ['networks@mid'],
    ],
    [
      'all that could fill an open choice',
      [must([need('pods', 'mid')], [need('networks', 'mid')])],
      ['pods@mid', 'networks@mid'],
    ],
    [
      'nothing of a choice of which one is there',
      [must([need('pods', 'mid', 'shown')], [need('networks', 'mid')])],
      [],
    ],
    ['nothing of what is nice to have', [{ must: false, options: [[need('pods', 'mid')]] }], []],
    ['nothing of what is met whatever it needs', [{ ...must([need('pods', 'mid')]), met: true }], []],
  ])('%s', (_, wants, skills) => {
    expect(missingIn(wants).skills.map((each) => `${each.skill}@${each.stage}`)).toEqual(skills)
  })
  it('certificates that are asked for by name and not held', () => {
    const named = (name: string, held: boolean): Need => ({
      kind: 'certification',
      certification: name,
      held,
    })
    expect(missingIn([must([named('x', false)]), must([named('y', true)])]).certifications).toEqual(['x'])
  })
})

describe('a certificate beside what is missing', () => {
  const missing = missingIn([
    must([need('pods', 'senior'), need('networks', 'mid'), need('strategy', 'senior')]),
  ])
  const fits = (...certifications: Certification[]) =>
    certificatesFor(missing, certifications, {
      benchmark,
      activities: [activity('long', 90), activity('short', 9)],
    })

  it('says what it claims at the stage asked for, what below it, and what it only touches', () => {
    const [fit] = fits(certification('x', ['pods'], ['networks'], ['basics', 'strategy']))
    expect(
      fit?.touches.map((each) => [each.skill, each.stage, each.claims, each.enough, each.objectives]),
    ).toEqual([
      ['networks', 'mid', 'mid', true, ['objective 1']],
      ['pods', 'senior', 'mid', false, ['objective 0']],
      ['strategy', 'senior', null, false, ['objective 2']],
    ])
    expect(fit?.missing).toBe(3)
  })
  it.each([
    [
      'what claims more at the stage asked for goes first',
      [
        ['b', ['pods', 'strategy'], ['strategy']],
        ['a', ['networks']],
      ],
      'a',
    ],
    [
      'then what touches more',
      [
        ['b', ['basics']],
        ['a', ['pods']],
      ],
      'a',
    ],
    [
      'then what takes fewer hours; one without hours last',
      [
        ['none', ['pods']],
        ['long', ['pods']],
        ['short', ['pods']],
      ],
      'short',
    ],
  ] as const)('%s', (_, all, first) => {
    const made = all.map(([slug, ...objectives]) =>
      certification(slug, ...objectives.map((each) => [...each])),
    )
    expect(fits(...made)[0]?.certification).toBe(first)
  })
  it('what is asked for by name goes before everything', () => {
    const asked = missingIn([
      must([need('networks', 'mid')]),
      must([{ kind: 'certification', certification: 'b', held: false }]),
    ])
    const [first] = certificatesFor(
      asked,
      [certification('a', ['networks']), certification('b', ['basics'])],
      {
        benchmark,
        activities: [],
      },
    )
    expect(first).toMatchObject({ certification: 'b', isAskedFor: true, touches: [] })
  })
})
