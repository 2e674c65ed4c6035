import { createHash } from 'node:crypto'
import type { RecordRequest } from '../../src/api/contract/repositories.ts'

const DAY_MS = 86_400_000
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Signals of many areas, so that most areas of the map have rows of every look. */
const signals = [
  'sql-schema',
  'sql-constraint',
  'sql-index-online',
  'sql-transaction',
  'http-endpoint',
  'openapi-description',
  'request-validation',
  'ci-pipeline',
  'container-image',
  'test-suite',
  'integration-test',
  'structured-log',
  'timeout-or-deadline',
  'retry-with-backoff',
  'explains-in-commit',
  'documentation',
  'benchmark-code',
  'decision-record',
] as const

/** A reading of a repository with more evidence for query tuning than the page shows at once. */
export function reading(now: number): RecordRequest {
  const finding = (signal: RecordRequest['findings'][number]['signal'], daysAgo: number, n: number) => ({
    signal,
    facet: '',
    citations: [
      {
        commit: sha256(`${signal} ${n}`).slice(0, 40),
        paths: [
          `services/orders/${signal}/a_name_without_a_place_to_break_that_goes_on_and_on_and_on_${n}.sql`,
        ],
        at: new Date(now - daysAgo * DAY_MS).toISOString(),
      },
    ],
    cautions: n % 7 === 0 ? (['shared-work'] as const).slice() : [],
  })
  return {
    source: { kind: 'repository', instance: sha256('orders-api'), label: 'orders-api' },
    head: sha256('head').slice(0, 40),
    commits: 12_272,
    ownCommits: 341,
    identities: ['mira@example.com', 'a-very-long-address-of-a-person@subsidiary.of.an.example.com'],
    notices: [
      { code: 'shallow', says: 'The clone is shallow: what came before 3 Jan 2023 could not be read.' },
    ],
    findings: [
      ...signals.flatMap((signal, i) => [finding(signal, 20 + i * 30, 1), finding(signal, 400 + i * 30, 2)]),
      ...Array.from({ length: 30 }, (_, i) => finding('sql-index', 15 + i * 40, i)),
    ],
  }
}
