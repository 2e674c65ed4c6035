const linearBits = 7
const linear = 1 << linearBits
const half = linear / 2
const octaves = 31 - linearBits
/** Values above are counted as this one; as microseconds, half an hour. */
const largest = 2 ** 31 - 1

/**
 * Counts of whole numbers of 0 or more, as latencies in microseconds, in buckets that grow with the value: exact below
 * 128, within 0.8 % above. Recording is one increment.
 * @source Gil Tene, HdrHistogram
 */
export class Histogram {
  readonly #counts = new Uint32Array(linear + octaves * half)
  #count = 0
  #max = 0

  get count(): number {
    return this.#count
  }

  /** The largest value recorded, exactly; 0 where there is none. */
  get max(): number {
    return this.#max
  }

  /** @param value below 0 counts as 0; a fraction is cut off */
  record(value: number): void {
    const whole = value > 0 ? (value < largest ? value | 0 : largest) : 0
    if (whole > this.#max) this.#max = whole
    this.#count++
    const shift = whole < linear ? 0 : 32 - linearBits - Math.clz32(whole)
    const bucket = shift * half + (whole >>> shift)
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1
  }

  /**
   * The value that so large a part of all values does not exceed (nearest rank), never above the largest recorded.
   * @param part in (0, 1]
   * @returns null where nothing was recorded
   */
  quantile(part: number): number | null {
    if (this.#count === 0) return null
    const rank = Math.max(1, Math.ceil(this.#count * part))
    let seen = 0
    for (let bucket = 0; bucket < this.#counts.length; bucket++) {
      seen += this.#counts[bucket] ?? 0
      if (seen >= rank) return Math.min(this.#max, middleOf(bucket))
    }
    return this.#max
  }

  clear(): void {
    this.#counts.fill(0)
    this.#count = 0
    this.#max = 0
  }
}

function middleOf(bucket: number): number {
  if (bucket < linear) return bucket
  const shift = Math.floor(bucket / half) - 1
  return (bucket - shift * half + 0.5) * 2 ** shift
}
