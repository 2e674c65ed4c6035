/**
 * What one client did, and what it saw. A time-out is unknown: it may have taken effect at any later time, or never.
 * Times in ms from the start of the step; `endMs` is null where the outcome is unknown.
 */
export type Operation = {
  client: number
  does: 'read' | 'write' | 'cas' | 'add' | 'take' | 'transfer' | 'effect' | 'list'
  /** Register, account, item or idempotency key. */
  key: string
  /** Of a read what was seen, of a write what was written, of a cas [from, to], of a list all that was seen. */
  value: unknown
  outcome: 'ok' | 'fail' | 'unknown'
  startMs: number
  endMs: number | null
}
