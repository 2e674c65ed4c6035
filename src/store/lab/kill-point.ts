/**
 * Every place where the path of a check waits for something, in order. A worker, or the server, may be gone after any
 * of them; the tests end it there.
 */
export const killPoints = [
  'start: source written',
  'start: run written',
  'start: queued',
  'start: committed',
  'claim: job taken',
  'claim: claimed',
  'claim: committed',
  'run: source read',
  'run: source unpacked',
  'run: running',
  'run: beaten',
  'run: recorded',
  'finish: fence held',
  'finish: recording written',
  'finish: verdict written',
  'finish: evidence written',
  'finish: job dropped',
  'finish: source dropped',
  'finish: committed',
  'repeat: fence held',
  'repeat: try written',
  'repeat: queued',
  'repeat: committed',
] as const
export type KillPoint = (typeof killPoints)[number]

/** Told of each place as it is passed; nothing listens but tests. */
export type Passing = (point: KillPoint) => void | Promise<void>
