import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { LabRequest, Load, Reply, Step } from '../../core/lab/lab.ts'
import { randomOf } from '../../core/lab/random.ts'
import type { LoadFigures, Recording, StepRecording } from '../../core/lab/recording.ts'
import { ask } from '../load/ask.ts'
import { Tally } from '../load/tally.ts'
import type { Service } from '../service/start-service.ts'
import { doFaults, type FaultsUnderWay } from './fault.ts'
import { pace, unevenPace, watchNoise } from './noise.ts'
import type { Stage } from './stage.ts'

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>
type Played = { recording: StepRecording; spoiled: Recording['spoiled'] }

/** The scenario cannot go on, and the service is at fault; the message says how, in a sentence. */
export class ServiceAtFault extends Error {}

/**
 * Plays one step of the scenario.
 * @throws ServiceAtFault
 */
export async function playStep(stage: Stage, step: Step): Promise<Played> {
  switch (step.kind) {
    case 'compare':
      return compare(stage, step)
    case 'load':
      return load(stage, step)
    case 'probe':
      return unspoiled(await probe(stage, step))
    case 'attack':
      return unspoiled(await attack(stage, step))
    case 'settle':
      return unspoiled(await settle(stage, step))
    case 'query':
      return unspoiled(await query(stage, step))
  }
}

const unspoiled = (recording: StepRecording): Played => ({ recording, spoiled: [] })

const portsOf = (services: readonly Service[]): number[] => services.map((service) => service.port())

async function compare(stage: Stage, step: Of<'compare'>): Promise<Played> {
  const { id, load: name, ratePerSecond, windowMs, rounds, warmUpMs } = step
  const fromMs = stage.sinceStart()
  const windows: (LoadFigures & { of: 'service' | 'reference' })[] = []
  const spoiled: Recording['spoiled'] = []
  const paces: { of: 'service' | 'reference'; ms: number }[] = []
  for (let round = 0; round < rounds; round++) {
    // ABBA: what changes steadily meanwhile changes both alike.
    const order = round % 2 === 0 ? (['service', 'reference'] as const) : (['reference', 'service'] as const)
    for (const of of order) {
      const noise = watchNoise()
      paces.push({ of, ms: pace() })
      let startedMs = stage.sinceStart()
      const result = await stage.generator.run({
        // The same requests for both, and others in the next round.
        step: `${id}/${round}`,
        load: name,
        ratePerSecond,
        durationMs: windowMs,
        warmUpMs,
        ports: portsOf(of === 'service' ? stage.services : stage.references),
        history: false,
        onStarted: (startedAt) => {
          startedMs = stage.sinceStart() + startedAt - stage.now()
        },
        onSecond: (second) =>
          stage.tell({ kind: 'second', second: { ...second, step: id, of, atMs: second.atMs + startedMs } }),
      })
      windows.push({ ...placed(result.figures, startedMs), of })
      spoiled.push(...result.spoiled, ...noise.end())
    }
  }
  spoiled.push(...unevenPace(paces))
  return { recording: { kind: 'compare', id, fromMs, windows }, spoiled }
}

async function load(stage: Stage, step: Of<'load'>): Promise<Played> {
  const { id, load: name, ratePerSecond, toRatePerSecond, durationMs } = step
  const noise = watchNoise()
  let fromMs = stage.sinceStart()
  let faults: FaultsUnderWay | null = null
  let figures: LoadFigures
  try {
    const result = await stage.generator.run({
      step: id,
      load: name,
      ratePerSecond,
      toRatePerSecond,
      durationMs,
      warmUpMs: 0,
      ports: portsOf(stage.services),
      history: stage.lab.loads[name]?.operation !== undefined,
      onStarted: (startedAt) => {
        fromMs = stage.sinceStart() + startedAt - stage.now()
        faults = doFaults(stage, id, step.faults ?? [], startedAt)
      },
      onSecond: (second) =>
        stage.tell({
          kind: 'second',
          second: { ...second, step: id, of: 'service', atMs: second.atMs + fromMs },
        }),
    })
    figures = placed(result.figures, fromMs)
    const done = await (faults as FaultsUnderWay | null)?.end()
    const { operations, spoiled } = result
    // What the provider noted is put in its place when the run is over.
    return {
      recording: { kind: 'load', id, fromMs, figures, faults: done ?? [], operations, provider: [] },
      spoiled: [...spoiled, ...noise.end()],
    }
  } catch (error) {
    await (faults as FaultsUnderWay | null)?.end().catch(() => {})
    throw error
  }
}

/** Figures count from the start of their window; recordings from the start of the run. */
const placed = (figures: LoadFigures, byMs: number): LoadFigures => ({
  ...figures,
  fromMs: figures.fromMs + byMs,
  seconds: figures.seconds.map((second) => ({ ...second, atMs: second.atMs + byMs })),
})

async function probe(stage: Stage, { id, load: name, requests }: Of<'probe'>): Promise<StepRecording> {
  const load = loadOf(stage, name)
  const { deadlineMs = 5_000, lateAfterMs = deadlineMs } = load
  const fromMs = stage.sinceStart()
  const judging = { ...(load.wrong && { wrong: load.wrong }), deadlineMs, lateAfterMs }
  const startedMs = performance.now()
  const tally = new Tally(judging, startedMs, 0, (second) =>
    stage.tell({
      kind: 'second',
      second: { ...second, step: id, of: 'service', atMs: second.atMs + fromMs },
    }),
  )
  let sent = 0
  const askOne = async (request: LabRequest, index: number): Promise<Reply> => {
    const sentMs = performance.now()
    const reply = await ask(portFor(stage, request, index), request, deadlineMs)
    const nowMs = performance.now()
    sent++
    tally.passTo(nowMs)
    const latencyMs = nowMs - sentMs
    tally.replied(request, reply, { latencyMs, waitedMs: latencyMs })
    return reply
  }
  await stage.cluster.resetWork('service')
  for (let index = 0; index < requests; index++) {
    let request: LabRequest | null = load.request(index, randomOf(stage.seed, id, index))
    tally.dispatched(0)
    for (let followed = 0; request !== null; followed++) {
      const reply: Reply = await askOne(request, index + followed)
      request = load.follow?.(request, reply, followed) ?? null
    }
  }
  const work = await stage.cluster.work('service')
  const figures = placed(tally.figures(0, performance.now() - startedMs), fromMs)
  return { kind: 'probe', id, fromMs, figures, database: { requests: sent, ...work } }
}

function loadOf(stage: Stage, name: string): Load {
  const load = stage.lab.loads[name]
  if (!load) throw new Error(`the lab has no load ${name}`)
  return load
}

const portFor = (stage: Stage, request: LabRequest, index: number): number =>
  stage.instance((request.instance ?? index) % stage.services.length).port()

const attackDeadlineMs = 5_000
const longestExample = 300

async function attack(stage: Stage, { id, attack: { attempts } }: Of<'attack'>): Promise<StepRecording> {
  const fromMs = stage.sinceStart()
  const all = attempts(randomOf(stage.seed, id))
  const gotIn = new Map<string, { times: number; example: string }>()
  let answered = 0
  for (const [index, attempt] of all.entries()) {
    const reply = await ask(portFor(stage, attempt.request, index), attempt.request, attackDeadlineMs)
    if (reply.kind === 'answered') answered++
    if (!attempt.gotIn(reply)) continue
    const known = gotIn.get(attempt.tries)
    if (known) known.times++
    else gotIn.set(attempt.tries, { times: 1, example: exampleOf(attempt.request, reply) })
  }
  const ways = [...gotIn].map(([tries, of]) => ({ tries, ...of }))
  return { kind: 'attack', id, fromMs, tried: all.length, answered, gotIn: ways }
}

const exampleOf = ({ method, path }: LabRequest, reply: Reply): string =>
  `${method} ${path}: ${reply.kind === 'answered' ? `${reply.response.status} ${reply.response.body}` : reply.kind}`.slice(
    0,
    longestExample,
  )

async function settle(stage: Stage, step: Of<'settle'>): Promise<StepRecording> {
  const { id, request, settled, withinMs } = step
  const fromMs = stage.sinceStart()
  const startedMs = performance.now()
  for (let index = 0; ; index++) {
    const leftMs = withinMs - (performance.now() - startedMs)
    if (leftMs <= 0) return { kind: 'settle', id, fromMs, settledAfterMs: null }
    const reply = await ask(portFor(stage, request, index), request, Math.min(leftMs, 5_000))
    if (reply.kind === 'answered' && settled(reply.response))
      return { kind: 'settle', id, fromMs, settledAfterMs: performance.now() - startedMs }
    await sleep(50)
  }
}

async function query(stage: Stage, { id, sql }: Of<'query'>): Promise<StepRecording> {
  const fromMs = stage.sinceStart()
  try {
    return { kind: 'query', id, fromMs, ...(await stage.cluster.run('service', sql)) }
  } catch (error) {
    // A table or a column that the service does not have any more, or a lock that it never lets go.
    if (error instanceof pg.DatabaseError && /^42|^57014|^55P03/.test(error.code ?? ''))
      throw new ServiceAtFault(`The database cannot be read as before: ${error.message}.`)
    throw error
  }
}
