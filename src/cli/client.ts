import { z } from 'zod'
import { failureReply, type Health, health } from '../api/contract/program.ts'
import { Failure, type FailureCode, failures } from '../core/failures.ts'

/** Who answers at a port. */
export type Answer = { kind: 'nobody' } | { kind: 'other' } | { kind: 'proven'; health: Health }

/** Asks who is there, for at most `waitMs`. */
export async function whoAnswers(port: number, waitMs = 3000): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(`http://127.0.0.1:${port}/v1/health`, {
      signal: AbortSignal.timeout(waitMs),
      redirect: 'error',
    })
  } catch (error) {
    return { kind: codeOf(error) === 'ECONNREFUSED' ? 'nobody' : 'other' }
  }
  const parsed = health.safeParse(await response.json().catch(() => null))
  return parsed.success ? { kind: 'proven', health: parsed.data } : { kind: 'other' }
}

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

/** A server that this command may ask. */
export type Server = { port: number; token: string }

type Request<T> = {
  reply: z.ZodType<T>
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: unknown
}

/**
 * One request to the server.
 * @throws Failure  the one that the server answered with, or server-unreachable
 */
export async function ask<T>(server: Server, request: Request<T>): Promise<T> {
  const response = await send(server, request.path, {
    method: request.method ?? 'GET',
    ...(request.body === undefined
      ? {}
      : { body: JSON.stringify(request.body), headers: { 'content-type': 'application/json' } }),
  })
  const parsed = request.reply.safeParse(await response.json().catch(() => null))
  if (!parsed.success)
    throw new Failure('unexpected', [
      `the server's answer to ${request.path} has another form`,
      ...z.prettifyError(parsed.error).split('\n').slice(0, 5),
    ])
  return parsed.data
}

/** A request whose answer is read as it comes; failures are thrown as by `ask`. */
export async function send(server: Server, path: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${server.token}` },
    })
  } catch (error) {
    throw new Failure('server-unreachable', `the connection broke: ${codeOf(error) || String(error)}`, {
      cause: error,
    })
  }
  if (response.ok) return response
  const parsed = failureReply.safeParse(await response.json().catch(() => null))
  if (!parsed.success) throw new Failure('unexpected', `the server answered with status ${response.status}`)
  const { code, details } = parsed.data.error
  // Every home has a token of its own, so a server that refuses ours serves another home.
  if (code === 'not-signed-in')
    throw new Failure('port-in-use', `the Proven on port ${server.port} belongs to another home folder`)
  throw isFailureCode(code) ? new Failure(code, details) : new Failure('unexpected', [code, ...details])
}

const isFailureCode = (code: string): code is FailureCode => Object.hasOwn(failures, code)
