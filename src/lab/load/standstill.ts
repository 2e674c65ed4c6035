/** A shorter pause is the ordinary turn of the loop. */
const leastMs = 20

/** Adds up the time in which this process itself did not run, which is held against nobody who was to answer. */
export class Standstill {
  #seenMs: number
  #totalMs = 0

  /** @param nowMs as of `performance.now()` */
  constructor(nowMs: number) {
    this.#seenMs = nowMs
  }

  /** To be called by whatever the loop does, and oftener than every `leastMs`. */
  seen(nowMs: number): void {
    const pauseMs = nowMs - this.#seenMs
    if (pauseMs > leastMs) this.#totalMs += pauseMs
    this.#seenMs = nowMs
  }

  get totalMs(): number {
    return this.#totalMs
  }
}
