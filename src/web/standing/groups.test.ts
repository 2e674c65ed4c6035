import { expect, test } from 'vitest'
import type { Report, SkillRow } from '../../core/readiness/report.ts'
import { groups } from './groups.ts'
import { standingSearch } from './search.ts'

const asOf = '2026-11-22T12:00:00Z'
const row = (slug: string, area: string, over: Partial<SkillRow> = {}): SkillRow => ({
  slug,
  name: slug,
  area,
  core: true,
  stage: 'senior',
  standing: 'none',
  seenBelow: null,
  belowStanding: 'none',
  level: null,
  areaSuggests: { low: 1, middle: 2, high: 3 },
  evidenceCount: 0,
  byKind: {},
  newestAt: null,
  middleBefore: null,
  ...over,
})
const at = (middle: number) => ({ low: middle - 0.5, middle, high: middle + 0.5 })
const report: Pick<Report, 'areas' | 'asOf' | 'stage'> = {
  asOf,
  stage: 'senior',
  areas: [
    {
      slug: 'sql',
      name: 'SQL databases',
      skills: [
        row('tuning', 'sql', { standing: 'shown', level: at(2.2), newestAt: '2026-11-20T00:00:00Z' }),
        row('schema', 'sql', { standing: 'shown', level: at(2.9), newestAt: '2025-01-01T00:00:00Z' }),
        row('sharding', 'sql'),
      ],
    },
    {
      slug: 'apis',
      name: 'APIs',
      skills: [
        row('http', 'apis', { standing: 'shown', level: at(3.4), newestAt: '2026-09-20T00:00:00Z' }),
        row('graphql', 'apis', { core: false }),
      ],
    },
    { slug: 'empty', name: 'Empty', skills: [] },
  ],
}
const shown = (over: Partial<Parameters<typeof groups>[1]>) =>
  groups(report, { order: 'area', all: false, filter: '', ...over }).map(
    ({ name, note, rows }) => `${name} (${note}): ${rows.map(({ slug }) => slug).join(' ')}`,
  )

test.each([
  [
    'areas in their order, the core only',
    {},
    ['SQL databases (2 of 3 shown): tuning schema sharding', 'APIs (1 of 1 shown): http'],
  ],
  [
    'all skills',
    { all: true },
    ['SQL databases (2 of 3 shown): tuning schema sharding', 'APIs (1 of 2 shown): http graphql'],
  ],
  [
    'the nearest short of the bar first, the unknown last',
    { order: 'distance' as const },
    [
      'Short of it (nearest first): schema tuning',
      'At or past it (nearest first): http',
      'Unknown (no evidence): sharding',
    ],
  ],
  [
    'the newest first',
    { order: 'newest' as const },
    [
      'Last 30 days (): tuning',
      'Last 90 days (): http',
      'Older (): schema',
      'Unknown (no evidence): sharding',
    ],
  ],
  [
    'a filter matches names, areas and standings, every word',
    { filter: 'SQL none' },
    ['SQL databases (0 of 1 shown): sharding'],
  ],
  ['a filter that matches nothing leaves nothing', { filter: 'cobol' }, []],
])('%s', (_, over, expected) => expect(shown(over)).toEqual(expected))

test.each([
  ['the plain address', {}, {}],
  ['defaults are not repeated', { stage: 'senior', by: 'area', show: 'core', filter: '' }, {}],
  [
    'what is known is kept',
    { stage: 'mid', by: 'newest', show: 'all', filter: 'sql' },
    { stage: 'mid', by: 'newest', show: 'all', filter: 'sql' },
  ],
  ['a filter of figures is text', { filter: 42 }, { filter: '42' }],
  ['what is not known is dropped', { stage: 'god', by: 'luck', show: 1, filter: {}, x: 1 }, {}],
])('the address: %s', (_, search, expected) => expect(standingSearch(search)).toEqual(expected))
