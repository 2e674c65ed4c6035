import type { Operation } from '../../core/lab/history/operation.ts'
import type { LabRequest, Load, Reply } from '../../core/lab/lab.ts'
import { randomOf } from '../../core/lab/random.ts'
import type { LoadFigures, Recording } from '../../core/lab/recording.ts'
import { sendSchedule } from '../../core/lab/schedule.ts'
import type { Doubt } from './connection.ts'
import { Fifo } from './fifo.ts'
import { beatsFor, leastGapMs, type Metronome, monotonicMs, openMetronome } from './metronome.ts'
import { type Exchange, Pool } from './pool.ts'
import { requestText } from './request-text.ts'
import { misunderstood } from './second-reader.ts'
import { Standstill } from './standstill.ts'
import { type SecondFigures, Tally } from './tally.ts'

/** A window of load. Of its `durationMs` the first `warmUpMs` are sent but not measured. */
export type LoadOrder = {
  /** With the seed it makes the requests: windows that are to be alike have the same. */
  step: string
  ratePerSecond: number
  toRatePerSecond?: number | undefined
  durationMs: number
  warmUpMs: number
  /** Of the instances, on 127.0.0.1. */
  ports: number[]
  /** Whether operations are kept. */
  history: boolean
}

/** `startedAt`: the first instant of the schedule, Unix time in ms with its fraction. Times inside count from it. */
export type LoadResult = {
  startedAt: number
  figures: LoadFigures
  operations: Operation[]
  spoiled: Recording['spoiled']
}

type Listening = { started?: (startedAt: number) => void; second?: (second: SecondFigures) => void }

type Sent = Exchange & {
  /** Place in the schedule of itself, or of what it follows. */
  index: number
  followed: number
  client: number
  measured: boolean
  /** Between its instant and its being handed on, by our own fault. */
  lagMs: number
  /** What the standstill came to by then. */
  standstillMs: number
}

/** Share of the schedule. */
const usualLateSends = 0.01
/** Connections to each instance. */
const poolLimit = 64
export const operationLimit = 200_000
/** Between making ready and the first instant. */
const aheadMs = 20
/** An instant so near is waited for awake. A little more than a beat comes before it, so that none falls in between. */
const nearMs = 0.15
const sweepMs = 5
/** Other readers are asked about so many at most. */
const mostDoubts = 50

/**
 * Sends on schedule, whatever the service does, and measures from the intended instant. Follow-ups come right after
 * their reply, until a deadline's time after the schedule's end.
 * @throws what the lab's own functions throw; RangeError where the schedule makes more operations than are kept
 */
export async function openLoop(
  load: Load,
  seed: string,
  order: LoadOrder,
  on: Listening = {},
): Promise<LoadResult> {
  const instants = sendSchedule(order)
  if (order.history && instants.length > operationLimit)
    throw new RangeError(`a history keeps ${operationLimit} operations, not ${instants.length}`)
  const metronome = await openMetronome(beatsFor(instants))
  try {
    return await new OpenLoop(load, seed, order, instants, metronome, on).run()
  } finally {
    metronome.close()
  }
}

class OpenLoop {
  #load: Load
  #seed: string
  #order: LoadOrder
  #deadlineMs: number
  #instants: Float64Array
  #pools: Pool<Sent>[]
  #tally: Tally
  #metronome: Metronome
  #startMs = performance.now() + aheadMs
  /** By the system's clock of now: what processes compare. */
  #startedAt = Date.now() + aheadMs
  #standstill = new Standstill(performance.now())
  #awake = false
  #next = 0
  #underWay = 0
  /** In the order of their deadlines. */
  #open = new Fifo<Sent>()
  #operations: Operation[] = []
  #operationsLost = 0
  #doubts: { doubt: Doubt; why: string }[] = []
  #ended = Promise.withResolvers<void>()
  #over = false

  constructor(
    load: Load,
    seed: string,
    order: LoadOrder,
    instants: Float64Array,
    metronome: Metronome,
    on: Listening,
  ) {
    const { deadlineMs = 5000 } = load
    this.#load = load
    this.#seed = seed
    this.#order = order
    this.#deadlineMs = deadlineMs
    this.#instants = instants
    this.#metronome = metronome
    const { wrong, lateAfterMs = deadlineMs } = load
    const judging = { ...(wrong && { wrong }), deadlineMs, lateAfterMs }
    const measuredFromMs = this.#startMs + order.warmUpMs
    this.#tally = new Tally(judging, measuredFromMs, order.warmUpMs, (second) => on.second?.(second))
    this.#pools = order.ports.map(
      (port) =>
        new Pool<Sent>({
          port,
          limit: poolLimit,
          deadlineMs,
          ended: (sent, reply, atMs) => this.#guard(() => this.#replied(sent, reply, atMs)),
          doubted: (doubt, why) => {
            if (this.#doubts.length < mostDoubts) this.#doubts.push({ doubt, why })
          },
        }),
    )
    on.started?.(this.#startedAt)
  }

  async run(): Promise<LoadResult> {
    const sweep = setInterval(() => this.#guard(() => this.#sweep()), sweepMs)
    this.#metronome.start(monotonicMs() + this.#startMs - performance.now(), () => {
      if (!this.#awake) this.#tick()
    })
    try {
      await this.#ended.promise
    } finally {
      clearInterval(sweep)
      for (const pool of this.#pools) pool.close()
    }
    const { warmUpMs, durationMs } = this.#order
    const figures = this.#tally.figures(warmUpMs, durationMs - warmUpMs)
    const spoiled = await this.#spoiled(figures)
    return { startedAt: this.#startedAt, figures, operations: this.#operations, spoiled }
  }

  /** Sends what is due, and stays awake while the next one is near. */
  #tick = (): void => {
    this.#awake = false
    if (this.#over) return
    this.#standstill.seen(performance.now())
    this.#guard(() => {
      while (this.#next < this.#instants.length && this.#instantOf(this.#next) <= performance.now())
        this.#dispatch(this.#next++)
    })
    if (this.#isNear()) this.#stayAwake()
    else {
      this.#metronome.listen()
      // Once more, since a beat before this was not heard.
      if (this.#isNear()) this.#stayAwake()
    }
  }

  /** Whether it is worth waiting awake. Instants that are too close for a beat of their own are not. */
  #isNear(): boolean {
    if (this.#next >= this.#instants.length) return false
    const wait = this.#instantOf(this.#next) - performance.now()
    const gap = this.#next === 0 ? leastGapMs : this.#instantOf(this.#next) - this.#instantOf(this.#next - 1)
    return wait <= 0 || (wait < nearMs && gap > leastGapMs - 1e-6)
  }

  #stayAwake(): void {
    if (this.#awake) return
    this.#awake = true
    setImmediate(this.#tick)
  }

  #instantOf(index: number): number {
    return this.#startMs + (this.#instants[index] ?? 0)
  }

  #dispatch(index: number): void {
    const request = this.#load.request(index, randomOf(this.#seed, this.#order.step, index))
    const intendedMs = this.#instantOf(index)
    const measured = intendedMs >= this.#startMs + this.#order.warmUpMs
    const nowMs = performance.now()
    this.#standstill.seen(nowMs)
    const lagMs = nowMs - intendedMs
    this.#send(request, { index, followed: 0, client: request.client ?? index, measured, intendedMs, lagMs })
    if (measured) this.#tally.dispatched(lagMs)
  }

  #send(
    request: LabRequest,
    place: Pick<Sent, 'index' | 'followed' | 'client' | 'measured' | 'intendedMs' | 'lagMs'>,
  ): void {
    const instance = (request.instance ?? place.index + place.followed) % this.#order.ports.length
    const pool = this.#pools[instance]
    if (!pool) throw new RangeError(`no instance ${instance}`)
    const text = requestText(request, this.#order.ports[instance] ?? 0)
    const standstillMs = this.#standstill.totalMs
    const sent: Sent = {
      request,
      text,
      ...place,
      standstillMs,
      sentMs: null,
      state: 'waiting',
      connection: null,
    }
    this.#underWay++
    this.#open.push(sent)
    pool.send(sent)
  }

  #replied(sent: Sent, given: Reply, atMs: number): void {
    if (this.#over) return
    this.#underWay--
    const { request, measured, intendedMs } = sent
    const waitedMs = this.#waitedMs(sent, atMs)
    const reply: Reply =
      given.kind === 'answered' && waitedMs >= this.#deadlineMs ? { kind: 'timed-out' } : given
    if (this.#order.history) this.#keepOperation(sent, reply, atMs)
    this.#tally.passTo(atMs)
    if (measured) this.#tally.replied(request, reply, { latencyMs: atMs - intendedMs, waitedMs })
    this.#follow(sent, reply, atMs)
    this.#endIfDone()
  }

  #follow({ request, index, followed, client, measured }: Sent, reply: Reply, atMs: number): void {
    if (atMs > this.#startMs + this.#order.durationMs + this.#deadlineMs) return
    const next = this.#load.follow?.(request, reply, followed) ?? null
    if (!next) return
    this.#send(next, {
      index,
      followed: followed + 1,
      client: next.client ?? client,
      measured,
      intendedMs: atMs,
      lagMs: 0,
    })
  }

  /** Of the time since its instant, what was not our own fault: by this a reply is late. */
  #waitedMs({ intendedMs, lagMs, standstillMs }: Sent, nowMs: number): number {
    this.#standstill.seen(nowMs)
    return nowMs - intendedMs - lagMs - (this.#standstill.totalMs - standstillMs)
  }

  #keepOperation({ request, client, sentMs, intendedMs }: Sent, reply: Reply, atMs: number): void {
    const operation = this.#load.operation?.(request, reply)
    if (!operation) return
    if (this.#operations.length >= operationLimit) {
      this.#operationsLost++
      return
    }
    // Outwards, so that rounding makes no operation end before it did, or begin after.
    const startMs = Math.floor(((sentMs ?? intendedMs) - this.#startMs) * 1000) / 1000
    const endMs = operation.outcome === 'unknown' ? null : Math.ceil((atMs - this.#startMs) * 1000) / 1000
    this.#operations.push({ client, ...operation, startMs, endMs })
  }

  #sweep(): void {
    if (!this.#awake) this.#tick()
    const nowMs = performance.now()
    this.#standstill.seen(nowMs)
    for (let sent = this.#open.peek(); sent; sent = this.#open.peek()) {
      if (sent.state !== 'over') {
        if (this.#waitedMs(sent, nowMs) < this.#deadlineMs) break
        const instance = (sent.request.instance ?? sent.index + sent.followed) % this.#order.ports.length
        this.#pools[instance]?.giveUp(sent)
      }
      this.#open.shift()
    }
    this.#tally.passTo(nowMs)
    this.#endIfDone()
  }

  #endIfDone(): void {
    if (this.#underWay > 0 || this.#next < this.#instants.length) return
    if (performance.now() < this.#startMs + this.#order.durationMs) return
    this.#over = true
    this.#ended.resolve()
  }

  /** What the lab's functions throw ends the load, and is told to who asked for it. */
  #guard(does: () => void): void {
    try {
      does()
    } catch (error) {
      this.#over = true
      this.#ended.reject(error)
    }
  }

  async #spoiled({ scheduled, sentLate }: LoadFigures): Promise<Recording['spoiled']> {
    const spoiled: Recording['spoiled'] = []
    if (sentLate >= 3 && sentLate > scheduled * (this.#load.lateSendsAllowed ?? usualLateSends))
      spoiled.push({
        cause: 'generator-fell-behind',
        says: `${sentLate} of ${scheduled} requests were sent more than 50 ms late.`,
      })
    if (this.#operationsLost > 0)
      spoiled.push({
        cause: 'generator-fell-behind',
        says: `${this.#operationsLost} operations came on top of the ${operationLimit} that are kept.`,
      })
    return [...spoiled, ...(await misunderstood(this.#doubts))]
  }
}
