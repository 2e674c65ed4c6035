import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Failure } from '../core/failures.ts'

const notBuilt = `The page is not built yet. \`npm start\` builds it; \`proven status\` says the same in a terminal.
`

/** The built page. Its own addresses (`/skills/x`) are all index.html; what is below /v1 is never a page. */
export async function pageRoutes(app: FastifyInstance, folder: string): Promise<void> {
  // It may be built only after the server has started.
  mkdirSync(folder, { recursive: true })
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Files below assets/ carry a hash of their content in their name.
      const isHashed = path.startsWith(join(folder, 'assets'))
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const isPage = request.method === 'GET' && !path.startsWith('/v1/') && !/\.[a-z0-9]+$/i.test(path)
    if (!isPage) throw new Failure('not-found', `${request.method} ${path}`)
    if (!existsSync(join(folder, 'index.html'))) return reply.code(503).type('text/plain').send(notBuilt)
    return reply.header('cache-control', 'no-cache').sendFile('index.html', folder)
  })
}
