import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import { eraseReply, eraseRequest } from '../contract/program.ts'
import { recordReply, recordRequest, sourcesReply } from '../contract/repositories.ts'
import { type Api, orFailure } from '../typed.ts'

/** 50,000 findings of a few citations each. */
const evidenceLimitBytes = 64 * 1024 * 1024

export function evidenceRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'POST',
    url: '/v1/evidence',
    bodyLimit: evidenceLimitBytes,
    schema: {
      tags: ['Evidence'],
      summary: 'Record what one reading of a source found',
      description: 'Recording the same reading again adds nothing.',
      body: recordRequest,
      response: { 200: recordReply, ...orFailure },
    },
    handler: ({ body }) => proven.recordEvidence(body),
  })

  api.route({
    method: 'GET',
    url: '/v1/sources',
    schema: {
      tags: ['Evidence'],
      summary: 'What evidence was read from',
      response: { 200: sourcesReply, ...orFailure },
    },
    handler: async () => ({ sources: await proven.sources() }),
  })

  api.route({
    method: 'DELETE',
    url: '/v1/sources/:instance',
    schema: {
      tags: ['Evidence'],
      summary: 'Erase one source with all its evidence, for good',
      params: z.object({ instance: eraseRequest.shape.source.unwrap() }),
      response: { 200: eraseReply, ...orFailure },
    },
    handler: ({ params }) => proven.erase(params.instance),
  })

  api.route({
    method: 'POST',
    url: '/v1/erase',
    schema: {
      tags: ['Evidence'],
      summary: 'Erase one source, or everything with source null, for good',
      body: eraseRequest,
      response: { 200: eraseReply, ...orFailure },
    },
    handler: ({ body }) => proven.erase(body.source),
  })
}
