import type { RepositoryObservation } from '../evidence/entry.ts'
import type { SignalId } from '../signal/catalogue.ts'

type Row = {
  /** Any where absent. */
  signal?: SignalId
  facet?: string
  /** Of a file that is cited. */
  path?: RegExp
  tools: readonly string[]
}

const script = /\.[cm]?[jt]sx?$/

/**
 * What an observation in a repository says of tools without naming them. Only what cannot be otherwise stands here: a dialect that one
 * database alone has, a file that one tool alone reads, a library that works with one alone.
 */
const implied: readonly Row[] = [
  { tools: ['git'] },
  { signal: 'sql-advanced-query', facet: 'DISTINCT ON', tools: ['postgresql'] },
  // The rule asks for an import of Hasql, which knows PostgreSQL alone.
  { signal: 'connection-pool', path: /\.hs$/, tools: ['postgresql'] },
  { signal: 'backup-restore', facet: 'pg_basebackup', tools: ['postgresql'] },
  { signal: 'backup-restore', facet: 'pg_restore', tools: ['postgresql'] },
  { signal: 'backup-restore', facet: 'pgBackRest', tools: ['postgresql'] },
  { signal: 'backup-restore', facet: 'XtraBackup', tools: ['mysql'] },
  { signal: 'backup-restore', facet: 'mongodump', tools: ['mongodb'] },
  { signal: 'request-validation', facet: 'Ajv', tools: ['json-schema'] },
  { signal: 'request-validation', facet: 'TypeBox', tools: ['json-schema'] },
  { signal: 'request-validation', facet: 'express-validator', tools: ['express'] },
  { signal: 'rate-limit', facet: '@fastify/rate-limit', tools: ['fastify'] },
  { signal: 'rate-limit', facet: 'express-rate-limit', tools: ['express'] },
  { signal: 'rate-limit', facet: 'Flask-Limiter', tools: ['flask'] },
  { signal: 'background-job', facet: 'Active Job', tools: ['ruby-on-rails'] },
  // Scripts that take signals of the process, speak HTTP/2 or are tested by tap run in Node.js.
  { signal: 'graceful-shutdown', path: script, tools: ['node-js'] },
  { signal: 'http-protocol-code', facet: 'HTTP/2', path: script, tools: ['node-js'] },
  { signal: 'test-suite', facet: 'tap', tools: ['node-js'] },
  { signal: 'process-supervision', facet: 'systemd', tools: ['linux'] },
  { path: /(^|\/)([\w.-]+\.)?Dockerfile(\.(?!(?:md|rst|txt)$)[\w-]+)?$/, tools: ['docker'] },
  { signal: 'compose-stack', tools: ['docker', 'docker-compose'] },
  { path: /\.tf$/, tools: ['terraform'] },
  { path: /^\.github\/workflows\/[^/]+\.ya?ml$/, tools: ['github-actions'] },
  { path: /^\.gitlab-ci\.ya?ml$/, tools: ['gitlab-ci'] },
  { path: /(^|\/)Jenkinsfile$/, tools: ['jenkins'] },
  { path: /^\.travis\.ya?ml$/, tools: ['travis-ci'] },
  { path: /^\.circleci\//, tools: ['circleci'] },
]

/** Names in our own sentences that stand for something else, or for one of several that may be meant. */
const notMeant: readonly Row[] = [
  { signal: 'redis-in-use', tools: ['valkey'] },
  { signal: 'oauth-or-oidc', tools: ['openid-connect'] },
  { signal: 'structured-log', facet: 'zap', tools: ['owasp-zap'] },
  { signal: 'security-headers', tools: ['dns'] },
]

const says = ({ signal, facet, path }: Row, observed: RepositoryObservation): boolean =>
  (signal === undefined || signal === observed.signal) &&
  (facet === undefined || facet === observed.facet) &&
  (path === undefined || observed.citations.some(({ paths }) => paths.some((each) => path.test(each))))

/**
 * Tools that were used where this was seen, each once.
 * @param named  slugs of tools that its sentence and its facet name
 */
export function toolsSeen(observed: RepositoryObservation, named: readonly string[]): string[] {
  const of = (rows: readonly Row[]) => rows.flatMap((row) => (says(row, observed) ? row.tools : []))
  const others = new Set(of(notMeant))
  return [...new Set([...named.filter((slug) => !others.has(slug)), ...of(implied)])]
}

/** By the ending of a file; none for endings that several languages share, as `.h` and `.m`. */
const languageOf: Readonly<Record<string, string>> = {
  ...{ java: 'java', kt: 'kotlin', kts: 'kotlin', scala: 'scala', groovy: 'groovy', clj: 'clojure' },
  ...{ cs: 'c-sharp', fs: 'f-sharp', vb: 'visual-basic', py: 'python', php: 'php', rb: 'ruby' },
  ...{ js: 'javascript', mjs: 'javascript', cjs: 'javascript', jsx: 'javascript' },
  ...{ ts: 'typescript', mts: 'typescript', cts: 'typescript', tsx: 'typescript' },
  ...{ go: 'go', rs: 'rust', c: 'c', cc: 'cpp', cpp: 'cpp', cxx: 'cpp', hpp: 'cpp', zig: 'zig' },
  ...{ ex: 'elixir', exs: 'elixir', erl: 'erlang', hs: 'haskell', ml: 'ocaml', lua: 'lua', jl: 'julia' },
  ...{ sql: 'sql', sh: 'bash', bash: 'bash', ps1: 'powershell', sol: 'solidity', cr: 'crystal', nim: 'nim' },
}

/** Languages of the files that an observation cites, each with the commits that changed them. */
export function languagesCited({ citations }: RepositoryObservation): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { commit, paths } of citations)
    for (const path of paths) {
      const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
      const language = Object.hasOwn(languageOf, ending) ? languageOf[ending] : undefined
      if (language === undefined) continue
      const commits = found.get(language)
      if (commits) commits.add(commit)
      else found.set(language, new Set([commit]))
    }
  return found
}
