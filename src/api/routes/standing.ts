import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import { report, skillWhy, standingQuery } from '../contract/standing.ts'
import { type Api, orFailure } from '../typed.ts'

export function standingRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/standing',
    schema: {
      tags: ['Standing'],
      summary: 'Where you stand against a stage of the benchmark',
      querystring: standingQuery,
      response: { 200: report, ...orFailure },
    },
    handler: ({ query }) => proven.standing(query.stage),
  })

  api.route({
    method: 'GET',
    url: '/v1/skills/:slug',
    schema: {
      tags: ['Standing'],
      summary: 'Everything that one skill’s number was made of',
      params: z.object({ slug: z.string().min(1).max(60) }),
      querystring: standingQuery,
      response: { 200: skillWhy, ...orFailure },
    },
    handler: ({ params, query }) => proven.why(params.slug, query.stage),
  })
}
