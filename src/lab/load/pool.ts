import type { LabRequest, Reply } from '../../core/lab/lab.ts'
import { Connection, type Doubt } from './connection.ts'
import { Fifo } from './fifo.ts'

/** One request on its way. Times as of `performance.now()`. */
export type Exchange = {
  request: LabRequest
  text: string
  /** When it was to be sent; all waiting counts from here. */
  intendedMs: number
  /** When it was handed to a connection; null before. */
  sentMs: number | null
  state: 'waiting' | 'sent' | 'over'
  connection: Connection | null
}

type Ended<E extends Exchange> = (exchange: E, reply: Reply, atMs: number) => void

/**
 * Connections to one port: a bounded number, since an unbounded one melts after a hiccup. Who finds none free waits in
 * turn, and its time runs on.
 */
export class Pool<E extends Exchange> {
  #port: number
  #limit: number
  #deadlineMs: number
  #ended: Ended<E>
  #doubted: (doubt: Doubt, why: string) => void
  #waiting = new Fifo<E>()
  #waitingCount = 0
  /** The one used last is used next, so that few stay in use and the rest age. */
  #idle: Connection[] = []
  #busy = new Map<Connection, E>()
  #connecting = new Set<Connection>()

  constructor(options: {
    port: number
    limit: number
    deadlineMs: number
    ended: Ended<E>
    doubted: (doubt: Doubt, why: string) => void
  }) {
    this.#port = options.port
    this.#limit = options.limit
    this.#deadlineMs = options.deadlineMs
    this.#ended = options.ended
    this.#doubted = options.doubted
  }

  send(exchange: E): void {
    const connection = this.#takeIdle()
    if (connection) this.#sendOn(connection, exchange)
    else {
      this.#waiting.push(exchange)
      this.#waitingCount++
      this.#openMore()
    }
  }

  /** Nobody waits for it any more. */
  giveUp(exchange: E): void {
    const { connection } = exchange
    if (connection) {
      const doubt = connection.destroy()
      if (doubt) this.#doubted(doubt, 'not whole at its deadline')
      this.#busy.delete(connection)
      this.#openMore()
      this.#end(exchange, { kind: 'timed-out' })
    } else if (exchange.state === 'waiting') {
      this.#waitingCount--
      const why = 'no connection came free before its deadline'
      this.#end(exchange, { kind: 'broken', why, sent: false })
    }
  }

  /** Ends every connection; what was on its way stays without a reply. */
  close(): void {
    for (const connection of [...this.#idle, ...this.#busy.keys(), ...this.#connecting]) connection.destroy()
    this.#idle = []
    this.#busy.clear()
    this.#connecting.clear()
  }

  #takeIdle(): Connection | undefined {
    for (;;) {
      const connection = this.#idle.pop()
      if (!connection?.isStale(performance.now())) return connection
      connection.destroy()
    }
  }

  #sendOn(connection: Connection, exchange: E): void {
    exchange.state = 'sent'
    exchange.connection = connection
    exchange.sentMs = performance.now()
    this.#busy.set(connection, exchange)
    connection.send(exchange.text, false)
  }

  #nextWaiting(): E | undefined {
    for (;;) {
      const exchange = this.#waiting.shift()
      if (exchange?.state === 'over') continue
      if (exchange) this.#waitingCount--
      return exchange
    }
  }

  #openMore(): void {
    while (
      this.#connecting.size < this.#waitingCount &&
      this.#connecting.size + this.#busy.size + this.#idle.length < this.#limit
    )
      this.#connecting.add(
        new Connection(this.#port, this.#deadlineMs, {
          open: (connection) => {
            this.#connecting.delete(connection)
            this.#use(connection)
          },
          refused: (connection, why) => {
            this.#connecting.delete(connection)
            const exchange = this.#nextWaiting()
            if (exchange) this.#end(exchange, { kind: 'broken', why, sent: false })
            this.#openMore()
          },
          ended: (connection, outcome, reusable) => {
            const atMs = performance.now()
            const exchange = this.#busy.get(connection)
            this.#busy.delete(connection)
            if (reusable) this.#use(connection)
            else this.#openMore()
            if (!exchange) return
            if (outcome.kind === 'broken' && outcome.doubt) this.#doubted(outcome.doubt, outcome.why)
            const reply: Reply =
              outcome.kind === 'answered' ? outcome : { kind: 'broken', why: outcome.why, sent: true }
            this.#end(exchange, reply, atMs)
          },
          gone: (connection) => {
            this.#idle = this.#idle.filter((other) => other !== connection)
          },
        }),
      )
  }

  #use(connection: Connection): void {
    if (connection.isStale(performance.now())) {
      connection.destroy()
      this.#openMore()
      return
    }
    const exchange = this.#nextWaiting()
    if (exchange) this.#sendOn(connection, exchange)
    else this.#idle.push(connection)
  }

  #end(exchange: E, reply: Reply, atMs: number = performance.now()): void {
    exchange.state = 'over'
    exchange.connection = null
    this.#ended(exchange, reply, atMs)
  }
}
