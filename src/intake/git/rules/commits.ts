import type { Kind } from '../paths/classify.ts'
import type { CommitRule, OwnChange, OwnCommit } from './rule.ts'

type Seen = { facet: string; paths: readonly string[] }[]

const none: Seen = []
const seen = (changes: readonly OwnChange[], facet = ''): Seen =>
  changes.length > 0 ? [{ facet, paths: mostChanged(changes) }] : none

const mostChanged = (changes: readonly OwnChange[]): string[] =>
  [...changes]
    .sort(
      (a, b) => b.addedLines + b.removedLines - a.addedLines - a.removedLines || (a.path < b.path ? -1 : 1),
    )
    .map(({ path }) => path)

const of = (commit: OwnCommit, ...kinds: readonly Kind[]): OwnChange[] =>
  commit.changes.filter((change) => kinds.includes(change.kind))
const written = (commit: OwnCommit, ...kinds: readonly Kind[]): OwnChange[] =>
  of(commit, ...kinds).filter((change) => change.status !== 'D')

/** Lines of code that changed, so that a touched comment or version is not taken for work on the code. */
const substantial = (changes: readonly OwnChange[], lines: number): boolean =>
  changes.reduce((sum, change) => sum + change.addedLines + change.removedLines, 0) >= lines

const gained = (changes: readonly OwnChange[]): number =>
  changes.reduce((sum, change) => sum + change.addedLines, 0)

/** Source of a language, not settings that happen to be written in one. */
const settings = /(^|\/)(\.?\w+rc|[\w.-]*\.?config|Gruntfile|Gulpfile|gulpfile|setup|conftest|Setup)\.\w+$/
const source = (commit: OwnCommit): OwnChange[] =>
  written(commit, 'source').filter(({ path }) => !settings.test(path))
const testCode = (commit: OwnCommit): OwnChange[] =>
  written(commit, 'test').filter(({ language }) => language !== null)

const lintFiles: readonly (readonly [facet: string, path: RegExp])[] = [
  ['JavaScript', /(^|\/)(\.eslintrc(\.\w+)?|eslint\.config\.[cm]?[jt]s|tslint\.json|biome\.jsonc?)$/],
  ['Go', /(^|\/)\.golangci\.(ya?ml|toml|json)$/],
  ['Python', /(^|\/)(\.?ruff\.toml|mypy\.ini|\.mypy\.ini|\.flake8|\.?pylintrc|pyrightconfig\.json)$/],
  ['Ruby', /(^|\/)\.rubocop\.yml$/],
  ['PHP', /(^|\/)(phpstan|psalm)[\w.-]*\.(neon|xml)(\.dist)?$/],
  ['Java', /(^|\/)(checkstyle|pmd|spotbugs)[\w.-]*\.xml$/],
  ['Kotlin', /(^|\/)detekt[\w.-]*\.ya?ml$/],
  ['Haskell', /(^|\/)\.hlint\.ya?ml$/],
  ['C++', /(^|\/)\.clang-tidy$/],
  ['Rust', /(^|\/)\.?clippy\.toml$/],
  ['Elixir', /(^|\/)\.credo\.exs$/],
]

const migrationTools: readonly (readonly [facet: string, path: RegExp])[] = [
  ['Alembic', /alembic\/versions\/.*\.py$|(^|\/)versions\/[0-9a-f]{12}_\w+\.py$/],
  ['Ecto', /priv\/repo\/migrations\/.*\.exs$/],
  ['Liquibase', /changelogs?\/.*\.(xml|ya?ml)$/],
  ['Laravel', /database\/migrations\/.*\.php$/],
  ['JavaScript', /\.[cm]?[jt]s$/],
  ['Go', /\.go$/],
  ['Entity Framework', /\.cs$/],
]

/** Lock files beside the manifests that they lock. */
const isLocked = (commit: OwnCommit, manifest: OwnChange): boolean => {
  const folder = manifest.path.slice(0, manifest.path.lastIndexOf('/') + 1)
  return commit.changes.some(
    (change) =>
      change.kind === 'lockfile' &&
      change.path.startsWith(folder) &&
      !change.path.slice(folder.length).includes('/'),
  )
}

/** That a file is gone may be a move; that nobody needs it any more, only its author can say. */
const removal =
  /\b(remov(e|es|ed|ing|al)|delet(e|es|ed|ing|ion)|drop(s|ped|ping)?|unused|obsolete|dead code|no longer|legacy|clean(s|ed)?[- ]?up|get(s|ting)? rid of|prun(e|es|ed|ing)|retir(e|es|ed|ing))\b/i
const movesCode =
  /\b(mov(e|es|ed|ing)|renam(e|es|ed|ing)|reorgani[sz]\w+|extract(s|ed|ing)?|merg(e|es|ed|ing)|split(s|ting)?|replac(e|es|ed|ing)|convert\w*|rewrit\w+|port(s|ed)?)\b/i

/** A rule that is turned off is one less that code has to pass. */
const loosens = /\b(drop|disabl|turn\w* off|ignor|allow|relax|loosen|silenc|remov|suppress|exclud|skip)\w*\b/i

const developmentVersion =
  /\b(next|new|a) (development|snapshot|dev) (version|cycle|release|iteration)\b|\b(be|is|as) a development version\b/i

/** Another name in every part is one edit, however many files it touches. */
const renames = /\brenam(e[sd]?|ing)\b/i

const versionHeader = /(^|\/)(src\/version\.h|VERSION|version\.(rb|py|go|txt|php))$/

const aboutDocuments = /^docs?\b|\b(describ|document|explain|clarif|rewrit|updat|improv)\w*\b/i

export const pathRules: CommitRule[] = [
  {
    signal: 'language-in-use',
    detect: (commit) => {
      // A number that is counted up for a release is no work in a language.
      if (commit.changes.some(({ manifest }) => manifest?.released)) return none
      const changed = written(commit, 'source', 'test', 'benchmark').filter(
        ({ language }) => language !== null,
      )
      return [...Map.groupBy(changed, ({ language }) => language ?? '')].flatMap(([language, changes]) =>
        seen(changes, language),
      )
    },
  },
  {
    signal: 'removes-code',
    detect: (commit) => {
      const gone = of(commit, 'source').filter(({ status }) => status === 'D')
      const fresh = commit.changes.some(
        ({ status, kind }) => status === 'A' && kind !== 'docs' && kind !== 'changelog' && kind !== 'test',
      )
      const { subject } = commit.message
      return fresh || !removal.test(subject) || movesCode.test(subject) ? none : seen(gone)
    },
  },
  {
    signal: 'lint-or-type-rules',
    detect: (commit) =>
      lintFiles.flatMap(([facet, name]) =>
        seen(
          commit.changes.filter(
            ({ path, status, addedLines }) =>
              name.test(path) &&
              (status === 'A' ||
                (addedLines >= 2 &&
                  /lint|rule|style|prettier|type|strict|static|forbid|disallow|enforc|requir/i.test(
                    commit.message.subject,
                  ) &&
                  !loosens.test(commit.message.subject))),
          ),
          facet,
        ),
      ),
  },
  {
    signal: 'schema-migration',
    detect: (commit) => {
      const fresh = of(commit, 'migration').filter(({ status }) => status === 'A')
      const tool = migrationTools.find(([, path]) => fresh[0] && path.test(fresh[0].path))
      return tool ? seen(fresh, tool[0]) : none
    },
  },
  {
    signal: 'cross-part-change',
    detect: (commit) => {
      const documents = written(commit, 'docs').filter(
        ({ path }) => !/(^|\/)(tests?|specs?|fixtures?)\//.test(path),
      )
      const parts = [source(commit), testCode(commit), documents]
      return !renames.test(commit.message.subject) &&
        parts.every((part) => part.length > 0) &&
        substantial(parts[0] ?? [], 3)
        ? [{ facet: '', paths: parts.flatMap((part) => mostChanged(part).slice(0, 2)) }]
        : none
    },
  },
  {
    signal: 'tests-with-source',
    detect: (commit) => {
      const code = source(commit)
      const tests = testCode(commit)
      return !renames.test(commit.message.subject) &&
        code.length > 0 &&
        substantial(tests, 3) &&
        substantial(code, 2)
        ? [{ facet: '', paths: [...mostChanged(code).slice(0, 3), ...mostChanged(tests).slice(0, 2)] }]
        : none
    },
  },
  {
    signal: 'documentation',
    detect: (commit) =>
      /\b(typos?|grammar|spelling|format\w*|layout|indent\w*|dead link|broken link|sponsors?|backers?|patreon|badges?|benchmarks?|acknowledg\w+|approvers?|maintainers?|emeritus|code of conduct)\b/i.test(
        commit.message.subject,
      )
        ? none
        : seen(
            written(commit, 'docs').filter(
              ({ addedLines, removedLines, path }) =>
                addedLines >= 5 &&
                // A list that was made anew or a path that moved in it gains nothing.
                (addedLines - removedLines >= 3 || aboutDocuments.test(commit.message.subject)) &&
                !/(^|\/)(LICENSE|CODE_OF_CONDUCT|CODEOWNERS|pull_request_template|ISSUE_TEMPLATE|Ecosystem|Plugins?|Sponsors|Backers|Contributors|Team)[\w.-]*/i.test(
                  path,
                ),
            ),
          ),
  },
  {
    signal: 'change-log-entry',
    detect: (commit) => seen(written(commit, 'changelog').filter(({ addedLines }) => addedLines > 0)),
  },
  {
    signal: 'release',
    detect: (commit) => {
      const manifests = commit.changes.filter(({ manifest }) => manifest?.released)
      const headers = written(commit, 'source', 'other').filter(
        ({ path, addedLines, status }) =>
          versionHeader.test(path) && status === 'M' && addedLines >= 1 && addedLines <= 3,
      )
      const says =
        /\b(release|publish|version|v?\d+\.\d+|bump|prepare)/i.test(commit.message.subject) &&
        !/\b(unstable|dev|snapshot|alpha branch)\b/i.test(commit.message.subject)
      if (developmentVersion.test([commit.message.subject, ...commit.message.prose].join('\n'))) return none
      // A version that nobody is told about is a step on the way to a release.
      const told = /\brelease[sd]?\b/i.test(commit.message.subject) || written(commit, 'changelog').length > 0
      if (manifests.length > 0)
        return /\b(updat\w+|upgrad\w+) [^\n]*(dependenc\w+|deps)\b/i.test(commit.message.subject) || !says
          ? none
          : seen(manifests)
      return says && told ? seen(headers) : none
    },
  },
  {
    signal: 'sustained-work',
    detect: (commit) =>
      seen(commit.changes.filter(({ kind, leftOut }) => leftOut === null && kind !== 'lockfile')),
  },
  {
    signal: 'dependency-update',
    // What a change of source needs anew is part of that change.
    detect: (commit) =>
      source(commit).length > 0 && !/\b(updat|upgrad|bump|depend|deps\b)/i.test(commit.message.subject)
        ? none
        : seen(
            commit.changes.filter(
              (change) => (change.manifest?.updated ?? 0) > 0 && isLocked(commit, change),
            ),
          ),
  },
  {
    signal: 'worked-together',
    detect: (commit) => (commit.coAuthors.length > 0 ? seen([...source(commit), ...testCode(commit)]) : none),
  },
]

const fix = /^(\[?[\w/ .,()&+*-]{0,40}\]?:\s+)?(bug ?fix(es)?\b|(hot)?fix(es|ed|ing)?\b)(\([^)]*\))?[:!]?\s/i
const notADefect =
  /\b(typos?|comments?|lint(ing|er)?|format(ting)?|spelling|grammar|docs?|documentation|readme|changelog|tests?|specs?|suite|ci|travis|github|workflow|builds?|compil\w*|warnings?|flaky|indent\w*|white-?space|style|naming|name|links?|examples?|types?|typings?|release|coverage|mypy|pylint|flake8|ruff|eslint|tslint|rubocop|clippy|golangci|sonar\w*|merge|conflicts?|makefile|version|dependenc\w+|deps|benchmarks?|todo|copyright|license|help|message|log(s|ging)?|wording|clang|gcc|valgrind)\b/i

export const isFix = (subject: string): boolean => fix.test(`${subject} `) && !notADefect.test(subject)

const causal =
  /\b(because|caused by|due to|root cause|the (problem|issue|bug|reason|cause|culprit) (is|was|here|with)|as a result|that(?:'s| is) why|this happen(s|ed)|would (then )?(lead|result|cause)|led to|leading to|was (introduced|triggered)|triggers?\b.*\b(bug|crash|assert)|results? in|race between)\b/i

/** What the subject of a fix names; the more telling one first. A crash or a hang alone may be any defect. */
const hardDefects: readonly (readonly [facet: string, words: RegExp])[] = [
  ['use-after-free', /\buse[- ]after[- ]free\b|\bdouble free\b|\bdangling pointer\b/i],
  ['deadlock', /\bdead-?locks?\b|\blivelock\b/i],
  ['race condition', /\brace conditions?\b|\b(data )?race\b(?! detector)/i],
  ['memory leak', /\b(memory|mem) ?leaks?\b|\bleak(s|ed|ing)? (of )?memory\b/i],
  [
    'resource leak',
    /\bleak(s|ed|ing)? (of )?(connections?|file descriptors?|fds?|sockets?|handles?|listeners?)\b|\b(connection|socket|fd|file descriptor|listener|handle)s? leaks?\b/i,
  ],
  [
    'memory access error',
    /\b(memory|heap|stack) corruption\b|\bcorrupt(s|ed|ing)? memory\b|\bout[- ]of[- ]bounds?\b|\b(buffer|heap|stack|integer) overflows?\b|\binvalid (read|write|memory access)\b|\bnull pointer\b|\bsegfault\b|\bsegmentation fault\b/i,
  ],
]

const speedSubject =
  /^perf(\([^)]*\))?!?:\s|^(\w+: )?faster\b|\b(speed(s|ed)? ?up|speedup|(make|makes|made|much|x|times) ([\w'()-]+ ){0,4}faster|performance (improvements?|boost|optimi[sz]ations?)|optimi[sz](e|es|ed|ing)|(performance|speed|memory|cpu|allocation|query) optimi[sz]ations?|improv(e|es|ed|ing) (the )?([\w-]+ ){0,3}(performance|speed|throughput|latency)|reduc(e|es|ed|ing) (the )?([\w-]+ ){0,3}(allocations?|memory( usage| footprint)?|latency|cpu( usage)?|copies|round-?trips)|avoid(s|ed|ing)? (an? )?(useless|needless|unneeded|unnecessary|extra|redundant) ([\w-]+ )?(copy|copies|allocations?|lookups?|calls?|work|quer(y|ies)|clone|cloning|closure|memmove|syscalls?))\b/i
const notSpeed =
  /\b(benchmarks?|tests?|docs?|readme|comments?|import|imports|revert(ed|s)?|optimization (level|flags?)|-O\d|disable[sd]?|turn(ed)? off|compil\w+|ci|workflow|typo|images?|png|svg|build|fix(es|ed)?|warnings?|bug|todo)\b/i
const measured =
  /\b\d+(\.\d+)?\s?(x|times)\s+(as )?(faster|slower|speed|quicker|less|fewer|more|better|improvement)|\b\d+(\.\d+)?\s?%\s*(\w+\s+){0,3}(faster|slower|speed|less|fewer|more|improve\w*|reduc\w*|gain|better|boost|increase|decrease|throughput|performance)|\b(faster|speed ?up|improve\w*|reduc\w*|gain|boost|increase|decrease)\b[^.\n]{0,40}\b\d+(\.\d+)?\s?(%|x\b)|\b\d[\d,.]*k?\s?(req(uests)?|ops|operations|rps|qps|keys|queries)\s?(\/|per)\s?s/i
const measuredTwice =
  /\b\d[\d,.]*\s?(ms|µs|us|ns|milliseconds|microseconds|seconds|req\/sec(onds)?|rps|MB|KB|GB)\b[\s\S]*\b\d[\d,.]*\s?(ms|µs|us|ns|milliseconds|microseconds|seconds|req\/sec(onds)?|rps|MB|KB|GB)\b/i

const securityDefect =
  /\bCVE-\d{4}-\d{3,}\b|\b(security (issue|bug|fix|hole|flaw|vulnerabilit\w+|defect|problem)|vulnerabilit(y|ies)|xss|cross[- ]site|sql injection|(command|header|log|crlf) injection|csrf|ssrf|(path|directory) traversal|prototype (pollution|poisoning)|redos|request smuggling|timing attack|privilege escalation|remote code execution|information (leak|disclosure)|(heap|buffer|stack) overflow|denial of service|dos attack)\b/i
const aboutSecurityOnly =
  /\b(policy|docs?|readme|audit|disabl\w*|allow\w*|relax\w*|turn\w* off|dependenc\w+|deps|bump|upgrade|update|changelog|release|workflow|ci|tests?|revert|advisor\w+|disclosure process)\b/i

const refactors =
  /^(\[?[\w/ .,()-]{0,30}\]?:\s+)?(refactor(s|ed|ing)?(\([^)]*\))?!?[:\s]|restructur\w+\s|extract(s|ed)?\s.+\s(in ?to|to|out of|from)\s|split(s|ting)?\s.+\s(in ?to|out of)\s|de-?duplicat\w+\s)|\b(code )?refactoring\b/i

const flaky =
  /\bflak(y|iness|ey)\b|\b(fix(es|ed)?|avoid|prevent|solve)\b.*\b(timing|race|sporadic|intermittent|random(ly)?|false positives?|unstable|non-?deterministic)\b.*\b(tests?|failures?|ci)\b|\btests?\b.*\b(timing (issue|sensitive|problem)s?|race conditions?|sporadic|intermittent|false positives?|unreliable|more reliable|more robust|less flaky|less sensitive)\b/i

/** A commit that joins several says little about any one of them. */
const single = (commit: OwnCommit): boolean => !commit.message.squashed

const message = (
  signal: CommitRule['signal'],
  detect: (commit: OwnCommit, subject: string) => Seen,
): CommitRule => ({
  signal,
  detect: (commit) => detect(commit, commit.message.subject),
})

/** Of the reasons for which something is taken back, those that say what went wrong. */
const harm =
  /\b(break\w*|broke\w*|bugs?|buggy|crash\w*|fail\w*|wrong\w*|regress\w*|slow\w*|caus\w*|incorrect\w*|problem\w*|issues?|errors?|leak\w*|stale|los(es|t|ing)|corrupt\w*|(does|did|do|is|was|were)(n['’]t| not)|cannot|can['’]t|hangs?|hung|dead-?lock\w*|attack\w*|vulnerab\w*|unsafe|insecure|harder|too (much|many|long|often)|unexpected\w*|confus\w*|outage|incident|time-?outs?)\b/i

/** What a revert brings back was written before. */
export const isRevert = (subject: string): boolean => /^revert\b/i.test(subject)
export const isCherryPick = (subject: string): boolean => /^cherry[- ]?pick/i.test(subject)

/** A part of code comes to stand elsewhere, under another name, in another dress; or follows what it depends on. */
const moves =
  /^(\[?[\w/ .,()&+*-]{0,40}\]?!?:\s+)?(mov(e|es|ed|ing)|renam(e|es|ed|ing)|relocat(e|es|ed|ing)|port(s|ed|ing)?|convert(s|ed|ing)?|reorgani[sz](e|es|ed|ing)|re-?indent\w*|vendor(s|ed|ing)?|copy|copies|import (from|of|all|the|code)|extract(s|ed|ing)?|split(s|ting)?)\b|^refactor(\([^)]*\))?!?:|^(build|chore|fix)\(deps[\w-]*\)!?:|\bto (its |their )?own (module|file|package|class|crate|folder|directory)\b/i

/** What a commit moved, brought back or took from another branch was written before it. */
export const bringsNothingNew = (subject: string): boolean =>
  isRevert(subject) || isCherryPick(subject) || moves.test(subject)

export const messageRules: CommitRule[] = [
  message('refactoring', (commit, subject) =>
    refactors.test(subject) &&
    !/\b(tests?|docs?|readme|ci|comments?|fix(es|ed)?|add(s|ed)?|feat|creat\w+|new|introduc\w+|implement\w*|support|allow|to (ensure|handle|prevent|avoid|enable|improve|include|return|provide))\b/i.test(
      subject,
    ) &&
    !isRevert(subject) &&
    substantial(source(commit), 10)
      ? seen(source(commit))
      : none,
  ),
  message('security-fix', (commit, subject) => {
    const about = `${subject}\n${commit.message.prose[0] ?? ''}`
    return securityDefect.test(about) &&
      /\b(fix\w*|prevent\w*|avoid\w*|CVE-\d|protect\w*|mitigat\w*|security)\b/i.test(about) &&
      !aboutSecurityOnly.test(subject) &&
      !isRevert(subject) &&
      single(commit)
      ? seen(source(commit))
      : none
  }),
  message('performance-change', (commit, subject) =>
    speedSubject.test(subject) && !notSpeed.test(subject) && substantial(source(commit), 2)
      ? seen(source(commit))
      : none,
  ),
  message('performance-figures', (commit, subject) => {
    const text = [subject, ...commit.message.prose].join('\n')
    const aboutSpeed =
      speedSubject.test(subject) &&
      !isRevert(subject) &&
      !/\b(tests?|docs?|readme|benchmarks?)\b/i.test(subject)
    return aboutSpeed && (measured.test(text) || measuredTwice.test(text)) && substantial(source(commit), 2)
      ? seen(source(commit))
      : none
  }),
  message('revert', (commit, subject) => {
    const reason = commit.message.prose.join(' ')
    return /^revert\b(?! (back )?to\b)/i.test(subject) &&
      !/^revert "revert/i.test(subject) &&
      reason.split(/\s+/).length >= 6 &&
      harm.test(reason)
      ? seen(written(commit, 'source'))
      : none
  }),
  message('fix-with-test', (commit, subject) =>
    isFix(subject) && single(commit) && source(commit).length > 0 && gained(testCode(commit)) >= 5
      ? [
          {
            facet: '',
            paths: [...mostChanged(source(commit)).slice(0, 3), ...mostChanged(testCode(commit)).slice(0, 2)],
          },
        ]
      : none,
  ),
  message('fix-cause-explained', (commit, subject) =>
    isFix(subject) &&
    single(commit) &&
    commit.message.prose.length >= 2 &&
    causal.test(commit.message.prose.join(' '))
      ? seen(source(commit))
      : none,
  ),
  message('hard-defect-fix', (commit, subject) => {
    const facet = hardDefects.find(([, words]) => words.test(subject))?.[0]
    const fixes = /\b(fix(es|ed|ing)?|prevent(s|ed|ing)?|avoid(s|ed|ing)?|solve[sd]?|resolve[sd]?)\b/i.test(
      subject,
    )
    return facet &&
      fixes &&
      !isRevert(subject) &&
      single(commit) &&
      !/\b(tests?|ci|docs?|comments?|typo|readme|makefile|build|report|reporting|log|benchmarks?|possible|potential)\b/i.test(
        subject,
      ) &&
      substantial(source(commit), 1)
      ? seen(source(commit), facet)
      : none
  }),
  message('flaky-test-fix', (commit, subject) =>
    flaky.test(subject) &&
    !/\b(skip\w*|disabl\w*|remov\w*|comment(ed)? out|mark|tag\w*|retry|revert)\b/i.test(subject)
      ? seen(testCode(commit))
      : none,
  ),
  message('explains-in-commit', (commit) => {
    const { prose, squashed } = commit.message
    const words = prose.join(' ').split(/\s+/).length
    return prose.length >= 2 && words >= 25 && !squashed
      ? seen([...source(commit), ...testCode(commit)])
      : none
  }),
]
