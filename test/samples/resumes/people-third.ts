import { type DateStyle, dateStyles, seeded, type TrueJob, type TrueResume } from './people.ts'

const names = [
  'Siobhán Ní Bhriain',
  'José Luis García Moreno',
  'Priya Raghunathan',
  'Jean-Baptiste Lefèvre',
  'Dr. Katharina Schöneberg',
  'Oluwaseun Adeyemi',
  'Li Wei Chen',
  'Magnus Østergaard',
]
const places = [
  'Cork, Ireland',
  'Valencia',
  'Bengaluru, India',
  'Toronto, ON',
  'München',
  'Lagos, Nigeria',
  'Aarhus',
]
const employers = [
  'Bundesamt für Wasserwege',
  'St. Aldhelm’s Hospital Trust',
  'Van der Meulen Logistiek',
  'PayTrellis',
  '3Peaks Digital',
  'Crédit Maritime',
  'Harbour',
  'Ó Sé & Daughters',
  'Infralytix Technologies Pvt. Ltd.',
  'Northern Rail Signals',
  'Bao & Sons Trading Co.',
  'eVoyage24 AG',
  'The Corner Library',
  'Department of Fisheries',
  'Zwölf',
  'Meridian Re',
  'Hoop',
  'Stadtwerke Falkenau',
]
const titles = [
  'Lead Developer (Platform)',
  'Software Development Engineer in Test',
  'DevOps Engineer / SRE',
  'Senior Associate, Technology',
  'Werkstudent Softwareentwicklung',
  'QA Analyst',
  'Technical Lead & Scrum Master',
  'Software Engineering Intern',
  'CTO and Co-founder',
  'Principal Engineer',
  'Consultant',
  'iOS Developer',
  'Machine Learning Engineer',
  'Database Administrator',
  'Analyst Programmer',
  'Solutions Architect',
  'Staff Engineer, Developer Experience',
  'Web Developer',
]
const changed: [employer: string, title: string, bullets: string[]][] = [
  [
    'Lindenhof Klinik',
    'Registered Nurse',
    [
      'Cared for up to twelve patients a shift on a surgical ward.',
      'Rota for 30 colleagues, first on paper and then in a spreadsheet with macros',
    ],
  ],
  [
    'Ballyvane Community College',
    'Secondary School Teacher',
    [
      'Taught mathematics and physics to classes of 28',
      'Started the coding club; 3 of its members study computer science today.',
    ],
  ],
  [
    'Brasserie Deux Ponts',
    'Chef de Partie',
    [
      'Ran the sauce section during services of 180 covers.',
      'Wrote the stock list in Access that the kitchen still orders by',
    ],
  ],
]
const bullets = [
  'Took over a Rails application with 400 failing tests; all of them pass since May 2021, and a red one now stops a release.',
  'Split the order table by month, after which the nightly export fell from 5 h to 20 min',
  'Introduced feature flags (Unleash) so that half-finished work can be merged daily',
  'Responsible for 40+ microservices in C#/.NET and their pipelines in Azure DevOps',
  'Wrote the contract tests (Pact) between the apps for phones and the backend: 212 contracts, checked on each push.',
  'Interviewed more than 60 candidates, and rewrote the exercise so that it takes an hour instead of a weekend.',
  'Brought the error budget from minus 40 % to plus 15 % within two quarters by pausing features, by bounding retries, and by moving the two noisiest jobs off the database on which customers wait.',
  'Java 8 → 17 across 23 repositories',
  'Owner of the API for partners: versioning, deprecation, and a changelog people read',
  'Designed and ran a load test with k6 that showed the pool of connections, not the CPU, to be the limit.',
  'Automated the reconciliation of payouts; the finance team had spent two days a month on it.',
  'Trained a model that forecasts arrivals of vessels (gradient boosting, MAE of 23 minutes)',
  'Set up alerts on symptoms instead of causes: from 90 pages a week to 6',
  'Accessibility: WCAG 2.1 AA for the booking flow, tested with people who use screen readers',
  'Negotiated with two vendors and ended one contract, which saved € 120k a year',
  'Migrated 1.2 TB from Oracle 12c to Aurora PostgreSQL with AWS DMS; cut-over took eleven minutes on a Sunday in June.',
  'Built dashboards in Grafana that the operations team looks at first thing in the morning.',
  'Chaired the weekly design review and wrote 14 decision records',
  'Fixed a race in the seat reservation that sold the same seat twice on about one day in ten.',
  'Elasticsearch cluster from 6.8 to 8.4 without reindexing by hand',
  'Wrote an internal course on threads and locks, given four times to 55 people in all.',
  'Reworked the caching of product pages, time to first byte 900 ms → 120 ms (p95).',
  'Pair programming with the two apprentices, each day for an hour',
  'Maintained an Ansible inventory of 300 hosts; patches went out within 48 hours of a CVE.',
  'Security champion of the team; threat models for all services that touch cards',
  'Coordinated with teams in Pune, Gdańsk and Montréal across nine hours of time zones.',
  'Published the SDK for Swift and Kotlin, used by 70 shops',
  'Wrote a parser for EDIFACT messages with property-based tests, and a fuzzer that found four crashes in the old one.',
]
const summaries = [
  'Engineer who came to software by a detour and stayed for the debugging. Strong in test automation, delivery pipelines and talking to people who use the thing.',
  'Twelve years between databases and the people who query them; two as a founder. Looking for a team that measures before it optimises.',
  'Generalist with a soft spot for infrastructure. Available from January.',
]
const schools = [
  { institution: 'Universitat Politècnica de Marenostra', degree: 'MSc Data Science' },
  { institution: 'Technische Hochschule Falkenau', degree: 'BEng Software Engineering' },
  { institution: 'Institute of Technology, Ballyvane', degree: 'Higher Diploma in Computing' },
  { institution: 'Université de Saint-Aubin', degree: 'BA Philosophy' },
]

const month = (monthsSinceZero: number): string =>
  `${Math.floor(monthsSinceZero / 12)}-${String((monthsSinceZero % 12) + 1).padStart(2, '0')}`

/** Somebody made up, of other words than those of `personOf`: one in three changed their career. */
export function thirdPersonOf(seed: number): TrueResume {
  const random = seeded(seed * 7 + 3)
  const upTo = (count: number): number => Math.floor(random() * count)
  const shuffled = <Value>(values: readonly Value[]): Value[] =>
    values
      .map((value) => ({ value, order: random() }))
      .sort((a, b) => a.order - b.order)
      .map(({ value }) => value)
  const one = <Value>(values: readonly Value[]): Value => values[upTo(values.length)] as Value
  const name = one(names)
  const login = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  const [titleSupply, bulletSupply] = [shuffled(titles), shuffled(bullets)]
  let cursor = 2025 * 12 + upTo(10)
  const period = (ends: boolean): { start: string; end: string | null } => {
    const end = ends ? month(cursor) : null
    cursor -= 8 + upTo(34)
    const start = month(cursor)
    cursor -= 1 + upTo(5)
    return { start, end }
  }
  const jobs = shuffled(employers)
    .slice(0, 3 + upTo(3))
    .map(
      (employer, index): TrueJob => ({
        employer,
        title: titleSupply.pop() ?? '',
        place: one(places),
        ...period(index > 0 || random() < 0.3),
        bullets: bulletSupply.splice(0, 2 + upTo(4)),
      }),
    )
  if (random() < 0.34) {
    const [employer, title, said] = one(changed)
    jobs.push({ employer, title, place: one(places), ...period(true), bullets: said })
  }
  const studied = cursor - 4 - upTo(6)
  return {
    name,
    label: one(['Software Engineer & Team Lead', 'Full Stack Engineer', 'Developer', 'Quality Engineer']),
    email: `${login.slice(0, 14)}@mail.example.com`,
    phone: one(['+353 21 496 0', '+49 89 3290 ', '(416) 555-0', '+34 961 11 0 ']) + String(100 + upTo(900)),
    place: one(places),
    summary: one(summaries),
    jobs,
    education: shuffled(schools)
      .slice(0, 1 + upTo(2))
      .map((school, index) => ({
        ...school,
        start: month(studied - 38 - index * 42),
        end: month(studied - index * 42),
      })),
    skills: [
      { name: 'Programming', keywords: ['C#/.NET', 'TypeScript', 'Node.js', 'Kotlin'] },
      { name: 'Data', keywords: ['Oracle', 'Elasticsearch', 'dbt'] },
      { name: 'Tools & Practices', keywords: ['CI/CD', 'Ansible', 'Test-driven development'] },
    ],
    projects: [
      { name: 'Ferrymap', text: 'Shows where ferries are, from open AIS data. TypeScript and PostGIS.' },
      { name: 'pactlint', text: 'Finds contracts that nobody verifies; 1,200 downloads a month.' },
    ],
    certificates: [
      { name: 'Certified Kubernetes Administrator', issuer: 'CNCF', year: String(2019 + upTo(5)) },
      { name: 'ISTQB Foundation Level', issuer: 'ISTQB', year: String(2014 + upTo(5)) },
    ],
    languages: [
      { language: 'English', fluency: 'C1' },
      { language: 'Spanish', fluency: 'Native' },
      { language: 'French', fluency: 'A2' },
    ],
  }
}

/** The second job was a role at the employer of the first, and began it. */
export const promoted = (resume: TrueResume): TrueResume => ({
  ...resume,
  jobs: resume.jobs.map((job, index) =>
    index === 1 && resume.jobs[0]
      ? { ...job, employer: resume.jobs[0].employer, place: resume.jobs[0].place }
      : job,
  ),
})

/** The second job goes on beside the first: what freelancers do. */
export const overlapping = (resume: TrueResume): TrueResume => ({
  ...resume,
  jobs: resume.jobs.map((job, index) =>
    index === 1 ? { ...job, end: null, title: 'Freelance Web Developer' } : job,
  ),
})

/** One paragraph in place of the bullets of each job. */
export const inParagraphs = (resume: TrueResume): TrueResume => ({
  ...resume,
  jobs: resume.jobs.map((job) => ({
    ...job,
    bullets: [job.bullets.map((bullet) => (bullet.endsWith('.') ? bullet : `${bullet}.`)).join(' ')],
  })),
})

/** The jobs of two people, one after the other: enough for five pages. */
export const longCareer = (resume: TrueResume): TrueResume => {
  const years = (date: string, back: number): string => `${Number(date.slice(0, 4)) - back}${date.slice(4)}`
  const taken = new Set(resume.jobs.map(({ employer }) => employer))
  const earliest = Number(resume.jobs.at(-1)?.start.slice(0, 4))
  const earlier = [5, 6, 7]
    .flatMap((seed) => thirdPersonOf(seed).jobs)
    .filter(({ employer }) => !taken.has(employer) && taken.add(employer))
    .slice(0, 8)
    .map((job, index) => ({
      ...job,
      start: years(`${earliest}-${job.start.slice(5)}`, 2 * index + 2),
      end: years(`${earliest}-${(job.end ?? '2020-06').slice(5)}`, 2 * index + 1),
    }))
  return { ...resume, jobs: [...resume.jobs, ...earlier] }
}

/** Each job has its employer, with the roles it held there: those that follow each other. */
export function byEmployer(resume: TrueResume): { employer: string; place: string; roles: TrueJob[] }[] {
  const groups: { employer: string; place: string; roles: TrueJob[] }[] = []
  for (const job of resume.jobs) {
    const last = groups.at(-1)
    if (last?.employer === job.employer) last.roles.push(job)
    else groups.push({ employer: job.employer, place: job.place, roles: [job] })
  }
  return groups
}

/** A style of dates with other words between two dates and for now. */
export const datesLike = (like: DateStyle, between: string, now: string): DateStyle => ({
  ...like,
  range: (start, end) => `${like.month(start)}${between}${end === null ? now : like.month(end)}`,
})
export const thirdDates = {
  shortEm: datesLike(dateStyles.short, '—', 'Present'),
  numbered: datesLike(dateStyles.slashed, ' - ', 'Current'),
  heute: datesLike(dateStyles.dotted, ' - ', 'heute'),
  ongoing: datesLike(dateStyles.slashed, ' – ', 'ongoing'),
  arrow: datesLike(dateStyles.short, ' → ', 'Present'),
  yearFirst: datesLike({ ...dateStyles.iso, month: (date) => date.replace('-', '/') }, ' – ', 'today'),
  yearsEm: { ...datesLike(dateStyles.years, '–', 'present'), keeps: 'year' as const },
}
