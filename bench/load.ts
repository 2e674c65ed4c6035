import { type ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Histogram } from '../src/core/lab/histogram.ts'
import type { Measured } from './readiness.ts'

/**
 * The load generator beside wrk (where it is on the PATH) and autocannon (`PROVEN_BENCH_AUTOCANNON`, its autocannon.js):
 * each is a process of its own against the same server, in rounds that alternate.
 */
export async function benchLoad(): Promise<Measured[]> {
  const server = await openServer()
  try {
    return [...(await costs(server)), ...(await truths(server)), ...(await schedules(server)), recording()]
  } finally {
    server.child.disconnect()
  }
}

type Server = { child: ChildProcess; port: number }
type Ran = { seconds: number; output: string }
type Ours = {
  startedAt: number
  cores: number
  sent: number
  good: number
  latency: { p50: number; p99: number }
}

const [shortMs, longMs, stallMs] = [3000, 10_000, 1000]
const autocannon = process.env.PROVEN_BENCH_AUTOCANNON
const connections = 64

async function openServer(): Promise<Server> {
  const child = fork(new URL('./load-server.ts', import.meta.url), { execArgv: [] })
  const [{ address }] = await once(child, 'message')
  return { child, port: address.port }
}

/** Runs a command and takes its processor time, of the system too. */
async function timed(command: string, ...args: string[]): Promise<Ran> {
  const script = 'TIMEFORMAT="%U %S"; { time "$@" 2>/dev/null; } 3>&1'
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script, 'bash', command, ...args])
  const [user = 0, system = 0] = stderr.trim().split(/\s+/).slice(-2).map(Number)
  return { seconds: user + system, output: stdout }
}

const client = fileURLToPath(new URL('./load-client.ts', import.meta.url))
async function ours({ port }: Server, ratePerSecond: number, durationMs: number): Promise<Ran & Ours> {
  const ran = await timed(process.execPath, client, String(port), String(ratePerSecond), String(durationMs))
  return { ...ran, ...(JSON.parse(ran.output) as Ours) }
}

async function autocannons({ port }: Server, durationMs: number, ratePerSecond?: number) {
  const rate = ratePerSecond ? ['--overallRate', String(ratePerSecond)] : []
  const size = [
    '--connections',
    String(connections),
    '--duration',
    String(durationMs / 1000),
    '--json',
    '--no-progress',
  ]
  const url = `http://127.0.0.1:${port}/items`
  const ran = await timed(process.execPath, autocannon ?? '', ...size, ...rate, url)
  const { requests, latency } = JSON.parse(ran.output)
  return { ...ran, answered: Number(requests.total), p50: Number(latency.p50), p99: Number(latency.p99) }
}

async function wrks({ port }: Server, durationMs: number) {
  const args = ['-t1', `-c${connections}`, `-d${durationMs / 1000}s`, `http://127.0.0.1:${port}/items`]
  const ran = await timed('wrk', ...args)
  return { ...ran, answered: Number(/(\d+) requests in/.exec(ran.output)?.[1]) }
}

async function hasWrk(): Promise<boolean> {
  // It ends with 1 when it is only asked for its version.
  return await promisify(execFile)('wrk', ['-v']).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  )
}

/** Requests per second of processor; ours at 5,000 a second, and at 15,000. */
async function costs(server: Server): Promise<Measured[]> {
  const cores: number[] = []
  const perSecond: Record<string, number[]> = { ours: [], wrk: [], autocannon: [] }
  const withWrk = await hasWrk()
  let unverified = 0
  for (let round = 0; round < 3; round++) {
    const steady = await ours(server, 5000, shortMs)
    cores.push(steady.cores)
    unverified += steady.sent - steady.good
    const most = await ours(server, 15_000, shortMs)
    perSecond.ours?.push(most.good / most.seconds)
    if (withWrk) {
      const peer = await wrks(server, shortMs)
      perSecond.wrk?.push(peer.answered / peer.seconds)
    }
    if (autocannon) {
      const peer = await autocannons(server, shortMs)
      perSecond.autocannon?.push(peer.answered / peer.seconds)
    }
  }
  const mine = median(perSecond.ours)
  const beside = (name: string) =>
    perSecond[name]?.length ? `${(mine / median(perSecond[name])).toFixed(2)} ×` : 'not there'
  return [
    {
      name: 'load: processor for 5,000 verified responses a second',
      value: `${median(cores).toFixed(2)} of a core`,
      note: `warming up included; ${unverified} of ${3 * 5 * shortMs} not verified; must: 0.5`,
    },
    {
      name: 'load: requests per second of processor, over those of wrk',
      value: beside('wrk'),
      note: `${mine.toFixed(0)}, each answer verified, at 15,000/s; wrk ${median(perSecond.wrk).toFixed(0)}, as fast as it gets; 3 s, their start included; medians of 3 alternating rounds`,
    },
    {
      name: 'load: requests per second of processor, over those of autocannon',
      value: beside('autocannon'),
      note: `autocannon ${median(perSecond.autocannon).toFixed(0)}`,
    },
  ]
}

/**
 * What p99 is told where the server stands still for a second in ten. The truth is when the server answered, by its own
 * log, against the instants of the schedule; the least that it can be, the schedule and the stall alone.
 */
async function truths(server: Server): Promise<Measured[]> {
  const stalled = async () => {
    const told = once(server.child, 'message')
    server.child.send({ stallAfterMs: longMs / 2, forMs: stallMs })
    return told.then(([message]) => message.stalled as { from: number; to: number })
  }
  const off: { truth: number; least: number }[] = []
  const [told, medians, peers]: [number[], number[], string[]] = [[], [], []]
  let lost = 0
  for (let round = 0; round < 2; round++) {
    await arrivals(server)
    const stalling = stalled()
    const { startedAt, latency, sent, good } = await ours(server, 1000, longMs)
    const { from, to } = await stalling
    const answered = await arrivals(server)
    const instants = answered.map((_, index) => startedAt + index)
    const truth = p99(answered.map((time, index) => time - (instants[index] ?? 0)))
    const least = p99(instants.map((instant) => (instant > from && instant < to ? to - instant : 0)))
    off.push({ truth: (latency.p99 / truth - 1) * 100, least: (latency.p99 / least - 1) * 100 })
    told.push(latency.p99)
    medians.push(latency.p50)
    lost += sent - good
    if (!autocannon) continue
    const peerStalling = stalled()
    const peer = await autocannons(server, longMs, 1000)
    await peerStalling
    peers.push(`p50 ${peer.p50}, p99 ${peer.p99}`)
  }
  const parts = (values: number[]) => values.map((part) => `${part.toFixed(1)} %`).join(', ')
  return [
    {
      name: 'load: p99 where the server stalls 1 s in 10, off the truth',
      value: parts(off.map(({ truth }) => truth)),
      note:
        `must: 3 %; p50 ${ms(medians)}, p99 ${ms(told)} ms at 1,000/s, ${lost} lost; above schedule and stall alone, ` +
        `which leave out how long the server takes to catch up: ${parts(off.map(({ least }) => least))}`,
    },
    {
      name: 'load: the same by autocannon',
      value: peers.join('; ') || 'not there',
      note: 'ms, at the same rate',
    },
  ]
}

/** When requests came since this was asked last. */
async function arrivals({ child }: Server): Promise<number[]> {
  const told = once(child, 'message')
  child.send('arrivals')
  return (await told)[0].arrivals
}

/** How much later than its place in the schedule each request comes in, beside the earliest one. */
async function schedules(server: Server): Promise<Measured[]> {
  const errors = async () => {
    const times = (await arrivals(server)).map((time, index) => time - index / 2)
    const earliest = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY)
    const late = times.map((time) => time - earliest)
    return { p50: median(late), p99: p99(late) }
  }
  const [mine, peers]: [{ p50: number; p99: number }[], { p50: number; p99: number }[]] = [[], []]
  await arrivals(server)
  for (let round = 0; round < 3; round++) {
    await ours(server, 2000, shortMs)
    mine.push(await errors())
    if (!autocannon) continue
    await autocannons(server, shortMs, 2000)
    peers.push(await errors())
  }
  const row = (rounds: { p50: number; p99: number }[]) =>
    `${ms([median(rounds.map(({ p50 }) => p50))])} / ${ms([median(rounds.map(({ p99 }) => p99))])} ms`
  return [
    {
      name: 'load: error of the schedule at 2,000/s as the server sees it, p50 / p99',
      value: row(mine),
      note: 'medians of 3 alternating rounds',
    },
    { name: 'load: the same by autocannon', value: peers.length > 0 ? row(peers) : 'not there' },
  ]
}

function recording(): Measured {
  const [count, rounds] = [2_000_000, 7]
  const latencies = Float64Array.from({ length: 4096 }, (_, index) => ((index * 7919) % 4096) ** 2 / 5)
  const took = Array.from({ length: rounds }, () => {
    const histogram = new Histogram()
    const from = performance.now()
    for (let index = 0; index < count; index++) histogram.record(latencies[index & 4095] ?? 0)
    return ((performance.now() - from) * 1e6) / count
  })
  return {
    name: 'load: recording a latency',
    value: `${median(took).toFixed(1)} ns`,
    note: 'goal: 40 ns, within 1 %',
  }
}

const median = (values: number[] = []): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0
const p99 = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.99) - 1] ?? 0
const ms = (values: number[]): string => values.map((value) => value.toFixed(value < 10 ? 2 : 0)).join(', ')
