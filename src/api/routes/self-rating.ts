import type { UseCases } from '../../app/use-cases.ts'
import { selfAnswersReply, selfAnswersRequest, selfRatingReply } from '../contract/self-rating.ts'
import { type Api, orFailure } from '../typed.ts'

export function selfRatingRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/self-rating',
    schema: {
      tags: ['Self-rating'],
      summary: 'What may be asked of you, and what you answered',
      response: { 200: selfRatingReply, ...orFailure },
    },
    handler: () => proven.selfRating(),
  })

  api.route({
    method: 'POST',
    url: '/v1/self-rating/answers',
    schema: {
      tags: ['Self-rating'],
      summary: 'Keep answers; the same again on the same day adds nothing',
      body: selfAnswersRequest,
      response: { 200: selfAnswersReply, ...orFailure },
    },
    handler: async ({ body }) => ({ answers: await proven.answerSelfRating(body.answers) }),
  })
}
