/** Something odd about a repository, in words: what, where, and what it means for the result. */
export type Notice = { code: string; says: string }

const noticeLimit = 200

/** Adds a notice once; after very many it says so and stops. */
export function addNotice(notices: Notice[], code: string, says: string): void {
  if (notices.some((notice) => notice.code === code && notice.says === says)) return
  if (notices.length < noticeLimit) notices.push({ code, says })
  else if (notices.length === noticeLimit)
    notices.push({ code: 'more-notices', says: `More than ${noticeLimit} oddities; the rest is not listed.` })
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Text from a repository without anything that a terminal would obey or that would turn the line around. */
export const printable = (text: string): string => text.replace(unprintable, '\ufffd')

/** A path as git prints it with core.quotePath off: quoted in the manner of C where it holds anything unprintable. */
export function printablePath(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  if (!needsQuotes.test(text)) return text
  const valid = !text.includes('\ufffd')
  const quoted = Array.from(valid ? text : bytes.toString('latin1'), (part) => {
    const named = namedEscapes.get(part)
    if (named) return named
    if (!needsQuotes.test(part) && (valid || part < '\u0080')) return part
    return Array.from(Buffer.from(part, valid ? 'utf8' : 'latin1'), octal).join('')
  })
  return `"${quoted.join('')}"`
}

const namedEscapes = new Map(
  Object.entries({
    '\u0007': '\\a',
    '\b': '\\b',
    '\t': '\\t',
    '\n': '\\n',
    '\v': '\\v',
    '\f': '\\f',
    '\r': '\\r',
    '"': '\\"',
    '\\': '\\\\',
  }),
)
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const needsQuotes = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffd"\\]/
const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`
