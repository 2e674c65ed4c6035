import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import { barReply } from '../contract/benchmark.ts'
import { sendAsIs } from '../send-as-is.ts'
import { type Api, orFailure } from '../typed.ts'

type Written = { plain: Buffer; packed: Buffer; tag: string }

/** The bar changes with the program alone: it is checked, written and packed once. */
export function benchmarkRoutes(api: Api, { benchmark, catalogue }: UseCases): void {
  let written: Written | undefined

  api.route({
    method: 'GET',
    url: '/v1/benchmark',
    schema: {
      tags: ['Benchmark'],
      summary: 'The bar: areas, skills, behaviours by stage, tools and certifications',
      response: {
        200: { description: 'The bar', content: { 'application/json': { schema: barReply } } },
        304: z.undefined().describe('It has not changed'),
        ...orFailure,
      },
    },
    handler: async ({ headers }, reply) => {
      written ??= write(barReply.parse({ ...benchmark, ...catalogue }))
      reply.headers({ etag: written.tag, 'cache-control': 'private, no-cache', vary: 'accept-encoding' })
      if (headers['if-none-match'] === written.tag) return reply.code(304).send()
      const packs = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))
      if (packs) reply.header('content-encoding', 'gzip')
      // Checked when it was written.
      return sendAsIs(reply, 'application/json; charset=utf-8', packs ? written.packed : written.plain)
    },
  })
}

function write(bar: object): Written {
  const text = JSON.stringify(bar)
  // Weak, since packed and plain are the same answer in other bytes.
  const tag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  return { plain: Buffer.from(text), packed: gzipSync(text), tag }
}
