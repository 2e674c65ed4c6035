import { openLoop } from '../src/lab/load/open-loop.ts'

/** Sends to a port at a rate for so long, verifies each answer, and prints what it measured as JSON. */
const [port, ratePerSecond, durationMs] = process.argv.slice(2).map(Number) as [number, number, number]
let before = process.cpuUsage()
const result = await openLoop(
  {
    request: (index) => ({ name: 'list', method: 'GET', path: `/items?page=${index}` }),
    wrong: (_, { status, body }) =>
      status === 200 && JSON.parse(body).items.length === 10 ? null : 'other items',
    deadlineMs: 10_000,
  },
  'bench',
  { step: 'bench', ratePerSecond, durationMs, warmUpMs: 0, ports: [port], history: false },
  {
    started: () => {
      before = process.cpuUsage()
    },
  },
)
const { user, system } = process.cpuUsage(before)
const { startedAt, figures, spoiled } = result
const cores = (user + system) / 1000 / durationMs
console.log(JSON.stringify({ startedAt, cores, ...figures.byName.list, spoiled }))
