import { execFileSync } from 'node:child_process'
import { closeSync, constants, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Two file descriptors; who reads waits for who writes. */
export type Pipe = { read: number; write: number }

let made = 0

/**
 * An ordinary pipe, for a thread that reads and writes without an event loop. Node has none to offer; a named one,
 * opened at both ends and unlinked at once, is the same thing.
 */
export function makePipe(folder: string): Pipe {
  const path = join(folder, `pipe-${process.pid}-${made++}`)
  execFileSync('mkfifo', ['-m', '600', path], { stdio: 'ignore' })
  try {
    // Opening one end waits for the other, but for a reader that says it will not.
    const first = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const write = openSync(path, constants.O_WRONLY)
    const read = openSync(path, constants.O_RDONLY)
    closeSync(first)
    return { read, write }
  } finally {
    rmSync(path, { force: true })
  }
}
