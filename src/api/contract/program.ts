import { z } from 'zod'
import type { FailureCode } from '../../core/failures.ts'
import { sha256 } from './values.ts'

export const health = z.object({
  name: z.literal('proven'),
  /** Of the program; the CLI restarts a server whose version is not its own. */
  version: z.string(),
  /** Changes with every edit of the source, so that a checkout never talks to yesterday's server. */
  build: z.string(),
  schema: z.string(),
  processId: z.number().int(),
})

export const eraseRequest = z.object({ source: sha256.nullable() })

export const eraseReply = z.object({ entries: z.number().int(), sources: z.number().int() })

export const importReply = z.object({ entries: z.number().int(), sources: z.number().int() })

/** A one-time address that signs a browser in. */
export const openReply = z.object({ address: z.url() })

export const stopReply = z.object({ stopping: z.literal(true) })

/** One thing that `proven doctor` looked at, and what to do where it is wrong. */
export const check = z.object({
  name: z.string(),
  ok: z.boolean(),
  says: z.string(),
  todo: z.string().nullable(),
})

export const checksReply = z.object({ checks: z.array(check) })

export const failureReply = z.object({
  error: z.object({
    code: z.custom<FailureCode>((value) => typeof value === 'string').meta({ type: 'string' }),
    says: z.string(),
    details: z.array(z.string()),
    hint: z.string(),
  }),
})

export type Health = z.infer<typeof health>
export type Check = z.infer<typeof check>
export type FailureReply = z.infer<typeof failureReply>
