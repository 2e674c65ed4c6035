import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { laySource, starterOf } from '../src/lab/run/lay-source.ts'
import { startRunner } from '../src/lab/run/start-runner.ts'
import type { Measured } from './readiness.ts'

const labs = join(import.meta.dirname, '..', 'content', 'labs')
const rounds = 5
const loadMs = 1_000

/** From the order of a run to its first request, and what a run takes besides its scenario, with a large database. */
export async function benchLabRun(): Promise<Measured[]> {
  const home = mkdtempSync(join(tmpdir(), 'proven-bench-'))
  try {
    const labFolder = shortened('slow-orders', join(home, 'lab'))
    const sourceFolder = join(home, 'source')
    laySource([starterOf(labFolder)], sourceFolder)
    const toLoad: number[] = []
    const beyond: number[] = []
    // The first one prepares the database.
    for (let round = 0; round <= rounds; round++) {
      const orderedAt = performance.now()
      let loadAt = 0
      const recording = await startRunner({
        lab: { slug: 'slow-orders', version: 1 },
        labFile: join(labFolder, 'lab.ts'),
        labFolder,
        sourceFolder,
        seed: `round ${round}`,
        scratchFolder: join(home, 'scratch'),
        cacheFolder: join(home, 'cache'),
        onProgress: (event) => {
          if (event.kind === 'step') loadAt ||= performance.now()
        },
        signal: new AbortController().signal,
      })
      const [step] = recording.steps
      if (step?.kind !== 'load') throw new Error(recording.gaveUp ?? JSON.stringify(recording.spoiled))
      if (round === 0) continue
      toLoad.push(loadAt - orderedAt)
      beyond.push(performance.now() - orderedAt - loadMs)
    }
    return [
      row('from the order of a run to its first step, database prepared', toLoad, 'goal: at most 2 s'),
      row('what a run takes besides its scenario', beyond, 'goal: at most 3 s'),
    ]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** A lab with its files, whose scenario is a moment of next to no load. */
function shortened(slug: string, folder: string): string {
  const file = pathToFileURL(join(labs, slug, 'lab.ts')).href
  const step = { kind: 'load', id: 'moment', load: 'moment', ratePerSecond: 20, durationMs: loadMs }
  cpSync(join(labs, slug), folder, { recursive: true })
  writeFileSync(
    join(folder, 'lab.ts'),
    `import { lab as whole } from ${JSON.stringify(file)}
const loads = { moment: { request: () => ({ name: 'moment', method: 'GET', path: '/healthz' }) } }
export const lab = { ...whole, loads, scenario: [${JSON.stringify(step)}] }\n`,
  )
  return folder
}

function row(name: string, times: number[], note: string): Measured {
  const sorted = times.toSorted((a, b) => a - b)
  const ms = (value = Number.NaN) => `${Math.round(value)} ms`
  return {
    name,
    value: ms(sorted[sorted.length >> 1]),
    note: `${rounds} times, slowest ${ms(sorted.at(-1))}; ${note}`,
  }
}
