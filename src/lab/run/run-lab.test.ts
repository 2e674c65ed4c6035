import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { RunEvent } from '../../core/lab/progress.ts'
import { advance, nothingYet } from '../../core/lab/progress.ts'
import type { Recording } from '../../core/lab/recording.ts'
import { judge } from '../../core/lab/verdict.ts'
import { commandOf, isAlive } from '../../postgres/processes.ts'
import { environmentOf, processTable } from '../service/process-table.ts'
import { tagVariable } from '../service/tag.ts'
import { lab } from './fixture-lab/lab.ts'
import { laySource, starterOf } from './lay-source.ts'
import { startRunner } from './start-runner.ts'
import { removeAbandonedRuns } from './sweep-runs.ts'

const home = mkdtempSync(join(tmpdir(), 'run-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const labFolder = join(import.meta.dirname, 'fixture-lab')
const scratchFolder = join(home, 'scratch')
const cacheFolder = join(home, 'cache')

let made = 0
/** The starter, with files that differ. */
function source(over: { submission?: string; files?: Record<string, string | null> }): string {
  const folder = join(home, `source-${made++}`)
  const submission = over.submission ? [join(labFolder, 'submissions', over.submission)] : []
  laySource([starterOf(labFolder), ...submission], folder)
  for (const [name, text] of Object.entries(over.files ?? {}))
    if (text === null) rmSync(join(folder, name))
    else writeFileSync(join(folder, name), text)
  return folder
}

const orderOf = (sourceFolder: string) => ({
  lab,
  labFile: join(labFolder, 'lab.ts'),
  labFolder,
  sourceFolder,
  seed: 'seed',
  scratchFolder,
  cacheFolder,
})

const run = (
  sourceFolder: string,
  onProgress: (event: RunEvent) => void = () => {},
  signal = new AbortController().signal,
): Promise<Recording> => startRunner({ ...orderOf(sourceFolder), onProgress, signal })

/** What a busy machine spoils is not what is tested here. */
const oursIn = ({ spoiled }: Recording) =>
  spoiled.filter(({ cause }) => cause === 'sandbox-died' || cause === 'answer-not-understood')

const stepIn = <Kind extends Recording['steps'][number]['kind']>(recording: Recording, kind: Kind) =>
  recording.steps.find(
    (step): step is Extract<Recording['steps'][number], { kind: Kind }> => step.kind === kind,
  )

describe('a run', () => {
  it('records every step of the scenario, and tells it meanwhile', async () => {
    const events: RunEvent[] = []
    const recording = await run(source({ submission: 'accepted/quick' }), (event) => events.push(event))
    expect([recording.gaveUp, oursIn(recording)]).toEqual([null, []])
    expect(recording.steps.map(({ id }) => id)).toEqual(lab.scenario.map(({ id }) => id))
    expect(judge(lab, { ...recording, spoiled: [] })).toMatchObject({ kind: 'judged', passed: true })

    const compare = stepIn(recording, 'compare')
    expect(compare?.windows.map(({ of }) => of)).toEqual(['service', 'reference', 'reference', 'service'])
    expect(stepIn(recording, 'probe')?.database).toMatchObject({ requests: 5, statements: 5 })
    const load = stepIn(recording, 'load')
    expect(load?.faults.map(({ fault, toMs }) => [fault.kind, toMs === null])).toEqual([
      ['service-kill', false],
      ['network', false],
      // Longer than the step: until its end.
      ['service-pause', true],
    ])
    expect(load?.operations).toHaveLength(75)
    expect(load?.provider.length).toBeGreaterThan(10)
    expect(load?.figures.seconds[0]?.atMs).toBe(load?.fromMs)
    expect(stepIn(recording, 'settle')?.settledAfterMs).toBeTypeOf('number')
    expect(recording.service).toMatchObject([
      { instance: 0, endedByItself: 0, output: 'listening\nlistening\n' },
    ])

    const progress = events.reduce(advance, nothingYet)
    expect(progress).toMatchObject({ phase: 'scenario', step: { id: 'end', index: 6, of: 7 } })
    expect(new Set(progress.seconds.map(({ of }) => of))).toEqual(new Set(['service', 'reference']))
    expect(progress.faults.map(({ says }) => says).sort()).toEqual([
      'service 1 killed',
      'service 1 paused',
      'slow network to the database',
    ])
    expect(leftOver()).toEqual([])
  })

  const exits = { 'server.ts': `console.error('no such table: orders')\nprocess.exit(4)\n` }
  const cutShort: [string, Record<string, string | null>, object][] = [
    [
      'that ends at once, with what it wrote',
      exits,
      {
        gaveUp: 'The service ended before it answered: exit code 4.',
        service: [{ output: expect.stringContaining('no such table: orders'), endedByItself: 1 }],
      },
    ],
    [
      'without lab.yaml',
      { 'lab.yaml': null },
      { gaveUp: 'The folder has no lab.yaml, which says how the service is started.', service: [] },
    ],
    [
      'whose lab.yaml says no command',
      { 'lab.yaml': 'lab: fixture-lab\n' },
      { gaveUp: expect.stringContaining('lab.yaml has to say how the service is started') },
    ],
    [
      'that takes away what is read at the end',
      {
        'count.ts': `import type pg from 'pg'\nexport const count = async (pool: pg.Pool) => { await pool.query('drop table if exists counter'); return 200 }\n`,
      },
      { gaveUp: 'The database cannot be read as before: relation "counter" does not exist.' },
    ],
    [
      'that ends again and again',
      { 'count.ts': `export const count = () => process.exit(3)\n` },
      {
        gaveUp: null,
        service: [{ output: expect.stringContaining('the service ended by itself: exit code 3') }],
      },
    ],
  ]
  it.each(cutShort)('of a service %s is no pass, and not our fault', async (_, files, expected) => {
    const recording = await run(source({ files }))
    expect(recording).toMatchObject(expected)
    expect(oursIn(recording)).toEqual([])
    expect(judge(lab, { ...recording, spoiled: [] })).toMatchObject({ kind: 'judged', passed: false })
    expect(leftOver()).toEqual([])
  })

  it('whose lab fails is void', async () => {
    const folder = join(home, 'broken-lab')
    mkdirSync(folder)
    laySource([labFolder], folder)
    writeFileSync(
      join(folder, 'lab.ts'),
      `import { lab as whole } from ${JSON.stringify(pathToFileURL(join(labFolder, 'lab.ts')).href)}
       export const lab = { ...whole, loads: { ...whole.loads, get: { request: () => { throw new Error('a bug of the lab') } } } }`,
    )
    const order = { ...orderOf(source({})), labFile: join(folder, 'lab.ts') }
    const recording = await startRunner({
      ...order,
      onProgress: () => {},
      signal: new AbortController().signal,
    })
    expect(recording.spoiled).toMatchObject([
      { cause: 'sandbox-died', says: expect.stringContaining('a bug of the lab') },
    ])
    expect(judge(lab, recording)).toMatchObject({ kind: 'void' })
  })
})

describe('a run that ends before its time leaves nothing:', () => {
  it('stopped', async () => {
    const stop = new AbortController()
    const going = run(
      source({}),
      (event) => event.kind === 'step' && event.id === 'count' && stop.abort(new Error('enough')),
      stop.signal,
    )
    await expect(going).rejects.toThrow('enough')
    expect(leftOver()).toEqual([])
    expect(readdirSync(join(scratchFolder, 'runs'))).toEqual([])
    expect(readdirSync(join(scratchFolder, 'clusters')).filter((name) => !name.endsWith('.owner'))).toEqual(
      [],
    )
  })

  it('its process killed: void, and swept', async () => {
    let runner = 0
    const going = run(source({}), (event) => {
      if (event.kind !== 'step' || event.id !== 'count') return
      runner =
        processTable().find(
          ({ pid, parent }) => parent === process.pid && commandOf(pid).includes('runner-process'),
        )?.pid ?? 0
      process.kill(runner, 'SIGKILL')
    })
    const recording = await going
    expect(recording.spoiled).toMatchObject([
      { cause: 'sandbox-died', says: expect.stringContaining('SIGKILL') },
    ])
    await until('nothing left', () => leftOver().length === 0, 2_000)
    await removeAbandonedRuns(scratchFolder)
    expect(readdirSync(join(scratchFolder, 'runs'))).toEqual([])
  })

  it('whoever ordered it killed', async () => {
    const file = JSON.stringify(pathToFileURL(join(import.meta.dirname, 'start-runner.ts')).href)
    const program = spawn(
      process.execPath,
      [
        '--input-type=module-typescript',
        '-e',
        `import { startRunner } from ${file}
         const order = ${JSON.stringify({ ...orderOf(source({})), lab: { slug: 'fixture-lab', version: 1 } })}
         startRunner({ ...order, signal: new AbortController().signal, onProgress: (event) => event.kind === 'step' && console.log(event.id) })`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await new Promise<void>((resolve) =>
      program.stdout.on('data', (data) => String(data).includes('count') && resolve()),
    )
    expect(leftOver().length).toBeGreaterThan(0)
    program.kill('SIGKILL')
    await until('nothing left', () => leftOver().length === 0, 10_000)
    await until('its folder gone', () => readdirSync(join(scratchFolder, 'runs')).length === 0, 10_000)
  })
})

/** Processes of runs in this test's folder, and of their databases. */
const leftOver = (): string[] =>
  processTable().flatMap(({ pid }) => {
    const ofRun =
      environmentOf(pid).includes(`HOME=${scratchFolder}`) && environmentOf(pid).includes(tagVariable)
    return (ofRun || commandOf(pid).includes(scratchFolder)) && isAlive(pid)
      ? [`${pid} ${commandOf(pid)}`]
      : []
  })

async function until(what: string, holds: () => boolean, withinMs: number): Promise<void> {
  const startedAt = Date.now()
  while (!holds()) {
    if (Date.now() - startedAt > withinMs) throw new Error(`waited in vain for ${what}`)
    await sleep(10)
  }
}
