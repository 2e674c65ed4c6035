import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { type ReviewReply, reviewAnswers, reviewReply, reviewsReply } from '../../api/contract/journal.ts'
import type { ItemCalls } from '../journal/use-item.ts'
import { call } from '../server/call.ts'

const path = '/v1/reviews'

export const reviews = () =>
  queryOptions({
    queryKey: ['review', 'all'],
    queryFn: ({ signal }) => call({ reply: reviewsReply, path, signal }),
  })

/** What a review would say today. */
export const reviewNow = () =>
  queryOptions({
    queryKey: ['review', 'now'],
    queryFn: ({ signal }) => call({ reply: reviewReply, path: `${path}/now`, signal }),
  })

export const beginReview = (): Promise<ReviewReply> => call({ reply: reviewReply, path, method: 'POST' })

export const writeReview = (number: string): Promise<ReviewReply> =>
  call({ reply: reviewReply, path: `${path}/${number}/write`, method: 'POST' })

export const reviewItem = (number: string): ItemCalls<ReviewReply, z.infer<typeof reviewAnswers>> => ({
  item: `review/${number}`,
  ask: (signal) => call({ reply: reviewReply, path: `${path}/${encodeURIComponent(number)}`, signal }),
  put: (body) =>
    call({ reply: reviewReply, path: `${path}/${encodeURIComponent(number)}`, method: 'PUT', body }),
  shape: reviewAnswers,
  foreseen: (reply, answers) => ({ ...reply, answers }),
  touches: { written: [], done: ['review'] },
})
