import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phraseMatcher } from './matcher.ts'
import type { Phrase } from './phrase.ts'

const phrase = (text: string): Phrase => ({ text, names: [{ kind: 'tool', slug: text }] })
const matcherOf = (...texts: string[]) => phraseMatcher(texts.map(phrase))
const names = [
  'Kafka',
  'PostgreSQL',
  'Postgres',
  'SQL',
  'NoSQL',
  'Java',
  'JavaScript',
  'Node.js',
  '.NET',
  '.NET Core',
  'ASP.NET',
  'C',
  'C++',
  'C#',
  'CI/CD',
  'HTTP/2',
  'JWT',
  'Python',
  'Spring Boot',
  'Kubernetes',
  'S3',
  'OAuth2',
  'Windows',
  'Kerberos',
  'event-driven architecture',
  'postmortems',
  'microservices',
  'data modelling',
  'containerisation',
  'slow queries',
  'read replica',
  'on-call',
  'Associate - Developer',
]
const find = matcherOf(...names)
const found = (text: string): string[] =>
  find(text).map((mention) => `${mention.text}=${mention.names[0]?.slug}`)

describe('where a phrase begins and ends', () => {
  const cases: [string, string, string[]][] = [
    ['nothing', '', []],
    ['the whole text', 'Kafka', ['Kafka=Kafka']],
    ['any case', 'KAFKA kafka', ['KAFKA=Kafka', 'kafka=Kafka']],
    ['not within a word', 'PostgreSQLs MyKafka Kafkaesque kafka_topic', []],
    ['the longest counts', 'JavaScript, PostgreSQL', ['JavaScript=JavaScript', 'PostgreSQL=PostgreSQL']],
    ['a shorter one where the longer goes on otherwise', 'Spring Boots .NET Cores', ['.NET=.NET']],
    ['possessives', "Kafka’s, Kafka's", ['Kafka=Kafka', 'Kafka=Kafka']],
    ['slashes part', 'Java/Kafka/SQL', ['Java=Java', 'Kafka=Kafka', 'SQL=SQL']],
    ['quotes, brackets, stars', '"Java" (SQL) **Kafka**', ['Java=Java', 'SQL=SQL', 'Kafka=Kafka']],
    ['the end of a sentence', 'We use Kafka. SQL! Java?', ['Kafka=Kafka', 'SQL=SQL', 'Java=Java']],
    ['C++ and C# are not C', 'C++, C#; C++/C#', ['C++=C++', 'C#=C#', 'C++=C++', 'C#=C#']],
    ['a letter with a sign that nobody knows', 'C+, C##, C+++', []],
    ['.NET begins with a point', 'in .NET, (.NET Core)', ['.NET=.NET', '.NET Core=.NET Core']],
    ['.NET is not the end of ASP.NET', 'VB.NET ASP.NET', ['ASP.NET=ASP.NET']],
    ['a point within a name', 'java.util Java.Net kafka.apache.org', []],
    ['numbered without a space', '1.Java 2.SQL', ['Java=Java', 'SQL=SQL']],
    ['plus parts names', 'Java+Kafka', ['Java=Java', 'Kafka=Kafka']],
    ['versions', 'Python3.11, Java17, C++20', ['Python=Python', 'Java=Java', 'C++=C++']],
    ['a version of two letters is another name', 'S32 OAuth22', []],
    ['the name with a digit before the version', 'OAuth2', ['OAuth2=OAuth2']],
    ['addresses', 'https://github.com/x/kafka www.a.de/java github.com/kafka me@kafka.org @java', []],
    ['the scheme of an address', 'java://x Java: y', ['Java=Java']],
    ['no- and non-', 'non-SQL no-Kafka', []],
    ['NoSQL apart', 'No-SQL', ['No-SQL=NoSQL']],
    ['next to emoji', '🚀Kafka🚀', ['Kafka=Kafka']],
    ['next to Chinese', '使用Kafka开发', ['Kafka=Kafka']],
    ['full width', 'Ｋａｆｋａ', ['Ｋａｆｋａ=Kafka']],
    ['next to other letters', 'éKafka Kafkaé Kafka\u0301', []],
  ]
  it.each(cases)('%s', (_, text, expected) => expect(found(text)).toEqual(expected))
})

describe('how else it may be written', () => {
  const cases: [string, string, string[]][] = [
    [
      'hyphen for space and space for hyphen',
      'event driven-architecture, on call',
      ['event driven-architecture=event-driven architecture', 'on call=on-call'],
    ],
    ['a line break', 'Spring\n   Boot', ['Spring\n   Boot=Spring Boot']],
    [
      'a hyphen at the end of a line',
      'event-\ndriven architecture',
      ['event-\ndriven architecture=event-driven architecture'],
    ],
    ['not over an empty line', 'Spring\n\nBoot', []],
    ['not over a column', `Spring${' '.repeat(40)}Boot`, []],
    [
      'no-break space and no-break hyphen',
      'Spring\u00a0Boot on\u2011call',
      ['Spring\u00a0Boot=Spring Boot', 'on\u2011call=on-call'],
    ],
    ['a dash parts', 'Spring–Boot', []],
    [
      'but not between spaces',
      'Spring – Boot, on - call',
      ['Spring – Boot=Spring Boot', 'on - call=on-call'],
    ],
    ['nor does a name that has one', 'Associate Developer', ['Associate Developer=Associate - Developer']],
    [
      'plural and singular',
      'slow query, read replicas, postmortem, JWTs',
      ['slow query=slow queries', 'read replicas=read replica', 'postmortem=postmortems', 'JWTs=JWT'],
    ],
    ['names have neither', 'Window, Javas, Kerbero', []],
    [
      'joined and apart',
      'post-mortem post mortems micro-services NodeJS Node JS',
      [
        'post-mortem=postmortems',
        'post mortems=postmortems',
        'micro-services=microservices',
        'NodeJS=Node.js',
        'Node JS=Node.js',
      ],
    ],
    [
      'slashes',
      'CI / CD, CI-CD, CICD, HTTP2',
      ['CI / CD=CI/CD', 'CI-CD=CI/CD', 'CICD=CI/CD', 'HTTP2=HTTP/2'],
    ],
    [
      'American',
      'data modeling, containerization',
      ['data modeling=data modelling', 'containerization=containerisation'],
    ],
  ]
  it.each(cases)('%s', (_, text, expected) => expect(found(text)).toEqual(expected))
})

describe('offsets', () => {
  const awkward = fc.constantFrom(
    'İ',
    'ß',
    '🚀',
    'é',
    'ﬁ',
    '使',
    '\ud83d',
    'Σ',
    '\u0000',
    '\u200b',
    ' ',
    ', ',
  )
  it('cut the same words out, whatever stands before', () => {
    fc.assert(
      fc.property(
        fc.array(awkward, { maxLength: 12 }),
        fc.constantFrom('Kafka', 'C++', 'Spring Boot'),
        (before, name) => {
          const text = `${before.join('')} ${name}, Java`
          const mentions = find(text)
          expect(mentions.map((mention) => mention.text)).toContain(name)
          for (const mention of mentions) expect(text.slice(mention.from, mention.to)).toBe(mention.text)
        },
      ),
    )
  })
})

describe('what it stands for', () => {
  it('is all that has the same name, once', () => {
    const one = { kind: 'skill', slug: 'redis' } as const
    const other = { kind: 'tool', slug: 'redis' } as const
    const finds = phraseMatcher([
      { text: 'Redis', names: [one] },
      { text: 'redis', names: [other, one] },
    ])
    expect(finds('REDIS')).toEqual([{ from: 0, to: 5, text: 'REDIS', names: [one, other] }])
  })

  it('is what the content says, before what was derived', () => {
    const finds = matcherOf('slow queries', 'slow query')
    expect(finds('a slow query')[0]?.names).toEqual([{ kind: 'tool', slug: 'slow query' }])
  })

  it('is nothing without phrases', () => {
    expect(phraseMatcher([])('Kafka')).toEqual([])
    expect(matcherOf('', ' ', '-')('a - b')).toEqual([])
  })
})

/** What a reader would do: at each place, try every phrase with a regular expression of its own. */
function slowly(texts: readonly string[], text: string): [number, number][] {
  const word = '[A-ZÉ0-9]' // of what the texts below are made of
  const begin = String.raw`(?<!${word}|@)(?<!${word}(?<!\d)\.)(?<!(?:^|[^A-ZÉ])(?:no|non|anti)-)`
  const end = String.raw`(?=$|[^A-ZÉ0-9#+.@]|[.@](?!${word})|\+${word}|(?<=[A-ZÉ+#]{3})\d{1,4}(?:\.\d{1,4}){0,3}(?![\p{L}\p{N}_]))`
  const gap = String.raw`(?:-(?:\n[ ]*)?|(?:[ ]+(?:\n[ ]*)?|\n[ ]*)(?:-(?:[ ]+(?:\n[ ]*)?|\n[ ]*))?)`
  const patterns = texts.map((each) => {
    const words = each.split(/[ -]/).map((part) => part.replace(/[.+]/g, String.raw`\$&`))
    return new RegExp(begin + words.join(gap) + end, 'iuy')
  })
  const found: [number, number][] = []
  for (let at = 0; at < text.length; at++) {
    const ends = patterns.flatMap((pattern) => {
      pattern.lastIndex = at
      return pattern.test(text) ? [pattern.lastIndex] : []
    })
    if (ends.length === 0) continue
    const last = Math.max(...ends)
    found.push([at, last])
    at = last - 1
  }
  return found
}

describe('against one regular expression for each phrase', () => {
  // Names of capitals and digits: they have no plural and no other spelling.
  const part = fc.stringMatching(/^[AB]{1,3}[1É]?[+#]{0,2}$/).filter((text) => text.length > 2)
  const phrases = fc.array(
    fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
    { minLength: 1, maxLength: 12 },
  )
  const glue = fc.constantFrom(
    ' ',
    '  ',
    '-',
    '\n',
    '-\n ',
    ' \n ',
    '\n\n',
    ',',
    '.',
    '+',
    '#',
    '@',
    '使',
    '🚀',
    '1',
    'no-',
    'x',
    ' - ',
  )
  it('finds the same', () => {
    let seen = 0
    fc.assert(
      fc.property(
        phrases,
        fc.array(fc.tuple(fc.nat(), glue), { minLength: 12, maxLength: 24 }),
        (texts, picks) => {
          const parts = texts.flatMap((each) => [each, ...each.split(' '), each.toLowerCase()])
          const text = picks.map(([pick, between]) => `${parts[pick % parts.length]}${between}`).join('')
          const ours = matcherOf(...texts)(text).map(({ from, to }): [number, number] => [from, to])
          seen += ours.length
          expect(ours).toEqual(slowly(texts, text))
        },
      ),
      { numRuns: 400 },
    )
    expect(seen).toBeGreaterThan(1000)
  })
})

describe('hostile texts are read in linear time', () => {
  const mega = 1 << 20
  const cases: [string, string, number][] = [
    ['one word', 'a'.repeat(mega), 0],
    ['spaces', ' '.repeat(mega), 0],
    ['a phrase’s first word again and again', 'spring '.repeat(mega / 8), 0],
    ['a first word before many spaces', `spring${' '.repeat(100)}`.repeat(mega / 128), 0],
    ['hyphens', '-'.repeat(mega), 0],
    ['one long path', 'a/java/'.repeat(mega / 8), mega / 8],
    ['points', '.'.repeat(mega), 0],
    ['treacherous ones, one list', 'C, '.repeat(mega / 4), 0],
    ['treacherous ones in brackets', '(C'.repeat(mega / 4), 0],
    ['versions', `Java${'1'.repeat(mega)}`, 0],
    ['combining marks', `Java${'\u0301'.repeat(mega)}`, 0],
    ['halves of surrogate pairs', '\ud800'.repeat(mega), 0],
    ['nothing but phrases', 'Kafka '.repeat(mega / 8), mega / 8],
  ]
  it.each(cases)('%s', (_, text, count) => expect(find(text)).toHaveLength(count))
})
