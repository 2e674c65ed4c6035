import { z } from 'zod'
import { stages } from '../../core/benchmark/benchmark.ts'
import { standings } from '../../core/readiness/report.ts'
import { isSignalId, type SignalId } from '../../core/signal/catalogue.ts'

/** Values that several resources share. */

export const stage = z.enum(stages)
export const standing = z.enum(standings)
export const instant = z.iso.datetime()
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const objectId = z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/)
export const signalId = z
  .custom<SignalId>((value) => typeof value === 'string' && isSignalId(value))
  .meta({ type: 'string' })
export const interval = z.object({ low: z.number(), middle: z.number(), high: z.number() })
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
