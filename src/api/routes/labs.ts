import { Readable } from 'node:stream'
import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import { Failure } from '../../core/failures.ts'
import {
  hintReply,
  labCheckRequest,
  labReply,
  labStartReply,
  labStartRequest,
  labsReply,
  recordingReply,
  runQuery,
  runReply,
} from '../contract/labs.ts'
import { type Api, orFailure } from '../typed.ts'

/** A packed source. */
const sourceLimitBytes = 20 * 1024 * 1024
const archiveType = 'application/gzip'

const bySlug = z.object({ slug: runQuery.shape.lab })
/** A run's id, or its number. */
const byRun = z.object({ id: z.string().regex(/^(\d{1,9}|[0-9a-f-]{36})$/) })

export function labRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/labs',
    schema: {
      tags: ['Labs'],
      summary: 'Every lab, and how far you are with it',
      response: { 200: labsReply, ...orFailure },
    },
    handler: async () => ({ labs: await proven.labs() }),
  })

  api.route({
    method: 'GET',
    url: '/v1/labs/:slug',
    schema: {
      tags: ['Labs'],
      summary: 'A lab’s brief and checks, the hints you took, your runs',
      params: bySlug,
      response: { 200: labReply, ...orFailure },
    },
    handler: ({ params }) => proven.lab(params.slug),
  })

  api.route({
    method: 'POST',
    url: '/v1/labs/:slug/start',
    schema: {
      tags: ['Labs'],
      summary: 'Put a lab’s starter into a folder, or note that a command did',
      params: bySlug,
      body: labStartRequest,
      response: { 201: labStartReply, ...orFailure },
    },
    handler: async ({ params, body }, reply) =>
      reply.code(201).send(await proven.startLab(params.slug, body)),
  })

  api.route({
    method: 'POST',
    url: '/v1/labs/:slug/hints',
    schema: {
      tags: ['Labs'],
      summary: 'The next hint; evidence of a pass says how many were taken',
      params: bySlug,
      response: { 201: hintReply, ...orFailure },
    },
    handler: async ({ params }, reply) => reply.code(201).send(await proven.takeHint(params.slug)),
  })

  api.route({
    method: 'POST',
    url: '/v1/labs/:slug/check',
    schema: {
      tags: ['Labs'],
      summary: 'Check a folder below your home folder',
      params: bySlug,
      body: labCheckRequest,
      response: { 202: runReply, ...orFailure },
    },
    handler: async ({ params, body }, reply) =>
      reply.code(202).send(await proven.checkFolder(params.slug, body.folder)),
  })
}

export function runRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'POST',
    url: '/v1/runs',
    bodyLimit: sourceLimitBytes,
    schema: {
      tags: ['Runs'],
      summary: 'Check what a tar.gz holds; it is kept only until the run has ended',
      description: 'A run with a chosen seed never counts.',
      consumes: [archiveType],
      querystring: runQuery,
      response: { 202: runReply, ...orFailure },
    },
    handler: async ({ query, body }, reply) =>
      reply.code(202).send(await proven.checkArchive(query.lab, query.seed ?? null, await whole(body))),
  })

  api.route({
    method: 'GET',
    url: '/v1/runs/:id',
    schema: {
      tags: ['Runs'],
      summary: 'How far a run is, or what it showed',
      params: byRun,
      response: { 200: runReply, ...orFailure },
    },
    handler: ({ params }) => proven.run(params.id),
  })

  api.route({
    method: 'GET',
    url: '/v1/runs/:id/recording',
    schema: {
      tags: ['Runs'],
      summary: 'What was measured in a run, second by second',
      params: byRun,
      response: { 200: recordingReply, ...orFailure },
    },
    handler: ({ params }) => proven.recording(params.id),
  })

  api.route({
    method: 'DELETE',
    url: '/v1/runs/:id',
    schema: {
      tags: ['Runs'],
      summary: 'Stop a run that has not ended',
      params: byRun,
      response: { 200: runReply, ...orFailure },
    },
    handler: ({ params }) => proven.stopRun(params.id),
  })

  api.route({
    method: 'POST',
    url: '/v1/runs/:id/rejudge',
    schema: {
      tags: ['Runs'],
      summary: 'Judge an old recording by the checks as they are now',
      params: byRun,
      response: { 200: runReply, ...orFailure },
    },
    handler: ({ params }) => proven.rejudge(params.id),
  })
}

/** Archives come as streams (src/api/routes/archive.ts), whose length nobody has checked. */
async function whole(body: unknown): Promise<Buffer> {
  if (!(body instanceof Readable)) throw new Failure('request-invalid', `the body has to be ${archiveType}`)
  const parts: Buffer[] = []
  let size = 0
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length
    if (size > sourceLimitBytes) throw new Failure('too-large', `the limit is ${sourceLimitBytes} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
