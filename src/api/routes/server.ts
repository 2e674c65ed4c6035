import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import { checksReply, health, openReply, stopReply } from '../contract/program.ts'
import { cookieName } from '../guard.ts'
import { sendAsIs } from '../send-as-is.ts'
import type { ServerFacts } from '../server.ts'
import type { Sessions } from '../session.ts'
import { type Api, orFailure } from '../typed.ts'

/** The server itself: who it is, how the page signs in, how it ends. */
export function serverRoutes(api: Api, proven: UseCases, sessions: Sessions, facts: ServerFacts): void {
  api.route({
    method: 'GET',
    url: '/v1/health',
    config: { access: 'open' },
    schema: {
      tags: ['Server'],
      summary: 'That it runs, and which program it is',
      response: { 200: health, ...orFailure },
    },
    handler: async () => ({
      name: 'proven' as const,
      ...facts.build,
      schema: facts.schema,
      processId: process.pid,
    }),
  })

  api.route({
    method: 'POST',
    url: '/v1/open',
    config: { access: 'command' },
    schema: {
      tags: ['Server'],
      summary: 'A new one-time address that signs a browser in',
      response: { 200: openReply, ...orFailure },
    },
    handler: async () => ({ address: `http://127.0.0.1:${facts.port}/open/${sessions.newCode()}` }),
  })

  api.route({
    method: 'GET',
    url: '/open/:code',
    config: { access: 'open', rateLimit: { max: 30, timeWindow: '1 minute' } },
    schema: {
      tags: ['Server'],
      summary: 'Exchange a one-time code for a session, then show the page',
      params: z.object({ code: z.string().max(100) }),
      response: { 303: z.undefined().describe('To the page'), ...orFailure },
    },
    handler: async (request, reply) => {
      const session = sessions.exchange(request.params.code)
      if (session)
        reply.setCookie(cookieName(facts.port), session.cookie, {
          path: '/',
          httpOnly: true,
          sameSite: 'strict',
          maxAge: session.maxAgeSeconds,
        })
      // Somebody who is signed in and opens an old address again only wants the page.
      else if (!sessions.isSession(request.cookies[cookieName(facts.port)])) {
        return sendAsIs(reply.code(401), 'text/plain; charset=utf-8', usedUp)
      }
      return reply.code(303).header('location', '/').send(undefined)
    },
  })

  api.route({
    method: 'GET',
    url: '/v1/checks',
    config: { access: 'command' },
    schema: {
      tags: ['Server'],
      summary: 'What `proven doctor` asks of the record',
      response: { 200: checksReply, ...orFailure },
    },
    handler: async () => ({ checks: await proven.checkRecord() }),
  })

  api.route({
    method: 'POST',
    url: '/v1/stop',
    config: { access: 'command' },
    schema: {
      tags: ['Server'],
      summary: 'End the server in order',
      response: { 202: stopReply, ...orFailure },
    },
    handler: async (_request, reply) => {
      reply.raw.once('close', facts.stop)
      return reply.code(202).send({ stopping: true })
    },
  })
}

const usedUp = `This address was used already, or is older than a quarter of an hour.
Run \`proven open\` in a terminal and use the address that it prints.
`
