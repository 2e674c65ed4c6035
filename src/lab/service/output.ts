/** The end of what a service wrote, however much that was. */
export type Output = {
  add(chunk: Buffer): void
  /** A line of ours among its own. */
  note(says: string): void
  /** Whole lines where there are any, without what would command a terminal. */
  text(): string
  lines(): number
}

const newline = 10

/** @param keepBytes  how much of the end is kept */
export function boundedOutput(keepBytes = 64 * 1024): Output {
  let kept: Buffer[] = []
  let size = 0
  let lines = 0
  let cut = false
  const add = (chunk: Buffer) => {
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) lines++
    kept.push(chunk.length > keepBytes ? chunk.subarray(-keepBytes) : chunk)
    size += chunk.length
    if (chunk.length > keepBytes) cut = true
    // Joined now and then only, so that many short chunks cost no more than a long one.
    if (size > 2 * keepBytes || kept.length > 4_096) shorten()
  }
  const shorten = () => {
    const all = Buffer.concat(kept)
    if (all.length > keepBytes) cut = true
    kept = [all.length > keepBytes ? Buffer.from(all.subarray(-keepBytes)) : all]
    size = kept[0]?.length ?? 0
  }
  return {
    add,
    note: (says) => add(Buffer.from(`[proven] ${says}\n`)),
    lines: () => lines,
    text() {
      shorten()
      const text = kept[0]?.toString('utf8') ?? ''
      if (!cut) return printable(text)
      const firstEnd = text.indexOf('\n')
      // Where there is only one line, its end says more than nothing.
      const whole = firstEnd < text.length - 1 ? text.slice(firstEnd + 1) : text
      return printable(whole.replace(/^\ufffd+/, ''))
    },
  }
}

/** Text without escape sequences and control characters, but for tabs and ends of lines. */
export const printable = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)?/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
