import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { useKeeping } from '../parts/keeping.ts'
import { NoAnswer, unreachable } from '../server/call.ts'
import { forgetUnsent, readUnsent, removeSent, writeUnsent } from './unsent.ts'

const TRY_AGAIN_MS = 1_000

/** An item that somebody writes, and the ways to and from the server. */
export type ItemCalls<Reply, Draft> = {
  /** Unlike any other: `win/3`. */
  item: string
  ask: (signal: AbortSignal) => Promise<Reply>
  put: (draft: Draft) => Promise<Reply>
  shape: z.ZodType<Draft>
  /** The reply as it will be once the draft has arrived. */
  foreseen: (reply: Reply, draft: Draft) => Reply
  /** Query keys of what says something else once the item was written; once something else was done with it. */
  touches: { written: readonly string[]; done: readonly string[] }
}

/**
 * An item and the way to write it: every keystroke is shown at once, kept in the browser, and sent at once; one request after the
 * other, so that an older text never arrives after a newer one.
 */
export function useItem<Reply, Draft>(calls: ItemCalls<Reply, Draft>) {
  const { item, shape, foreseen } = calls
  const client = useQueryClient()
  const queryKey = ['journal', item]
  // A field's text has to change within the keystroke, or the next one is lost; the cache tells its readers later.
  const [typed, setTyped] = useState(() => readUnsent(item, shape))
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => calls.ask(signal),
    // What is on the screen is newer than what the server says, for as long as something is on its way.
    refetchOnWindowFocus: false,
  })
  const sending = ['journal', 'sending', item]
  const show = async (reply: Reply, touched: readonly string[]): Promise<void> => {
    client.setQueryData(queryKey, reply)
    await Promise.all(touched.map((key) => client.invalidateQueries({ queryKey: [key] })))
  }
  const sendUnsent = async (): Promise<Reply | null> => {
    const unsent = readUnsent(item, shape)
    if (!unsent) return null
    const reply = await calls.put(unsent)
    removeSent(item, shape, unsent)
    return reply
  }
  const scope = { id: `journal ${item}` }
  const { mutate } = useMutation({
    mutationKey: sending,
    mutationFn: sendUnsent,
    scope,
    retry: (_, error) => error instanceof NoAnswer && error.code === unreachable,
    retryDelay: TRY_AGAIN_MS,
    onSuccess: async (reply) => {
      if (reply) await show(reply, calls.touches.written)
    },
  })
  /** Something else that is done with the item, once all that was typed has arrived. */
  const act = useMutation({
    mutationFn: async (does: () => Promise<Reply>) => {
      await sendUnsent()
      return does()
    },
    scope,
    onSuccess: (reply) => show(reply, [...calls.touches.written, ...calls.touches.done]),
  })
  // What another visit left unsent.
  const isThere = query.data !== undefined
  useEffect(() => {
    if (isThere && readUnsent(item, shape)) mutate()
  }, [isThere, item, shape, mutate])

  const write = (draft: Draft): void => {
    setTyped(draft)
    writeUnsent(item, draft)
    mutate()
  }
  const giveUp = (): void => {
    forgetUnsent(item)
    setTyped(null)
    mutate()
    void query.refetch()
  }
  const keeping = useKeeping(sending, () => mutate(), giveUp)
  const data = query.data && typed ? foreseen(query.data, typed) : query.data
  return { ...query, data, write, act, keeping }
}
