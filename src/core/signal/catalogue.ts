/**
 * What can be seen in a repository that says something about its author: one row per signal.
 *
 * A signal is found at a commit of the person's own that no rule left out (vendored, generated, copied,
 * bulk-formatting, merge). `needs` commits within one `per` make one finding; the first ones of the period are
 * cited, so that later commits never change what was found before. `version` counts up whenever the rule behind
 * the signal is mended; its older evidence is then superseded.
 */
type Row = {
  version: number
  /** What was observed, as a sentence without a subject. `{facet}` stands for what the rule names (a language, a tool). */
  says: string
  /** What the rule reads, so that "read, not run" can be said exactly. */
  reads: 'paths' | 'manifest' | 'content' | 'message' | 'trailers'
  /** Commits within one period that make a finding: 1 for an event, more for a habit. */
  needs: number
  per: 'quarter' | 'year'
  /** Count distinct months instead of commits. */
  distinct?: 'month'
}

const event = (reads: Row['reads'], says: string): Row => ({
  version: 1,
  says,
  reads,
  needs: 1,
  per: 'quarter',
})
const habit = (needs: number, reads: Row['reads'], says: string): Row => ({
  version: 1,
  says,
  reads,
  needs,
  per: 'year',
})

export const signals = {
  // Languages and code
  'language-in-use': habit(10, 'paths', 'Changes {facet} source in ten commits of one year'),
  'data-structure-code': event('content', 'Writes a data structure of its own ({facet})'),
  'concurrency-code': event('content', 'Coordinates concurrent work with {facet}'),
  refactoring: {
    version: 1,
    says: 'Restructures source without a change of behaviour, in three months of one year',
    reads: 'message',
    needs: 3,
    per: 'year',
    distinct: 'month',
  },
  'error-contract': event('content', 'Defines error types or codes that callers can tell apart'),
  'lint-or-type-rules': event('content', 'Sets rules for {facet} that code has to pass'),
  'architecture-rules': event('content', 'Lets a check hold the boundaries between modules ({facet})'),
  'removes-code': habit(3, 'paths', 'Removes source that is no longer needed, three times in one year'),

  // SQL databases
  'schema-migration': event('content', 'Changes a schema by a migration ({facet})'),
  'sql-schema': event('content', 'Defines tables in SQL'),
  'sql-constraint': event('content', 'Lets the database hold a rule: {facet}'),
  'sql-index': event('content', 'Adds an index'),
  'sql-index-targeted': event('content', 'Adds a partial, covering, expression or composite index'),
  'sql-index-online': event('content', 'Adds or drops an index without blocking writes'),
  'sql-migration-safety': event('content', 'Guards a migration against locks: {facet}'),
  'sql-backfill-batched': event('content', 'Fills data in batches within a migration'),
  'sql-query': habit(3, 'content', 'Writes SQL queries with joins or grouping, in three commits of one year'),
  'sql-advanced-query': event('content', 'Writes a query with {facet}'),
  'sql-plan-read': event('content', 'Reads a query plan (EXPLAIN)'),
  'sql-transaction': event('content', 'Groups writes in an explicit transaction'),
  'sql-row-lock': event('content', 'Takes a lock on purpose: {facet}'),
  'sql-isolation-level': event('content', 'Chooses an isolation level: {facet}'),
  'sql-serialization-retry': event(
    'content',
    'Retries a transaction after a serialization failure or deadlock',
  ),
  'sql-upsert': event('content', 'Writes idempotently with an upsert'),
  'sql-privileges': event('content', 'Grants privileges or row policies in the database'),
  'sql-routine': event('content', 'Writes a function, procedure or trigger in the database'),
  'sql-partition-or-replica': event('content', 'Partitions a table or routes to replicas: {facet}'),
  'connection-pool': event('content', 'Sizes or bounds a connection pool'),
  'backup-restore': event('content', 'Scripts backup or restore with {facet}'),

  // Caching and NoSQL
  'redis-in-use': event('content', 'Uses Redis or Valkey from code'),
  'redis-atomic': event('content', 'Makes a Redis operation atomic with {facet}'),
  'document-store': event('content', 'Uses a non-relational store: {facet}'),
  'search-engine': event('content', 'Uses a search engine: {facet}'),
  'cache-expiry': event('content', 'Caches with an expiry or a bound'),
  'cache-invalidation': event('content', 'Invalidates a cache when its data changes'),
  'cache-stampede': event('content', 'Guards a cache against stampedes: {facet}'),
  'http-caching': event('content', 'Uses HTTP caching: {facet}'),

  // APIs
  'http-endpoint': habit(3, 'content', 'Writes HTTP endpoints in three commits of one year ({facet})'),
  'openapi-description': event('content', 'Describes an HTTP API in OpenAPI'),
  'graphql-schema': event('content', 'Defines a GraphQL schema'),
  'proto-contract': event('content', 'Defines messages or services in Protocol Buffers'),
  'request-validation': event('content', 'Validates input against a schema ({facet})'),
  'problem-details': event('content', 'Answers errors as problem details (RFC 9457)'),
  pagination: event('content', 'Pages through a collection by cursor or key'),
  'api-deprecation': event('content', 'Deprecates before removing'),
  'upgrade-guide': event('content', 'Writes an upgrade or migration guide for users'),
  'idempotency-key': event('content', 'Accepts an idempotency key'),
  'oauth-or-oidc': event('content', 'Implements or uses OAuth 2 or OpenID Connect'),
  'token-verification': event('content', 'Verifies a signed token (JWT)'),
  'webhook-signature': event('content', 'Signs or verifies a webhook'),

  // Security
  'constant-time-compare': event('content', 'Compares secrets in constant time'),
  'password-hash': event('content', 'Stores passwords with a slow hash ({facet})'),
  'authorisation-code': event('content', 'Writes authorisation rules'),
  'authorisation-test': event('content', 'Tests that a request without the right is refused'),
  'security-headers': event('content', 'Sets security headers, CORS or CSRF protection ({facet})'),
  'session-hardening': event('content', 'Hardens cookies or sessions ({facet})'),
  'input-escaping': event('content', 'Escapes or sanitises untrusted text ({facet})'),
  'tls-configuration': event('content', 'Configures TLS'),
  encryption: event('content', 'Encrypts data with a vetted construction ({facet})'),
  'dependency-update': habit(
    3,
    'manifest',
    'Updates dependencies together with their lock file, three times in one year',
  ),
  'dependency-audit': event('content', 'Has dependencies or code checked automatically ({facet})'),
  'security-fix': event('message', 'Fixes a security defect in source'),
  'fuzz-test': event('content', 'Fuzzes untrusted input'),
  'secret-management': event('content', 'Keeps secrets out of the code ({facet})'),
  'security-policy': event('content', 'Writes a security policy or threat model'),

  // Performance
  'benchmark-code': event('content', 'Writes a repeatable benchmark'),
  'load-test': event('content', 'Writes a load test ({facet})'),
  profiling: event('content', 'Profiles a program ({facet})'),
  'performance-change': event('message', 'Changes source to make it faster or smaller'),
  'performance-figures': event('message', 'Changes source for speed and states figures from measurement'),
  'batch-or-stream': event('content', 'Batches or streams instead of loading everything ({facet})'),

  // Architecture
  'message-broker': event('content', 'Sends or receives through a broker: {facet}'),
  'message-contract': event('content', 'Versions or registers a message schema ({facet})'),
  'transactional-outbox': event('content', 'Publishes through a transactional outbox'),
  'dead-letter': event('content', 'Handles messages that cannot be processed (dead letter)'),
  'background-job': event('content', 'Runs work in background jobs ({facet})'),
  'multiple-services': event('content', 'Wires several services together ({facet})'),
  'service-contract-client': event(
    'content',
    'Calls another service through a generated or typed client ({facet})',
  ),
  'feature-flag': event('content', 'Ships behind a feature flag ({facet})'),
  'plugin-interface': event('content', 'Extends or defines a plugin or extension interface'),
  'replication-or-consensus': event('content', 'Works on replication, fail-over or consensus'),
  'decision-record': event('content', 'Records an architecture decision'),
  'design-document': event('content', 'Writes a design document or RFC'),
  'cross-part-change': habit(
    5,
    'paths',
    'Changes source, tests and documentation together, five times in one year',
  ),

  // Reliability and operations
  'timeout-or-deadline': event('content', 'Bounds work over the network by a time-out or deadline'),
  'retry-with-backoff': event('content', 'Retries with backoff ({facet})'),
  'circuit-breaker': event('content', 'Isolates a failing dependency ({facet})'),
  'rate-limit': event('content', 'Limits the rate of requests ({facet})'),
  'load-shedding': event('content', 'Sheds load or applies backpressure ({facet})'),
  'graceful-shutdown': event('content', 'Shuts down gracefully on a signal'),
  'health-check': event('content', 'Reports health or readiness'),
  metrics: event('content', 'Measures with metrics ({facet})'),
  tracing: event('content', 'Traces requests ({facet})'),
  'structured-log': event('content', 'Logs in structured form ({facet})'),
  'alert-or-slo': event('content', 'Defines alerts or service level objectives ({facet})'),
  runbook: event('content', 'Writes a runbook'),
  postmortem: event('content', 'Writes a postmortem'),
  revert: event('message', 'Reverts a change that did harm'),
  'fix-with-test': event('message', 'Fixes a defect together with a test'),
  'fix-cause-explained': event('message', 'Explains the cause of a defect with its fix'),
  'hard-defect-fix': event('message', 'Fixes a {facet}'),

  // Testing
  'tests-with-source': habit(5, 'paths', 'Changes source and its tests together, five times in one year'),
  'test-suite': event('content', 'Writes tests ({facet})'),
  'integration-test': event('content', 'Tests against a real dependency ({facet})'),
  'end-to-end-test': event('content', 'Tests whole journeys ({facet})'),
  'property-test': event('content', 'Tests properties over generated input ({facet})'),
  'contract-test': event('content', 'Tests the contract between services ({facet})'),
  'failure-test': event('content', 'Tests failures on purpose: time-outs, crashes, faults ({facet})'),
  'race-detection': event('content', 'Runs tests with a race, memory or leak detector ({facet})'),
  'flaky-test-fix': event('message', 'Makes a flaky test reliable'),
  'coverage-gate': event('content', 'Lets coverage be measured in the pipeline ({facet})'),

  // Version control and delivery
  'explains-in-commit': habit(
    10,
    'message',
    'Explains the change in two or more lines of the commit message, in ten commits of one year',
  ),
  'change-log-entry': habit(3, 'paths', 'Tells users what changed, three times in one year'),
  release: event('content', 'Prepares a release'),
  'ci-pipeline': event('content', 'Builds or tests in a pipeline ({facet})'),
  'ci-matrix-or-cache': event('content', 'Shapes a pipeline with {facet}'),
  'deployment-pipeline': event('content', 'Deploys or publishes from a pipeline ({facet})'),
  'progressive-delivery': event('content', 'Releases progressively: {facet}'),
  'dev-environment': event('content', 'Makes a development environment reproducible ({facet})'),

  // Containers, infrastructure, cloud, networks
  'container-image': event('content', 'Builds a container image'),
  'container-hardened': event('content', 'Makes an image smaller or safer: {facet}'),
  'compose-stack': event('content', 'Runs services together with Compose'),
  'kubernetes-manifest': event('content', 'Deploys to Kubernetes ({facet})'),
  'kubernetes-operations': event('content', 'Makes a workload operable on Kubernetes: {facet}'),
  'infrastructure-code': event('content', 'Describes infrastructure as code ({facet})'),
  'infrastructure-module': event('content', 'Gives infrastructure code modules or remote state'),
  'configuration-management': event('content', 'Configures machines as code ({facet})'),
  'cloud-service': event('content', 'Uses a cloud service from code ({facet})'),
  'cloud-identity': event('content', 'Defines cloud identities or policies ({facet})'),
  serverless: event('content', 'Deploys functions without servers ({facet})'),
  'reverse-proxy': event('content', 'Configures a reverse proxy or load balancer ({facet})'),
  'socket-code': event('content', 'Works with sockets or the event loop directly'),
  'http-protocol-code': event('content', 'Works on HTTP itself: {facet}'),
  'operations-script': event('content', 'Automates operations with a script'),
  'process-supervision': event('content', 'Runs under a supervisor ({facet})'),

  // People
  documentation: habit(3, 'content', 'Writes documentation, in three commits of one year'),
  'architecture-document': event('content', 'Describes how the system is built'),
  'contributor-guide': event('content', 'Guides contributors or sets review rules ({facet})'),
  'reviewed-others': habit(
    3,
    'trailers',
    'Reviews the work of others (Reviewed-by), three times in one year',
  ),
  'integrated-others-work': habit(5, 'trailers', 'Integrates five commits by others in one year'),
  'worked-together': habit(
    3,
    'trailers',
    'Writes code together with others (Co-authored-by), three times in one year',
  ),
  'sustained-work': {
    version: 1,
    says: 'Works on the repository in nine months of one year',
    reads: 'paths',
    needs: 9,
    per: 'year',
    distinct: 'month',
  },
} as const satisfies Record<string, Row>

export type SignalId = keyof typeof signals
export type Signal = Row

export const signalIds = Object.keys(signals) as SignalId[]
export const isSignalId = (id: string): id is SignalId => Object.hasOwn(signals, id)
