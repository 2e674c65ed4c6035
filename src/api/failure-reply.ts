import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { Failure, type FailureCode, failures } from '../core/failures.ts'
import type { FailureReply } from './contract/program.ts'

/** The reply that a row of the table makes. */
export const replyOf = (code: FailureCode, details: string[] = []): FailureReply => ({
  error: { code, says: failures[code].says, details, hint: failures[code].hint },
})

/** Whatever a handler threw, as a row of the table; what no row foresees is logged whole and told as `unexpected`. */
export function sendFailure(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const { code, details } = failureOf(error, request)
  if (failures[code].http >= 500) request.log.error({ err: error, code }, 'request failed')
  void reply
    .code(failures[code].http)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(replyOf(code, details)))
}

function failureOf(
  error: FastifyError | Error,
  request: FastifyRequest,
): { code: FailureCode; details: string[] } {
  if (error instanceof Failure) return error
  if (isResponseSerializationError(error)) return { code: 'unexpected', details: [] }
  if (hasZodFastifySchemaValidationErrors(error))
    return {
      code: 'request-invalid',
      details: error.validation.map(
        ({ instancePath, message }) =>
          `${error.validationContext ?? 'request'}${instancePath.replaceAll('/', '.')}: ${message ?? 'is invalid'}`,
      ),
    }
  const fastifyCode = 'code' in error ? error.code : ''
  if (fastifyCode === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return { code: 'too-large', details: [`the limit is ${request.routeOptions.bodyLimit} bytes`] }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  if (status === 429) return { code: 'too-many-requests', details: [error.message] }
  if (status >= 400 && status < 500) return { code: 'request-invalid', details: [error.message] }
  if (isDiskFull(error)) return { code: 'disk-full', details: [] }
  return { code: 'unexpected', details: [] }
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && (error.code === 'ENOSPC' || error.code === '53100')) || isDiskFull(error.cause))
