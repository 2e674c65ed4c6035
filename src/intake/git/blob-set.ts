import { randomInt } from 'node:crypto'

/**
 * Blobs that a history has named, by 48 bits of their ids, in 11 to 22 bytes each: a table with open addressing, since a
 * Set of numbers takes five times that. A hundred thousand blobs are told apart with one chance in fifty thousand of a mistake.
 */
export class BlobSet {
  /** 0 where there is none. */
  #table = new Float64Array(1 << 12)
  #size = 0

  get size(): number {
    return this.#size
  }

  add(id: string): void {
    this.#add(numberOf(id))
  }

  has(id: string): boolean {
    const blob = numberOf(id)
    return this.#table[this.#slot(blob)] === blob
  }

  /** Six bytes each. */
  toBytes(): Buffer {
    const bytes = Buffer.alloc(this.#size * 6)
    let at = 0
    for (const blob of this.#table) if (blob !== 0) at = bytes.writeUIntBE(blob, at, 6)
    return bytes
  }

  static fromBytes(bytes: Buffer): BlobSet {
    const blobs = new BlobSet()
    for (let at = 0; at + 6 <= bytes.length; at += 6) blobs.#add(Math.max(1, bytes.readUIntBE(at, 6)))
    return blobs
  }

  #add(blob: number): void {
    const slot = this.#slot(blob)
    if (this.#table[slot] === blob) return
    this.#table[slot] = blob
    if (++this.#size <= this.#table.length * 0.72) return
    const old = this.#table
    this.#table = new Float64Array(old.length * 2)
    for (const other of old) if (other !== 0) this.#table[this.#slot(other)] = other
  }

  /** Where a blob is, or would be. A folder may name any ids, so which ones meet has to be beyond guessing. */
  #slot(blob: number): number {
    const mask = this.#table.length - 1
    const high = Math.floor(blob / 2 ** 32)
    let at = (Math.imul(blob, factors[0]) + Math.imul(high, factors[1])) >>> (Math.clz32(mask) % 32)
    while (this.#table[at] !== 0 && this.#table[at] !== blob) at = (at + 1) & mask
    return at
  }
}

const factors = [randomInt(2 ** 31) * 2 + 1, randomInt(2 ** 31) * 2 + 1] as const

const numberOf = (id: string): number => Math.max(1, Number.parseInt(id.slice(0, 12), 16))
