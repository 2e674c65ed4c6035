import { z } from 'zod'
import { strengths } from '../../core/benchmark/benchmark.ts'
import { winFields } from '../../core/win/win.ts'
import { instant, stage } from './values.ts'

/*
 * Wins:
 *   GET    /v1/wins                  winsReply
 *   POST   /v1/wins                  winBeginRequest → winReply (201)
 *   GET    /v1/wins/:number          winReply
 *   PUT    /v1/wins/:number          winDraft → winReply; keeps what is written, and leaves the ledger as it is
 *   DELETE /v1/wins/:number          → winsReply; only a draft that never was evidence
 *   POST   /v1/wins/:number/record   → winReply; failure win-incomplete with what is asked
 *   DELETE /v1/wins/:number/record   takes it back → winReply
 *   POST   /v1/wins/pass-over        passOverRequest → winsReply
 */
const longestWords = 10_000

const words = z.string().max(longestWords)
const text = z.object({
  title: words,
  when: words,
  situation: words,
  did: words,
  part: words,
  result: words,
  measure: words,
  before: words,
  after: words,
  source: words,
  confirm: words,
}) satisfies z.ZodType<Record<(typeof winFields)[number], string>>

const behaviourName = z.object({ skill: z.string().min(1).max(60), behaviour: z.string().min(1).max(60) })

export const winDraft = z.object({ text, shows: z.array(behaviourName).max(50) })
const candidateKey = z.string().min(1).max(200)
export const winBeginRequest = z.object({
  text: text.partial().default({}),
  shows: winDraft.shape.shows.default([]),
  /** Key of the candidate that it is begun from. */
  candidate: candidateKey.nullable().default(null),
})
export const passOverRequest = z.object({
  candidate: candidateKey,
  /** False proposes it again. */
  over: z.boolean().default(true),
})

const candidate = z.object({
  key: z.string(),
  from: z.enum(['repository', 'lab', 'activity']),
  label: z.string(),
  period: z.string().nullable(),
  newestAt: instant,
  /** What the record shows, the most telling first. */
  shows: z.array(z.object({ says: z.string(), commit: z.string().nullable(), at: instant })),
  /** What only the person can say. */
  asks: z.string(),
  behaviours: z.array(behaviourName),
})

export const winSummary = z.object({
  number: z.number().int(),
  title: z.string(),
  when: z.string(),
  /** `changed`: edited since it was recorded; the ledger still says what was recorded. */
  state: z.enum(['draft', 'recorded', 'changed', 'taken-back']),
  says: z.string(),
  documented: z.object({ strength: z.enum(strengths), reason: z.string() }),
  /** Open questions, and how many of them it cannot do without. */
  asked: z.number().int(),
  needed: z.number().int(),
  behaviours: z.number().int(),
  addedAt: instant,
  changedAt: instant,
})

export const winsReply = z.object({
  wins: z.array(winSummary),
  candidates: z.array(candidate),
  passedOver: z.number().int(),
})

export const winReply = winSummary.extend({
  text,
  shows: z.array(behaviourName),
  /** Names its source once it was recorded. */
  source: z.string().nullable(),
  recordedAt: instant.nullable(),
  takenBackAt: instant.nullable(),
  /** What is not told yet, as a colleague would ask. */
  missing: z.array(
    z.object({ field: z.enum([...winFields, 'shows']), asks: z.string(), needed: z.boolean() }),
  ),
  /** Skills that its words name, with the behaviours to choose from. */
  suggested: z.array(
    z.object({
      skill: z.string(),
      name: z.string(),
      words: z.array(z.string()),
      behaviours: z.array(z.object({ id: z.string(), stage, text: z.string(), picked: z.boolean() })),
    }),
  ),
  candidate: candidate.nullable(),
  /** What the ledger has from it now. */
  evidence: z.array(
    behaviourName.extend({ name: z.string(), stage, text: z.string(), strength: z.enum(strengths) }),
  ),
})

export type WinDraftRequest = z.infer<typeof winDraft>
export type WinSummary = z.infer<typeof winSummary>
export type WinReply = z.infer<typeof winReply>
export type WinsReply = z.infer<typeof winsReply>
