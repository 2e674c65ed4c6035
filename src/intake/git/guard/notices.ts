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

const quotable = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
])
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const needsQuotes = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffd"\\]/

/** A path as git prints it with core.quotePath off: quoted in the manner of C where it holds anything unprintable. */
export function printablePath(bytes: Buffer): string {
  const text = bytes.toString('utf8', 0, bytes.length)
  if (!needsQuotes.test(text)) return text
  let quoted = ''
  for (const part of text.includes('\ufffd') ? bytes.toString('latin1', 0, bytes.length) : text) {
    const code = part.codePointAt(0) ?? 0
    const plain = quotable.get(part)
    if (plain !== undefined) quoted += plain
    else if (!needsQuotes.test(part) && code < 0x80) quoted += part
    else if (!needsQuotes.test(part) && !text.includes('\ufffd')) quoted += part
    else
      for (const byte of octets(part, text.includes('\ufffd')))
        quoted += `\\${byte.toString(8).padStart(3, '0')}`
  }
  return `"${quoted}"`
}

const octets = (part: string, latin: boolean): Buffer => Buffer.from(part, latin ? 'latin1' : 'utf8')
