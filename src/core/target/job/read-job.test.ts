import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Labelled, labelledDescriptions } from '../../../../test/samples/job-descriptions/labelled.ts'
import { noScore, scoreOf, textOf } from '../../../../test/samples/job-descriptions/score.ts'
import { loadContent } from '../../../content/load.ts'
import { type TargetLexicon, targetLexicon } from '../lexicon.ts'
import type { Requirement } from '../target.ts'
import { readJob } from './read-job.ts'

let lexicon: TargetLexicon
beforeAll(async () => {
  const { benchmark, catalogue } = await loadContent(
    fileURLToPath(new URL('../../../../content', import.meta.url)),
  )
  if (!benchmark || !catalogue) throw new Error('the content has problems: bin/proven content verify')
  lexicon = targetLexicon(benchmark, catalogue)
})

/** One requirement in a line: `must Go or Rust | go rust`, years behind `@`, unknown names behind `?`. */
const told = ({ must, kind, text, skills, tools, unknown, years, alternatives }: Requirement): string =>
  [
    kind === 'responsibility' ? 'duty' : must ? 'must' : 'nice',
    alternatives.length > 0 ? 'any of' : '',
    text,
    years ? `@${years.from}${years.to === null ? '+' : `-${years.to}`}` : '',
    '|',
    ...skills,
    ...tools,
    ...unknown.map((name) => `?${name}`),
  ]
    .filter((part) => part !== '')
    .join(' ')
const read = (text: string): string[] => readJob(text, lexicon).requirements.map(told)
const asked = (sentence: string): string[] => read(`Requirements\n- ${sentence}`)

describe('must or nice', () => {
  it.each<[string, string[]]>([
    ['You must know Kubernetes; Helm is a plus.', ['must Kubernetes | kubernetes', 'nice Helm | helm']],
    ['Python required, Kotlin a plus', ['must Python | python', 'nice Kotlin | kotlin']],
    ['SQL, ideally PostgreSQL', ['must SQL | sql', 'nice PostgreSQL | postgresql']],
    [
      'Experience with Kafka, Flink and Redis is a plus',
      ['nice Kafka | kafka', 'nice Flink | flink', 'nice Redis | redis'],
    ],
    ['Docker is not a must', ['nice Docker | docker']],
  ])('%s', (sentence, expected) => expect(asked(sentence)).toEqual(expected))

  it('a heading decides for all below it, until the next one', () => {
    const text =
      'MUST HAVES\nTerraform\nAWS\n\nNice to have:\n* Rust\n\nWhat we offer\n* Go-karting and a Redis poster'
    expect(read(text)).toEqual(['must Terraform | terraform', 'must AWS | aws', 'nice Rust | rust'])
  })

  it.each<[string, 'must' | 'nice']>([
    ['You might be a fit if you', 'must'],
    ["You'll be a great match if you:", 'must'],
    ['This job is for you if you', 'must'],
    ['Wishes:', 'nice'],
    ['Wish list', 'nice'],
  ])('the heading %s: %s', (heading, says) =>
    expect(read(`Our tasks\n- Run things\n\n${heading}\n- know Go`).at(-1)).toBe(`${says} Go | go`),
  )

  it('a label within a line decides for that line', () => {
    expect(read('Must have: Go, Redis\nNice: Celery')).toEqual([
      'must Go | go',
      'must Redis | redis',
      'nice Celery | celery',
    ])
  })

  it('what is asked for twice is asked for where it is a must', () => {
    expect(read('Nice to have\n- Go\n\nRequirements\n- Go')).toEqual(['must Go | go'])
  })

  it('what the company says of itself asks for nothing', () => {
    expect(read('About us\nWe run on Kafka and love our customers.')).toEqual([])
  })
})

describe('lists of alternatives', () => {
  it.each<[string, string[]]>([
    [
      'Java, Kotlin or Scala, plus Kafka',
      ['must any of Java, Kotlin or Scala | java kotlin scala', 'must Kafka | kafka'],
    ],
    [
      'Python, Django or Flask, PostgreSQL',
      ['must Python | python', 'must any of Django or Flask | django flask', 'must PostgreSQL | postgresql'],
    ],
    ['At least one of Java, C# and Go', ['must any of Java, C# and Go | java c-sharp go']],
    ['AWS/GCP/Azure', ['must any of AWS/GCP/Azure | aws google-cloud azure']],
    ['C# / .NET', ['must C# | c-sharp', 'must .NET | dotnet']],
    [
      'Azure (Functions, Service Bus)',
      ['must Azure | azure', 'must Functions | azure-functions', 'must Service Bus | azure-service-bus'],
    ],
    [
      'Relational databases (Oracle, MySQL)',
      ['must Relational databases | sql-querying', 'must any of Oracle, MySQL | oracle-database mysql'],
    ],
    ['Docker and Kubernetes', ['must Docker | docker', 'must Kubernetes | kubernetes']],
    [
      'Python (5+ years), Django/Flask',
      ['must Python @5+ | python', 'must any of Django/Flask | django flask'],
    ],
    ['AWS/Kubernetes', ['must AWS | aws', 'must Kubernetes | kubernetes']],
    ['Spring/Spring Boot', ['must Spring | spring', 'must Spring Boot | spring-boot']],
    ['Postgres (or MySQL)', ['must any of Postgres (or MySQL) | postgresql mysql']],
    ['A major cloud (AWS, Azure)', ['must any of AWS, Azure | aws azure']],
    ['Go, Python, or any modern language', ['must any of Go, Python | go python']],
    [
      'Java or a comparable language such as C#',
      ['must any of Java or a comparable language such as C# | java c-sharp'],
    ],
    [
      'Java (Spring Boot) or C# (.NET)',
      ['must any of Java (Spring Boot) or C# (.NET) | java spring-boot c-sharp dotnet'],
    ],
    [
      'Java (Spring Boot) and Kafka',
      ['must Java | java', 'must Spring Boot | spring-boot', 'must Kafka | kafka'],
    ],
    ['Go and/or Rust', ['must any of Go and/or Rust | go rust']],
    [
      'Prometheus and Grafana, or Datadog',
      ['must Prometheus | prometheus', 'must Grafana | grafana', 'must Datadog | datadog'],
    ],
  ])('%s', (sentence, expected) => expect(asked(sentence)).toEqual(expected))
})

describe('what stands above the first part', () => {
  it('of a page copied whole: its name, the title, the place, the pay, how many applied', () => {
    const text = `About the job
Senior Software Engineer (Backend) - Payments @ Quay Parcels
Quay Parcels · Dublin, Ireland (Hybrid) · Over 100 applicants
€85K/yr - €105K/yr   Full-time

What we're looking for
- Terraform`
    const { title, facts, requirements } = readJob(text, lexicon)
    expect(requirements.map(told)).toEqual(['must Terraform | terraform'])
    expect(title).toBe('Senior Software Engineer')
    expect(facts).toMatchObject({
      location: { value: 'Dublin, Ireland' },
      workplace: { value: 'hybrid' },
      pay: { value: { from: 85_000, to: 105_000, currency: 'EUR', per: 'year' } },
    })
  })

  it('of a form: its rows, however long, and a reference in the title', () => {
    const text = `Job Title: Senior Backend Developer (Ref. 2026-1187)
Department: Digital Services, Directorate of Information Systems
Location: Leeds, with at least two days per week on site
Grade: 7

Essential criteria
1. Terraform`
    const { title, requirements } = readJob(text, lexicon)
    expect(requirements.map(told)).toEqual(['must Terraform | terraform'])
    expect(title).toBe('Senior Backend Developer')
  })
})

describe('the stage at which a senior job asks for a skill', () => {
  const stageOf = (words: string) =>
    readJob(`Senior Backend Engineer\n\nRequirements\n- ${words}`, lexicon).requirements[0]?.stage
  it.each([
    ['Caching', 'mid'],
    ['Basics of caching', 'entry'],
    ['Strong caching skills', 'senior'],
    ['Has led work on caching', 'senior'],
    ['Deep knowledge of caching', 'senior'],
    ['Caching in depth', 'senior'],
    ['Deep knowledge of Go, caching', 'senior'],
  ])('%s: %s', (words, stage) => expect(stageOf(words)).toBe(stage))

  it('a duty is asked for at the stage of the job', () => {
    const { requirements } = readJob('Senior Engineer\n\nYour tasks\n- Improve our caching', lexicon)
    expect(requirements[0]).toMatchObject({ kind: 'responsibility', stage: 'senior' })
  })
})

describe('technologies that nobody here knows are kept', () => {
  it.each<[string, string[]]>([
    [
      'Experience with Kafka and Snorbtech Fluxer',
      ['must Kafka | kafka', 'must Snorbtech Fluxer | ?Snorbtech Fluxer'],
    ],
    ['Zibble.io or another ledger', ['must Zibble.io | ?Zibble.io']],
    ['Redis or Quombex', ['must any of Redis or Quombex | redis ?Quombex']],
    ['GAMP 5 and DPDK', ['must GAMP 5 | ?GAMP 5', 'must DPDK | ?DPDK']],
    ['Ruby a must', ['must Ruby | ruby']],
  ])('%s', (sentence, expected) => expect(asked(sentence)).toEqual(expected))

  it('an ordinary capital at the beginning is none', () => {
    expect(asked('Passionate about simple things')).toEqual(['must Passionate about simple things |'])
  })
})

describe('years', () => {
  it.each<[string, string[]]>([
    ['5+ years of Go', ['must Go @5+ | go']],
    ['at least three years of professional Python', ['must Python @3+ | python']],
    ['Node.js (2-4 yrs)', ['must Node.js @2-4 | node-js']],
    ['up to 2 years of Java', ['must Java @0-2 | java']],
    [
      '5+ years of backend development, at least 3 with PostgreSQL',
      ['must 5+ years @5+ |', 'must PostgreSQL @3+ | postgresql'],
    ],
    ['Eight years as a developer (three of them in Go)', ['must Eight years @8+ |', 'must Go @3+ | go']],
    [
      '8+ yrs building backends, incl. 3+ yrs on money movement',
      ['must 8+ yrs @8+ |', 'must 3+ yrs on money movement |'],
    ],
    ['5+ years with Java, 2 in a team of ten', ['must Java @5+ | java']],
    ['Two weeks with Go, 3 with Rust', ['must Go | go', 'must Rust | rust']],
    ['Five or more years of backend development', ['must Five or more years @5+ |']],
    ['10 years in the industry', ['must 10 years @10+ |']],
  ])('%s', (sentence, expected) => expect(asked(sentence)).toEqual(expected))

  it.each(['We were founded 12 years ago.', 'A two year contract.', 'In the last five years we grew.'])(
    '%s says nothing of experience',
    (sentence) => {
      expect(
        readJob(`Requirements\n${sentence}`, lexicon).requirements.filter(({ years }) => years !== null),
      ).toEqual([])
    },
  )
})

describe('what is said of the job', () => {
  const facts = (text: string) => {
    const found = readJob(text, lexicon).facts
    return Object.fromEntries(
      Object.entries(found ?? {}).flatMap(([name, stated]) => (stated ? [[name, stated.value]] : [])),
    )
  }
  it.each<[string, object]>([
    ['', {}],
    [
      'Senior Backend Engineer at Foo\nDenver, CO (hybrid)',
      { title: 'Senior Backend Engineer', seniority: 'senior', location: 'Denver, CO', workplace: 'hybrid' },
    ],
    [
      'Title: Staff Engineer - Data\nLocation: Atlantis',
      { title: 'Staff Engineer - Data', seniority: 'staff', location: 'Atlantis' },
    ],
    ['We are hiring a junior Go developer.', { title: 'junior Go developer', seniority: 'entry' }],
    ['Acme is hiring: Backend Engineer (Trading)', { title: 'Backend Engineer' }],
    ['Senior Developer (Node.js)', { title: 'Senior Developer (Node.js)', seniority: 'senior' }],
    ['Junior Developer, City Library', { title: 'Junior Developer', seniority: 'entry' }],
    ['Staff Engineer, Platform', { title: 'Staff Engineer, Platform', seniority: 'staff' }],
    ['Lead Engineer @ Kettle Games', { title: 'Lead Engineer', seniority: 'senior' }],
    ['Backend engineer wanted', { title: 'Backend engineer' }],
    ['A client needs a Python developer.', { title: 'Python developer' }],
    ['Salary: $120k-$150k', { pay: { from: 120_000, to: 150_000, currency: 'USD', per: 'year' } }],
    [
      'Toronto. Pay: $58 - $70 per hour',
      { location: 'Toronto', pay: { from: 58, to: 70, currency: null, per: 'hour' } },
    ],
    [
      'We pay EUR 75,000 to 95,000 a year, 28 days off, a training budget.',
      { pay: { from: 75_000, to: 95_000, currency: 'EUR', per: 'year' } },
    ],
    ['EUR 1,500 to 2,000 a year training budget', {}],
    ['Pay: 58.000 € – 70.000 €', { pay: { from: 58_000, to: 70_000, currency: 'EUR', per: 'year' } }],
    ['Our learning budget is €2,000.', {}],
  ])('%s', (text, expected) => expect(facts(text)).toEqual(expected))
})

const samples: [string, Labelled][] = (['tuned', 'second'] as const)
  .flatMap(labelledDescriptions)
  .map((each) => [each.name, each])

describe('the descriptions that it was mended against', () => {
  it.each(samples)('%s: every item has the exact words and a place, and an id of its own', (_, sample) => {
    const text = textOf(sample)
    const { requirements, facts } = readJob(text, lexicon)
    expect(requirements.length).toBeGreaterThan(0)
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length)
    const spans = [
      ...requirements,
      ...requirements.flatMap(({ alternatives }) => alternatives),
      ...Object.values(facts ?? {}).flatMap((stated) => stated ?? []),
    ]
    for (const { text: words, span } of spans) expect(span && text.slice(span.from, span.to)).toBe(words)
  })

  it('are read as well as they were', () => {
    const score = noScore()
    for (const [, sample] of samples) scoreOf(sample, lexicon, score)
    for (const [kind, { right, wrong, missed }] of Object.entries(score)) {
      expect(right / (right + wrong), `precision of ${kind}`).toBeGreaterThanOrEqual(0.85)
      expect(right / (right + missed), `recall of ${kind}`).toBeGreaterThanOrEqual(0.85)
    }
  })
})

describe('any text', () => {
  const piece = fc.constantFrom(
    'Go',
    'Java',
    ' or ',
    ', ',
    '\n- ',
    '\n',
    'Requirements:',
    'a plus',
    '5+ years',
    '. ',
    ' (',
    ')',
    '**',
    '# ',
    '€50k',
    ' / ',
    'Zibble',
    'é',
    '\ud83d\ude00',
    'you will ',
  )
  it('has its places within it, and reads the same twice', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        const target = readJob(text, lexicon)
        expect(readJob(text, lexicon)).toEqual(target)
        for (const { span, within, text: words } of target.requirements) {
          expect(span && text.slice(span.from, span.to)).toBe(words)
          expect(within && span && within.from <= span.from && span.to <= within.to).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
