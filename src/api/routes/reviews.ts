import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import { reviewAnswers, reviewReply, reviewsReply } from '../contract/journal.ts'
import { type Api, orFailure } from '../typed.ts'

const byNumber = z.object({ number: z.coerce.number().int().min(1).max(999_999_999) })

export function reviewRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/reviews',
    schema: {
      tags: ['Reviews'],
      summary: 'Reviews that were begun or written',
      response: { 200: reviewsReply, ...orFailure },
    },
    handler: async () => ({ reviews: await proven.reviews() }),
  })

  api.route({
    method: 'POST',
    url: '/v1/reviews',
    schema: {
      tags: ['Reviews'],
      summary: 'Begin a review, or go on with the one begun',
      response: { 201: reviewReply, ...orFailure },
    },
    handler: async (_request, reply) => reply.code(201).send(await proven.beginReview()),
  })

  api.route({
    method: 'GET',
    url: '/v1/reviews/now',
    schema: {
      tags: ['Reviews'],
      summary: 'What a review would say today',
      response: { 200: reviewReply, ...orFailure },
    },
    handler: () => proven.review(null),
  })

  api.route({
    method: 'GET',
    url: '/v1/reviews/:number',
    schema: {
      tags: ['Reviews'],
      summary: 'A review',
      params: byNumber,
      response: { 200: reviewReply, ...orFailure },
    },
    handler: ({ params }) => proven.review(params.number),
  })

  api.route({
    method: 'PUT',
    url: '/v1/reviews/:number',
    schema: {
      tags: ['Reviews'],
      summary: 'Keep what is answered so far',
      params: byNumber,
      body: reviewAnswers,
      response: { 200: reviewReply, ...orFailure },
    },
    handler: ({ params, body }) => proven.answerReview(params.number, body),
  })

  api.route({
    method: 'POST',
    url: '/v1/reviews/:number/write',
    schema: {
      tags: ['Reviews'],
      summary: 'Keep a review as it is today, dated',
      params: byNumber,
      response: { 200: reviewReply, ...orFailure },
    },
    handler: ({ params }) => proven.writeReview(params.number),
  })
}
