import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Failure } from '../core/failures.ts'
import type { Sessions } from './session.ts'

/** What a route asks of who calls it. */
export type Access = 'open' | 'page-or-command' | 'command'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
}

/** Cookies do not know ports, so the name does: two homes on one machine must not sign each other out. */
export const cookieName = (port: number): string => `proven-${port}`

/**
 * Refuses what another site, or another name that resolves to this machine, could have sent.
 *
 * - Host has to be one of ours, or a site could point its own name at 127.0.0.1 and read replies (DNS rebinding).
 * - Origin and Sec-Fetch-Site have to be ours where a browser sends them; without an Origin, only a command may change anything.
 */
export function guard(app: FastifyInstance, port: number, sessions: Sessions): void {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`])
  const origins = new Set([...hosts].map((host) => `http://${host}`))

  app.addHook('onRequest', async (request) => {
    const { host, origin, authorization } = request.headers
    if (host === undefined || !hosts.has(host.toLowerCase()))
      throw new Failure('origin-refused', `Host is not ${[...hosts].join(', ')}`)
    if (origin !== undefined && !origins.has(origin))
      throw new Failure('origin-refused', 'Origin is not ours')

    const access = accessOf(request)
    if (access === 'open') return
    if (sessions.isToken(authorization)) return
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new Failure('origin-refused', 'Sec-Fetch-Site is not same-origin')
    if (access === 'command' || !sessions.isSession(request.cookies[cookieName(port)]))
      throw new Failure('not-signed-in')
    const changes = request.method !== 'GET' && request.method !== 'HEAD'
    if (changes && origin === undefined) throw new Failure('origin-refused', 'Origin is missing')
  })
}

/** Routes below /v1 are closed unless they say otherwise; what is not a route there is told only to who may know. */
const accessOf = (request: FastifyRequest): Access =>
  request.routeOptions.config.access ?? (request.url.startsWith('/v1/') ? 'page-or-command' : 'open')
