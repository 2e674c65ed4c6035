import type { z } from 'zod'
import { failureReply } from '../../api/contract/program.ts'
import { failures } from '../../core/failures.ts'

/** Why the page has no answer to show: what the server said, or that it said nothing that can be read. */
export class NoAnswer extends Error {
  readonly code: string
  readonly details: string[]
  readonly hint: string

  constructor(says: string, about: { code: string; details?: string[]; hint: string; cause?: unknown }) {
    super(says, { cause: about.cause })
    this.name = 'NoAnswer'
    this.code = about.code
    this.details = about.details ?? []
    this.hint = about.hint
  }
}

/** The one code that is the page's own: no reply came at all. */
export const unreachable = 'no-reply'

type Call<T> = {
  reply: z.ZodType<T>
  path: string
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Sent as JSON; a file is sent as it is. */
  body?: unknown
  signal?: AbortSignal
}

/**
 * One request to the server that this page came from.
 * @throws NoAnswer when the server refuses, does not reply, or replies with something of another form
 */
export async function call<T>({ reply, path, method = 'GET', body, signal }: Call<T>): Promise<T> {
  const isFile = body instanceof Blob
  const response = await send(path, {
    method,
    credentials: 'same-origin',
    headers:
      body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' },
    body: body === undefined ? null : isFile ? body : JSON.stringify(body),
    signal: signal ?? null,
  })
  const text = await response.text()
  if (!response.ok) throw refusal(text, response.status)
  const parsed = reply.safeParse(asJson(text))
  if (parsed.success) return parsed.data
  throw new NoAnswer('The program answered in a form that this page does not know.', {
    code: 'unexpected',
    details: parsed.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    hint: 'reload the page; the program may be newer than what is open here',
  })
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new NoAnswer('Proven does not answer.', {
      code: unreachable,
      hint: '`proven open` starts it; this page goes on by itself once it is there',
      cause,
    })
  }
}

function refusal(text: string, status: number): NoAnswer {
  const parsed = failureReply.safeParse(asJson(text))
  if (parsed.success) return new NoAnswer(parsed.data.error.says, parsed.data.error)
  return new NoAnswer(failures.unexpected.says, {
    code: 'unexpected',
    details: [`the reply had status ${status} and no reason`],
    hint: failures.unexpected.hint,
  })
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
