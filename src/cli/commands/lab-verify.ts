import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { contentFolder } from '../../app/build.ts'
import { homeOf, prepareHome } from '../../app/home.ts'
import { takeMachine } from '../../app/lab/machine.ts'
import { foldersIn } from '../../content/check-lab.ts'
import { Failure } from '../../core/failures.ts'
import { changedLabs } from '../../lab/verify/hash.ts'
import { type Verified, verifyLabs } from '../../lab/verify/verify-labs.ts'
import type { Command } from '../command.ts'
import { styled, type Terminal } from '../terminal.ts'

type Options = { json: boolean; changed: boolean; within?: number }

/**
 * Proves labs here, without a server or a record: each of their submissions is run, and has to show what its folder
 * says.
 * @param asked  labs, or submissions as `lab/submissions/accepted/name`; all where there is none
 * @returns the exit code: 0 where all was as expected
 */
export async function labVerify(
  { terminal, environment, signal }: Command,
  asked: string[],
  { json, changed, within }: Options,
): Promise<number> {
  const home = homeOf(environment)
  prepareHome(home)
  const all = foldersIn(join(contentFolder, 'labs')).map((slug) => ({
    slug,
    folder: join(contentFolder, 'labs', slug),
  }))
  for (const name of asked)
    if (!all.some(({ slug }) => name === slug || name.startsWith(`${slug}/`)))
      throw new Failure('lab-unknown', [name, `there are ${all.map(({ slug }) => slug).join(', ')}`])
  const named = all.filter(
    ({ slug }) => asked.length === 0 || asked.some((name) => name === slug || name.startsWith(`${slug}/`)),
  )
  const labs = changed ? changedLabs(named) : named
  const scratchFolder = join(home.scratch, 'labs')
  mkdirSync(scratchFolder, { recursive: true, mode: 0o700 })
  const release = labs.length === 0 ? () => {} : await machineFor(terminal)
  const results = await verifyLabs({
    labs,
    only: asked,
    onResult: (result) => json || tell(terminal, result),
    ...(within === undefined ? {} : { budgetMs: within * 60_000 }),
    scratchFolder,
    cacheFolder: join(home.cache, 'labs'),
    signal,
  }).finally(release)
  if (json) terminal.json(results)
  else if (labs.length === 0) terminal.out('Every lab is proved as it stands.')
  return results.some(({ outcome }) => outcome === 'otherwise') ? 1 : 0
}

/** Waits until no other run is on this machine: two at once would measure each other. */
async function machineFor(terminal: Terminal): Promise<() => void> {
  for (let told = false; ; told = true) {
    const release = takeMachine()
    if (release) return release
    if (!told) terminal.note('Waiting for a run on this machine to end …')
    await sleep(300)
  }
}

const marks = {
  'as-expected': styled('good', '✓ '),
  otherwise: styled('bad', '✗ '),
  'not-proved': styled('careful', '? '),
} as const

const tell = (terminal: Terminal, { lab, submission, expected, got, outcome, seconds }: Verified): void =>
  terminal.out(
    marks[outcome],
    `${lab}/${submission}`,
    styled('quiet', `  ${seconds.toFixed(1)} s  `),
    outcome === 'as-expected' ? got : `asked: ${expected}; got: ${got}`,
  )
