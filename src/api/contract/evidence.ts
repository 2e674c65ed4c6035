import { z } from 'zod'
import { strengths } from '../../core/benchmark/benchmark.ts'
import { cautions, type EvidenceEntry, evidenceKinds } from '../../core/evidence/entry.ts'
import { instant, objectId, sha256, signalId, stage } from './values.ts'

/** Evidence as it stands in the ledger. */

export const citation = z.object({
  commit: objectId,
  paths: z.array(z.string().max(4096)).max(20),
  at: instant,
})

export const finding = z.object({
  signal: signalId,
  facet: z.string().max(80),
  citations: z.array(citation).min(1).max(20),
  cautions: z.array(z.enum(cautions)),
})

export const source = z.object({
  kind: z.enum(['repository', 'document', 'lab', 'person']),
  instance: sha256,
  label: z.string().max(200),
})

const observation = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('repository'),
    signal: signalId,
    facet: z.string(),
    strength: z.enum(strengths),
    citations: z.array(citation),
    cautions: z.array(z.enum(cautions)),
  }),
  z.object({
    type: z.literal('judged'),
    says: z.string(),
    strength: z.enum(strengths),
    present: z.boolean(),
    reference: z.string(),
  }),
  z.object({
    type: z.literal('withdrawn'),
    because: z.enum(['rule-mended', 'benchmark-changed', 'taken-back']),
  }),
])

export const evidenceEntry = z.object({
  id: z.uuid(),
  person: z.uuid(),
  skill: z.string(),
  stage,
  behaviour: z.string().nullable(),
  kind: z.enum(evidenceKinds),
  source,
  observed: observation,
  observedAt: instant,
  recordedAt: instant,
  rule: z.string(),
  ruleVersion: z.number().int(),
  benchmarkVersion: z.number().int(),
  visibility: z.enum(['private', 'shared']),
  supersedes: z.uuid().nullable(),
  sha256,
}) satisfies z.ZodType<EvidenceEntry>
