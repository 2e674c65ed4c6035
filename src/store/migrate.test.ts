import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts'
import { migrations, newestOf } from './migrate.ts'
import { openStore, type StoreOptions } from './store.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startTestPostgres()
})
afterAll(() => postgres.close())

const next = {
  '2999-01-01-001-next': {
    up: (db: Kysely<unknown>) => sql`create table next ()`.execute(db).then(() => {}),
  },
}
const broken = {
  '2999-01-01-002-broken': {
    up: async (db: Kysely<unknown>) => {
      await sql`create table half ()`.execute(db)
      await sql`select 1 / 0`.execute(db)
    },
  },
}

/** Opens and closes; gives the schemas that a backup was asked for. */
async function open(options: StoreOptions): Promise<string[]> {
  const asked: string[] = []
  const store = await openStore({ beforeMigration: async (_, schema) => void asked.push(schema), ...options })
  await store.close()
  return asked
}

it('every file of migrations/ is known, by its name', () => {
  const files = readdirSync(join(import.meta.dirname, 'migrations')).map((name) => name.replace(/\.ts$/, ''))
  expect(Object.keys(migrations).sort()).toEqual(files.sort())
  for (const name of files) expect(name).toMatch(/^\d{4}-\d{2}-\d{2}-\d{3}-[a-z-]+$/)
})

it('an empty database is brought up to date without a backup, and then left alone', async () => {
  const connection = await postgres.freshDatabase({ migrated: false })
  expect(await open({ connection })).toEqual([])
  expect(await open({ connection })).toEqual([])
})

it('a backup is asked for before anything pending is done', async () => {
  const connection = await postgres.freshDatabase()
  expect(await open({ connection, migrations: { ...migrations, ...next } })).toEqual([newestOf(migrations)])
  expect(await open({ connection, migrations: { ...migrations, ...next } })).toEqual([])
})

it('without its backup nothing is migrated', async () => {
  const connection = await postgres.freshDatabase()
  const beforeMigration = () => Promise.reject(new Error('no backup'))
  await expect(open({ connection, migrations: { ...migrations, ...next }, beforeMigration })).rejects.toThrow(
    'no backup',
  )
  expect(await open({ connection })).toEqual([])
})

it('ten programs at once migrate once', async () => {
  const connection = await postgres.freshDatabase({ migrated: false })
  await Promise.all(Array.from({ length: 10 }, () => open({ connection: { ...connection, max: 2 } })))
  expect(await open({ connection })).toEqual([])
})

it('the schema of a newer program is refused in words, and nothing is changed', async () => {
  const connection = await postgres.freshDatabase()
  await open({ connection, migrations: { ...migrations, ...next } })
  await expect(open({ connection })).rejects.toMatchObject({
    code: 'schema-newer',
    details: ['the record has 2999-01-01-001-next'],
  })
})

it('a migration that fails leaves nothing of itself', async () => {
  const connection = await postgres.freshDatabase()
  await expect(open({ connection, migrations: { ...migrations, ...next, ...broken } })).rejects.toThrow(
    /division by zero/,
  )
  const store = await openStore({ connection })
  const { rows } = await sql<{ half: string | null }>`select to_regclass('half') as half`.execute(store.db)
  await store.close()
  expect(rows).toEqual([{ half: null }])
})
