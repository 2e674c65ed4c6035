/** What a generated résumé says; nobody in it exists. Dates are `2021-04`, and `end` is null where a job goes on. */
export type TrueJob = {
  employer: string
  title: string
  place: string
  start: string
  end: string | null
  bullets: string[]
}
export type TrueResume = {
  name: string
  label: string
  email: string
  phone: string
  place: string
  summary: string
  jobs: TrueJob[]
  education: { institution: string; degree: string; start: string; end: string }[]
  skills: { name: string; keywords: string[] }[]
  projects: { name: string; text: string }[]
  certificates: { name: string; issuer: string; year: string }[]
  languages: { language: string; fluency: string }[]
}

const names = [
  'Mara Lindqvist',
  'Tomás Ferreira',
  'Ana-Maria Popa',
  'Kwame Boateng',
  'Joanne O’Dell',
  'Yusuf Demir',
]
const places = ['Leeds, UK', 'Porto, Portugal', 'Austin, TX', 'Berlin, Germany', 'Remote', 'Lyon, France']
const employers = [
  'Halden & Roe',
  'Nordlicht Systems GmbH',
  'Brightwater Bank',
  'Kestrel.io',
  'Mosaic Health, Inc.',
  'University of Elmsford',
  'Tallow Street',
  'Quay Logistics Ltd',
  'Ember',
  '42 Acres Software',
  'Pine & Partners',
  'Redfield Council',
  'Lumen Freight B.V.',
  'Ostara',
]
const titles = [
  'Senior Software Engineer',
  'Backend Developer',
  'Platform Engineer',
  'Engineering Lead, Payments',
  'Software Engineer II',
  'Site Reliability Engineer',
  'Java Developer',
  'Head of Engineering',
  'Full-Stack Developer',
  'Member of Technical Staff',
  'Junior Programmer',
  'Data Engineer',
]
const bullets = [
  'Cut the p99 of the checkout service from 1.9 s to 240 ms by replacing an N+1 query with one join and a covering index.',
  'Moved 14 services from Jenkins to GitHub Actions',
  'Led the migration of the ledger from MySQL 5.7 to PostgreSQL 14 without a minute of downtime: dual writes, a backfill in batches of 5,000 rows, and a comparison of both sides that ran for three weeks before reads were switched over.',
  'On call one week in five; wrote the runbooks that the team still uses.',
  'Mentored two junior engineers, one of whom now leads the search team.',
  '2,000 requests per second at peak, served by four small machines instead of eleven',
  'Designed the REST and GraphQL APIs of the partner programme (OpenAPI 3.1, OAuth 2.0).',
  'Built the first version of the pricing engine in Go; it has priced every order since March 2021.',
  'Kafka consumers made idempotent, so that a redelivery no longer sends a second e-mail – complaints fell from 30 a week to none.',
  'Introduced code review by pairs and a definition of done that the other three teams took over in 2019 and 2020.',
  'Wrote Terraform for the whole of staging, and Helm charts for 9 services on Kubernetes.',
  'Found and fixed a deadlock in the booking path that had cost about £40,000 a quarter.',
  'Replaced hand-written SQL in the reports by views; the slowest report now takes 3 seconds rather than 4 minutes, and the finance department runs it itself.',
  'Kept the suite of 3,100 tests below six minutes.',
  'Worked with the lawyers and the data protection officer to bring retention of personal data in line with the GDPR.',
  'Reviewed about 400 pull requests a year',
  'Reduced the monthly bill of AWS by 31 % (rightsizing, spot instances, S3 lifecycle rules).',
  'Presented the plan for splitting the monolith to the board, and delivered its first two phases on time',
  'Redis cache with explicit invalidation in front of the catalogue: hit rate 96 %.',
  'Rewrote the importer in Rust as an experiment, measured it, and threw it away since the disk was the bottleneck.',
  'Responsible for the public status page, incident reviews and the weekly report to customers.',
  'Taught SQL to eleven colleagues in support; they now answer half of the questions that used to reach engineering.',
]
const summaries = [
  'Backend engineer with nine years in payments and logistics. Likes boring technology, short feedback loops and databases that are asked only once.',
  'I build and run services that other teams rely on, mostly in Java and Go, and care about what happens to them at three in the morning.',
]
const education = [
  { institution: 'Technical University of Arden', degree: 'BSc Computer Science' },
  { institution: 'University of Westmoor', degree: 'MSc in Distributed Systems' },
  { institution: 'Sankt Olav College', degree: 'Bachelor of Engineering, Electronics' },
]

/** A generator of random numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const month = (monthsSinceZero: number): string =>
  `${Math.floor(monthsSinceZero / 12)}-${String((monthsSinceZero % 12) + 1).padStart(2, '0')}`

/** Somebody made up: the same for the same seed. */
export function personOf(seed: number): TrueResume {
  const random = seeded(seed)
  const upTo = (count: number): number => Math.floor(random() * count)
  const shuffled = <Value>(values: readonly Value[]): Value[] =>
    values
      .map((value) => ({ value, order: random() }))
      .sort((a, b) => a.order - b.order)
      .map(({ value }) => value)
  const one = <Value>(values: readonly Value[]): Value => values[upTo(values.length)] as Value
  const name = one(names)
  const login = name.toLowerCase().replace(/[^a-z]/g, '')
  const [titleSupply, bulletSupply] = [shuffled(titles), shuffled(bullets)]
  let cursor = 2024 * 12 + upTo(12)
  const jobs = shuffled(employers)
    .slice(0, 3 + upTo(2))
    .map((employer, index): TrueJob => {
      const end = index === 0 && random() < 0.7 ? null : month(cursor)
      cursor -= 10 + upTo(30)
      const start = month(cursor)
      cursor -= 1 + upTo(4)
      return {
        employer,
        title: titleSupply.pop() ?? '',
        place: one(places),
        start,
        end,
        bullets: bulletSupply.splice(0, 2 + upTo(4)),
      }
    })
  const studied = cursor - 6 - upTo(6)
  return {
    name,
    label: one(['Senior Backend Engineer', 'Backend Developer', 'Software Engineer']),
    email: `${login}@example.org`,
    phone: `+44 20 7946 0${100 + upTo(800)}`,
    place: one(places.filter((place) => place !== 'Remote')),
    summary: one(summaries),
    jobs,
    education: shuffled(education)
      .slice(0, 1 + upTo(2))
      .map((school, index) => ({
        ...school,
        start: month(studied - 48 - index * 40),
        end: month(studied - index * 40),
      })),
    skills: [
      { name: 'Languages', keywords: ['Java', 'Go', 'Python', 'SQL'] },
      { name: 'Databases', keywords: ['PostgreSQL', 'Redis', 'MongoDB'] },
      { name: 'Infrastructure', keywords: ['Docker', 'Kubernetes', 'Terraform', 'AWS'] },
    ],
    projects: [
      { name: 'tidebook', text: 'A command that draws tide tables as text; 300 stars, written in Rust.' },
      { name: 'Slow Query Zoo', text: 'A collection of slow queries with their plans, used in two courses.' },
    ],
    certificates: [
      {
        name: 'AWS Certified Solutions Architect – Associate',
        issuer: 'Amazon Web Services',
        year: String(2019 + upTo(5)),
      },
    ],
    languages: [
      { language: 'English', fluency: 'native' },
      { language: 'German', fluency: 'B2' },
    ],
  }
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ')

/** How a layout writes months and ranges of them; `keeps` is how much of a date can be read again. */
export type DateStyle = {
  month: (date: string) => string
  range: (start: string, end: string | null) => string
  keeps: 'month' | 'year'
}
const part = (date: string): [string, number] => [date.slice(0, 4), Number(date.slice(5, 7))]
const style = (
  write: (date: string) => string,
  between: string,
  now: string,
  keeps: 'month' | 'year' = 'month',
): DateStyle => ({
  month: write,
  range: (start, end) => `${write(start)}${between}${end === null ? now : write(end)}`,
  keeps,
})
export const dateStyles = {
  short: style((date) => `${monthNames[part(date)[1] - 1]?.slice(0, 3)} ${part(date)[0]}`, ' – ', 'Present'),
  long: style((date) => `${monthNames[part(date)[1] - 1]} ${part(date)[0]}`, ' - ', 'present'),
  slashed: style((date) => `${date.slice(5)}/${date.slice(0, 4)}`, '–', 'Present'),
  dotted: style((date) => `${date.slice(5)}.${date.slice(0, 4)}`, ' – ', 'today'),
  iso: style((date) => date, ' — ', 'now'),
  years: style((date) => date.slice(0, 4), '-', 'Present', 'year'),
  words: style((date) => `${monthNames[part(date)[1] - 1]} ${part(date)[0]}`, ' to ', 'date'),
  // From the first of a month to the 28th of another: the 28ths say which of the two is the day.
  days: {
    month: (date) => `01/${date.slice(5)}/${date.slice(0, 4)}`,
    range: (start, end) =>
      `01/${start.slice(5)}/${start.slice(0, 4)} – ${end ? `28/${end.slice(5)}/${end.slice(0, 4)}` : 'Current'}`,
    keeps: 'month',
  },
  apostrophe: style(
    (date) => `${monthNames[part(date)[1] - 1]?.slice(0, 3)} ’${date.slice(2, 4)}`,
    ' – ',
    'Now',
  ),
} satisfies Record<string, DateStyle>
