import { z } from 'zod'
import { stages } from '../../core/benchmark/benchmark.ts'
import { certificateStates } from '../../core/certificate/certificate.ts'
import { standings } from '../../core/readiness/report.ts'

/*
 * Certificates:
 *   GET    /v1/certificates                 ?target=… → certificatesReply, against the plan's target where none is named
 *   PUT    /v1/certificates/:certification  certificateRequest → certificatesReply; passed, it becomes evidence
 *   DELETE /v1/certificates/:certification  withdraws its evidence → certificatesReply
 * A certification is named by its slug, its name or an alias.
 */
const stage = z.enum(stages)
const state = z.enum(certificateStates)
const count = z.number().int()
/** Checked by the use case, which says what is wrong with it. */
const day = z.string().max(40).nullable().optional()

/** What is left out stays as it was noted. */
export const certificateRequest = z.object({
  passedOn: day,
  /** As the issuer says; null where the catalogue's months count. */
  expiresOn: day,
  examOn: day,
  /** Where it can be checked. */
  reference: z.string().max(2_000).optional(),
})

const held = z.object({
  certification: z.string(),
  name: z.string(),
  issuer: z.string(),
  passedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  examOn: z.string().nullable(),
  reference: z.string(),
  /** Until when it is valid; null where it does not lapse, or was not passed yet. */
  expires: z.string().nullable(),
  state,
  /** Instance of the source that it is in the ledger once it was passed. */
  source: z.string(),
  addedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
})

const certification = z.object({
  certification: z.string(),
  name: z.string(),
  issuer: z.string(),
  validMonths: count.nullable(),
  source: z.object({ title: z.string(), date: z.string() }),
  objectives: z.array(
    z.object({
      text: z.string(),
      percent: z.object({ from: z.number(), to: z.number() }).nullable(),
      skills: z.array(z.string()),
    }),
  ),
  /** Whether the target asks for it by name. */
  isAskedFor: z.boolean(),
  /** Missing must-skills of the target that its objectives touch. */
  touches: z.array(
    z.object({
      skill: z.string(),
      name: z.string(),
      stage,
      standing: z.enum(standings),
      objectives: z.array(z.string()),
      /** Up to which stage it claims the skill, and never more than a claim; null where it only touches on it. */
      claims: stage.nullable(),
      /** Whether that is the stage that is asked for. */
      enough: z.boolean(),
    }),
  ),
  missing: count,
  hours: z.object({ from: z.number(), to: z.number() }).nullable(),
  activity: z.string().nullable(),
  claims: z.array(z.object({ skill: z.string(), name: z.string(), stage })),
  /** Of the one that is noted; null where none is. */
  state: state.nullable(),
})

export const certificatesReply = z.object({
  /** Number 0 where nothing was wanted yet, and the core at senior stands in. */
  target: z.object({ id: z.string(), number: count, title: z.string() }),
  /** Must-skills of it that no evidence shows. */
  missing: count,
  held: z.array(held),
  /** What fits best first. */
  certifications: z.array(certification),
})

export type CertificateRequest = z.infer<typeof certificateRequest>
export type CertificatesReply = z.infer<typeof certificatesReply>
export type HeldCertificate = CertificatesReply['held'][number]
export type CertificationReply = CertificatesReply['certifications'][number]
