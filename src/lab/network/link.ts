import type { NetworkFault } from '../../core/lab/lab.ts'

/** What a network does to bytes that go one way through it; all connections share it. */
export type Link = {
  /** Nothing comes through. */
  holds: boolean
  delayMs: number
  /** So many bytes may go now, at most `wanted`; or none before a while. */
  admit(wanted: number, now: number): { bytes: number } | { inMs: number }
}

// Small enough that connections take turns, large enough that timers do not decide the speed.
const turnMs = 20

export function linkUnder(fault: NetworkFault | null): Link {
  const open: Link = { holds: false, delayMs: 0, admit: (wanted) => ({ bytes: wanted }) }
  switch (fault?.kind) {
    case 'delay':
      return { ...open, delayMs: fault.ms }
    case 'throttle':
      return { ...open, admit: throttled(fault.bytesPerSecond) }
    case 'black-hole':
      return { ...open, holds: true }
    default:
      return open // those that end connections do nothing to bytes
  }
}

function throttled(bytesPerSecond: number): Link['admit'] {
  if (!(bytesPerSecond > 0)) throw new RangeError(`bytes per second: ${bytesPerSecond}`)
  const perMs = bytesPerSecond / 1_000
  let freeAt = 0
  return (wanted, now) => {
    if (freeAt > now) return { inMs: freeAt - now }
    const bytes = Math.min(wanted, Math.max(1, Math.floor(perMs * turnMs)))
    // What timers were late by is made good, up to one turn.
    freeAt = Math.max(freeAt, now - turnMs) + bytes / perMs
    return { bytes }
  }
}
