import { type ContentRule, cLike, js, jvm, patterns } from './rule.ts'

const inTests = ['test'] as const
const runners = ['ci', 'build', 'source', 'config', 'manifest'] as const

const cases = /^\s*(await\s+)?(t\.)?(test|it|describe|suite)(\.(only|skip|each|concurrent))?\(\s*['"`]/m

export const testingRules: ContentRule[] = [
  ...patterns('test-suite', [
    [
      'tap',
      { kinds: inTests, languages: js, words: 'test', match: cases, in: 'code', file: /['"](tap|tape)['"]/ },
    ],
    [
      'node:test',
      {
        kinds: inTests,
        languages: js,
        words: 'test it describe',
        match: cases,
        in: 'code',
        file: /['"]node:test['"]/,
      },
    ],
    [
      'Vitest',
      {
        kinds: inTests,
        languages: js,
        words: 'test it describe',
        match: cases,
        in: 'code',
        file: /['"]vitest['"]/,
      },
    ],
    [
      'Jest',
      {
        kinds: inTests,
        languages: js,
        words: 'test it describe',
        match: cases,
        in: 'code',
        file: /['"]@jest\/globals['"]|\bjest\.(fn|mock|spyOn)\(|\bexpect\([\s\S]{0,300}?\)\.(toBe|toEqual|toHaveBeenCalled)\w*\(/,
      },
    ],
    [
      'Mocha',
      {
        kinds: inTests,
        languages: js,
        words: 'it describe',
        match: cases,
        in: 'code',
        file: /['"](mocha|chai|should)['"]/,
      },
    ],
    ['AVA', { kinds: inTests, languages: js, words: 'test', match: cases, in: 'code', file: /['"]ava['"]/ }],
    [
      'pytest',
      { kinds: inTests, languages: ['Python'], words: 'def async', match: /^(async\s+)?def\s+test_\w+\(/m },
    ],
    [
      'unittest',
      { kinds: inTests, languages: ['Python'], words: 'def', match: /^\s+def\s+test\w*\(\s*self\b/m },
    ],
    [
      'Go',
      {
        kinds: inTests,
        languages: ['Go'],
        words: 't',
        match: /^func\s+(\([^)]{0,100}\)\s*)?Test\w*\(\s*\w+\s+\*testing\.T\s*\)|^\s*t\.Run\(/m,
      },
    ],
    [
      'JUnit',
      {
        kinds: inTests,
        languages: jvm,
        words: 'test parameterizedtest',
        match: /^\s*@(Test|ParameterizedTest)\b/m,
      },
    ],
    [
      'Rust',
      { kinds: ['test', 'source'], languages: ['Rust'], words: 'test', match: /^\s*#\[(tokio::)?test\b/m },
    ],
    [
      'RSpec',
      {
        kinds: inTests,
        languages: ['Ruby'],
        words: 'it describe context',
        in: 'code',
        match: /^\s*(it|describe|context|RSpec\.describe)\s+['"A-Z]/m,
      },
    ],
    [
      'minitest',
      {
        kinds: inTests,
        languages: ['Ruby'],
        words: 'test def',
        in: 'code',
        match: /^\s*(test\s+['"]|def\s+test_\w+)/m,
      },
    ],
    [
      'PHPUnit',
      { kinds: inTests, languages: ['PHP'], words: 'function', match: /\bpublic\s+function\s+test\w+\(/ },
    ],
    [
      'xUnit',
      {
        kinds: inTests,
        languages: ['C#'],
        words: 'fact theory test testmethod',
        match: /^\s*\[(Fact|Theory|Test|TestMethod)\b/m,
      },
    ],
    [
      'Hspec',
      {
        kinds: inTests,
        languages: ['Haskell'],
        words: 'it describe context',
        in: 'code',
        match: /^\s+(it|describe|context)\s+"/m,
      },
    ],
    ['ExUnit', { kinds: inTests, languages: ['Elixir'], words: 'test', in: 'code', match: /^\s*test\s+"/m }],
    ['Tcl', { kinds: inTests, languages: ['Tcl'], words: 'test', in: 'code', match: /^\s*test\s+[{"]/m }],
    [
      'GoogleTest',
      {
        kinds: inTests,
        languages: cLike,
        words: 'test test_f test_p test_case',
        match: /^\s*(TEST|TEST_F|TEST_P|TEST_CASE)\s*\(/m,
      },
    ],
  ]),

  ...patterns('integration-test', [
    [
      'PostgreSQL',
      {
        kinds: ['ci'],
        words: 'postgres',
        in: 'code',
        match: /^\s+services:[\s\S]{0,300}?\bimage:\s*['"]?(\w+\/)?postgres\b/m,
      },
    ],
    [
      'MySQL',
      {
        kinds: ['ci'],
        words: 'mysql mariadb',
        in: 'code',
        match: /^\s+services:[\s\S]{0,300}?\bimage:\s*['"]?(mysql|mariadb)\b/m,
      },
    ],
    [
      'Redis',
      {
        kinds: ['ci'],
        words: 'redis',
        in: 'code',
        match: /^\s+services:[\s\S]{0,400}?\bimage:\s*['"]?redis\b/m,
      },
    ],
  ]),

  ...patterns('failure-test', [
    [
      'connection errors',
      {
        kinds: inTests,
        languages: [...js, 'Python', 'Go', ...jvm, 'Rust', 'Ruby'],
        words:
          'econnreset econnrefused etimedout epipe replywitherror und_err_socket connectionreseterror connectionrefusederror',
        in: 'code',
        match:
          /['"](ECONNRESET|ECONNREFUSED|ETIMEDOUT|EPIPE|UND_ERR_SOCKET)['"]|\.replyWithError\(|\bConnection(Reset|Refused)Error\b|\bsyscall\.(ECONNRESET|ECONNREFUSED)\b/,
      },
    ],
    [
      'time-outs',
      {
        kinds: inTests,
        languages: [...js, 'Python', 'Go', ...jvm],
        words:
          'err_http_request_timeout readtimeout timeouterror und_err_headers_timeout deadlineexceeded sockettimeoutexception',
        in: 'code',
        match:
          /\bUND_ERR_HEADERS_TIMEOUT\b|\bERR_HTTP_REQUEST_TIMEOUT\b|\bpytest\.raises\(\s*[\w.]*Timeout|\bcontext\.DeadlineExceeded\b|\bSocketTimeoutException\b/,
      },
    ],
    [
      'killed processes',
      {
        kinds: inTests,
        words: 'sigkill kill_instance segfault kill crash 9',
        in: 'code',
        // What a test starts to make load, it also has to end; that a failure to end it is caught tells as much.
        match:
          /['"]SIGKILL['"]|\bSIGKILL\b|(?<!\bcatch\s*\{\s*exec\s+\S*)\bkill\s+-9\s+(?!\S*(bench|load|handle|client))|\bkill_instance\b|\bdebug\s+(segfault|crash-and-\w+|panic)\b/i,
      },
    ],
    [
      'damaged data',
      {
        kinds: inTests,
        languages: ['Tcl', 'C', 'C++', 'Rust', 'Go'],
        words: 'corrupt corruption truncate truncated',
        in: 'code',
        match: /^\s*test\s+[{"][^"}\n]*\b(corrupt(ed|ion)?|truncated?)\b/im,
      },
    ],
  ]),

  ...patterns('race-detection', [
    [
      'the Go race detector',
      { kinds: runners, words: 'race', in: 'code', match: /\bgo\s+test\b[^\n]*\s-race\b/ },
    ],
    [
      'ThreadSanitizer',
      {
        kinds: runners,
        words: 'thread',
        in: 'code',
        match: /-fsanitize=[\w,]*thread\b|\bsanitizer=thread\b/i,
      },
    ],
    [
      'AddressSanitizer',
      {
        kinds: runners,
        words: 'address',
        in: 'code',
        match: /-fsanitize=[\w,]*address\b|\bsanitizer=address\b/i,
      },
    ],
    [
      'UndefinedBehaviorSanitizer',
      {
        kinds: runners,
        words: 'undefined',
        in: 'code',
        match: /-fsanitize=[\w,]*undefined\b|\bsanitizer=undefined\b/i,
      },
    ],
    [
      'Valgrind',
      {
        kinds: ['ci', 'build', 'source', 'test'],
        words: 'valgrind',
        in: 'code',
        // An option that a help text names runs nothing.
        match:
          /^(?![^\n]*\b(puts|echo|print)\b)[^\n]*(\bvalgrind\s+(--|-[qv]\b|\$)|\bvalgrind:\s|--valgrind\b(?!\s{2,}))/m,
        languages: ['Shell', 'Tcl'],
      },
    ],
    [
      'Valgrind',
      {
        kinds: ['ci', 'build'],
        words: 'valgrind',
        in: 'code',
        match: /^[^\n]*(\bvalgrind\s+(--|-[qv]\b|\$)|--valgrind\b)|^valgrind:/m,
      },
    ],
    ['Miri', { kinds: ['ci'], words: 'miri', in: 'code', match: /\bcargo\s+(\+nightly\s+)?miri\s+test\b/ }],
    ['loom', { kinds: ['source', 'test'], languages: ['Rust'], words: 'loom', match: /\bloom::model\(/ }],
  ]),

  ...patterns('coverage-gate', [
    [
      'Codecov',
      {
        kinds: ['ci', 'config'],
        words: 'codecov coverage',
        in: 'code',
        match:
          /\buses:\s*['"]?codecov\/codecov-action|\bbash\s+<\(curl[^\n]*codecov|\bcodecov\s+-|^\s*(project|patch):[\s\S]{0,120}\btarget:/m,
      },
    ],
    [
      'Coveralls',
      {
        kinds: ['ci', 'manifest'],
        words: 'coveralls coverallsapp',
        in: 'code',
        match: /\bcoverallsapp\/github-action|\bnpm\s+run\s+coveralls?\b|\|\s*(npx\s+)?coveralls\b/,
      },
    ],
    [
      'a threshold',
      {
        kinds: ['ci', 'config', 'manifest', 'build', 'source'],
        words: 'cov coverage check coveragethreshold fail_under jacocotestcoverageverification',
        in: 'code',
        match:
          /--cov-fail-under\b|--check-coverage\b|["']?check-coverage["']?\s*:\s*true|\bcoverageThreshold\b["']?\s*:|^\s*fail_under\s*=|\bjacocoTestCoverageVerification\b/m,
      },
    ],
    [
      'HPC',
      {
        kinds: ['ci', 'build', 'config'],
        words: 'hpc',
        in: 'code',
        match: /\bhpc\s+(report|markup|sum|combine)\b|\bhpc-codecov\b/,
      },
    ],
    [
      'gcov',
      {
        kinds: ['ci', 'build'],
        words: 'lcov gcov gcovr',
        in: 'code',
        match: /^\s*(gcov|lcov):|\b(lcov|gcovr)\s+-/m,
      },
    ],
  ]),

  ...patterns('architecture-rules', [
    [
      'dependency-cruiser',
      {
        kinds: ['config', 'source'],
        path: /(^|\/)\.dependency-cruiser\.[cm]?js(on)?$/,
        words: 'forbidden',
        in: 'raw',
        match: /\bforbidden\b/,
      },
    ],
    [
      'import-linter',
      {
        kinds: ['config', 'manifest'],
        path: /(\.importlinter|pyproject\.toml|setup\.cfg)$/,
        words: 'importlinter',
        in: 'raw',
        match: /\[?\[?(tool\.)?importlinter[:.]/,
      },
    ],
    [
      'ESLint',
      {
        kinds: ['config', 'source'],
        path: /eslint/,
        words: 'no',
        in: 'raw',
        match:
          /\bimport\/no-restricted-paths\b|\bno-restricted-imports\b|\bboundaries\/element-types\b|\benforce-module-boundaries\b/,
      },
    ],
    [
      'depguard',
      {
        kinds: ['config'],
        path: /\.golangci\.ya?ml$/,
        words: 'depguard',
        in: 'code',
        match: /^\s+depguard:/m,
      },
    ],
    [
      'deptrac',
      {
        kinds: ['config'],
        path: /deptrac[\w.-]*\.ya?ml$/,
        words: 'ruleset',
        in: 'code',
        match: /\bruleset:/,
      },
    ],
    [
      'Packwerk',
      {
        kinds: ['config'],
        path: /(packwerk|package)\.yml$/,
        words: 'enforce_dependencies enforce_privacy',
        in: 'code',
        match: /\benforce_(dependencies|privacy):\s*true/,
      },
    ],
  ]),
]
