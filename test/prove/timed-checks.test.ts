import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { Lab } from '../../src/core/lab/lab.ts'
import { judge } from '../../src/core/lab/verdict.ts'
import { foldersIn, laySource, referenceOf, starterOf } from '../../src/lab/run/lay-source.ts'
import { importLab } from '../../src/lab/run/load-lab.ts'
import { runLab } from '../../src/lab/run/run-lab.ts'

const rounds = Number(process.env.PROVEN_NOISE_ROUNDS ?? 50)
const mostBusy = 4
/** As a check repeats by itself what is inconclusive or void. */
const attempts = 3

const labs = join(import.meta.dirname, '..', '..', 'content', 'labs')
const folder = mkdtempSync(join(tmpdir(), 'proven-noise-'))
const busy: ChildProcess[] = []
const rest = () => {
  for (const each of busy.splice(0)) each.kill('SIGKILL')
}
afterEach(rest)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function occupy(processes: number): void {
  rest()
  for (let one = 0; one < processes; one++)
    busy.push(spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }))
}

/** Of a lab only what its timed checks are about: the comparisons. */
const timedPart = (lab: Lab): Lab => ({
  ...lab,
  scenario: lab.scenario.filter(({ kind }) => kind === 'compare'),
  checks: lab.checks.filter(({ kind }) => kind === 'timed'),
})

type Trial = { slug: string; name: string; layers: string[]; lab: Lab; expected: 'passed' | 'failed' }

async function trialsOf(slug: string): Promise<Trial[]> {
  const labFolder = join(labs, slug)
  const lab = timedPart(await importLab(join(labFolder, 'lab.ts')))
  const wrong = lab.checks.flatMap(({ id }) =>
    foldersIn(join(labFolder, 'submissions', 'rejected', id)).map((name) => ({
      slug,
      name: `${id}/${name}`,
      layers: [starterOf(labFolder), join(labFolder, 'submissions', 'rejected', id, name)],
      lab: { ...lab, checks: lab.checks.filter((check) => check.id === id) },
      expected: 'failed' as const,
    })),
  )
  const right = {
    slug,
    name: 'the reference',
    layers: referenceOf(labFolder),
    lab,
    expected: 'passed' as const,
  }
  return lab.checks.length === 0 ? [] : [right, ...wrong]
}

const trials = (await Promise.all(readdirSync(labs).map(trialsOf))).flat()

test.each(trials)('$slug, $name: $expected every time, whatever else the machine does', async (trial) => {
  const counts: Record<string, number> = {}
  const flips: string[] = []
  for (let round = 0; round < rounds; round++) {
    const processes = round % (mostBusy + 1)
    occupy(processes)
    const { verdict, says } = await verdictOn(trial, round)
    counts[verdict] = (counts[verdict] ?? 0) + 1
    if (verdict !== trial.expected && verdict !== 'undecided')
      flips.push(`round ${round}, ${processes} busy: ${says}`)
  }
  console.log(`${trial.slug}, ${trial.name}: ${JSON.stringify(counts)} in ${rounds} rounds`)
  expect(flips).toEqual([])
  // A machine that is too busy may say so; never to come to a verdict would be no flip either.
  expect(counts[trial.expected] ?? 0).toBeGreaterThan(rounds / 2)
})

async function verdictOn({ slug, layers, lab, name }: Trial, round: number) {
  const labFolder = join(labs, slug)
  const sourceFolder = mkdtempSync(join(folder, 'source-'))
  laySource(layers, sourceFolder)
  for (let attempt = 0; attempt < attempts; attempt++) {
    const recording = await runLab({
      lab,
      labFile: join(labFolder, 'lab.ts'),
      labFolder,
      sourceFolder,
      seed: `${name}, round ${round}, attempt ${attempt}`,
      scratchFolder: join(folder, 'scratch'),
      cacheFolder: join(folder, 'cache'),
      onProgress: () => {},
      signal: new AbortController().signal,
    })
    const outcome = judge(lab, recording)
    if (outcome.kind !== 'judged') continue
    const says = outcome.checks.map((check) => `${check.id} ${check.value}: ${check.says}`).join('; ')
    return { verdict: outcome.passed ? 'passed' : 'failed', says }
  }
  return { verdict: 'undecided', says: '' }
}
