import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { trackKinds } from '../core/benchmark/track.ts'
import { skillOf } from '../core/readiness/fixture.ts'
import { asksOf } from '../core/track/asks.ts'
import { loadContent } from './load.ts'
import { loadTracks } from './load-tracks.ts'
import { problemLine } from './problem.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const skills = [
  skillOf('schema', 'databases', {}, 'keys@entry', 'evolves@senior'),
  skillOf('review', 'people', { formerSlugs: ['reading'] }, 'reads@mid', 'stops@senior'),
]

/** Tracks in a folder of their own, by the name of their file; read with the skills above. */
function read(files: Record<string, string>, broken: string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'proven-tracks-'))
  made.push(folder)
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, 'benchmark/tracks', file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  const { tracks, problems } = loadTracks(folder, skills, new Set(broken))
  return { tracks, lines: problems.map((problem) => problemLine(problem).replace('benchmark/tracks/', '')) }
}

/** A career that asks for one skill; each of its lines may be replaced. */
const career = (change: Record<string, string> = {}, rest = '') => {
  const lines = {
    slug: 'dba',
    name: 'Database administrator',
    summary: 'Keeps databases.',
    titles: '[DBA]',
    years: '{ from: 2 }',
    asks: '[{ skill: schema, stage: senior, because: It is asked. }]',
    beyond: '[Upgrades servers.]',
    ...change,
  }
  const [first, ...others] = Object.entries(lines).map(([key, value]) => `${key}: ${value}`)
  return `kind: career\ntracks:\n  - ${first}\n${others.map((line) => `    ${line}\n`).join('')}${rest}`
}
const second = (lines: string) => `  - slug: second
    name: Second
    summary: Another one.
    asks: [{ skill: review, stage: mid }]
${lines}`

describe('tracks without problems', () => {
  it('are read by kind, then in the order of their file', () => {
    const ladder = 'kind: ladder\ntracks:\n  - { slug: mid, name: Mid, summary: Works., stage: mid }\n'
    const { tracks, lines } = read({ 'career.yaml': career({}, second('')), 'ladder.yaml': ladder })
    expect(lines).toEqual([])
    expect(tracks.map(({ slug }) => slug)).toEqual(['mid', 'dba', 'second'])
    expect(tracks[1]).toEqual({
      slug: 'dba',
      name: 'Database administrator',
      kind: 'career',
      summary: 'Keeps databases.',
      titles: ['DBA'],
      years: { from: 2, to: null },
      stage: null,
      asks: [{ skill: 'schema', stage: 'senior', because: 'It is asked.' }],
      beyond: [{ text: 'Upgrades servers.' }],
    })
  })

  it('need not be there at all', () => expect(read({})).toEqual({ tracks: [], lines: [] }))

  it('are what this repository carries', async () => {
    const real = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'content')
    const { tracks, benchmark, problems } = await loadContent(real)
    expect(problems.map(problemLine)).toEqual([])
    if (!benchmark) throw new Error('no benchmark')
    const count = (kind: string) => tracks.filter((track) => track.kind === kind).length
    expect(trackKinds.map(count)).toEqual([7, 3, 6, 7])
    for (const track of tracks) {
      const asked = asksOf(track, benchmark)
      expect(asked.length, track.slug).toBeGreaterThanOrEqual(5)
      expect(track.beyond.length, track.slug).toBeGreaterThanOrEqual(2)
      expect(track.titles.length, track.slug).toBeGreaterThanOrEqual(3)
    }
    const years = tracks.filter(({ kind }) => kind === 'management').map((track) => track.years)
    expect(years).toEqual([
      { from: 8, to: 12 },
      { from: 12, to: 20 },
      { from: 15, to: null },
    ])
  })
})

const cases: [string, Record<string, string>, unknown[]][] = [
  [
    'a file of no kind',
    { 'hobby.yaml': 'kind: hobby\n' },
    ['hobby.yaml: no kind of track is called so; there are ladder, management, specialisation, career'],
  ],
  [
    'a file named for another kind',
    { 'career.yaml': career().replace('kind: career', 'kind: ladder') },
    ['career.yaml:1:7: the file is named for the kind `career`, not `ladder`'],
  ],
  [
    'a file that is not YAML',
    { 'career.yaml': 'kind: career\ntracks: [\n' },
    [expect.stringMatching(/^career\.yaml:3:1: /)],
  ],
  [
    'an unknown key',
    { 'career.yaml': career({ pay: '100' }) },
    ['career.yaml:10:10: `pay` is not a key that is known here'],
  ],
  [
    'a skill that is not there',
    { 'career.yaml': career({ asks: '[{ skill: schemas, stage: senior }]' }) },
    ['career.yaml:8:21: `dba` asks for `schemas`, which no skill is called'],
  ],
  [
    'a skill by a slug that it no longer has',
    { 'career.yaml': career({ asks: '[{ skill: reading, stage: senior }]' }) },
    ['career.yaml:8:21: `reading` is called `review` now'],
  ],
  [
    'a stage at which the skill has nothing',
    { 'career.yaml': career({ asks: '[{ skill: schema, stage: staff }]' }) },
    ['career.yaml:8:36: `schema` has no staff behaviour, only entry, senior'],
  ],
  [
    'a skill that is asked for twice',
    {
      'career.yaml': career({ asks: '[{ skill: schema, stage: entry }, { skill: schema, stage: senior }]' }),
    },
    ['career.yaml:8:54: `dba` asks for `schema` twice'],
  ],
  [
    'what its stage asks for already',
    { 'career.yaml': career({ stage: 'mid', asks: '[{ skill: schema, stage: entry }]' }) },
    ['career.yaml:8:21: the stage `mid` of `dba` asks for that already'],
  ],
  [
    'a track that asks for nothing',
    { 'career.yaml': career({ asks: '[]' }) },
    ['career.yaml:3:5: `dba` asks for nothing'],
  ],
  [
    'a slug that stands twice',
    { 'career.yaml': career({}, second('').replace('slug: second', 'slug: dba')) },
    ['career.yaml:10:11: the slug `dba` stands twice'],
  ],
  [
    'a title that two claim, however it is written',
    {
      'career.yaml': career(
        { titles: '[Sr. Back-End Dev]' },
        second('    titles: [senior backend developer]\n'),
      ),
    },
    ['career.yaml:14:14: the title "senior backend developer" is claimed by `dba` already'],
  ],
  [
    'a title that is its own name',
    { 'career.yaml': career({ titles: '[database administrator]' }) },
    ['career.yaml:6:14: the title "database administrator" is claimed by `dba` already'],
  ],
  [
    'years that end before they begin',
    { 'career.yaml': career({ years: '{ from: 8, to: 3 }' }) },
    ['career.yaml:7:12: `years`: has to end after it begins'],
  ],
  [
    'two sentences where one is asked',
    { 'career.yaml': career({ beyond: '[Upgrades servers. Patches them.]' }) },
    ['career.yaml:9:14: `beyond.0`: has to be one sentence'],
  ],
]

describe('a track with a problem names its file and place:', () => {
  it.each(cases)('%s', (_, files, expected) => expect(read(files).lines).toEqual(expected))

  it('all problems of all tracks, at once', () => {
    const broken = career({ colour: 'blue' }, second('    years: 3\n') + second('    beyond: [no]\n'))
    expect(read({ 'career.yaml': broken, 'ladder.yaml': 'kind: ladder\n' }).lines).toHaveLength(4)
  })

  it('a skill that could not be read is not told as missing', () => {
    const text = career({ asks: '[{ skill: absent, stage: mid }]' })
    expect(read({ 'career.yaml': text }).lines).toHaveLength(1)
    expect(read({ 'career.yaml': text }, ['absent']).lines).toEqual([])
    expect(read({ 'career.yaml': text }, ['']).lines).toEqual([])
  })
})
