import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Skill } from '../core/benchmark/benchmark.ts'
import { dimensions, type Rubric, type RubricRow } from '../core/project/rubric.ts'
import { isSignalId, type SignalId } from '../core/signal/catalogue.ts'
import type { Problem } from './problem.ts'
import { line, sentence, slug } from './shape.ts'
import { inShape, readYaml, type YamlFile } from './yaml-file.ts'

const file = 'projects/rubric.yaml'

const signal = z
  .string()
  .refine(isSignalId, { error: ({ input }) => `there is no signal \`${input}\`` })
  .transform((id) => id as SignalId)

const rowShape = z.strictObject({
  dimension: z.enum(dimensions),
  title: line.max(40),
  says: sentence,
  criteria: z
    .array(z.strictObject({ id: slug, says: sentence, signals: z.array(signal).min(1), step: sentence }))
    .min(1),
  questions: z
    .array(
      z.strictObject({
        id: slug,
        wants: z.enum(['figure', 'sentence']),
        asks: line.refine((text) => text.endsWith('?'), 'has to be a question'),
      }),
    )
    .min(1),
})
const fileShape = z.strictObject({ dimensions: z.array(z.unknown()).min(1) })

/**
 * Reads what projects are looked at for, and finds every problem in it at once.
 * @param folder        the content folder; one without projects/ has no rubric
 * @param skills        those that could be read
 * @param brokenSkills  of skills that could not, which may be the ones that a signal speaks for
 */
export function loadRubric(
  folder: string,
  skills: readonly Skill[],
  brokenSkills: ReadonlySet<string>,
): { rubric: Rubric; problems: Problem[] } {
  if (!existsSync(join(folder, 'projects'))) return { rubric: [], problems: [] }
  const yaml = readYaml(folder, file)
  const problems = [...yaml.problems]
  const found = yaml.value === undefined ? undefined : inShape(yaml, [], yaml.value, fileShape, problems)
  const rows = (found?.dimensions ?? []).map((value, index) =>
    inShape(yaml, ['dimensions', index], value, rowShape, problems),
  )
  if (found) problems.push(...together(yaml, rows))
  if (brokenSkills.size === 0) problems.push(...unheard(yaml, rows, skills))
  return { rubric: rows.filter((row) => row !== undefined), problems }
}

type Rows = readonly (RubricRow | undefined)[]

/** Each dimension once, and no id twice: answers are kept under a question's. */
function* together(yaml: YamlFile, rows: Rows): Generator<Problem> {
  const ids = new Set<string>()
  for (const [index, row] of rows.entries()) {
    if (!row) continue
    if (rows.findIndex((other) => other?.dimension === row.dimension) !== index)
      yield yaml.problem(['dimensions', index, 'dimension'], `\`${row.dimension}\` stands twice`)
    for (const key of ['criteria', 'questions'] as const)
      for (const [at, { id }] of row[key].entries()) {
        if (ids.has(id))
          yield yaml.problem(['dimensions', index, key, at, 'id'], `the id \`${id}\` stands twice`)
        ids.add(id)
      }
  }
  if (rows.includes(undefined)) return
  for (const dimension of dimensions)
    if (!rows.some((row) => row?.dimension === dimension))
      yield yaml.problem(['dimensions'], `nothing is asked about \`${dimension}\``)
}

/** The record holds what speaks for a behaviour, and nothing else. */
function* unheard(yaml: YamlFile, rows: Rows, skills: readonly Skill[]): Generator<Problem> {
  const heard = new Set(
    skills.flatMap(({ behaviours }) =>
      behaviours.flatMap(({ signals }) => signals.map((bound) => bound.signal)),
    ),
  )
  for (const [index, row] of rows.entries())
    for (const [at, { signals }] of (row?.criteria ?? []).entries())
      for (const [which, id] of signals.entries())
        if (!heard.has(id))
          yield yaml.problem(
            ['dimensions', index, 'criteria', at, 'signals', which],
            `\`${id}\` speaks for no behaviour, so that no record holds it`,
          )
}
