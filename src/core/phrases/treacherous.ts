/**
 * Names that are also words, letters or other names. Each is found only as its row says; every other phrase is found in any case.
 *
 * A row is the name, folded, and how it may be told:
 *
 * - `enough` is what suffices in running text, where it is written as in `written`:
 *   `writing`: that alone ("REST");
 *   `capital`: to be capitalised within a sentence, where the next word is not ("deployed with Chef");
 *   `company`: only what stands around it, since it is as often a letter, a person or a place ("R", "Julia", "Phoenix").
 *   `list`: only to be an item of a list of skills, written in any way ("Skills: mentoring, ownership").
 * - What always suffices: an item of a list in which something sure stands, or which is called languages, tools or alike; a noun of the trade
 *   or a version after it ("Go services", "Rust 1.80"; `follow` where the usual nouns mislead); a role before it ("Engineer, Go").
 * - What never does: to be next to one of `notAfter` or `notBefore` ("0000" is a year), to be written as in `never`, to be part of a compound
 *   ("Go-live", "R&D"; "Go-based" is none).
 * - After one of `doubtAfter` a capital is not enough ("in Spring").
 */
export type Treachery = {
  written: readonly string[]
  enough: 'writing' | 'capital' | 'company' | 'list'
  never: readonly string[]
  notAfter: ReadonlySet<string>
  notBefore: ReadonlySet<string>
  doubtAfter: ReadonlySet<string>
  /** Null: the usual nouns. */
  follow: ReadonlySet<string> | null
}

type Row = Pick<Treachery, 'enough'> & {
  written?: string
  never?: string
  notAfter?: string
  notBefore?: string
  doubtAfter?: string
  follow?: string
}

/** Words of every day that are names by their capital, and nothing else is known to be like them. */
const words = setOf(
  'akka alembic angular argo astro babel bamboo beam bicep bootstrap bun caddy cassandra celery chai cocoa composer concourse confluence copilot cordova cucumber cypress doctrine drizzle drone eclipse electron elixir elm ember expo fastly flink flutter gatsby gherkin glue gremlin groovy guava helm hive honeycomb ionic jetty koa locust loki looker lua maven mercurial meteor mocha mongoose netty nix notion pact packer parquet pinecone poetry postman prefect presto prisma pulsar raft rancher remix rollup saga selenium sentry slack snowflake solace sonar spanner spinnaker spock storm svelte tableau tailwind tempo thrift timescale travis vagrant varnish windows yarn',
)

const rows: Record<string, Row> = {
  // Letters and abbreviations
  c: {
    enough: 'company',
    notAfter:
      'a appendix article b block building category class grade group hepatitis level objective option part plan schedule section series suite tier type unit vitamin vitamins',
    notBefore: 'd flat level major minor o section suite',
  },
  r: { enough: 'company', notAfter: 'a appendix article option part rated section', notBefore: 'd' },
  d: { enough: 'company', notAfter: 'c appendix option part plan section series vitamin', notBefore: 'day' },
  js: { enough: 'writing', written: 'JS' },
  iam: { enough: 'writing', written: 'IAM' },
  rest: { enough: 'writing', written: 'REST', notAfter: 'at the', notBefore: 'of' },
  soap: { enough: 'writing', written: 'SOAP', notBefore: 'opera notes' },
  elk: { enough: 'writing', written: 'ELK' },
  explain: { enough: 'writing', written: 'EXPLAIN' },
  sap: { enough: 'writing', written: 'SAP' },
  zap: { enough: 'writing', written: 'ZAP' },
  maui: { enough: 'writing', written: 'MAUI' },
  'no sql': { enough: 'writing', written: 'No-SQL NO-SQL No-Sql no-SQL no-sql' },
  'my sql': { enough: 'company', written: 'My SQL', follow: 'database databases server' },
  sam: { enough: 'writing', written: 'SAM' },
  make: { enough: 'company', written: 'Make', follow: 'based files rules scripts targets' },
  // Languages
  go: {
    enough: 'capital',
    notAfter: 'no pokemon pokémon set',
    notBefore: 'ahead away back green home kart karts live no no-go to',
  },
  rust: { enough: 'capital', notBefore: 'belt free proof resistant' },
  swift: {
    enough: 'capital',
    never: 'SWIFT',
    notAfter: 'taylor',
    notBefore: 'bic code codes message messages messaging network payment payments transfer transfers',
  },
  ruby: { enough: 'company', notAfter: 'red', notBefore: 'lane red road street' },
  julia: { enough: 'company' },
  crystal: { enough: 'company', notBefore: 'ball clear palace reports' },
  dart: { enough: 'capital', notBefore: 'board boards' },
  zig: { enough: 'capital', notBefore: 'zag' },
  bash: {
    enough: 'capital',
    written: 'bash Bash BASH',
    notAfter: 'birthday christmas',
    doubtAfter: 'a the to',
  },
  // Frameworks and libraries
  spring: {
    enough: 'capital',
    notAfter: 'early last late next this',
    notBefore: '0000 break cleaning intern internship semester term',
    doubtAfter: 'by during in of since the until',
  },
  express: {
    enough: 'capital',
    notAfter: 'aliexpress american federal orient pony to',
    notBefore:
      'checkout concern consent delivery entry ideas interest lane mail permission scripts shipping train written yourself',
  },
  node: {
    enough: 'capital',
    notAfter: 'a each every leaf master per primary the worker',
    notBefore: 'affinity count exporter failure failures group groups label labels pool pools port selector',
  },
  rails: { enough: 'capital', notAfter: 'guard off the' },
  flask: { enough: 'capital', notBefore: 'of' },
  play: {
    enough: 'company',
    written: 'Play',
    notAfter: 'fair google',
    notBefore: 'a an console store the to',
  },
  phoenix: { enough: 'company', notBefore: 'arizona area az az85001 project suns usa' },
  gin: { enough: 'company', notBefore: 'and index indexes tonic' },
  echo: { enough: 'company', notAfter: 'amazon', notBefore: 'chamber show dot' },
  fiber: { enough: 'company', notBefore: 'internet network optic optics' },
  tornado: { enough: 'capital', notBefore: 'alley cash' },
  lumen: { enough: 'capital', notBefore: 'technologies' },
  sinatra: { enough: 'capital', notAfter: 'frank' },
  dapper: { enough: 'capital', notBefore: 'labs' },
  temporal: { enough: 'capital', notBefore: 'table tables' },
  polly: { enough: 'company', notAfter: 'amazon' },
  jackson: { enough: 'company', notAfter: 'andrew michael', notBefore: 'ms mississippi' },
  apollo: { enough: 'company', notBefore: 'hospitals program' },
  retrofit: { enough: 'company' },
  nest: { enough: 'capital', notBefore: 'egg thermostat' },
  'play 2': { enough: 'writing', written: 'Play 2', notBefore: 'a instruments roles' },
  react: { enough: 'capital', notBefore: 'fast quickly swiftly to' },
  // Tools and platforms
  chef: {
    enough: 'capital',
    notAfter: 'executive head pastry private sous',
    notBefore: 'at de in of',
  },
  puppet: { enough: 'capital', notBefore: 'show shows theater theatre' },
  salt: { enough: 'capital', notBefore: 'lake' },
  vault: { enough: 'capital', doubtAfter: 'data the' },
  consul: { enough: 'capital', notBefore: 'general' },
  nomad: { enough: 'capital', notAfter: 'digital' },
  ant: { enough: 'capital', written: 'Ant ANT', notBefore: 'financial group' },
  unity: { enough: 'capital', notBefore: 'of' },
  excel: { enough: 'capital', written: 'Excel', notBefore: 'at in' },
  access: {
    enough: 'company',
    written: 'Access',
    notBefore: 'control controls for management rights to token tokens',
    follow: 'database databases forms vba',
  },
  lambda: { enough: 'capital', notBefore: 'architecture calculus expression expressions' },
  spark: { enough: 'capital', notBefore: 'joy', notAfter: 'arc' },
  envoy: { enough: 'capital', notAfter: 'special', notBefore: 'extraordinary' },
  flux: { enough: 'capital', notAfter: 'in' },
  kong: { enough: 'capital', notAfter: 'donkey hong king' },
  buck: { enough: 'company' },
  jest: { enough: 'capital', doubtAfter: 'in' },
  oracle: {
    enough: 'capital',
    notAfter: 'at',
    notBefore: 'america cloud corp corporation cpq erp fusion hcm inc',
  },
  stripe: { enough: 'capital', notAfter: 'at' },
  cargo: { enough: 'capital', notBefore: 'handling ship ships' },
  unleash: { enough: 'company' },
  renovate: { enough: 'company' },
  fortify: { enough: 'company' },
  hypothesis: { enough: 'company', notBefore: 'test testing' },
  jasmine: { enough: 'company' },
  newman: { enough: 'company' },
  render: { enough: 'company' },
  athena: { enough: 'company', notAfter: 'aws amazon' },
  aurora: { enough: 'company' },
  linear: { enough: 'company', notBefore: 'algebra regression' },
  // Skills' names that are words of every day
  learning: { enough: 'list', notAfter: 'deep e machine' },
  ownership: { enough: 'list' },
  delegation: { enough: 'list' },
  estimation: { enough: 'list' },
  memory: { enough: 'list' },
  certificates: { enough: 'list' },
  querying: { enough: 'list' },
}

/** After a name, these say that it is one of the trade. */
export const tradeNouns = setOf(
  'agent agents api apis app application applications apps backend backends based binary bindings bot chart charts client clients cluster clusters code codebase compiler concurrency container cookbook cookbooks daemon dev developer developers development ecosystem engineer engineers experience expert extension extensions framework frontend gateway generics goroutines interop jobs lang language libraries library manifests microservice microservices middleware middlewares migration module modules monolith orm package packages pipeline pipelines playbooks plugin plugins processes programmer programmers programming recipes repository rewrite router routes runtime script scripting scripts sdk server servers service services stack syntax tests toolchain version worker workers',
)

/** After a name and a hyphen, these leave it a name: "Go-based". */
export const compounds = setOf(
  'backed based centric compatible deployed driven first generated hosted lang like managed native only powered rendered run side specific style written',
)

/** Before a name, these say that it is one of the trade: "Engineer (Go)". */
export const roles = setOf(
  'developer developers engineer engineers language languages programmer programmers',
)

/** Before a letter or a name that people have too, these do: "in R". */
export const uses = setOf(
  'ansi embedded idiomatic in know knowing known knows learn learned learning modern plain pure using via',
)

/** The rule for a name; null where it needs none. One or two letters count only as written, whether they have a row or not. */
export function treacheryOf(name: string, folded: string): Treachery | null {
  const row = rowOf(folded)
  if (!row) return null
  return {
    written: (row.written ?? name).split(' '),
    enough: row.enough,
    never: (row.never ?? '').split(' '),
    notAfter: setOf(row.notAfter),
    notBefore: setOf(row.notBefore),
    doubtAfter: setOf(row.doubtAfter),
    follow: row.follow === undefined ? null : setOf(row.follow),
  }
}

function rowOf(folded: string): Row | undefined {
  if (Object.hasOwn(rows, folded)) return rows[folded]
  if (words.has(folded)) return { enough: 'capital' }
  return /^\p{L}{1,2}$/u.test(folded) ? { enough: 'writing' } : undefined
}

function setOf(words = ''): ReadonlySet<string> {
  return new Set(words === '' ? [] : words.split(' '))
}
