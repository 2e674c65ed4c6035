// `npm start`, `npm test`, `npm run prove`, `npm run bench`: set up if needed, then run the steps with the pinned Node.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, fail, pinnedNode, root, runToEnd, say } from './setup.mjs'

const mode = process.argv[2]
const rest = process.argv.slice(3)
if (!['start', 'test', 'prove', 'bench'].includes(mode))
  fail('usage: node scripts/run.mjs start|test|prove|bench')

await ensureInstalled()
const node = pinnedNode()
process.chdir(root)
const modules = (...path) => join(root, 'node_modules', ...path)
const results = mkdtempSync(join(tmpdir(), 'proven-test-'))
process.on('exit', () => rmSync(results, { recursive: true, force: true }))

/** As `start` does it, stamp and all, so that the first start after the tests builds nothing. */
const buildPage = () => {
  const module = JSON.stringify(pathToFileURL(join(root, 'src', 'cli', 'page-build.ts')).href)
  return runToEnd(node, ['--eval', `import(${module}).then(({ buildPage }) => buildPage(console.error))`])
}
const vitest = (report, ...args) =>
  runToEnd(node, [
    modules('vitest', 'vitest.mjs'),
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])

/** Counts of a step: one for a step that only passes or fails, the runner's own counts where it writes them. */
const whole = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
const counted = (read) => (code, report) => {
  try {
    const { passed, failed } = read(JSON.parse(readFileSync(report, 'utf8')))
    if (passed + failed > 0) return { passed, failed: code === 0 ? failed : Math.max(1, failed) }
  } catch {}
  return { passed: 0, failed: 1 } // a runner that wrote nothing, or ran nothing, has not passed
}
const fromVitest = counted((r) => ({ passed: r.numPassedTests, failed: r.numFailedTests }))
const fromPlaywright = counted((r) => ({
  passed: r.stats.expected,
  failed: r.stats.unexpected + r.stats.flaky,
}))

/** In a home of its own, which is gone afterwards. */
const verifyLabs = (...args) =>
  runToEnd(node, [join(root, 'src', 'cli', 'main.ts'), 'lab', 'verify', ...args], {
    PROVEN_HOME: join(results, 'home'),
  })

const steps = {
  test: [
    [
      'lint',
      () =>
        runToEnd(node, [modules('@biomejs', 'biome', 'bin', 'biome'), 'check', '.', '--error-on-warnings']),
      whole,
    ],
    ['types', () => runToEnd(node, [modules('typescript', 'bin', 'tsc'), '-p', '.']), whole],
    [
      'types of the page',
      () => runToEnd(node, [modules('typescript', 'bin', 'tsc'), '-p', 'src/web']),
      whole,
    ],
    ['unused', () => runToEnd(node, [modules('knip', 'bin', 'knip.js')]), whole],
    ['notices', () => runToEnd(node, [join(root, 'scripts', 'third-party-notices.mjs'), '--check']), whole],
    ['content', () => runToEnd(node, [join(root, 'src', 'cli', 'main.ts'), 'content', 'verify']), whole],
    ['page', buildPage, whole],
    // Only what was edited since it was proved, which a lab's proof.json says; most often nothing.
    ['labs', () => verifyLabs('--changed', '--within', '10'), whole],
    ['unit', (report) => vitest(report), fromVitest],
    [
      'browser',
      (report) =>
        runToEnd(node, [modules('@playwright', 'test', 'cli.js'), 'test', '--reporter=line,json'], {
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        }),
      fromPlaywright,
    ],
  ],
  prove: [
    ['labs', () => verifyLabs(), whole],
    ['prove', (report) => vitest(report, '--config', 'vitest.prove.config.ts'), fromVitest],
  ],
  bench: [['bench', () => runToEnd(node, [join(root, 'bench', 'main.ts'), ...rest]), whole]],
}

if (mode === 'start') {
  process.exit((await runToEnd(node, [join(root, 'src', 'cli', 'main.ts'), 'serve', ...rest])) ?? 1)
}

let passed = 0
let failed = 0
for (const [name, run, count] of steps[mode]) {
  const startedAt = Date.now()
  const report = join(results, `${name.replaceAll(' ', '-')}.json`)
  const code = await run(report)
  const counts = count(code, report)
  passed += counts.passed
  failed += counts.failed
  const verdict = counts.failed === 0 ? 'ok' : `FAILED (exit ${code})`
  say(
    `${name}: ${verdict}, ${counts.passed} passed, ${counts.failed} failed, ${((Date.now() - startedAt) / 1000).toFixed(1)} s`,
  )
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
