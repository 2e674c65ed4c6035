import type { Benchmark, Skill } from '../../core/benchmark/benchmark.ts'
import { Failure } from '../../core/failures.ts'
import { whatAnswersCarry } from '../../core/self-rating/carries.ts'
import { answersIn, type GivenAnswer, type KeptAnswer } from '../../core/self-rating/entries.ts'
import { keyOf, questionsOf } from '../../core/self-rating/questions.ts'
import { listAnswers, saveAnswers } from '../../store/self-rating.ts'
import type { OpenRecord } from '../record/open-record.ts'
import type { SelfRatingView } from './views.ts'

/** What a self-rating asks under the benchmark, and what was answered so far. */
export async function readSelfRating(record: OpenRecord, benchmark: Benchmark): Promise<SelfRatingView> {
  return {
    benchmarkVersion: benchmark.version,
    areas: questionsOf(benchmark),
    answers: await keptAnswers(record, benchmark),
    carries: whatAnswersCarry(),
  }
}

/**
 * Keeps answers; of several about one behaviour the last counts. Done again on the same day, it adds nothing.
 * @returns every answer that is kept now
 * @throws Failure skill-unknown, request-invalid (no such behaviour)
 */
export async function answerSelfRating(
  record: OpenRecord,
  benchmark: Benchmark,
  given: readonly GivenAnswer[],
  now: Date,
): Promise<KeptAnswer[]> {
  const known = given.map((answer) => asKnown(answer, benchmark))
  await record.patiently(() => saveAnswers(record.store.db, record.person, known, { benchmark, now }))
  return keptAnswers(record, benchmark)
}

async function keptAnswers(record: OpenRecord, benchmark: Benchmark): Promise<KeptAnswer[]> {
  const { entries, skips } = await record.patiently(() => listAnswers(record.store.db, record.person))
  const answers = answersIn(entries, benchmark)
  const answered = new Set(answers.map(keyOf))
  const skipped = skips.flatMap((skip): KeptAnswer[] => {
    const skill = skillNamed(skip.skill, benchmark)
    if (!skill?.behaviours.some(({ id }) => id === skip.behaviour)) return []
    return [{ ...skip, skill: skill.slug, answer: 'skipped' }]
  })
  return [...answers, ...skipped.filter((skip) => !answered.has(keyOf(skip)))]
}

/** A skill may be named by a slug that it once had. */
const skillNamed = (name: string, { skills }: Benchmark): Skill | undefined =>
  skills.find(({ slug, formerSlugs }) => slug === name || formerSlugs.includes(name))

function asKnown(given: GivenAnswer, benchmark: Benchmark): GivenAnswer {
  const skill = skillNamed(given.skill, benchmark)
  if (!skill) throw new Failure('skill-unknown', given.skill)
  if (!skill.behaviours.some(({ id }) => id === given.behaviour))
    throw new Failure('request-invalid', [
      `${skill.slug} has no behaviour ${given.behaviour}; it has:`,
      ...skill.behaviours.map(({ id, stage }) => `${id} (${stage})`),
    ])
  return { ...given, skill: skill.slug }
}
