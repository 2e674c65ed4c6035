/** Why bytes are no response, in few words. */
export class Misread extends Error {}

/** Twice of what Node's own client takes. */
export const longestHead = 32 * 1024
/** Of heads that are remembered. */
const mostHeads = 200

const statusLine = /^HTTP\/(0\.9|1\.0|1\.1|2\.0) (\d{3})(?: [^\r\n]*)?$/
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a value may not hold (RFC 9110 §5.5)
const notInValue = /[\0-\x08\x0a-\x1f\x7f]/

export type Head = {
  status: number
  /** Names in lower case, several of one name joined by a comma. */
  headers: Readonly<Record<string, string>>
  /** What its content-length says; null where it says none. */
  length: number | null
  chunked: boolean
  /** Whether the connection stays open, provided that the end of the body is known without. */
  staysOpen: boolean
  /** How long the peer said that it keeps an idle connection, ms; null where it did not say. */
  idleMs: number | null
}

const known = new Map<string, Head>()

/**
 * A status line and its headers, without the empty line at the end. Within a second a server repeats its heads to the
 * letter, so that they are remembered.
 * @throws Misread
 */
export function headOf(text: string): Head {
  const found = known.get(text)
  if (found) return found
  const head = readHead(text)
  if (known.size >= mostHeads) known.clear()
  known.set(text, head)
  return head
}

function readHead(text: string): Head {
  if (text.length > longestHead) throw new Misread('a head that is too long')
  const lineEnd = text.indexOf('\r\n')
  const first = statusLine.exec(lineEnd < 0 ? text : text.slice(0, lineEnd))
  if (!first) throw new Misread('not a status line')
  const headers = Object.freeze(lineEnd < 0 ? noHeaders() : readHeaders(text, lineEnd + 2))
  const { 'content-length': length, 'transfer-encoding': coding, connection = '' } = headers
  if (length !== undefined && coding !== undefined) throw new Misread('two kinds of length')
  if (length !== undefined && !/^\d{1,19}$/.test(length)) throw new Misread('a length that is no number')
  if (coding === '') throw new Misread('an empty transfer coding')
  const timeout = /\btimeout=(\d{1,9})/.exec(headers['keep-alive'] ?? '')
  return {
    status: Number(first[2]),
    headers,
    length: length === undefined ? null : Number(length),
    chunked: coding !== undefined && /(?:^|,)[ \t]*chunked$/i.test(coding),
    staysOpen: first[1] === '1.1' ? !/\bclose\b/i.test(connection) : /\bkeep-alive\b/i.test(connection),
    idleMs: timeout ? Number(timeout[1]) * 1000 : null,
  }
}

// Without a prototype, so that a header named as one of its members is only that.
const noHeaders = (): Record<string, string> => Object.create(null)

/** Header lines up to the end of the text; names in lower case, several of one name joined by a comma. */
export function readHeaders(text: string, from: number): Record<string, string> {
  const headers = noHeaders()
  for (let at = from; at <= text.length; ) {
    const next = text.indexOf('\r\n', at)
    const end = next < 0 ? text.length : next
    const colon = text.indexOf(':', at)
    if (colon < 0 || colon > end) throw new Misread('a header without a colon')
    const name = text.slice(at, colon)
    if (!token.test(name)) throw new Misread('a header name that is none')
    const value = trimmed(text, colon + 1, end)
    if (notInValue.test(value)) throw new Misread('a control character in a header')
    const key = name.toLowerCase()
    const before = headers[key]
    if (before !== undefined && key === 'content-length') throw new Misread('two kinds of length')
    headers[key] = before === undefined ? value : `${before}, ${value}`
    at = end + 2
  }
  return headers
}

/** Without the spaces and tabs around; String.trim would take more. */
function trimmed(text: string, from: number, to: number): string {
  let [start, end] = [from, to]
  while (start < end && (text[start] === ' ' || text[start] === '\t')) start++
  while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--
  return text.slice(start, end)
}
