import { type MendRequest, mendRequest } from '../../api/contract/resume.ts'

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const keyOf = (instance: string): string => `proven.resume.unsent.${instance}`

/**
 * What was put right and the server has not acknowledged. It lies in the browser's own store from the moment it is said, so
 * that neither a server that is gone nor a page that is closed loses it.
 */
export function readUnsent(instance: string, store: Store = localStorage): MendRequest | null {
  try {
    const parsed = mendRequest.safeParse(JSON.parse(store.getItem(keyOf(instance)) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export const writeUnsent = (instance: string, mending: MendRequest, store: Store = localStorage): void =>
  store.setItem(keyOf(instance), JSON.stringify(mending))

/** Forgets what was acknowledged, but not what was said since. */
export function removeSent(instance: string, sent: MendRequest, store: Store = localStorage): void {
  if (JSON.stringify(readUnsent(instance, store)) === JSON.stringify(sent)) forgetUnsent(instance, store)
}

export const forgetUnsent = (instance: string, store: Store = localStorage): void =>
  store.removeItem(keyOf(instance))
