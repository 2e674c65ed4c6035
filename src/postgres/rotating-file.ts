import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'

/** Appends to `file` until it holds `maxBytes`; the one before is kept as `file`.1. A full disk loses lines, nothing else. */
export function openRotatingFile(
  file: string,
  maxBytes = 2 * 1024 * 1024,
): { write(text: string): void; close(): void } {
  let handle = openSync(file, 'a', 0o600)
  let size = fstatSync(handle).size
  let open = true
  return {
    write(text) {
      if (!open) return
      try {
        if (size > 0 && size + text.length > maxBytes) {
          closeSync(handle)
          renameSync(file, `${file}.1`)
          handle = openSync(file, 'a', 0o600)
          size = 0
        }
        size += writeSync(handle, text)
      } catch {}
    },
    close() {
      if (open) closeSync(handle)
      open = false
    },
  }
}
