import type { Socket } from 'node:net'
import type { Link } from './link.ts'

/** What one side said, on its way to the other: bytes, its end, or that it broke off. */
type Item = { dueAt: number } & ({ bytes: Buffer } | { says: 'end' | 'reset' })

/** Read ahead of the other side, at most; then the sender has to wait, as with any network. */
const heldBytes = 1024 * 1024

export type OneWay = {
  /** After the link has changed. */
  moveOn(): void
  /** Hands over all that is held, whatever the link says. */
  flush(): void
  drop(): void
}

/** Carries what `from` says to `to`, in order, as the link of the moment lets it. */
export function oneWay(from: Socket, to: Socket, link: () => Link): OneWay {
  const queue: Item[] = []
  let held = 0
  let timer: NodeJS.Timeout | null = null
  let full = false

  const add = (item: { bytes: Buffer } | { says: 'end' | 'reset' }) => {
    const { delayMs } = link()
    const last = queue.at(-1)?.dueAt ?? 0
    queue.push({ ...item, dueAt: Math.max(delayMs === 0 ? 0 : performance.now() + delayMs, last) })
    move()
  }
  const later = (inMs: number) => {
    timer = setTimeout(() => {
      timer = null
      move()
    }, Math.ceil(inMs))
  }
  const hand = (item: Item) => {
    if ('says' in item) {
      if (item.says === 'end') to.end()
      else to.resetAndDestroy()
      return
    }
    held -= item.bytes.length
    if (to.writable && !to.write(item.bytes)) full = true
  }
  const move = () => {
    if (timer) clearTimeout(timer)
    timer = null
    const now = performance.now()
    while (!full && !link().holds) {
      const item = queue[0]
      if (item === undefined) break
      if (item.dueAt > now) {
        later(item.dueAt - now)
        break
      }
      if ('bytes' in item) {
        const turn = link().admit(item.bytes.length, now)
        if ('inMs' in turn) {
          later(turn.inMs)
          break
        }
        if (turn.bytes < item.bytes.length) {
          queue[0] = { dueAt: item.dueAt, bytes: item.bytes.subarray(turn.bytes) }
          hand({ dueAt: 0, bytes: item.bytes.subarray(0, turn.bytes) })
          continue
        }
      }
      queue.shift()
      hand(item)
    }
    // What cannot be written waits in the socket's own memory, which counts as well.
    if (full || held >= heldBytes) from.pause()
    else if (from.isPaused()) from.resume()
  }

  from.on('data', (bytes) => {
    held += bytes.length
    add({ bytes })
  })
  from.on('end', () => add({ says: 'end' }))
  from.on('error', () => add({ says: 'reset' }))
  to.on('drain', () => {
    full = false
    move()
  })
  return {
    moveOn() {
      // The new link decides, not what the one before had in mind.
      const { delayMs } = link()
      const now = performance.now()
      for (const item of queue) item.dueAt = Math.min(item.dueAt, delayMs === 0 ? 0 : now + delayMs)
      move()
    },
    flush() {
      for (const item of queue.splice(0)) hand(item)
    },
    drop() {
      if (timer) clearTimeout(timer)
      timer = null
      queue.length = 0
    },
  }
}
