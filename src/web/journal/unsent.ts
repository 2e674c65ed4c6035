import { hashKey } from '@tanstack/react-query'
import type { z } from 'zod'

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const keyOf = (item: string): string => `proven.unsent.${item}`

/**
 * What was typed and the server has not acknowledged. It lies in the browser's own store from the keystroke on, so that neither a
 * server that is gone nor a page that is closed loses it.
 * @param item  what it belongs to, `win/3`
 */
export function readUnsent<Draft>(
  item: string,
  shape: z.ZodType<Draft>,
  store: Store = localStorage,
): Draft | null {
  try {
    const parsed = shape.safeParse(JSON.parse(store.getItem(keyOf(item)) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export const writeUnsent = (item: string, draft: unknown, store: Store = localStorage): void =>
  store.setItem(keyOf(item), JSON.stringify(draft))

/** Forgets what was acknowledged, but not what was typed since; in which order its parts were written says nothing. */
export function removeSent<Draft>(
  item: string,
  shape: z.ZodType<Draft>,
  sent: Draft,
  store: Store = localStorage,
): void {
  if (hashKey([readUnsent(item, shape, store)]) === hashKey([sent])) forgetUnsent(item, store)
}

export const forgetUnsent = (item: string, store: Store = localStorage): void => store.removeItem(keyOf(item))
