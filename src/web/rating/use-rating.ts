import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type SelfRatingReply, selfAnswersReply, selfRatingReply } from '../../api/contract/self-rating.ts'
import type { GivenAnswer } from '../../core/self-rating/entries.ts'
import { allIn, keyOf, type SelfAnswers } from '../../core/self-rating/questions.ts'
import { useKeeping } from '../parts/keeping.ts'
import { call, NoAnswer, unreachable } from '../server/call.ts'
import { forgetStandings } from '../server/questions.ts'
import { addUnsent, readUnsent, removeSent, withUnsent } from './unsent.ts'

const TRY_AGAIN_MS = 1_000
const SENDING = ['self-rating', 'sending']

const now = (): string => new Date().toISOString()

const selfRating = () =>
  queryOptions({
    queryKey: ['self-rating'],
    queryFn: async ({ signal }) => {
      const reply = await call({ reply: selfRatingReply, path: '/v1/self-rating', signal })
      removeSent(readUnsent().filter((answer) => !isAsked(reply, answer)))
      return { ...reply, answers: withUnsent(reply.answers, readUnsent(), now()) }
    },
    // What is on the screen is newer than what the server says, for as long as something is on its way.
    refetchOnWindowFocus: false,
  })

/** A newer benchmark may have taken a behaviour away; the answer to it would be refused with all the others. */
const isAsked = ({ areas }: SelfRatingReply, answer: GivenAnswer): boolean =>
  areas.some((area) => allIn(area).some((question) => keyOf(question) === keyOf(answer)))

async function sendUnsent() {
  const unsent = readUnsent()
  if (unsent.length === 0) return null
  const reply = await call({
    reply: selfAnswersReply,
    path: '/v1/self-rating/answers',
    method: 'POST',
    body: { answers: unsent },
  })
  removeSent(unsent)
  return reply.answers
}

/** What is asked and was answered, and the way to answer: shown at once, kept here until the server has it. */
export function useRating() {
  const client = useQueryClient()
  const query = useQuery(selfRating())
  const { mutate } = useMutation({
    mutationKey: SENDING,
    mutationFn: sendUnsent,
    // One after the other, so that an older answer never arrives after a newer one.
    scope: { id: 'self-rating' },
    retry: (_, error) => error instanceof NoAnswer && error.code === unreachable,
    retryDelay: TRY_AGAIN_MS,
    onSuccess: async (answers) => {
      if (!answers) return
      client.setQueryData(
        selfRating().queryKey,
        (reply) => reply && { ...reply, answers: withUnsent(answers, readUnsent(), now()) },
      )
      await forgetStandings(client)
    },
  })
  // What another visit left unsent.
  const isThere = query.data !== undefined
  useEffect(() => {
    if (isThere && readUnsent().length > 0) mutate()
  }, [isThere, mutate])

  const keeping = useKeeping(SENDING, () => mutate(), null)
  const answer = (given: GivenAnswer): void => {
    addUnsent(given)
    client.setQueryData(
      selfRating().queryKey,
      (reply) => reply && { ...reply, answers: withUnsent(reply.answers, [given], now()) },
    )
    mutate()
  }
  return { ...query, answers: mapOf(query.data), answer, keeping }
}

const mapOf = (reply: SelfRatingReply | undefined): SelfAnswers =>
  new Map(reply?.answers.map((answer) => [keyOf(answer), answer.answer]))
