import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Logger, pino } from 'pino'

const bytesPerFile = 5 * 1024 * 1024
const filesKept = 5

/**
 * A log in `folder`/server.log that never grows past `limits`: a full file becomes server.1.log, and so on.
 * What is written are methods, routes (their pattern, which holds no code), statuses, times and failures; never bodies,
 * headers or addresses in full.
 */
export function openLog(
  folder: string,
  level: string,
  limits = { bytesPerFile, filesKept },
): { log: Logger; close: () => void } {
  const nameOf = (index: number) => join(folder, index === 0 ? 'server.log' : `server.${index}.log`)
  let file = openSync(nameOf(0), 'a', 0o600)
  let size = fstatSync(file).size
  const rotate = () => {
    closeSync(file)
    rmSync(nameOf(limits.filesKept - 1), { force: true })
    for (let index = limits.filesKept - 2; index >= 0; index--) {
      try {
        renameSync(nameOf(index), nameOf(index + 1))
      } catch {} // there may be fewer files than may be kept
    }
    file = openSync(nameOf(0), 'a', 0o600)
    size = 0
  }
  let open = true
  const write = (line: string) => {
    if (!open) return
    try {
      if (size > 0 && size + Buffer.byteLength(line) > limits.bytesPerFile) rotate()
      size += writeSync(file, line)
    } catch {} // a full disk must not end the server; the reply says so
  }
  const log = pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, { write })
  return {
    log,
    close() {
      open = false
      closeSync(file)
    },
  }
}
