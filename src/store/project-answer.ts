import { type Kysely, sql } from 'kysely'
import type { Answer } from '../core/project/audit.ts'
import type { Schema } from './schema.ts'

/** What was answered of one source, by question. */
export async function listAnswers(
  db: Kysely<Schema>,
  person: string,
  instance: string,
): Promise<Map<string, Answer>> {
  const rows = await db
    .selectFrom('project_answer')
    .select(['question', 'answer', 'answered_at'])
    .where('person', '=', person)
    .where('instance', '=', instance)
    .execute()
  return new Map(
    rows.map(({ question, answer, answered_at }) => [
      question,
      { text: answer, at: answered_at.toISOString() },
    ]),
  )
}

/**
 * Keeps answers in place of those before; a blank one is none. The same words keep their day, and what is not named stays.
 * May be called twice at once.
 * @returns whether there is such a source: its answers go with it
 */
export async function putAnswers(
  db: Kysely<Schema>,
  person: string,
  instance: string,
  answers: Readonly<Record<string, string>>,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    // Erasing locks the tables in this order.
    await sql`lock table project_answer in row exclusive mode`.execute(transaction)
    const source = await transaction
      .selectFrom('source')
      .select('instance')
      .where('person', '=', person)
      .where('instance', '=', instance)
      .forKeyShare()
      .executeTakeFirst()
    if (!source) return false
    // In one order, so that two at once cannot wait for each other.
    for (const [question, answer] of Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)))
      if (answer.trim() === '')
        await transaction
          .deleteFrom('project_answer')
          .where('person', '=', person)
          .where('instance', '=', instance)
          .where('question', '=', question)
          .execute()
      else
        await sql`
          insert into project_answer (person, instance, question, answer, answered_at)
          values (${person}, ${instance}, ${question}, ${answer}, ${now})
          on conflict (person, instance, question) do update
            set answer = excluded.answer, answered_at = excluded.answered_at
            where project_answer.answer <> excluded.answer`.execute(transaction)
    return true
  })
}
