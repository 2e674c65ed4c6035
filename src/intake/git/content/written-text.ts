/** Nobody writes longer lines by hand, nor this much at once. */
const lineLimit = 2000
const textLimit = 400_000

/** The lines of a text that hold anything. Runs of empty lines, as blanked comments leave them, would slow expressions down. */
export function writtenText(text: Buffer, ranges: readonly (readonly [number, number])[]): string {
  let lines = ''
  for (const [from, to] of ranges) {
    /** Where the lines begin that are to be taken, and are not yet. */
    let open = from
    const take = (until: number): void => {
      if (until > open) lines += text.toString('latin1', open, until)
    }
    let start = from
    while (start < to && lines.length + start - open < textLimit) {
      const feed = text.indexOf(10, start)
      const end = feed < 0 || feed >= to ? to : feed
      let first = start
      while (first < end && (text[first] as number) <= 32) first++
      if (first === end || end - start > lineLimit) {
        take(start)
        open = end + 1
      }
      start = end + 1
    }
    take(Math.min(start, to))
    if (start > to && open < to) lines += '\n'
  }
  return lines
}
