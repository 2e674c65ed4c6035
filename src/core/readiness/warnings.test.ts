import { describe, expect, test } from 'vitest'
import { benchmarkOf, entryOf, skillOf, type Told } from './fixture.ts'
import { readiness } from './readiness.ts'

const architecture = ['designing', 'service-boundaries', 'messaging', 'consistency', 'evolving'].map((slug) =>
  skillOf(slug, 'architecture'),
)
const benchmark = benchmarkOf([
  ...architecture,
  skillOf('load', 'performance'),
  skillOf('rare', 'performance', { core: false }),
])

const warnings = (...told: Told[]) =>
  readiness({ benchmark, entries: told.map(entryOf), stage: 'senior', asOf: '2026-11-22T00:00:00Z' }).warnings
const reason = (id: string, ...told: Told[]): string | undefined =>
  warnings(...told).find((warning) => warning.id === id)?.reason

describe('warnings', () => {
  test('none before there is any evidence', () => expect(warnings()).toEqual([]))

  test('areas and skills that the benchmark does not have are passed over', () => {
    expect(warnings({ skill: 'rare' }).map(({ id }) => id)).toEqual([
      'weak-system-design',
      'no-cloud-or-microservices',
      'no-performance-proof',
    ])
  })

  test('the reason names figures and skills', () => {
    expect(
      reason(
        'weak-system-design',
        { skill: 'service-boundaries', stage: 'mid', observedAt: '2019-03-05T00:00:00Z' },
        { skill: 'messaging', kind: 'self' },
      ),
    ).toBe(
      'Of 5 architecture skills none is shown at senior; service-boundaries is seen at mid, last in Mar 2019; messaging rests on words; nothing speaks for designing, consistency and evolving.',
    )
  })

  test('of several seen lower down, the one seen last is named', () => {
    expect(
      reason(
        'weak-system-design',
        { skill: 'designing', stage: 'mid', observedAt: '2021-03-05T00:00:00Z' },
        { skill: 'messaging', stage: 'entry', observedAt: '2019-03-05T00:00:00Z' },
      ),
    ).toContain('designing is seen at mid, last in Mar 2021;')
  })

  test('of many of which nothing is known, a part is counted and all are any', () => {
    expect(reason('weak-system-design', { skill: 'load' })).toBe(
      'Of 5 architecture skills none is shown at senior; nothing speaks for any of them.',
    )
    expect(reason('weak-system-design', { skill: 'designing', kind: 'self' })).toBe(
      'Of 5 architecture skills none is shown at senior; designing rests on words; nothing speaks for 4 of them.',
    )
    expect(reason('weak-system-design', { skill: 'designing' })).toBe(
      'Of 5 architecture skills 1 is shown at senior; nothing speaks for 4 of them.',
    )
  })

  test('the share that has to be shown is a boundary', () => {
    expect(reason('weak-system-design', { skill: 'designing' }, { skill: 'messaging' })).toBe(
      'Of 5 architecture skills 2 are shown at senior; nothing speaks for service-boundaries, consistency and evolving.',
    )
    const three = [{ skill: 'designing' }, { skill: 'messaging' }, { skill: 'evolving' }]
    expect(reason('weak-system-design', ...three)).toBeUndefined()
  })

  test('one skill is enough where a rule asks for any', () => {
    expect(reason('no-performance-proof', { skill: 'load' })).toBeUndefined()
    expect(reason('no-performance-proof', { skill: 'designing' })).toBe(
      'Of 1 performance skill none is shown at senior; nothing speaks for load.',
    )
  })

  test('a claim is not enough', () => {
    expect(reason('no-performance-proof', { skill: 'load', kind: 'resume' })).toBe(
      'Of 1 performance skill none is shown at senior; load rests on words.',
    )
  })

  const claimed = 'claimed-not-shown'
  const claims: [string, Told[], string | undefined][] = [
    ['work alone claims nothing', [{ skill: 'load' }], undefined],
    [
      'a résumé alone',
      [{ skill: 'load', kind: 'resume' }],
      'You claim load; no work that was read, no lab and nobody else shows it.',
    ],
    [
      'a self-rating and a certificate, at whatever stage',
      [
        { skill: 'load', kind: 'self', stage: 'staff' },
        { skill: 'messaging', kind: 'certificate', stage: 'entry' },
      ],
      'You claim messaging and load; no work that was read, no lab and nobody else shows them.',
    ],
    [
      'work shows it, if only below',
      [
        { skill: 'load', kind: 'resume' },
        { skill: 'load', stage: 'entry' },
      ],
      undefined,
    ],
    [
      'somebody else has seen it',
      [
        { skill: 'load', kind: 'resume' },
        { skill: 'load', kind: 'feedback' },
      ],
      undefined,
    ],
    [
      'a lab shows it',
      [
        { skill: 'load', kind: 'resume' },
        { skill: 'load', kind: 'lab' },
      ],
      undefined,
    ],
    ['to have said no claims nothing', [{ skill: 'load', kind: 'self', present: false }], undefined],
  ]
  test.each(claims)('words alone: %s', (_, told, expected) => expect(reason(claimed, ...told)).toBe(expected))

  test('of many claims, those of the core come first, then those made most often', () => {
    const often = (skill: string, times: number): Told[] =>
      Array.from({ length: times }, (_, i) => ({ skill, kind: 'resume' as const, source: `${skill} ${i}` }))
    const told = [
      ...often('rare', 9),
      ...often('designing', 1),
      ...often('messaging', 3),
      ...often('load', 2),
      ...often('evolving', 1),
    ]
    expect(warnings(...told).find(({ id }) => id === claimed)).toMatchObject({
      reason:
        'You claim messaging, load, designing, evolving and 1 other skill; no work that was read, no lab and nobody else shows them.',
      skills: ['messaging', 'load', 'designing', 'evolving', 'rare'],
    })
  })

  test('what a résumé says itself is warned of with the rest', () => {
    const tools = ['React', 'Redux', 'CSS'].map((name) => ({ slug: name, name, kind: 'frontend' as const }))
    const report = readiness({
      benchmark,
      entries: [],
      stage: 'senior',
      asOf: '2026-11-22T00:00:00Z',
      resume: { tools, bullets: { count: 0, vague: [] } },
    })
    expect(report.warnings.map(({ id }) => id)).toEqual(['frontend-heavy'])
  })

  test('the skills that are missing are linked', () => {
    const [warning] = warnings({ skill: 'designing' })
    expect(warning?.skills).toEqual(['service-boundaries', 'messaging', 'consistency', 'evolving'])
  })

  test('a rule finds a skill by a slug that it once had', () => {
    const renamed = benchmarkOf([
      skillOf('splitting-services', 'design', { formerSlugs: ['service-boundaries'] }),
      skillOf('other', 'design'),
    ])
    const entries = [entryOf({ skill: 'other' })]
    expect(
      readiness({ benchmark: renamed, entries, stage: 'senior', asOf: '2026-11-22T00:00:00Z' }).warnings,
    ).toMatchObject([{ id: 'no-cloud-or-microservices', skills: ['splitting-services'] }])
  })
})
