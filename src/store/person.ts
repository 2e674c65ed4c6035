import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Id of the one person there is for now, made when missing. May be called twice at once. */
export async function ownerOf(db: Kysely<Schema>, now: Date): Promise<string> {
  await db
    .insertInto('person')
    .values({ id: randomUUID(), name: 'owner', created_at: now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('name', '=', 'owner')
    .executeTakeFirstOrThrow()
  return id
}
