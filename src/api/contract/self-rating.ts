import { z } from 'zod'
import type { KeptAnswer } from '../../core/self-rating/entries.ts'
import { type AreaQuestions, selfAnswers } from '../../core/self-rating/questions.ts'
import { instant, stage } from './values.ts'

/*
 * Self-rating:
 *   GET    /v1/self-rating            selfRatingReply
 *   POST   /v1/self-rating/answers    selfAnswersRequest → selfAnswersReply, all that is kept now
 */
const question = z.object({
  skill: z.string(),
  name: z.string(),
  behaviour: z.string(),
  stage,
  text: z.string(),
  seconds: z.number(),
})

const keptAnswer = z.object({
  skill: z.string(),
  behaviour: z.string(),
  answer: z.enum(selfAnswers),
  /** When it was given. */
  at: instant,
}) satisfies z.ZodType<KeptAnswer>

export const selfRatingReply = z.object({
  benchmarkVersion: z.number().int(),
  areas: z.array(
    z.object({
      area: z.string(),
      name: z.string(),
      /** A core skill's question of the bar, and the one below it for those who answer that with "not yet". */
      rungs: z.array(z.object({ first: question, below: question.nullable() })),
      /** For how many skills the one below is asked. */
      followUps: z.number().int(),
      rest: z.array(question),
    }),
  ) satisfies z.ZodType<AreaQuestions[]>,
  answers: z.array(keptAnswer),
  /** The middle of a level: of a skill without evidence, and after one observation at senior. */
  carries: z.object({ unknown: z.number(), yes: z.number(), notYet: z.number(), lab: z.number() }),
})

const name = z.string().min(1).max(60)
export const givenAnswer = z.object({
  skill: name,
  behaviour: name,
  /** `withdrawn` takes an answer back. */
  answer: z.enum([...selfAnswers, 'withdrawn']),
})
export const selfAnswersRequest = z.object({ answers: z.array(givenAnswer).min(1).max(1000) })
export const selfAnswersReply = z.object({ answers: z.array(keptAnswer) })

export type SelfRatingReply = z.infer<typeof selfRatingReply>
