import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { LabResponse } from '../../core/lab/lab.ts'
import { type Random, randomOf } from '../../core/lab/random.ts'
import { Misread } from './response-head.ts'
import { longestBody, ResponseReader, TooLarge } from './response-reader.ts'
import { readByNode } from './second-reader.ts'

type Given = { bytes: Buffer; headOnly: boolean; closed: boolean }
const given = (text: string, { headOnly = false, closed = true } = {}): Given => ({
  bytes: Buffer.from(text, 'latin1'),
  headOnly,
  closed,
})

/** Reads the bytes in the pieces that end at the places given; each in a buffer that is used again. */
function readIn({ bytes, headOnly, closed }: Given, ends: Iterable<number>): LabResponse | null {
  const reader = new ResponseReader()
  reader.expect(headOnly)
  const buffer = Buffer.alloc(bytes.length + 8, 'X')
  let from = 0
  for (const end of ends) {
    bytes.copy(buffer, 0, from, end)
    const response = reader.read(buffer, end - from)
    buffer.fill('X', 0, end - from)
    if (response) return response
    from = end
  }
  return closed ? reader.closed() : null
}

function orNull(read: () => LabResponse | null): LabResponse | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Misread || error instanceof TooLarge) return null
    throw error
  }
}

const everyByte = ({ bytes }: Given): number[] => Array.from(bytes, (_, index) => index + 1)

function randomPlaces({ bytes }: Given, random: Random): number[] {
  const places = Array.from({ length: 1 + random.below(6) }, () => random.below(bytes.length + 1))
  return [...places, bytes.length].toSorted((one, other) => one - other)
}

const token = [
  'Date',
  'X-A',
  'x-a',
  'Set-Cookie',
  'Content-Type',
  'ETag',
  '__proto__',
  "a!#$%&'*+-.^_`|~9",
] as const
const values = [
  '',
  'a',
  ' padded\t',
  'a, b',
  '"q: r"',
  'Sun, 22 Nov 2026 11:48:33 GMT',
  'caf\xe9 \xff',
  'x'.repeat(300),
] as const
const spaces = ['', ' ', '  ', '\t', ' \t '] as const
const names = ['', 'OK', 'Not Really', 'caf\xe9'] as const

const headerLines = (random: Random, atMost: number): string =>
  Array.from(
    { length: random.below(atMost + 1) },
    () => `${random.pick(token)}:${random.pick(spaces)}${random.pick(values)}${random.pick(spaces)}\r\n`,
  ).join('')

function chunked(body: string, random: Random): string {
  let text = ''
  for (let at = 0; at < body.length; ) {
    const size = 1 + random.below(body.length - at)
    const digits = random.pick([size.toString(16), size.toString(16).toUpperCase(), `00${size.toString(16)}`])
    const extension = random.pick(['', ';a', ';a=b', ';a="b; c"', ';name=value;other'])
    text += `${digits}${extension}\r\n${body.slice(at, at + size)}\r\n`
    at += size
  }
  return `${text}${random.pick(['0', '000', '0;last'])}\r\n${random.below(4) === 0 ? headerLines(random, 2) : ''}\r\n`
}

/** A response that holds to the standard, of every kind that there is. */
function responseFrom(random: Random): Given {
  const headOnly = random.below(10) === 0
  const interim =
    random.below(8) === 0
      ? `HTTP/1.1 ${random.pick([100, 102, 103, 199])} Wait\r\n${headerLines(random, 2)}\r\n`
      : ''
  const status = random.pick([200, 200, 201, 204, 304, 400, 404, 409, 500, 503, 599, 999])
  const bodiless = headOnly || status === 204 || status === 304
  const letters = random.pick([
    'abcdefgh',
    '{"a": [1, 2]}',
    '\r\n',
    '\r\n\r\nHTTP/1.1 200 OK\r\n',
    '\u00c3\u00a9\u00e2\u0082\u00ac',
    '\0\x01\xff',
  ])
  const body = letters.repeat(random.pick([0, 1, 1, 2, 7, random.below(9) === 0 ? 300 : 20]))
  const start = `${random.below(9) === 0 ? '\r\n' : ''}${interim}HTTP/1.${random.pick([1, 1, 1, 0])} ${status}${random.pick([' ', ''])}`
  const reason = start.endsWith(' ') ? random.pick(names) : ''
  const way = random.pick(['length', 'length', 'chunked', 'close'] as const)
  const coding = random.pick(['chunked', 'Chunked', 'gzip, chunked', 'chunked '])
  const length = {
    length: `Content-Length: ${body.length}\r\n`,
    chunked: `Transfer-Encoding: ${coding}\r\n`,
    close: '',
  }
  const before = headerLines(random, 4)
  const keeping = random.pick(['', '', 'Connection: keep-alive\r\n', 'Connection: close\r\n'])
  const head = `${start}${reason}\r\n${before}${length[way]}${keeping}${headerLines(random, 2)}\r\n`
  const sent = bodiless ? '' : way === 'chunked' ? chunked(body, random) : body
  return given(head + sent, { headOnly, closed: (way === 'close' && !bodiless) || random.below(3) === 0 })
}

/** Cut, doubled, put in, changed: what a broken server or a bad line makes of it. */
function spoilt({ bytes, headOnly, closed }: Given, random: Random): Given {
  const at = random.below(bytes.length)
  const piece = random.pick([
    '\r',
    '\n',
    '\r\n',
    ' ',
    '\t',
    ':',
    '0',
    'f',
    ';',
    ',',
    '\0',
    '\x7f',
    '\xe9',
    'Content-Length: 1\r\n',
    ' folded\r\n',
    'Transfer-Encoding: chunked\r\n',
  ])
  const [left, right] = [bytes.subarray(0, at), bytes.subarray(at)]
  const changed = random.pick([
    () => Buffer.concat([left, Buffer.from(piece, 'latin1'), right]),
    () => Buffer.concat([left, Buffer.from(piece, 'latin1'), right.subarray(piece.length)]),
    () => Buffer.concat([left, right.subarray(1 + random.below(3))]),
    () => left,
  ])
  return { bytes: changed(), headOnly, closed: closed || random.below(2) === 0 }
}

describe('ResponseReader beside the client of Node', () => {
  /** Of thousands, only one that differs is worth a message. */
  function expectAlike(
    read: LabResponse | null,
    node: LabResponse | null,
    { bytes }: Given,
    index: number,
  ): void {
    if (isDeepStrictEqual(read, node)) return
    expect(read, `${index}: ${JSON.stringify(bytes.toString('latin1').slice(0, 400))}`).toEqual(node)
  }

  test('10,000 responses, whole, byte by byte and cut anywhere, are read as Node reads them', async () => {
    let compared = 0
    for (let index = 0; index < 10_000; index++) {
      const random = randomOf('responses', index)
      const response = responseFrom(random)
      const node = await readByNode(response)
      for (const ends of [[response.bytes.length], everyByte(response), randomPlaces(response, random)])
        expectAlike(readIn(response, ends), node, response, index)
      if (node) compared++
    }
    expect(compared).toBe(10_000)
  }, 120_000)

  test('4,000 spoilt responses are refused where Node refuses them, and read alike where not', async () => {
    let [read, refused] = [0, 0]
    for (let index = 0; index < 4000; index++) {
      const random = randomOf('spoilt responses', index)
      const spoiltOne = spoilt(responseFrom(random), random)
      // What comes after the end spoils the connection, not the answer before it; Node's client fails both.
      const length = spoiltOne.bytes.length - leftOver(spoiltOne)
      const response = { ...spoiltOne, bytes: spoiltOne.bytes.subarray(0, length), closed: true }
      const node = await readByNode(response)
      for (const ends of [[length], everyByte(response)])
        expectAlike(
          orNull(() => readIn(response, ends)),
          node,
          response,
          index,
        )
      if (node) read++
      else refused++
    }
    expect(Math.min(read, refused)).toBeGreaterThan(500)
  }, 120_000)

  test('every chunk extension of up to four characters is taken where Node takes it', async () => {
    const extensions = ['']
    for (const extension of extensions)
      if (extension.length < 4)
        extensions.push(...[';', 'a', '=', '"', '\\', ' '].map((more) => extension + more))
    expect(extensions).toHaveLength(1 + 6 + 36 + 216 + 1296)
    for (const extension of extensions) {
      const response = given(
        `HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n2;${extension}\r\nhi\r\n0\r\n\r\n`,
      )
      const taken = orNull(() => readIn(response, everyByte(response))) !== null
      expect([extension, taken]).toEqual([extension, (await readByNode(response)) !== null])
    }
  })
})

describe('ResponseReader at the edges', () => {
  const ok = 'HTTP/1.1 200 OK\r\n'
  const two = 'Content-Length: 2\r\n'
  const inChunks = `${ok}Transfer-Encoding: chunked\r\n\r\n`

  const read: [string, string, string][] = [
    ['no reason', `HTTP/1.1 200\r\n${two}\r\nhi`, 'hi'],
    ['empty lines before', `\r\n\n\r\n${ok}${two}\r\nhi`, 'hi'],
    ['a length of nothing', `${ok}Content-Length: 0\r\n\r\n`, ''],
    ['no header at all, until closed', `${ok}\r\nhi`, 'hi'],
    ['nothing, until closed', `${ok}\r\n`, ''],
    [
      'a coding that is not the last one, until closed',
      `${ok}Transfer-Encoding: chunked, gzip\r\n\r\n2\r\nhi`,
      '2\r\nhi',
    ],
    ['no chunk', `${inChunks}0\r\n\r\n`, ''],
    ['a chunk size with many noughts', `${inChunks}${'0'.repeat(40)}2\r\nhi\r\n0\r\n\r\n`, 'hi'],
    ['204 with a length', `HTTP/1.1 204 None\r\n${two}\r\n`, ''],
    ['304 with a length', `HTTP/1.1 304 Same\r\n${two}\r\n`, ''],
    ['100 and a length before the answer', `HTTP/1.1 100 Go\r\n${two}\r\n${ok}${two}\r\nhi`, 'hi'],
    [
      'many before the answer',
      `${'HTTP/1.1 103 Hints\r\nLink: a\r\n\r\n'.repeat(50)}${ok}${two}\r\nhi`,
      'hi',
    ],
  ]
  test.each(read)('reads %s, as Node does', async (_, text, body) => {
    const response = given(text)
    expect((await readByNode(response))?.body).toBe(body)
    for (const ends of [[response.bytes.length], everyByte(response)])
      expect(readIn(response, ends)?.body).toBe(body)
  })

  const refused: [string, string][] = [
    ['nothing', ''],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n\r\n'],
    ['small letters', `http/1.1 200 OK\r\n${two}\r\nhi`],
    ['a version that there is not', `HTTP/1.2 200 OK\r\n${two}\r\nhi`],
    ['a status of two digits', `HTTP/1.1 20 OK\r\n${two}\r\nhi`],
    ['a status of four digits', `HTTP/1.1 2000 OK\r\n${two}\r\nhi`],
    ['bare line feeds', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nhi'],
    ['a bare line feed in the middle', `${ok}A: b\n${two}\r\nhi`],
    ['a folded header', `${ok}A: b\r\n c\r\n${two}\r\nhi`],
    ['a space in a name', `${ok}A b: c\r\n${two}\r\nhi`],
    ['a space after a name', `${ok}A : c\r\n${two}\r\nhi`],
    ['a header without a name', `${ok}: c\r\n${two}\r\nhi`],
    ['a header without a colon', `${ok}abc\r\n${two}\r\nhi`],
    ['a control character', `${ok}A: \0\r\n${two}\r\nhi`],
    ['two lengths, though alike', `${ok}${two}${two}\r\nhi`],
    ['a length and chunks', `${ok}${two}Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n`],
    ['an empty length', `${ok}Content-Length:\r\n\r\nhi`],
    ['a length with a sign', `${ok}Content-Length: +2\r\n\r\nhi`],
    ['a length below nothing', `${ok}Content-Length: -2\r\n\r\nhi`],
    ['two lengths in one', `${ok}Content-Length: 2, 2\r\n\r\nhi`],
    ['a hexadecimal length', `${ok}Content-Length: 0x2\r\n\r\nhi`],
    ['a length beyond 64 bits', `${ok}Content-Length: ${'9'.repeat(30)}\r\n\r\nhi`],
    ['an empty coding', `${ok}Transfer-Encoding:\r\n\r\nhi`],
    ['less than its length', `${ok}Content-Length: 3\r\n\r\nhi`],
    ['a head that ends early', `${ok}${two}`],
    ['chunks that end early', `${inChunks}2\r\nhi\r\n`],
    ['no line end after the last chunk', `${inChunks}0\r\n`],
    ['a chunk without a size', `${inChunks}\r\nhi\r\n0\r\n\r\n`],
    ['a chunk that is longer than told', `${inChunks}2\r\nhi!\r\n0\r\n\r\n`],
    ['a bare line feed after a chunk', `${inChunks}2\r\nhi\n0\r\n\r\n`],
    ['a space after a chunk size', `${inChunks}2 \r\nhi\r\n0\r\n\r\n`],
    ['a bad trailer', `${inChunks}0\r\nA b: c\r\n\r\n`],
    ['a length as trailer', `${inChunks}0\r\n${two}\r\n`],
    ['a head of a megabyte', `${ok}${'A: b\r\n'.repeat(180_000)}\r\n`],
  ]
  test.each(refused)('refuses %s, as Node does', async (_, text) => {
    const response = given(text)
    expect(await readByNode(response)).toBeNull()
    for (const ends of [[response.bytes.length], randomPlaces(response, randomOf('refused', text.length))])
      expect(() => readIn(response, ends)).toThrow(Misread)
  })

  test.each([
    ['in one piece', (size: number) => `${ok}Content-Length: ${size}\r\n\r\n${'a'.repeat(size)}`],
    [
      'in chunks',
      (size: number) =>
        `${inChunks}10\r\n${'a'.repeat(16)}\r\n${(size - 16).toString(16)}\r\n${'a'.repeat(size - 16)}\r\n0\r\n\r\n`,
    ],
    ['until closed', (size: number) => `${ok}\r\n${'a'.repeat(size)}`],
  ])('takes a body of 8 MiB %s, and no more', (_, text) => {
    const inPieces = ({ bytes }: Given) =>
      Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, index) =>
        Math.min(bytes.length, (index + 1) * 65_536),
      )
    const most = given(text(longestBody))
    expect(readIn(most, inPieces(most))?.body.length).toBe(longestBody)
    const more = given(text(longestBody + 1))
    expect(() => readIn(more, inPieces(more))).toThrow(TooLarge)
  })

  const keeping: [string, string, boolean][] = [
    ['1.1 keeps it', `${ok}${two}\r\nhi`, true],
    ['1.1 told to close does not', `${ok}${two}Connection: X, Close\r\n\r\nhi`, false],
    ['1.0 does not', `HTTP/1.0 200 OK\r\n${two}\r\nhi`, false],
    ['1.0 told to keep it does', `HTTP/1.0 200 OK\r\n${two}Connection: Keep-Alive\r\n\r\nhi`, true],
    ['204 keeps it', 'HTTP/1.1 204 None\r\n\r\n', true],
    ['chunks keep it', `${inChunks}0\r\n\r\n`, true],
    ['an upgrade that nobody asked for does not', 'HTTP/1.1 101 Switch\r\nUpgrade: x\r\n\r\n', false],
  ]
  test.each(keeping)('a connection of %s', (_, text, keeps) => {
    const reader = new ResponseReader()
    reader.expect(false)
    expect(reader.read(Buffer.from(text))).not.toBeNull()
    expect(reader.keepsAlive).toBe(keeps)
  })

  test('what comes after the end is counted, and not read', () => {
    const reader = new ResponseReader()
    reader.expect(false)
    expect(reader.read(Buffer.from(`${ok}${two}\r\nhimore`))?.body).toBe('hi')
    expect(reader.leftOver).toBe(4)
  })

  test('one reader reads one response after the other', () => {
    const reader = new ResponseReader()
    const texts = [
      `${inChunks}2\r\nhi\r\n0\r\nA: b\r\n\r\n`,
      `${ok}${two}\r\nho`,
      'HTTP/1.1 204 None\r\n\r\n',
      `${ok}\r\nhu`,
    ]
    const bodies = texts.map((text) => {
      reader.expect(false)
      return (reader.read(Buffer.from(text)) ?? reader.closed()).body
    })
    expect(bodies).toEqual(['hi', 'ho', '', 'hu'])
  })
})

/** Bytes after the end of the response. */
function leftOver({ bytes, headOnly }: Given): number {
  const reader = new ResponseReader()
  reader.expect(headOnly)
  const response = orNull(() => reader.read(bytes))
  return response ? reader.leftOver : 0
}
