import { expect, test } from 'vitest'
import type { AskedSkill, TrackSummary } from '../../api/contract/tracks.ts'
import type { Stage } from '../../core/benchmark/benchmark.ts'
import { trackSearch, tracksSearch } from './search.ts'
import { byKind, differenceSays, groupsOf, nearest, titleFound } from './track-words.ts'

const summary = (slug: string, over: Partial<TrackSummary> = {}): TrackSummary => ({
  slug,
  name: slug,
  kind: 'career',
  summary: '',
  titles: [],
  years: null,
  stage: null,
  counts: { 'carries-over': 0, 'to-strengthen': 0, missing: 4 },
  asked: 4,
  notAsked: 0,
  beyond: 0,
  ...over,
})
const over = (carried: number) => ({ 'carries-over': carried, 'to-strengthen': 0, missing: 4 - carried })
const skill = (
  slug: string,
  carry: AskedSkill['carry'],
  stage: Stage = 'senior',
  core = true,
): AskedSkill => ({
  row: {
    ...{
      slug,
      name: slug,
      area: slug.slice(0, 1),
      core,
      stage,
      standing: 'none',
      seenBelow: null,
      belowStanding: 'none',
      level: null,
    },
    areaSuggests: { low: 1, middle: 2, high: 3 },
    ...{ evidenceCount: 0, byKind: {}, newestAt: null, middleBefore: null },
  },
  areaName: `Area ${slug.slice(0, 1)}`,
  because: null,
  carry,
})

const dba = summary('Database administrator', { titles: ['DBA', 'Oracle DBA'] })
const mid = summary('Mid-level', { kind: 'ladder', titles: ['SDE II', 'Back-end Developer'] })
test.each([
  ['nothing is filtered', '', ['ladder: Mid-level', 'career: Database administrator']],
  ['by name', 'admin', ['career: Database administrator']],
  ['by title, however it is written', 'backend dev', ['ladder: Mid-level']],
  ['by kind', 'related', ['career: Database administrator']],
  ['by nothing that is there', 'pilot', []],
])('tracks: %s', (_, filter, expected) =>
  expect(
    byKind([dba, mid], filter).flatMap(({ kind, tracks }) => tracks.map(({ name }) => `${kind}: ${name}`)),
  ).toEqual(expected),
)

test.each([
  ['', null],
  ['database', null],
  ['oracle', 'Oracle DBA'],
  ['dba', 'DBA'],
  ['career', null],
])('the title that "%s" finds', (filter, expected) => expect(titleFound(dba, filter)).toBe(expected))

test('the nearest is a neighbour by its share, never a step of the ladder', () => {
  const tracks = [
    summary('first', { counts: over(1) }),
    summary('half', { counts: over(2) }),
    summary('intern', { kind: 'ladder', counts: over(4) }),
    summary('large', { asked: 40, counts: { ...over(3), missing: 37 } }),
  ]
  expect(nearest(tracks)?.slug).toBe('half')
  expect(nearest([summary('none'), summary('empty', { asked: 0 })])).toBeNull()
})

test('skills are grouped by what there is to do, or by area', () => {
  const asked = [skill('a1', 'missing'), skill('b1', 'carries-over'), skill('a2', 'missing')]
  const told = (by: 'carry' | 'area') =>
    groupsOf(asked, by).map(
      ({ name, note, skills }) => `${name} (${note}): ${skills.map(({ row }) => row.slug).join(' ')}`,
    )
  expect(told('carry')).toEqual(['Nothing seen (2 skills): a1 a2', 'Carries over (1 skill): b1'])
  expect(told('area')).toEqual(['Area a (0 of 2 carry over): a1 a2', 'Area b (1 of 1 carry over): b1'])
  expect(groupsOf([skill('a1', 'missing')], 'area').map(({ note }) => note)).toEqual(['1 skill'])
})

const notAsked = [{ slug: 'x', name: 'X' }]
test.each([
  ['nothing', [], [], 'Of the core it asks for nothing.'],
  ['the whole core', [skill('a', 'missing')], [], 'Of the core it asks for 1 at senior.'],
  [
    'more, less and other',
    [
      skill('a', 'missing', 'staff'),
      skill('b', 'missing', 'mid'),
      skill('c', 'missing', 'entry'),
      skill('d', 'missing', 'staff', false),
    ],
    notAsked,
    'Of the core it asks for 1 at staff and 2 below it, and not for the other 1. From outside the core it asks for 1 skill.',
  ],
])('the difference of %s', (_, asked, rest, expected) =>
  expect(differenceSays({ asked, notAsked: rest })).toBe(expected),
)

test.each([
  [{}, {}, {}],
  [{ filter: 'sde', by: 'area' }, { filter: 'sde' }, { by: 'area' }],
  [{ filter: 2, by: 'carry' }, { filter: '2' }, {}],
  [{ filter: {}, by: 1 }, {}, {}],
])('the address %o', (search, list, one) => {
  expect(tracksSearch(search)).toEqual(list)
  expect(trackSearch(search)).toEqual(one)
})
