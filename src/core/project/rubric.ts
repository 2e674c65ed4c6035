import type { SignalId } from '../signal/catalogue.ts'

/** What an end-to-end project is looked at for. */
export const dimensions = [
  'scale',
  'complexity',
  'impact',
  'security',
  'technology',
  'tests',
  'delivery',
  'operation',
] as const
export type Dimension = (typeof dimensions)[number]

/** Something that a repository can show: any one of the signals is enough. */
export type Criterion = {
  /** Unique within the rubric, never changed. */
  id: string
  /** One sentence that a reader of the repository could answer yes or no to. */
  says: string
  signals: SignalId[]
}

/** Something that only somebody who was there can tell. */
export type Question = {
  /** Unique within the rubric, never changed. */
  id: string
  asks: string
  /** `figure`: an answer without a number is not finished. */
  wants: 'figure' | 'sentence'
}

export type RubricRow = {
  dimension: Dimension
  title: string
  says: string
  criteria: Criterion[]
  questions: Question[]
}

/**
 * What tells a project that carries a senior claim from an exercise, by our own judgement: mission M20 names the dimensions. A repository
 * shows what was built; whether anybody used it, and what changed for them, it cannot.
 */
export const rubric: readonly RubricRow[] = [
  {
    dimension: 'scale',
    title: 'Scale',
    says: 'It was made for more than one user and one afternoon.',
    criteria: [
      {
        id: 'bounded-reads',
        says: 'Large collections are paged, batched or streamed.',
        signals: ['pagination', 'batch-or-stream'],
      },
      {
        id: 'cached',
        says: 'Something is cached, with an expiry or a bound.',
        signals: ['cache-expiry', 'http-caching'],
      },
      {
        id: 'spread',
        says: 'Data or work is partitioned, replicated or queued.',
        signals: ['sql-partition-or-replica', 'background-job', 'message-broker'],
      },
      {
        id: 'load-tried',
        says: 'Load was tried on it, repeatably.',
        signals: ['load-test', 'benchmark-code'],
      },
    ],
    questions: [
      {
        id: 'most-load',
        asks: 'What is the most that it has carried, in requests, rows or users, and where is that measured?',
        wants: 'figure',
      },
      {
        id: 'next-limit',
        asks: 'Which part gives way first as it grows, and how do you know?',
        wants: 'sentence',
      },
    ],
  },
  {
    dimension: 'complexity',
    title: 'Complexity',
    says: 'It holds a problem that does not go away by typing faster.',
    criteria: [
      {
        id: 'together-or-not-at-all',
        says: 'Writes belong together in explicit transactions, with locks or isolation chosen.',
        signals: ['sql-transaction', 'sql-row-lock', 'sql-isolation-level'],
      },
      {
        id: 'concurrent',
        says: 'Concurrent work is coordinated.',
        signals: ['concurrency-code', 'redis-atomic'],
      },
      {
        id: 'effects-once',
        says: 'An effect that is asked for twice happens once.',
        signals: ['idempotency-key', 'sql-upsert', 'transactional-outbox'],
      },
      {
        id: 'parts',
        says: 'Several services or modules meet at contracts that are checked.',
        signals: ['multiple-services', 'service-contract-client', 'architecture-rules', 'plugin-interface'],
      },
      {
        id: 'reasons-kept',
        says: 'Decisions are written down with their reasons.',
        signals: ['decision-record', 'design-document', 'architecture-document'],
      },
    ],
    questions: [
      {
        id: 'hardest',
        asks: 'What was the hardest part, and which simpler way did you try or rule out first?',
        wants: 'sentence',
      },
      {
        id: 'own-part',
        asks: 'Which parts are yours, and which did others or templates bring?',
        wants: 'sentence',
      },
    ],
  },
  {
    dimension: 'impact',
    title: 'Impact',
    says: 'Somebody else is better off, and it can be said by how much.',
    criteria: [
      { id: 'released', says: 'Versions were released.', signals: ['release'] },
      {
        id: 'users-told',
        says: 'Users are told what changed, and how to move.',
        signals: ['change-log-entry', 'upgrade-guide', 'api-deprecation'],
      },
      {
        id: 'others-take-part',
        says: 'Others contribute, and their work is taken in.',
        signals: ['integrated-others-work', 'reviewed-others', 'worked-together', 'contributor-guide'],
      },
      { id: 'kept-alive', says: 'It was worked on for most of a year.', signals: ['sustained-work'] },
    ],
    questions: [
      { id: 'who-uses-it', asks: 'Who uses it, and how many are they?', wants: 'figure' },
      {
        id: 'what-changed',
        asks: 'What is better for them since, from which figure to which, and who could confirm it?',
        wants: 'figure',
      },
    ],
  },
  {
    dimension: 'security',
    title: 'Security',
    says: 'A stranger can be let near it.',
    criteria: [
      {
        id: 'input-checked',
        says: 'Input is checked at the door, and what is untrusted is escaped.',
        signals: ['request-validation', 'input-escaping'],
      },
      {
        id: 'rights',
        says: 'Who may do what is decided in code, and a test holds it.',
        signals: ['authorisation-code', 'authorisation-test', 'sql-privileges'],
      },
      {
        id: 'identity',
        says: 'Identity is established by a standard, or passwords are kept by a slow hash.',
        signals: ['oauth-or-oidc', 'token-verification', 'password-hash', 'session-hardening'],
      },
      { id: 'secrets-out', says: 'Secrets stay out of the code.', signals: ['secret-management'] },
      {
        id: 'dependencies-watched',
        says: 'Dependencies are checked and updated.',
        signals: ['dependency-audit', 'dependency-update'],
      },
      {
        id: 'threats-thought-of',
        says: 'Threats, or how to report one, are written down.',
        signals: ['security-policy', 'security-fix', 'fuzz-test'],
      },
    ],
    questions: [
      {
        id: 'worst-loss',
        asks: 'What is the worst that somebody could take or break, and what stands in their way?',
        wants: 'sentence',
      },
    ],
  },
  {
    dimension: 'technology',
    title: 'Technology',
    says: 'Tools were chosen for what they are good at, and are used well.',
    criteria: [
      {
        id: 'data-kept-right',
        says: 'The database holds rules and is changed by migrations.',
        signals: ['schema-migration', 'sql-constraint', 'sql-index-targeted'],
      },
      {
        id: 'interface-described',
        says: 'The interface is described in a form that machines read.',
        signals: ['openapi-description', 'graphql-schema', 'proto-contract', 'message-contract'],
      },
      {
        id: 'rules-held',
        says: 'Code has rules that a check holds.',
        signals: ['lint-or-type-rules', 'architecture-rules'],
      },
      {
        id: 'second-store',
        says: 'A store besides the database is used for what it does better.',
        signals: ['redis-in-use', 'document-store', 'search-engine', 'message-broker'],
      },
    ],
    questions: [
      {
        id: 'why-this',
        asks: 'Which technology would you choose differently today, and what did the present one cost?',
        wants: 'sentence',
      },
    ],
  },
  {
    dimension: 'tests',
    title: 'Tests',
    says: 'A mistake is found before its users find it.',
    criteria: [
      {
        id: 'with-the-source',
        says: 'Tests change together with the source.',
        signals: ['tests-with-source', 'test-suite'],
      },
      {
        id: 'real-dependencies',
        says: 'Tests meet a real database or service.',
        signals: ['integration-test', 'contract-test'],
      },
      { id: 'whole-journeys', says: 'A whole journey is tested.', signals: ['end-to-end-test'] },
      {
        id: 'failures-tried',
        says: 'Failures, races or generated input are tried on purpose.',
        signals: ['failure-test', 'race-detection', 'property-test', 'fuzz-test'],
      },
      { id: 'defects-held', says: 'Mended defects are held by a test.', signals: ['fix-with-test'] },
    ],
    questions: [
      {
        id: 'got-through',
        asks: 'Which defect got past the tests, and what did you change so that the next one like it does not?',
        wants: 'sentence',
      },
    ],
  },
  {
    dimension: 'delivery',
    title: 'Delivery',
    says: 'A change reaches its users without a person in the way.',
    criteria: [
      {
        id: 'checked-by-machine',
        says: 'Every change is built and tested in a pipeline.',
        signals: ['ci-pipeline', 'ci-matrix-or-cache'],
      },
      {
        id: 'shipped-by-machine',
        says: 'It is deployed or published from a pipeline.',
        signals: ['deployment-pipeline', 'release'],
      },
      {
        id: 'packed',
        says: 'It runs from an image or a reproducible environment.',
        signals: ['container-image', 'compose-stack', 'dev-environment'],
      },
      {
        id: 'described-place',
        says: 'Where it runs is described as code.',
        signals: ['infrastructure-code', 'kubernetes-manifest', 'serverless', 'configuration-management'],
      },
      {
        id: 'careful-release',
        says: 'Releases can go out step by step, or be switched off.',
        signals: ['progressive-delivery', 'feature-flag', 'revert'],
      },
    ],
    questions: [
      {
        id: 'time-to-users',
        asks: 'How long does a merged change take to its users, and how long does taking it back take?',
        wants: 'figure',
      },
    ],
  },
  {
    dimension: 'operation',
    title: 'Operation',
    says: 'Somebody could be woken by it, and would know what to do.',
    criteria: [
      {
        id: 'seen-from-outside',
        says: 'It says how it is: metrics, traces or structured logs.',
        signals: ['metrics', 'tracing', 'structured-log'],
      },
      {
        id: 'health',
        says: 'It reports health, and shuts down gracefully.',
        signals: ['health-check', 'graceful-shutdown'],
      },
      {
        id: 'outlives-others',
        says: 'It outlives a slow or dead dependency.',
        signals: [
          'timeout-or-deadline',
          'retry-with-backoff',
          'circuit-breaker',
          'dead-letter',
          'load-shedding',
          'rate-limit',
        ],
      },
      {
        id: 'somebody-is-called',
        says: 'There are objectives or alerts, and a runbook.',
        signals: ['alert-or-slo', 'runbook'],
      },
      { id: 'comes-back', says: 'Data can be brought back.', signals: ['backup-restore'] },
      {
        id: 'learnt-from',
        says: 'Something that went wrong was written up.',
        signals: ['postmortem', 'fix-cause-explained'],
      },
    ],
    questions: [
      {
        id: 'runs-where',
        asks: 'Where does it run today, and how long has it been up of the last thirty days?',
        wants: 'figure',
      },
      {
        id: 'last-trouble',
        asks: 'What went wrong last, how did you notice, and how long did it take?',
        wants: 'sentence',
      },
    ],
  },
]
