import { execFileSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { register } from '../src/core/lab/history/code.ts'
import { contradiction } from '../src/core/lab/history/contradiction.ts'
import { type Generated, generated } from '../src/core/lab/history/fixture.ts'
import { linearizable } from '../src/core/lab/history/linearizable.ts'
import type { Operation } from '../src/core/lab/history/operation.ts'
import { search } from '../src/core/lab/history/search.ts'
import { etcdHistories } from '../test/samples/etcd-histories/etcd-histories.ts'
import type { Measured } from './readiness.ts'

const large = { operations: 100_000, seed: 'bench' }
const shapes: [string, Generated][] = [
  ['1 key, 10 clients', { ...large, keys: 1, clients: 10 }],
  ['1 key, 10 clients, 5 values, 1 % unknown', { ...large, keys: 1, clients: 10, values: 5, unknown: 0.01 }],
  ['1 key, 100 clients', { ...large, keys: 1, clients: 100 }],
  [
    '100 keys, 50 clients, 5 values, 2 % unknown',
    { ...large, keys: 100, clients: 50, values: 5, unknown: 0.02 },
  ],
]

/** How long a verdict takes, on recorded histories and on large generated ones, and what memory. */
export async function benchHistory(): Promise<Measured[]> {
  const histories = etcdHistories()
  const operations = histories.reduce((sum, { operations }) => sum + operations.length, 0)
  const verdicts = processorMs(21, () => {
    for (const { operations } of histories) verdictOf(operations)
  })
  const examples = processorMs(5, () => {
    for (const { operations } of histories) linearizable(operations)
  })
  const right = histories.filter(
    (each) => (linearizable(each.operations).verdict === 'holds') === each.linearizable,
  ).length
  return [
    {
      name: `verdicts of ${histories.length} recorded histories of etcd`,
      value: `${verdicts.toFixed(1)} ms of processor`,
      note: `${right} right, ${operations} operations; median of 21 passes in one thread. porcupine, once on such a machine: 916 ms`,
    },
    {
      name: 'the same with a small counter-example of each broken one',
      value: `${examples.toFixed(1)} ms of processor`,
    },
    ...shapes.map(([name], index) => {
      const rounds = Array.from({ length: 5 }, () => inOwnProcess(index))
      const middle = rounds.toSorted((a, b) => a.cpuMs - b.cpuMs)[2] as Once
      return {
        name: `100,000 operations: ${name}`,
        value: `${middle.verdict} after ${middle.cpuMs.toFixed(0)} ms of processor`,
        note: `${middle.ms.toFixed(0)} ms by the clock, ${middle.peakMiB.toFixed(0)} MiB at most, ${middle.beforeMiB.toFixed(0)} of them before; median of 5 new processes`,
      }
    }),
  ]
}

function verdictOf(operations: Operation[]): boolean {
  const { coded, initial } = register(operations, null)
  return contradiction(coded, initial) === null && search(coded, initial, 2_000_000).verdict === 'holds'
}

/** Of the processor, since on a shared machine the clock tells more about the others. Median. */
function processorMs(times: number, work: () => void): number {
  for (let left = 3; left > 0; left--) work()
  const took = Array.from({ length: times }, () => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return took.toSorted((a, b) => a - b)[times >> 1] ?? 0
}

type Once = { verdict: string; ms: number; cpuMs: number; peakMiB: number; beforeMiB: number }

const inOwnProcess = (index: number): Once =>
  JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), String(index)], { encoding: 'utf8' }),
  )

function once(shape: Generated): Once {
  const history = generated(shape)
  const peakMiB = () => process.resourceUsage().maxRSS / 1024
  const [beforeMiB, startMs, startCpu] = [peakMiB(), performance.now(), process.cpuUsage()]
  const { verdict } = linearizable(history)
  const { user, system } = process.cpuUsage(startCpu)
  return {
    verdict,
    ms: performance.now() - startMs,
    cpuMs: (user + system) / 1000,
    peakMiB: peakMiB(),
    beforeMiB,
  }
}

// As a process of its own: one verdict, so that its memory is known.
if (import.meta.main) {
  const shape = shapes[Number(process.argv[2])]?.[1]
  if (shape) console.log(JSON.stringify(once(shape)))
}
