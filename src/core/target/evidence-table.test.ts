import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadContent } from '../../content/load.ts'
import type { Benchmark } from '../benchmark/benchmark.ts'
import type { Catalogue } from '../benchmark/catalogue.ts'
import type { EvidenceEntry } from '../evidence/entry.ts'
import { entryOf } from '../readiness/fixture.ts'
import { evidenceTable, mustHavesMet } from './evidence-table.ts'
import { readJob } from './job/read-job.ts'
import { type TargetLexicon, targetLexicon } from './lexicon.ts'
import { stageTarget } from './stage-target.ts'
import type { Fit } from './target.ts'

let benchmark: Benchmark
let catalogue: Catalogue
let lexicon: TargetLexicon
beforeAll(async () => {
  const content = await loadContent(fileURLToPath(new URL('../../../content', import.meta.url)))
  if (!content.benchmark || !content.catalogue)
    throw new Error('the content has problems: bin/proven content verify')
  benchmark = content.benchmark
  catalogue = content.catalogue
  lexicon = targetLexicon(benchmark, catalogue)
})

const seen = (
  id: string,
  skill: string,
  facet: string,
  more: Partial<EvidenceEntry> = {},
): EvidenceEntry => ({
  ...entryOf({ id, skill, stage: 'senior', kind: 'git', observedAt: '2026-01-01T00:00:00.000Z' }),
  observed: {
    type: 'repository',
    signal: 'message-broker',
    facet,
    strength: 'fair',
    citations: [],
    cautions: [],
  },
  ...more,
})
const claimed = (id: string, skill: string, words: string): EvidenceEntry => ({
  ...entryOf({ id, skill, stage: 'senior', kind: 'resume', observedAt: '2026-01-01T00:00:00.000Z' }),
  observed: {
    type: 'judged',
    says: `Names “${words}” in a job`,
    strength: 'weak',
    present: true,
    reference: 'line 1',
  },
})
const table = (text: string, entries: EvidenceEntry[]) =>
  evidenceTable({
    target: readJob(`Senior Engineer\n\nRequirements\n- ${text}`, lexicon),
    benchmark,
    catalogue,
    find: lexicon.find,
    entries,
  })
const row = (text: string, entries: EvidenceEntry[]) => table(text, entries).rows[0]

describe('a requirement against the ledger', () => {
  it.each<[string, string, EvidenceEntry[], Fit, string[]]>([
    ['a tool that was used', 'Kafka', [seen('a', 'messaging-and-events', 'Kafka')], 'met', ['a']],
    ['a tool that a résumé names', 'Kafka', [claimed('a', 'messaging-and-events', 'Kafka')], 'weak', ['a']],
    [
      'a tool, where another of its kind was used',
      'Kafka',
      [seen('a', 'messaging-and-events', 'RabbitMQ')],
      'weak',
      ['a'],
    ],
    ['a tool that nothing speaks of', 'Kafka', [], 'missing', []],
    ['a tool that nobody here knows', 'Quombex', [seen('a', 'caching', 'Redis')], 'unknown', []],
    [
      'any of a list, one of them used',
      'Kafka or NATS',
      [seen('a', 'messaging-and-events', 'NATS')],
      'met',
      ['a'],
    ],
    ['any of a list, one of them unknown', 'Redis or Quombex', [], 'unknown', []],
    ['a skill at the stage', 'Caching', [seen('a', 'caching', '')], 'met', ['a']],
    ['a skill below the stage', 'Caching', [seen('a', 'caching', '', { stage: 'mid' })], 'weak', ['a']],
    ['a skill that is claimed', 'Caching', [claimed('a', 'caching', 'caching')], 'weak', ['a']],
    [
      'a skill that a newer entry took back',
      'Caching',
      [
        seen('a', 'caching', ''),
        seen('b', 'caching', '', {
          supersedes: 'a',
          observed: { type: 'withdrawn', because: 'rule-mended' },
        }),
      ],
      'missing',
      [],
    ],
    ['years over all', '5+ years of experience', [seen('a', 'caching', '')], 'unknown', []],
    ['a degree', "Bachelor's degree", [], 'unknown', []],
    ['words that name nothing', 'You enjoy solving puzzles', [], 'unknown', []],
  ])('%s', (_, text, entries, fit, evidence) => {
    expect(row(text, entries)).toMatchObject({ fit, evidence })
    expect(row(text, entries)?.because).toMatch(/^[“A-Z].*\.$/)
  })

  it('what was looked for and was not there speaks for nothing', () => {
    const absent = claimed('a', 'caching', 'Redis')
    if (absent.observed.type === 'judged') absent.observed.present = false
    expect(row('Caching', [absent])?.fit).toBe('missing')
    expect(row('Redis', [absent])?.fit).toBe('missing')
  })

  it('years of a skill are weak until its evidence goes back that far', () => {
    const at = (id: string, year: number) =>
      seen(id, 'messaging-and-events', 'Kafka', { observedAt: `${year}-01-01T00:00:00.000Z` })
    expect(row('3+ years of Kafka', [at('a', 2025), at('b', 2026)])).toMatchObject({
      fit: 'weak',
      because: expect.stringContaining('about a year of the 3'),
    })
    expect(row('3+ years of Kafka', [at('a', 2022), at('b', 2026)])).toMatchObject({ fit: 'met' })
  })

  it('what says most comes first, and at most eight are named', () => {
    const many = Array.from({ length: 12 }, (_, index) => claimed(`c${index}`, 'caching', 'caching'))
    const { evidence } = row('Caching', [...many, seen('a', 'caching', '')]) ?? { evidence: [] }
    expect(evidence).toHaveLength(8)
    expect(evidence[0]).toBe('a')
  })

  it('a responsibility asks for all that it names', () => {
    const duty = (entries: EvidenceEntry[]) =>
      evidenceTable({
        target: readJob('What you will do\n- Run Kafka and Redis', lexicon),
        benchmark,
        catalogue,
        find: lexicon.find,
        entries,
      }).rows[0]
    expect(duty([seen('a', 'messaging-and-events', 'Kafka')])).toMatchObject({
      fit: 'weak',
      because: '1 of 2 parts are met. Nothing was seen of Redis.',
    })
    expect(duty([])).toMatchObject({ fit: 'missing' })
  })
})

describe('counts', () => {
  it('musts, what is welcome and responsibilities are counted apart; unknown ones count among all', () => {
    const text =
      'Requirements\n- Kafka\n- Redis\n- Quombex\n\nNice to have\n- Rust\n\nResponsibilities\n- Run Kafka'
    const found = evidenceTable({
      target: readJob(text, lexicon),
      benchmark,
      catalogue,
      find: lexicon.find,
      entries: [seen('a', 'messaging-and-events', 'Kafka')],
    })
    expect(found.must).toEqual({ met: 1, weak: 0, missing: 1, unknown: 1 })
    expect(found.nice).toEqual({ met: 0, weak: 0, missing: 1, unknown: 0 })
    expect(found.responsibilities).toEqual({ met: 1, weak: 0, missing: 0, unknown: 0 })
    expect(mustHavesMet(found)).toEqual({ met: 1, of: 3 })
  })

  it('an empty record has a whole table', () => {
    const target = stageTarget('senior', benchmark)
    const found = evidenceTable({ target, benchmark, catalogue, find: lexicon.find, entries: [] })
    expect(mustHavesMet(found)).toEqual({ met: 0, of: benchmark.skills.filter(({ core }) => core).length })
    expect(found.rows.every(({ fit, evidence }) => fit === 'missing' && evidence.length === 0)).toBe(true)
  })
})

describe('a stage as a target', () => {
  it.each(['entry', 'mid', 'senior', 'staff'] as const)(
    '%s asks for core skills alone, none above it',
    (stage) => {
      const { requirements } = stageTarget(stage, benchmark)
      const bySlug = new Map(benchmark.skills.map((skill) => [skill.slug, skill]))
      for (const { skills, stage: at, must } of requirements) {
        const skill = bySlug.get(skills[0] ?? '')
        expect(skill?.core).toBe(true)
        expect(must).toBe(true)
        expect(skill?.behaviours.some((behaviour) => behaviour.stage === at)).toBe(true)
        expect(['entry', 'mid', 'senior', 'staff'].indexOf(at)).toBeLessThanOrEqual(
          ['entry', 'mid', 'senior', 'staff'].indexOf(stage),
        )
      }
      expect(requirements.length).toBeGreaterThan(0)
    },
  )
})
