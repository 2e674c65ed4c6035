import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import {
  targetFileQuery,
  targetMendRequest,
  targetReply,
  targetStageRequest,
  targetsReply,
} from '../contract/target.ts'
import { type Api, orFailure } from '../typed.ts'

const fileLimitBytes = 20 * 1024 * 1024
const tags = ['Targets']
/** Its number, the first digits of its id, or words of its title. */
const byWhich = z.object({ which: z.string().min(1).max(200) })

/** Files come as bytes, for which the routes of résumés have a parser. */
export function targetRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/targets',
    schema: {
      tags,
      summary: 'What is wanted, the newest first',
      response: { 200: targetsReply, ...orFailure },
    },
    handler: async () => ({ targets: await proven.targets() }),
  })

  api.route({
    method: 'POST',
    url: '/v1/targets',
    bodyLimit: fileLimitBytes,
    schema: {
      tags,
      summary: 'Read a job description (text, HTML, PDF) or a ladder (YAML, CSV)',
      description: 'What was read is kept, the file is not. The same again keeps what was put right.',
      consumes: ['application/octet-stream'],
      querystring: targetFileQuery,
      response: { 201: targetReply, ...orFailure },
    },
    handler: async ({ query, body }, reply) =>
      reply.code(201).send(await proven.addTarget({ ...query, bytes: body as Buffer })),
  })

  api.route({
    method: 'POST',
    url: '/v1/targets/stage',
    schema: {
      tags,
      summary: 'Want a stage of the benchmark',
      body: targetStageRequest,
      response: { 201: targetReply, ...orFailure },
    },
    handler: async ({ body }, reply) => reply.code(201).send(await proven.addStageTarget(body.stage)),
  })

  api.route({
    method: 'GET',
    url: '/v1/targets/:which',
    schema: {
      tags,
      summary: 'A target requirement by requirement: met, weak, missing, unknown',
      params: byWhich,
      response: { 200: targetReply, ...orFailure },
    },
    handler: ({ params }) => proven.target(params.which),
  })

  api.route({
    method: 'PUT',
    url: '/v1/targets/:which/mending',
    schema: {
      tags,
      summary: 'Put right what was misread; confirm what a ladder’s statements are about',
      description: 'In place of all that was put right before.',
      params: byWhich,
      body: targetMendRequest,
      response: { 200: targetReply, ...orFailure },
    },
    handler: ({ params, body }) => proven.mendTarget(params.which, body),
  })

  api.route({
    method: 'DELETE',
    url: '/v1/targets/:which',
    schema: {
      tags,
      summary: 'Remove a target; evidence stays',
      params: byWhich,
      response: { 200: targetsReply, ...orFailure },
    },
    handler: async ({ params }) => ({ targets: await proven.removeTarget(params.which) }),
  })
}
