import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import { importReply } from '../contract/program.ts'
import { type Api, orFailure } from '../typed.ts'

const archiveLimitBytes = 1024 * 1024 * 1024
const archiveType = 'application/gzip'

export function archiveRoutes(api: Api, proven: UseCases): void {
  // An archive may be larger than memory should be, so it stays a stream both ways.
  api.addContentTypeParser(archiveType, (_request, body, done) => done(null, body))

  api.route({
    method: 'GET',
    url: '/v1/archive',
    schema: {
      tags: ['Archive'],
      summary: 'Everything but keys, as one file that any later Proven reads',
      response: {
        200: { description: 'The archive', content: { [archiveType]: { schema: z.any() } } },
        ...orFailure,
      },
    },
    handler: async (_request, reply) => {
      const archive = await proven.exportArchive()
      return reply
        .type(archiveType)
        .header('content-disposition', 'attachment; filename="proven-archive.gz"')
        .send(archive)
    },
  })

  api.route({
    method: 'PUT',
    url: '/v1/archive',
    bodyLimit: archiveLimitBytes,
    schema: {
      tags: ['Archive'],
      summary: 'Read an archive back into an empty record, or one that it continues',
      consumes: [archiveType],
      response: { 200: importReply, ...orFailure },
    },
    handler: ({ body }) => proven.importArchive(body as Readable),
  })
}
