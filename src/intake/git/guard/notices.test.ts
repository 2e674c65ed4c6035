import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addNotice, type Notice, printable, printablePath } from './notices.ts'

const paths: [string, Buffer | string, string][] = [
  ['plain', 'src/a b.ts', 'src/a b.ts'],
  ['not ASCII', 'läßt/日本.txt', 'läßt/日本.txt'],
  ['a line end', 'a\nb', '"a\\nb"'],
  ['a tab', 'a\tb', '"a\\tb"'],
  ['quotes and backslash', 'a"b\\c', '"a\\"b\\\\c"'],
  ['an escape', '\u001b[2Jx', '"\\033[2Jx"'],
  ['a bell', '\u0007', '"\\a"'],
  ['a leading dash', '-rf', '-rf'],
  ['not UTF-8', Buffer.from([0x63, 0x61, 0x66, 0xe9]), '"caf\\351"'],
  ['not UTF-8 beside UTF-8', Buffer.from([0xff, 0xc3, 0xa9]), '"\\377\\303\\251"'],
  ['turned around', 'a\u202egpj.exe', '"a\\342\\200\\256gpj.exe"'],
  ['a replacement character of its own', 'a\ufffd', '"a\\357\\277\\275"'],
]
test.each(paths)('path: %s', (_, bytes, shown) => {
  expect(printablePath(Buffer.from(bytes as string))).toBe(shown)
})

const escapes: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 }
function unquoted(path: string): Buffer {
  if (!path.startsWith('"')) return Buffer.from(path)
  const parts = path.slice(1, -1).match(/\\[0-7]{3}|\\.|[^\\]/gsu) ?? []
  return Buffer.concat(
    parts.map((part) => {
      if (part.length === 4 && part.startsWith('\\')) return Buffer.from([Number.parseInt(part.slice(1), 8)])
      return part.startsWith('\\') ? Buffer.from([escapes[part.slice(1)] ?? 0]) : Buffer.from(part)
    }),
  )
}

test('every path can be read back to its bytes, and is printable', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ min: 1, maxLength: 30 }).map((array) => Buffer.from(array)),
    fc.string({ unit: 'binary', maxLength: 30 }).map((text) => Buffer.from(text.replaceAll('\0', ''))),
  )
  fc.assert(
    fc.property(bytes, (path) => {
      const shown = printablePath(path)
      expect(unquoted(shown)).toEqual(path)
      expect(printable(shown)).toBe(shown)
    }),
    { numRuns: 300 },
  )
})

test('a notice is said once, and there is an end to them', () => {
  const notices: Notice[] = []
  for (let at = 0; at < 500; at++) addNotice(notices, 'odd', `number ${at >> 1}`)
  expect(notices).toHaveLength(201)
  expect(notices.at(-1)?.code).toBe('more-notices')
})
