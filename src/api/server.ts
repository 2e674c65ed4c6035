import { createServer as createHttpServer } from 'node:http'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { UseCases } from '../app/use-cases.ts'
import { Failure } from '../core/failures.ts'
import { sendFailure } from './failure-reply.ts'
import { guard } from './guard.ts'
import { pageRoutes } from './page.ts'
import { archiveRoutes } from './routes/archive.ts'
import { benchmarkRoutes } from './routes/benchmark.ts'
import { certificateRoutes } from './routes/certificates.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { journalRoutes } from './routes/journal.ts'
import { labRoutes, runRoutes } from './routes/labs.ts'
import { planRoutes } from './routes/plan.ts'
import { projectRoutes } from './routes/projects.ts'
import { repositoryRoutes } from './routes/repositories.ts'
import { resumeRoutes } from './routes/resumes.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { selfRatingRoutes } from './routes/self-rating.ts'
import { serverRoutes } from './routes/server.ts'
import { standingRoutes } from './routes/standing.ts'
import { targetRoutes } from './routes/targets.ts'
import { trackRoutes } from './routes/tracks.ts'
import { winRoutes } from './routes/wins.ts'
import type { Sessions } from './session.ts'

export type ServerFacts = {
  port: number
  build: { version: string; build: string }
  /** Version of the record's schema. */
  schema: string
  /** The built page: a folder with index.html. */
  page: string
  /** Called once `POST /v1/stop` was answered. */
  stop: () => void
}

const usualLimitBytes = 1024 * 1024

/** The HTTP server, not yet listening. Commands are not rate limited; whoever holds the token owns the machine. */
export async function createServer(
  proven: UseCases,
  sessions: Sessions,
  facts: ServerFacts,
  log: FastifyBaseLogger,
): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: log,
    // Ours says a route's pattern; the usual one says the address, and with it the one-time codes.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: usualLimitBytes,
    forceCloseConnections: true,
  })
  const api = app.withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendFailure)
  app.addHook('onResponse', async ({ method, routeOptions, log: requestLog }, { statusCode, elapsedTime }) =>
    requestLog.info(
      { method, route: routeOptions.url ?? '', status: statusCode, ms: Math.round(elapsedTime) },
      'request',
    ),
  )

  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  guard(app, facts.port, sessions)
  await app.register(rateLimit, {
    max: 1200,
    timeWindow: '1 minute',
    allowList: ({ headers }) => sessions.isToken(headers.authorization),
    errorResponseBuilder: (_request, { after }) => new Failure('too-many-requests', `again in ${after}`),
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Proven',
        version: facts.build.version,
        description: 'Where you stand as a backend developer, with the evidence behind every number.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'PROVEN_HOME/token, for commands' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: `proven-${facts.port}`,
            description: 'For the page',
          },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    // Its bar carries a logo that is not ours and a field for other addresses, which the policy refuses.
    theme: {
      title: 'Proven, HTTP API',
      css: [{ filename: 'no-bar.css', content: '.swagger-ui .topbar { display: none }' }],
    },
    // Swagger's page sets styles of its own while it runs; ours does not, and keeps the stricter policy.
    staticCSP:
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
  })

  benchmarkRoutes(api, proven)
  standingRoutes(api, proven)
  trackRoutes(api, proven)
  targetRoutes(api, proven)
  planRoutes(api, proven)
  projectRoutes(api, proven)
  certificateRoutes(api, proven)
  evidenceRoutes(api, proven)
  selfRatingRoutes(api, proven)
  resumeRoutes(api, proven)
  winRoutes(api, proven)
  journalRoutes(api, proven)
  reviewRoutes(api, proven)
  repositoryRoutes(api, proven)
  labRoutes(api, proven)
  archiveRoutes(api, proven)
  runRoutes(api, proven)
  serverRoutes(api, proven, sessions, facts)
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await pageRoutes(app, facts.page)
  return app
}

/**
 * Listens on 127.0.0.1 and, where it is free, on ::1: never on an address that another machine could reach.
 * @throws Failure port-in-use
 */
export async function listen(app: FastifyInstance, port: number): Promise<void> {
  try {
    await app.listen({ host: '127.0.0.1', port })
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))
      throw new Failure('port-in-use', `127.0.0.1:${port}`, { cause: error })
    throw error
  }
  const second = createHttpServer(app.routing)
  await new Promise<void>((resolve) => {
    second.once('error', () => resolve()) // no IPv6 here, or taken: the address we print is the other one
    second.listen({ host: '::1', port, ipv6Only: true }, resolve)
  })
  app.server.once('close', () => {
    second.close()
    second.closeAllConnections()
  })
}
