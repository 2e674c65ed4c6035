import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadContent } from '../../content/load.ts'
import type { Benchmark } from '../benchmark/benchmark.ts'
import type { Catalogue } from '../benchmark/catalogue.ts'
import type { EvidenceEntry } from '../evidence/entry.ts'
import { entryOf } from '../readiness/fixture.ts'
import type { Resume } from '../resume/resume.ts'
import { evidenceIndex } from './evidence-index.ts'
import { type EvidenceTableInput, evidenceTable, mustHavesMet } from './evidence-table.ts'
import { readJob } from './job/read-job.ts'
import { type TargetLexicon, targetLexicon } from './lexicon.ts'
import { resumeSays } from './resume-says.ts'
import { stageTarget } from './stage-target.ts'
import type { Fit, Requirement, Target } from './target.ts'

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
const tableOf = (target: Target, entries: EvidenceEntry[], more: Partial<EvidenceTableInput> = {}) =>
  evidenceTable({
    ...{ target, benchmark, catalogue, resume: null, lapsed: new Set(), claims: {} },
    index: evidenceIndex(entries, benchmark, lexicon.find),
    ...more,
  })
const table = (text: string, entries: EvidenceEntry[], more: Partial<EvidenceTableInput> = {}) =>
  tableOf(readJob(`Senior Engineer\n\nRequirements\n- ${text}`, lexicon), entries, more)
const row = (text: string, entries: EvidenceEntry[], more: Partial<EvidenceTableInput> = {}) =>
  table(text, entries, more).rows[0]

describe('a certificate that is asked for by name', () => {
  const wanted = 'AWS Certified Solutions Architect (Professional)'
  const slug = 'aws-solutions-architect-professional'
  const passed = (name: string): EvidenceEntry => ({
    ...entryOf({
      id: 'a',
      skill: 'cloud-services',
      stage: 'mid',
      kind: 'certificate',
      observedAt: '2022-01-01T12:00:00.000Z',
    }),
    observed: {
      type: 'judged',
      says: `Passed “${name}” on 2022-01-01, whose exam asks about it`,
      strength: 'weak',
      present: true,
      reference: '',
    },
  })
  const full = 'AWS Certified Solutions Architect – Professional'
  it.each<[string, EvidenceEntry[], string[], Fit]>([
    ['is met once it is recorded', [passed(full)], [], 'met'],
    ['is weak once it has lapsed', [passed(full)], [slug], 'weak'],
    ['is met though another has lapsed', [passed(full)], ['ckad'], 'met'],
    [
      'is not met by the smaller one',
      [passed('AWS Certified Solutions Architect – Associate')],
      [],
      'missing',
    ],
    ['is weak where a résumé names it', [claimed('a', 'cloud-services', wanted)], [], 'weak'],
    ['is missing elsewhere', [], [], 'missing'],
  ])('%s', (_, entries, lapsed, fit) =>
    expect(row(wanted, entries, { lapsed: new Set(lapsed) })?.fit).toBe(fit),
  )
})

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
    ['a skill to work with', 'Caching', [seen('a', 'caching', '', { stage: 'mid' })], 'met', ['a']],
    ['a skill below that', 'Caching', [seen('a', 'caching', '', { stage: 'entry' })], 'weak', ['a']],
    [
      'a skill that is asked for as a senior has it',
      'Strong knowledge of caching',
      [seen('a', 'caching', '', { stage: 'mid' })],
      'weak',
      ['a'],
    ],
    [
      'a skill that is asked for in depth',
      'Caching in depth',
      [seen('a', 'caching', '', { stage: 'mid' })],
      'weak',
      ['a'],
    ],
    ['a language, where another was used', 'Ruby', [seen('a', 'language-fluency', 'Haskell')], 'missing', []],
    [
      'what the catalogue lacks, and a rule named',
      'Quombex',
      [seen('a', 'caching', 'quombex')],
      'met',
      ['a'],
    ],
    [
      'what a repository of theirs is called',
      'Fastify',
      [seen('a', 'caching', '', { source: { kind: 'repository', instance: 'x', label: 'fastify/fastify' } })],
      'weak',
      ['a'],
    ],
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
    ['years over all, and nothing was seen', '5+ years of experience', [], 'unknown', []],
    ['years over all, seen too short', '5+ years of experience', [seen('a', 'caching', '')], 'weak', ['a']],
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

  describe('years and credentials', () => {
    const inYears = (...years: number[]) =>
      years.map((year) => seen(`y${year}`, 'caching', '', { observedAt: `${year}-06-01T00:00:00.000Z` }))
    const job = { position: 'Backend developer', highlights: ['Moved orders to Kafka'] }
    const written = (resume: Resume) => ({
      resume: resumeSays(resume, lexicon.find, '2026-06-01T00:00:00.000Z'),
    })
    it.each<[string, string, EvidenceEntry[], Resume | null, Fit, RegExp]>([
      [
        'work over the years asked for',
        '5+ years of experience',
        inYears(2020, 2021, 2022, 2023, 2024, 2025),
        null,
        'met',
        /about 5 years, 2020 to 2025/,
      ],
      [
        'two days, ten years apart, are no ten years',
        '5+ years of experience',
        inYears(2015, 2025),
        null,
        'weak',
        /about 2 years/,
      ],
      [
        'positions of a résumé are words',
        '5+ years of experience',
        [],
        { work: [{ ...job, startDate: '2015-01', endDate: '2020-12' }] },
        'weak',
        /cover about 6 years, in words only/,
      ],
      [
        'positions as something else do not count',
        '5+ years of experience',
        [],
        { work: [{ position: 'Waiter', startDate: '2015-01' }] },
        'unknown',
        /no résumé/,
      ],
      [
        'of two positions at once a month counts once',
        '5+ years of experience',
        [],
        {
          work: [
            { ...job, startDate: '2015', endDate: '2018' },
            { ...job, startDate: '2016', endDate: '2019' },
          ],
        },
        'weak',
        /cover about 4 years, less than the 5/,
      ],
      [
        'years of a tool, in a résumé beside work',
        '5+ years of Kafka',
        [seen('a', 'messaging-and-events', 'Kafka')],
        { work: [{ ...job, startDate: '2015-01', endDate: '2020-12' }] },
        'weak',
        /less than a year of the 5 asked for. Positions of your résumé that name it cover about 6 years/,
      ],
      [
        'a degree that a résumé names',
        "Bachelor's degree",
        [],
        { education: [{ studyType: 'BSc', area: 'Physics' }] },
        'weak',
        /names BSc Physics, in words only/,
      ],
      [
        'a language that a résumé names',
        'Fluent English',
        [],
        { languages: [{ language: 'English', fluency: 'native' }] },
        'weak',
        /names English, native/,
      ],
      [
        'a permit',
        'Right to work in the UK',
        [],
        { education: [{ studyType: 'BSc' }] },
        'unknown',
        /you can say/,
      ],
    ])('%s', (_, text, entries, resume, fit, says) => {
      const found = row(text, entries, resume ? written(resume) : {})
      expect(found).toMatchObject({ fit, because: expect.stringMatching(says) })
    })

    it('put right so that it names a skill, it is one', () => {
      const target = readJob('Requirements\n- 5+ years of experience', lexicon)
      const [asks] = target.requirements
      const named = { ...target, requirements: [{ ...asks, skills: ['caching'] } as Requirement] }
      expect(tableOf(named, inYears(2019, 2025)).rows[0]).toMatchObject({ fit: 'met' })
      expect(tableOf(named, []).rows[0]).toMatchObject({ fit: 'missing' })
    })
  })

  it('the person’s own word is weak, told apart, and takes nothing from what is met', () => {
    const target = readJob('Requirements\n- Kafka\n- Redis\n- Right to work in the UK', lexicon)
    const claims = Object.fromEntries(target.requirements.map(({ id }) => [id, 'Born there']))
    const found = tableOf(target, [seen('a', 'messaging-and-events', 'Kafka')], { claims })
    expect(found.rows.map(({ fit, claim }) => [fit, claim])).toEqual([
      ['met', 'Born there'],
      ['weak', 'Born there'],
      ['weak', 'Born there'],
    ])
    expect(found.rows[2]?.because).toMatch(/^You say that you meet it: “Born there”\. A degree/)
    expect(found).toMatchObject({ must: { met: 1, weak: 2 }, claimedMusts: 2 })
  })

  it('what says most comes first, and at most eight are named', () => {
    const many = Array.from({ length: 12 }, (_, index) => claimed(`c${index}`, 'caching', 'caching'))
    const { evidence } = row('Caching', [...many, seen('a', 'caching', '')]) ?? { evidence: [] }
    expect(evidence).toHaveLength(8)
    expect(evidence[0]).toBe('a')
  })

  it('a responsibility asks for all that it names', () => {
    const duty = (entries: EvidenceEntry[]) =>
      tableOf(readJob('What you will do\n- Run Kafka and Redis', lexicon), entries).rows[0]
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
    const found = tableOf(readJob(text, lexicon), [seen('a', 'messaging-and-events', 'Kafka')])
    expect(found.must).toEqual({ met: 1, weak: 0, missing: 1, unknown: 1 })
    expect(found.nice).toEqual({ met: 0, weak: 0, missing: 1, unknown: 0 })
    expect(found.responsibilities).toEqual({ met: 1, weak: 0, missing: 0, unknown: 0 })
    expect(mustHavesMet(found)).toEqual({ met: 1, of: 3 })
  })

  it('an empty record has a whole table', () => {
    const target = stageTarget('senior', benchmark)
    const found = tableOf(target, [])
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
