import { type LeftOut, leftOut } from './left-out.ts'
import { type Language, readLanguages } from './linguist.ts'

export const kinds = [
  'source',
  'test',
  'benchmark',
  'example',
  'docs',
  'changelog',
  'manifest',
  'lockfile',
  'ci',
  'migration',
  'sql',
  'container',
  'compose',
  'terraform',
  'api-description',
  'build',
  'config',
  'other',
] as const
export type Kind = (typeof kinds)[number]

/** What a path alone tells about a file. */
export type PathClass = {
  kind: Kind
  /** Linguist's name, of programming languages and SQL only. */
  language: string | null
  leftOut: LeftOut | null
}

/** Where linguist names several languages for an extension, the one that backends are written in. */
const preferred = new Map([
  ['.h', 'C'],
  ['.sql', 'SQL'],
  ['.ts', 'TypeScript'],
  ['.rs', 'Rust'],
  ['.cs', 'C#'],
  ['.php', 'PHP'],
  ['.pl', 'Perl'],
  ['.pm', 'Perl'],
  ['.fs', 'F#'],
  ['.ex', 'Elixir'],
  ['.cc', 'C++'],
  ['.hh', 'C++'],
  ['.inc', 'PHP'],
  ['.lua', 'Lua'],
  ['.sh', 'Shell'],
  ['.tcl', 'Tcl'],
])

/** Programming languages to linguist; to us they build, set up or format, and say nothing about backend code. */
const buildLanguages = new Set(
  'Makefile Dockerfile CMake Batchfile Just M4 M4Sugar Roff Meson Ninja Nix HCL Starlark'.split(' '),
)

const lockfile =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|poetry\.lock|pdm\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|Cargo\.lock|composer\.lock|go\.sum|mix\.lock|stack\.yaml\.lock|cabal\.project\.freeze|flake\.lock|packages\.lock\.json|gradle\.lockfile)$/
const manifest =
  /(^|\/)(package\.json|pyproject\.toml|requirements[\w./-]*\.(txt|in)|Pipfile|setup\.py|pom\.xml|build\.gradle(\.kts)?|go\.mod|Cargo\.toml|Gemfile|composer\.json|mix\.exs|package\.yaml|[^/]+\.(csproj|fsproj|cabal|gemspec))$/
const ci =
  /(^|\/)\.github\/(workflows|actions)\/.+\.ya?ml$|(^|\/)\.gitlab-ci\.yml$|(^|\/)\.gitlab\/ci\/|(^|\/)Jenkinsfile[\w.-]*$|(^|\/)\.travis\.yml$|(^|\/)\.circleci\/|(^|\/)azure-pipelines[\w.-]*\.ya?ml$|(^|\/)\.cirrus\.yml$|(^|\/)\.?appveyor\.ya?ml$|(^|\/)\.drone\.ya?ml$|(^|\/)bitbucket-pipelines\.yml$|(^|\/)\.buildkite\/|(^|\/)\.woodpecker(\.ya?ml$|\/)|(^|\/)circle\.yml$/
const container = /(^|\/)([\w.-]+\.)?(Dockerfile|Containerfile)([.-][\w.-]+)?$|\.dockerfile$/
const compose = /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/
const apiDescription =
  /\.(proto|graphqls?|gql)$|(^|\/)(openapi|swagger)[\w.-]*\.(ya?ml|json)$|\.(openapi|swagger)\.(ya?ml|json)$/i
const changelog =
  /(^|\/)(CHANGELOG|CHANGES|HISTORY|NEWS|RELEASE[-_]?NOTES|00-RELEASENOTES)[\w-]*(\.(md|rst|txt|adoc))?$|(^|\/)(\.changeset|changelog\.d|changes\.d|newsfragments)\/.+\.(md|rst|txt|ya?ml)$/i
const docs =
  /\.(md|mdx|markdown|rst|adoc|asciidoc|textile)$|(^|\/)(README|CONTRIBUTING|INSTALL|CODEOWNERS|GOVERNANCE|MAINTAINERS|SECURITY|ARCHITECTURE|BUGS|MANIFESTO)(\.txt)?$|(^|\/)docs?\/.+\.txt$/i
const test =
  /(^|\/)(tests?|specs?|__tests__|__mocks__|testing|e2e|integration[-_]tests?|test[-_]\w+|fixtures?|testdata|testsuite|cypress|features)\/|(^|\/)src\/(test|integrationTest|it)\/|[._-](test|tests|spec|specs|e2e|cy)(-d)?\.\w+$|(^|\/)test[_-][^/]*\.\w+$|(^|\/)[^/]*(Test|Tests|Spec|IT)\.(java|kt|kts|scala|groovy|cs|hs|php|swift)$|(^|\/)(conftest|test)\.\w+$/
const benchmark =
  /(^|\/)(bench|benches|benchmarks?|perf|jmh)\/|[._-](bench|benchmark)\.\w+$|(^|\/)[^/]*Benchmark\.\w+$|(^|\/)(benchmark|bench)([-_]\w+)?\.\w+$/
const example =
  /(^|\/)(examples?|samples?|demos?|tutorials?|playground|sandbox|templates?|boilerplate|starters?|exercises?|courses?|lessons?)\/|(^|\/)(example|sample|demo)\.\w+$/i
const migration =
  /(^|\/)(migrations?|migrate|alembic\/versions|db\/changelog|changelogs?)\/(.*\/)?(\d{3,}|V\d|U\d|R__|[0-9a-f]{12}_)[^/]*(\/(migration|up|down)\.sql|\.(sql|py|rb|[jt]s|php|go|java|kt|ex|exs|cs|xml|ya?ml))$|(^|\/)[VU]\d+([._]\d+)*__[\w-]+\.sql$|(^|\/)alembic\/versions\/\w+\.py$/
const build =
  /(^|\/)(Makefile|GNUmakefile|CMakeLists\.txt|Rakefile|Justfile|justfile|Taskfile\.ya?ml|build\.sbt|WORKSPACE|BUILD(\.bazel)?)$|\.(mk|cmake|nix|bzl|m4)$/
const config =
  /\.(ya?ml|json|jsonc|json5|toml|ini|cfg|conf|cnf|properties|env|xml|service|socket|timer|neon|hcl|bicep|rules|tpl|j2|vcl|example|dhall|jsonnet|libsonnet)$|(^|\/)(Caddyfile|Vagrantfile|Procfile|\.[\w-]+rc|\.\w[\w.-]*)$/

const languages = readLanguages()

export function languageOf(path: string): Language | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  const named = languages.byFilename.get(name)?.[0]
  if (named) return named
  const dot = name.lastIndexOf('.')
  if (dot < 0) return null
  const extension = name.slice(dot)
  const candidates = languages.byExtension.get(extension) ?? []
  const wanted = preferred.get(extension)
  if (wanted) return { name: wanted, programming: true }
  const programming = candidates.filter((candidate) => candidate.programming)
  // Several candidates would need the content; a guess would put the wrong language into a sentence.
  return candidates.length === 1
    ? (candidates[0] ?? null)
    : programming.length === candidates.length
      ? (programming[0] ?? null)
      : null
}

/** Classifies paths; what was asked once is remembered, since a history names the same paths again and again. */
export function pathClassifier(): (path: string) => PathClass {
  const seen = new Map<string, PathClass>()
  return (path) => {
    const known = seen.get(path)
    if (known) return known
    const fresh = classify(path)
    // A history of millions of paths must not fill memory.
    if (seen.size > 50_000) seen.clear()
    seen.set(path, fresh)
    return fresh
  }
}

/** No hand types a longer one, and expressions take long over one of a megabyte. */
const pathLimit = 1000

export function classify(path: string): PathClass {
  if (path.length > pathLimit) return { kind: 'other', language: null, leftOut: 'generated' }
  if (lockfile.test(path)) return { kind: 'lockfile', language: null, leftOut: null }
  const language = languageOf(path)
  const code = language?.programming && !buildLanguages.has(language.name) ? language.name : null
  return { kind: kindOf(path, code), language: code, leftOut: leftOut(path) }
}

function kindOf(path: string, language: string | null): Kind {
  if (ci.test(path)) return 'ci'
  if (container.test(path)) return 'container'
  if (compose.test(path)) return 'compose'
  if (changelog.test(path)) return 'changelog'
  if (docs.test(path)) return 'docs'
  if (language && benchmark.test(path)) return 'benchmark'
  if (test.test(path)) return 'test'
  if (example.test(path)) return 'example'
  if (manifest.test(path)) return 'manifest'
  if (apiDescription.test(path)) return 'api-description'
  if (migration.test(path)) return 'migration'
  if (language === 'SQL' || language === 'PLpgSQL' || language === 'PLSQL' || language === 'TSQL')
    return 'sql'
  if (build.test(path)) return 'build'
  if (/\.(tf|tf\.json)$/.test(path)) return 'terraform'
  if (language) return 'source'
  return config.test(path) ? 'config' : 'other'
}
