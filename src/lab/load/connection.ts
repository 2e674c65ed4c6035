import { connect, type Socket } from 'node:net'
import type { LabResponse } from '../../core/lab/lab.ts'
import { Misread } from './response-head.ts'
import { ResponseReader } from './response-reader.ts'

/** How an exchange on a connection ended. */
export type Outcome =
  | { kind: 'answered'; response: LabResponse }
  /** `doubt`: what came, where another reader may see an answer in it. */
  | { kind: 'broken'; why: string; doubt: Doubt | null }

/** Bytes that were no answer to our reader: if one that everybody uses takes them, ours is at fault. */
export type Doubt = { bytes: Buffer; headOnly: boolean; closed: boolean }

type Callbacks = {
  /** It can carry a request now. */
  open: (connection: Connection) => void
  /** It ended before it could carry any. */
  refused: (connection: Connection, why: string) => void
  /** The request that it carried has ended; where `reusable`, it can carry the next one. */
  ended: (connection: Connection, outcome: Outcome, reusable: boolean) => void
  /** It ended while it carried nothing. */
  gone: (connection: Connection) => void
}

const readBytes = 16 * 1024
/** Of what is kept to ask another reader. */
const longestDoubt = 1024 * 1024
/** An idle connection is not used for longer, where the peer does not tell how long it keeps one. */
const idleLimitMs = 1000

/** One connection over which one request goes at a time. It never sends anything twice. */
export class Connection {
  #socket: Socket
  #callbacks: Callbacks
  #reader = new ResponseReader()
  #state: 'connecting' | 'idle' | 'busy' | 'over' = 'connecting'
  #received: Buffer[] = []
  #receivedBytes = 0
  #headOnly = false
  #idleUntil = Number.POSITIVE_INFINITY

  constructor(port: number, connectWithinMs: number, callbacks: Callbacks) {
    this.#callbacks = callbacks
    const buffer = Buffer.allocUnsafeSlow(readBytes)
    const socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      onread: {
        buffer,
        callback: (length, bytes) => {
          this.#read(bytes as Buffer, length)
          return true
        },
      },
    })
    this.#socket = socket
    socket.setTimeout(connectWithinMs, () => this.#over('no connection in time'))
    socket.once('connect', () => {
      socket.setTimeout(0)
      this.#state = 'idle'
      callbacks.open(this)
    })
    socket.on('end', () => this.#closed())
    socket.on('error', (error: NodeJS.ErrnoException) => this.#over(said(error)))
    socket.on('close', () => this.#over('the connection was closed'))
  }

  /** Whether the peer may be about to close it, so that a request would be lost. */
  isStale(nowMs: number): boolean {
    return nowMs >= this.#idleUntil
  }

  send(text: string, headOnly: boolean): void {
    this.#state = 'busy'
    this.#headOnly = headOnly
    this.#reader.expect(headOnly)
    this.#socket.write(text, 'utf8')
  }

  /** Ends it without a word; nothing is called any more. @returns what had come of an answer */
  destroy(): Doubt | null {
    const doubt = this.#state === 'busy' ? this.#doubt(null, false) : null
    this.#state = 'over'
    this.#socket.destroy()
    return doubt
  }

  #read(bytes: Buffer, length: number): void {
    // Nobody asked: what comes later on would be taken for the next answer.
    if (this.#state === 'idle') this.#over('bytes without a request')
    if (this.#state !== 'busy') return
    const outcome = this.#outcomeOf(() => this.#reader.read(bytes, length), bytes, length)
    if (!outcome) this.#remember(bytes, length)
    else {
      const reusable = outcome.kind === 'answered' && this.#reader.keepsAlive && this.#reader.leftOver === 0
      this.#end(outcome, reusable)
    }
  }

  #remember(bytes: Buffer, length: number): void {
    this.#receivedBytes += length
    if (this.#receivedBytes <= longestDoubt) this.#received.push(Buffer.from(bytes.subarray(0, length)))
    else this.#received = []
  }

  #doubt(last: Buffer | null, closed: boolean): Doubt | null {
    const bytes = Buffer.concat(last ? [...this.#received, last] : this.#received)
    return bytes.length === 0 || this.#receivedBytes > longestDoubt
      ? null
      : { bytes, headOnly: this.#headOnly, closed }
  }

  /** The peer sends no more. */
  #closed(): void {
    if (this.#state !== 'busy') this.#over('the connection was closed')
    else if (this.#receivedBytes === 0) this.#over('closed without an answer')
    else {
      const outcome = this.#outcomeOf(() => this.#reader.closed(), null, 0)
      if (outcome) this.#end(outcome, false)
    }
  }

  /** @param last what has just come and is not remembered; null where the peer closed */
  #outcomeOf(read: () => LabResponse | null, last: Buffer | null, length: number): Outcome | null {
    try {
      const response = read()
      return response && { kind: 'answered', response }
    } catch (error) {
      const isMisread = error instanceof Misread
      const doubt = isMisread ? this.#doubt(last?.subarray(0, length) ?? null, last === null) : null
      return { kind: 'broken', why: error instanceof Error ? error.message : String(error), doubt }
    }
  }

  #end(outcome: Outcome, reusable: boolean): void {
    this.#received = []
    this.#receivedBytes = 0
    if (reusable) {
      this.#state = 'idle'
      const told = this.#reader.idleMs
      // A second less than told, since the peer's clock began earlier.
      this.#idleUntil = performance.now() + (told === null ? idleLimitMs : Math.max(told / 2, told - 1000))
    } else {
      this.#state = 'over'
      this.#socket.destroy()
    }
    this.#callbacks.ended(this, outcome, reusable)
  }

  #over(why: string): void {
    const before = this.#state
    if (before === 'over') return
    this.#state = 'over'
    this.#socket.destroy()
    if (before === 'connecting') this.#callbacks.refused(this, why)
    else if (before === 'idle') this.#callbacks.gone(this)
    else this.#callbacks.ended(this, { kind: 'broken', why, doubt: null }, false)
  }
}

function said(error: NodeJS.ErrnoException): string {
  if (error.code === 'ECONNREFUSED') return 'nobody listens'
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return 'the connection was reset'
  return error.code ?? error.message
}
