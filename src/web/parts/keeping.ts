import { useMutationState } from '@tanstack/react-query'

/** Where what was typed is: with the server, on its way, or waiting here because the server is away or refused it. */
export type Keeping =
  | { state: 'kept' | 'on its way' }
  | { state: 'away' | 'refused'; error: Error; again: () => void; giveUp: (() => void) | null }

/**
 * @param sending  key of the mutations that carry it to the server, one after the other
 * @param again    sends it once more
 * @param giveUp   goes back to what the server has; null where what waits cannot be let go
 */
export function useKeeping(
  sending: readonly string[],
  again: () => void,
  giveUp: (() => void) | null,
): Keeping {
  const sendings = useMutationState({
    filters: { mutationKey: sending },
    select: ({ state: { status, error, failureReason } }) => ({ status, error, failureReason }),
  })
  const last = sendings.at(-1)
  const away = sendings.find(
    ({ status, failureReason }) => status === 'pending' && failureReason,
  )?.failureReason
  if (away) return { state: 'away', error: away, again, giveUp }
  if (last?.status === 'error' && last.error) return { state: 'refused', error: last.error, again, giveUp }
  return { state: last?.status === 'pending' ? 'on its way' : 'kept' }
}
