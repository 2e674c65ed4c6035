import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import {
  identitiesReply,
  identitiesRequest,
  repositoriesReply,
  scanReply,
  scanRequest,
} from '../contract/repositories.ts'
import { type Api, orFailure } from '../typed.ts'

const byId = z.object({ id: z.uuid() })

/** For the page, which cannot read files itself: repositories below the user's home folder. */
export function repositoryRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/repositories',
    schema: {
      tags: ['Repositories'],
      summary: 'Git repositories below a folder; below your home folder when none is named',
      querystring: z.object({ under: z.string().min(1).max(4096).optional() }),
      response: { 200: repositoriesReply, ...orFailure },
    },
    handler: ({ query }) => proven.findRepositories(query.under ?? null),
  })

  api.route({
    method: 'POST',
    url: '/v1/repositories/identities',
    schema: {
      tags: ['Repositories'],
      summary: 'Who wrote the commits of a repository',
      body: identitiesRequest,
      response: { 200: identitiesReply, ...orFailure },
    },
    handler: ({ body }) => proven.identities(body.path),
  })

  api.route({
    method: 'POST',
    url: '/v1/scans',
    schema: {
      tags: ['Repositories'],
      summary: 'Read repositories, one after the other',
      body: scanRequest,
      response: { 202: scanReply, ...orFailure },
    },
    handler: async ({ body }, reply) => reply.code(202).send(await proven.startScan(body)),
  })

  api.route({
    method: 'GET',
    url: '/v1/scans/:id',
    schema: {
      tags: ['Repositories'],
      summary: 'How far a scan is',
      params: byId,
      response: { 200: scanReply, ...orFailure },
    },
    handler: async ({ params }) => proven.scan(params.id),
  })

  api.route({
    method: 'DELETE',
    url: '/v1/scans/:id',
    schema: {
      tags: ['Repositories'],
      summary: 'Stop a scan; what it recorded before stays',
      params: byId,
      response: { 200: scanReply, ...orFailure },
    },
    handler: async ({ params }) => proven.stopScan(params.id),
  })
}
