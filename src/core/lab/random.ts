/** Draws that are the same for the same seed, on every machine. */
export type Random = {
  /** In [0, 1). */
  fraction: () => number
  /** A whole number in [0, below). */
  below: (below: number) => number
  pick: <T>(from: readonly [T, ...T[]]) => T
}

/**
 * Draws of their own for every path below a seed, so that the thousandth request can be made without the 999 before.
 * @source sfc32 of PractRand (Chris Doty-Humphrey); its state is filled by FNV-1a over the path
 */
export function randomOf(seed: string, ...path: (string | number)[]): Random {
  let [a, b, c, counter] = [
    hash(`a/${seed}`),
    hash(`b/${path.join('/')}`),
    hash(`${seed}/${path.join('/')}`),
    1,
  ]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let drawn = 0; drawn < 12; drawn++) next()
  const fraction = () => next() / 0x1_0000_0000
  const below = (limit: number) => Math.floor(fraction() * limit)
  return { fraction, below, pick: (from) => from[below(from.length)] ?? from[0] }
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value | 0
}
