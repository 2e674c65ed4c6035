import type { LabResponse } from '../../core/lab/lab.ts'
import { headOf, longestHead, Misread, readHeaders } from './response-head.ts'

/** A response that may be right, but that nobody here wants to hold. */
export class TooLarge extends Error {}

export const longestBody = 8 * 1024 * 1024

const headEnd = Buffer.from('\r\n\r\n')
const chunkExtensions =
  /^(?:;[!#$%&'*+\-.^_`|~0-9A-Za-z]*(?:=[!#$%&'*+\-.^_`|~0-9A-Za-z]*(?:"(?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t \x21-\x7e\x80-\xff])*")?)?)*(?<!;)$/
const [carriageReturn, lineFeed, semicolon] = [13, 10, 59]

type State =
  | 'head'
  | 'sized'
  | 'until-close'
  | 'chunk-size'
  | 'chunk-extension'
  | 'chunk-size-end'
  | 'chunk-data'
  | 'chunk-data-return'
  | 'chunk-data-end'
  | 'trailers'
  | 'done'

/**
 * Reads the responses of one connection from its bytes, however they are cut. It refuses what Node's client refuses:
 * header folding, a bare line feed, two lengths. Informational responses are passed over; 101 is an answer.
 * Written by hand, since a client library takes three times the processor and hides when it sends.
 * @source RFC 9112; llhttp 9 for what is refused
 */
export class ResponseReader {
  /** Whether the connection may carry another request, once a response is complete. */
  keepsAlive = false
  /** How long the peer said that it keeps an idle connection, ms; null where it did not say. */
  idleMs: number | null = null
  /** Bytes of the last read that came after the end of the response: nobody asked for them. */
  leftOver = 0

  #state: State = 'done'
  #headOnly = false
  #head: Buffer | null = null
  #answer: Pick<LabResponse, 'status' | 'headers'> = { status: 0, headers: {} }
  #parts: Buffer[] = []
  #body = ''
  #bodyBytes = 0
  #wanted = 0
  #sizeDigits = 0
  #extension = ''

  /** Makes ready for the response to a request that was just sent. */
  expect(headOnly: boolean): void {
    this.#headOnly = headOnly
    this.#state = 'head'
    this.#head = null
    this.#parts = []
    this.#body = ''
    this.#bodyBytes = 0
    this.leftOver = 0
  }

  /**
   * Takes bytes that came; they may be overwritten afterwards.
   * @returns the response once it is complete, null until then
   * @throws Misread, TooLarge
   */
  read(bytes: Buffer, length: number = bytes.length): LabResponse | null {
    let at = 0
    while (at < length && this.#state !== 'done') at = this.#step(bytes, at, length)
    if (this.#state !== 'done') return null
    this.leftOver = length - at
    return this.#response()
  }

  /**
   * The peer has closed its side.
   * @returns the response, where its end is the end of the connection
   * @throws Misread where it is cut off
   */
  closed(): LabResponse {
    if (this.#state !== 'until-close') throw new Misread('closed in the middle of an answer')
    this.#state = 'done'
    return this.#response()
  }

  #step(bytes: Buffer, at: number, end: number): number {
    const byte = bytes[at] ?? 0
    switch (this.#state) {
      case 'head':
        return this.#readHead(bytes, at, end)
      case 'until-close':
        this.#keep(bytes, at, end)
        return end
      case 'sized':
      case 'chunk-data': {
        const to = Math.min(end, at + this.#wanted)
        // A body that came at once needs no copy.
        if (this.#state === 'sized' && this.#parts.length === 0 && to - at === this.#wanted)
          this.#body = bytes.toString('utf8', at, to)
        else this.#keep(bytes, at, to)
        this.#wanted -= to - at
        if (this.#wanted === 0) this.#state = this.#state === 'sized' ? 'done' : 'chunk-data-return'
        return to
      }
      case 'chunk-size':
        this.#readSize(byte)
        return at + 1
      case 'chunk-extension':
        return this.#passExtension(bytes, at, end)
      case 'chunk-size-end':
        must(byte, lineFeed, 'a chunk size')
        this.#state = this.#wanted > 0 ? 'chunk-data' : 'trailers'
        return at + 1
      case 'chunk-data-return':
        must(byte, carriageReturn, 'a chunk')
        this.#state = 'chunk-data-end'
        return at + 1
      case 'chunk-data-end':
        must(byte, lineFeed, 'a chunk')
        this.#startSize()
        return at + 1
      case 'trailers':
        return this.#passTrailers(bytes, at, end)
      case 'done':
        return at
    }
  }

  #readHead(bytes: Buffer, from: number, end: number): number {
    const before = this.#head?.length ?? 0
    let at = from
    // Empty lines before a status line are passed over (RFC 9112 §2.2).
    while (before === 0 && at < end && (bytes[at] === carriageReturn || bytes[at] === lineFeed)) at++
    if (at === end) return end
    const here = this.#head ? Buffer.concat([this.#head, bytes.subarray(at, end)]) : bytes
    const start = this.#head ? 0 : at
    const stop = this.#head ? here.length : end
    const found = here.indexOf(headEnd, Math.max(start, start + before - 3))
    if (found < 0 || found + headEnd.length > stop) {
      this.#head = this.#head ? here : Buffer.from(here.subarray(start, stop))
      checkUnfinished(this.#head)
      return end
    }
    this.#head = null
    this.#takeHead(here.toString('latin1', start, found))
    return at + (found + headEnd.length - start - before)
  }

  #takeHead(text: string): void {
    const head = headOf(text)
    const { status, chunked, length } = head
    if (status >= 100 && status < 200 && status !== 101) return
    const bodiless = this.#headOnly || status === 101 || status === 204 || status === 304
    this.#answer = head
    this.keepsAlive = head.staysOpen && status !== 101 && (bodiless || chunked || length !== null)
    this.idleMs = head.idleMs
    if (bodiless || length === 0) this.#state = 'done'
    else if (chunked) this.#startSize()
    else if (length === null) this.#state = 'until-close'
    else if (length > longestBody) throw new TooLarge('a body of more than 8 MiB')
    else {
      this.#wanted = length
      this.#state = 'sized'
    }
  }

  #keep(bytes: Buffer, from: number, to: number): void {
    this.#bodyBytes += to - from
    if (this.#bodyBytes > longestBody) throw new TooLarge('a body of more than 8 MiB')
    this.#parts.push(Buffer.from(bytes.subarray(from, to)))
  }

  #startSize(): void {
    this.#state = 'chunk-size'
    this.#wanted = 0
    this.#sizeDigits = 0
    this.#extension = ''
  }

  #readSize(byte: number): void {
    const digit = hexDigit(byte)
    if (digit >= 0) {
      this.#sizeDigits++
      this.#wanted = this.#wanted * 16 + digit
      if (this.#wanted > longestBody) throw new TooLarge('a body of more than 8 MiB')
    } else if (this.#sizeDigits > 0 && byte === carriageReturn) this.#state = 'chunk-size-end'
    else if (this.#sizeDigits > 0 && byte === semicolon) {
      this.#extension = ';'
      this.#state = 'chunk-extension'
    } else throw new Misread('a chunk size that is no number')
  }

  #passExtension(bytes: Buffer, from: number, end: number): number {
    const at = bytes.indexOf(carriageReturn, from)
    const to = at < 0 || at >= end ? end : at
    this.#extension += bytes.toString('latin1', from, to)
    if (this.#extension.length > longestHead) throw new Misread('a chunk extension that is too long')
    if (to === end) return end
    if (!chunkExtensions.test(this.#extension)) throw new Misread('a chunk extension that is none')
    this.#state = 'chunk-size-end'
    return to + 1
  }

  #passTrailers(bytes: Buffer, from: number, end: number): number {
    const before = this.#head?.length ?? 0
    const here = Buffer.concat([this.#head ?? Buffer.alloc(0), bytes.subarray(from, end)])
    // Without trailers there is but the one empty line.
    const none = here[0] === carriageReturn && here[1] === lineFeed
    const found = here.indexOf(headEnd)
    if (!none && found < 0) {
      this.#head = here
      if (here.length > longestHead) throw new Misread('trailers that are too long')
      if (here[0] === carriageReturn && here.length > 1) throw new Misread('a bare carriage return')
      return end
    }
    this.#head = null
    if (!none) {
      const trailers = readHeaders(here.toString('latin1', 0, found), 0)
      if (trailers['content-length'] !== undefined) throw new Misread('two kinds of length')
    }
    this.#state = 'done'
    return from + (none ? 2 : found + headEnd.length) - before
  }

  #response(): LabResponse {
    const body = this.#parts.length > 0 ? Buffer.concat(this.#parts).toString() : this.#body
    this.#parts = []
    const { status, headers } = this.#answer
    return { status, headers, body }
  }
}

/** Tells early that what came so far begins no head, rather than waiting for an end that does not come. */
function checkUnfinished(head: Buffer): void {
  if (head.length > longestHead) throw new Misread('a head that is too long')
  const start = head.toString('latin1', 0, 5)
  if (!'HTTP/'.startsWith(start)) throw new Misread('not a status line')
  if (/[^\r]\n/.test(head.toString('latin1', 0, head.length))) throw new Misread('a bare line feed')
}

function hexDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48
  const lower = byte | 32
  return lower >= 97 && lower <= 102 ? lower - 87 : -1
}

function must(byte: number, wanted: number, after: string): void {
  if (byte !== wanted) throw new Misread(`no line end after ${after}`)
}
