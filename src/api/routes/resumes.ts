import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import { mendRequest, resumeReply, resumesReply } from '../contract/resume.ts'
import { type Api, orFailure } from '../typed.ts'

const fileLimitBytes = 20 * 1024 * 1024
/** Whatever a browser or a command calls it, the bytes say what it is. */
const fileType = 'application/octet-stream'

const byInstance = z.object({ instance: z.string().regex(/^[0-9a-f]{4,64}$/) })

export function resumeRoutes(api: Api, proven: UseCases): void {
  api.addContentTypeParser(
    fileType,
    { parseAs: 'buffer', bodyLimit: fileLimitBytes },
    (_request, body, done) => done(null, body),
  )

  api.route({
    method: 'GET',
    url: '/v1/resumes',
    schema: {
      tags: ['Résumés'],
      summary: 'Résumés that were read',
      response: { 200: resumesReply, ...orFailure },
    },
    handler: async () => ({ resumes: await proven.resumes() }),
  })

  api.route({
    method: 'POST',
    url: '/v1/resumes',
    bodyLimit: fileLimitBytes,
    schema: {
      tags: ['Résumés'],
      summary: 'Read a résumé: PDF, DOCX, JSON Resume or text',
      description: 'What was read is kept, the file is not. The same file again changes nothing.',
      consumes: [fileType],
      querystring: z.object({ name: z.string().min(1).max(200) }),
      response: { 201: resumeReply, ...orFailure },
    },
    handler: async ({ query, body }, reply) =>
      reply.code(201).send(await proven.addResume({ name: query.name, bytes: body as Buffer })),
  })

  api.route({
    method: 'GET',
    url: '/v1/resumes/:instance',
    schema: {
      tags: ['Résumés'],
      summary: 'What a résumé says line by line, what it claims, and what else shows it',
      params: byInstance,
      response: { 200: resumeReply, ...orFailure },
    },
    handler: ({ params }) => proven.resume(params.instance),
  })

  api.route({
    method: 'PUT',
    url: '/v1/resumes/:instance/mending',
    schema: {
      tags: ['Résumés'],
      summary: 'Put right what was misread, answer what was asked',
      description: 'In place of all that was put right before.',
      params: byInstance,
      body: mendRequest,
      response: { 200: resumeReply, ...orFailure },
    },
    handler: ({ params, body }) => proven.mendResume(params.instance, body),
  })
}
