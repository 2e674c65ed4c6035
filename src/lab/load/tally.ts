import { Histogram } from '../../core/lab/histogram.ts'
import type { LabRequest, Load, Reply } from '../../core/lab/lab.ts'
import type { LoadFigures, NameFigures } from '../../core/lab/recording.ts'

export type SecondFigures = LoadFigures['seconds'][number]

/** A later send is late by our own fault. */
const sendLateMs = 50
/** More kinds of wrong answers than this say no more. */
const mostKinds = 20

type Judging = Pick<Load, 'wrong'> & { deadlineMs: number; lateAfterMs: number }

/** Counts replies as they come: by name of the request, and by second. Each reply counts as one of both kinds. */
export class Tally {
  #judging: Judging
  #names = new Map<string, NameTally>()
  #lag = new Histogram()
  #scheduled = 0
  #sentLate = 0
  #seconds: SecondFigures[] = []
  #secondTo: number
  #secondMs = 0
  #latencies = new Histogram()
  #answered = 0
  #failed = 0
  #onSecond: (second: SecondFigures) => void

  /** @param startMs of what is measured, as of `performance.now()`; `fromMs` is its place in the whole window */
  constructor(judging: Judging, startMs: number, fromMs: number, onSecond: (second: SecondFigures) => void) {
    this.#judging = judging
    this.#secondTo = startMs + 1000
    this.#secondMs = fromMs
    this.#onSecond = onSecond
  }

  /** A place of the schedule was handed on, so long after its instant. */
  dispatched(lagMs: number): void {
    this.#scheduled++
    this.#lag.record(lagMs * 1000)
    if (lagMs > sendLateMs) this.#sentLate++
  }

  /**
   * @param latencyMs since its instant
   * @param waitedMs of that, what was not our own fault: by this it is late
   */
  replied(
    request: LabRequest,
    reply: Reply,
    { latencyMs, waitedMs }: { latencyMs: number; waitedMs: number },
  ): void {
    const name = this.#name(request.name)
    name.sent++
    // Who waited for a free connection all the time is as timed out as who waited for the answer.
    const timedOut = reply.kind === 'timed-out' || waitedMs >= this.#judging.deadlineMs
    if (timedOut) name.timedOut++
    if (timedOut || !this.#judge(name, request, reply)) {
      this.#failed++
      return
    }
    name.good++
    if (waitedMs > this.#judging.lateAfterMs) name.late++
    name.latencies.record(latencyMs * 1000)
    this.#answered++
    this.#latencies.record(latencyMs * 1000)
  }

  /** Ends the seconds that are over. */
  passTo(nowMs: number): void {
    while (nowMs >= this.#secondTo) this.#endSecond()
  }

  figures(fromMs: number, durationMs: number): LoadFigures {
    if (this.#answered + this.#failed > 0) this.#endSecond()
    return {
      fromMs,
      durationMs,
      scheduled: this.#scheduled,
      sentLate: this.#sentLate,
      sendLagP99Ms: (this.#lag.quantile(0.99) ?? 0) / 1000,
      byName: Object.fromEntries([...this.#names].map(([name, tally]) => [name, figuresOf(tally)])),
      seconds: this.#seconds,
    }
  }

  #judge(name: NameTally, request: LabRequest, reply: Reply): boolean {
    if (reply.kind !== 'answered') {
      name.broken++
      return false
    }
    const { status } = reply.response
    name.statuses[status] = (name.statuses[status] ?? 0) + 1
    if (status >= 500) {
      name.errors++
      return false
    }
    const what = this.#judging.wrong?.(request, reply.response) ?? null
    if (what !== null) countWrong(name, what, () => exampleOf(request, reply.response))
    return what === null
  }

  #name(name: string): NameTally {
    const found = this.#names.get(name)
    if (found) return found
    const made = new NameTally()
    this.#names.set(name, made)
    return made
  }

  #endSecond(): void {
    const ms = (part: number) => {
      const value = this.#latencies.quantile(part)
      return value === null ? null : value / 1000
    }
    const second: SecondFigures = {
      atMs: this.#secondMs,
      answered: this.#answered,
      failed: this.#failed,
      p50: ms(0.5),
      p99: ms(0.99),
    }
    this.#seconds.push(second)
    this.#latencies.clear()
    this.#answered = 0
    this.#failed = 0
    this.#secondTo += 1000
    this.#secondMs += 1000
    this.#onSecond(second)
  }
}

class NameTally {
  sent = 0
  good = 0
  errors = 0
  timedOut = 0
  broken = 0
  late = 0
  statuses: Record<string, number> = {}
  wrong = new Map<string, { times: number; example: string }>()
  latencies = new Histogram()
}

function countWrong({ wrong }: NameTally, what: string, example: () => string): void {
  const kind = wrong.has(what) || wrong.size < mostKinds ? what : 'wrong in other ways'
  const counted = wrong.get(kind)
  if (counted) counted.times++
  else wrong.set(kind, { times: 1, example: example() })
}

const exampleOf = (request: LabRequest, response: { status: number; body: string }): string =>
  `${request.method} ${request.path}: ${response.status} ${response.body}`.slice(0, 300)

function figuresOf(tally: NameTally): NameFigures {
  const { sent, good, errors, timedOut, broken, late, statuses, latencies } = tally
  const ms = (part: number) => (latencies.quantile(part) ?? 0) / 1000
  return {
    sent,
    good,
    wrong: [...tally.wrong].map(([what, counted]) => ({ what, ...counted })),
    errors,
    timedOut,
    broken,
    late,
    statuses,
    latency:
      latencies.count > 0 ? { p50: ms(0.5), p90: ms(0.9), p99: ms(0.99), max: latencies.max / 1000 } : null,
  }
}
