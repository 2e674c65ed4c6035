import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { MendRequest, ResumeReply } from '../../api/contract/resume.ts'
import { useKeeping } from '../parts/keeping.ts'
import type { LastChange } from '../parts/kept-bar.tsx'
import { NoAnswer, unreachable } from '../server/call.ts'
import { forgetStandings } from '../server/questions.ts'
import { foreseen } from './mending.ts'
import { askResume, putMending } from './questions.ts'
import { forgetUnsent, readUnsent, removeSent, writeUnsent } from './unsent.ts'

const TRY_AGAIN_MS = 1_000

const resume = (instance: string) =>
  queryOptions({
    queryKey: ['resume', instance],
    queryFn: async ({ signal }) => {
      const reply = await askResume(instance, signal)
      const unsent = readUnsent(instance)
      return unsent ? foreseen(reply, unsent) : reply
    },
    // What is on the screen is newer than what the server says, for as long as something is on its way.
    refetchOnWindowFocus: false,
  })

async function sendUnsent(instance: string): Promise<ResumeReply | null> {
  const unsent = readUnsent(instance)
  if (!unsent) return null
  const reply = await putMending(instance, unsent)
  removeSent(instance, unsent)
  return reply
}

/** What is said of the last change, and the way to how it was before. */

/** A résumé and the way to put it right: shown at once, kept in the browser until the server has it. */
export function useResume(instance: string) {
  const client = useQueryClient()
  const query = useQuery(resume(instance))
  const [done, setDone] = useState<{ says: string; before: ResumeReply }[]>([])
  const [undone, setUndone] = useState('')
  const sending = ['resume', 'sending', instance]
  const { mutate } = useMutation({
    mutationKey: sending,
    mutationFn: () => sendUnsent(instance),
    // One after the other, so that an older state never arrives after a newer one.
    scope: { id: `resume ${instance}` },
    retry: (_, error) => error instanceof NoAnswer && error.code === unreachable,
    retryDelay: TRY_AGAIN_MS,
    onSuccess: async (reply) => {
      if (!reply) return
      if (!readUnsent(instance)) client.setQueryData(resume(instance).queryKey, reply)
      await Promise.all([forgetStandings(client), client.invalidateQueries({ queryKey: ['resumes'] })])
    },
  })
  // What another visit left unsent.
  const isThere = query.data !== undefined
  useEffect(() => {
    if (isThere && readUnsent(instance)) mutate()
  }, [isThere, instance, mutate])

  const show = (reply: ResumeReply): void => {
    writeUnsent(instance, reply.mending)
    client.setQueryData(resume(instance).queryKey, reply)
    mutate()
  }
  const change = (mending: MendRequest, says: string): void => {
    if (!query.data) return
    setDone([...done, { says, before: query.data }])
    setUndone('')
    show(foreseen(query.data, mending))
  }
  const last = done.at(-1)
  const undo = (): void => {
    if (!last) return
    setDone(done.slice(0, -1))
    setUndone(`Undone: ${last.says}`)
    show(last.before)
  }
  const giveUp = (): void => {
    forgetUnsent(instance)
    setDone([])
    setUndone('')
    mutate()
    void query.refetch()
  }

  const keeping = useKeeping(sending, () => mutate(), giveUp)
  const lastChange: LastChange = { says: undone || (last?.says ?? ''), undo: last ? undo : null }
  return { ...query, change, lastChange, keeping }
}
