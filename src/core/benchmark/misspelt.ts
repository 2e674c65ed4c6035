/** A letter in four may be wrong, and never more than this many. */
const mostWrong = 3

/**
 * Names that somebody may have meant who mistyped one, the closest first.
 * @param names  in lower case
 */
export function misspelt(asked: string, names: readonly string[]): string[] {
  const typed = asked.toLowerCase()
  const allowed = Math.min(mostWrong, Math.floor(typed.length / 4))
  return names
    .map((name) => ({ name, wrong: mistakes(typed, name, allowed) }))
    .filter(({ wrong }) => wrong <= allowed)
    .sort((a, b) => a.wrong - b.wrong)
    .map(({ name }) => name)
}

/** How many letters were added, left out, changed or swapped with the next; more than `most` where it is more. */
function mistakes(typed: string, name: string, most: number): number {
  if (Math.abs(typed.length - name.length) > most) return most + 1
  let [above, last] = [[] as number[], Array.from({ length: name.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= name.length; j++) {
      const at = (from: readonly number[], index: number): number => from[index] ?? Number.POSITIVE_INFINITY
      const same = typed[i - 1] === name[j - 1]
      const swapped = i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1]
      row.push(
        Math.min(
          at(last, j) + 1,
          at(row, j - 1) + 1,
          at(last, j - 1) + (same ? 0 : 1),
          swapped ? at(above, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    above = last
    last = row
  }
  return last[name.length] ?? most + 1
}
