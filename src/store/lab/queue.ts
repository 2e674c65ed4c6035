import { CompiledQuery, type Kysely, type Transaction } from 'kysely'
import type { Db, PgBoss } from 'pg-boss'
import type { Schema } from '../schema.ts'

/** The queue of runs, in a schema of its own beside the record. A job is one line: which run. */
export type Queue = {
  /** Queues a run as part of a transaction. @returns the job's id */
  send(db: Transaction<Schema>, run: string, first: boolean): Promise<string>
  /** The next job, no other worker's while this transaction lasts; null where none waits. */
  take(db: Transaction<Schema>): Promise<{ id: string; run: string } | null>
  /** Whether a job still waits. */
  has(db: Transaction<Schema>, job: string): Promise<boolean>
  /** Forgets a job as part of a transaction; what is to be known of a run is in the record. */
  drop(db: Transaction<Schema>, job: string | null): Promise<void>
  close(): Promise<void>
}

const name = 'lab-run'

/** Our connections, or one of our transactions, as the queue's package takes them. */
const on = (db: Kysely<Schema>): Db => ({
  executeSql: async (text, values) => ({
    rows: (await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values))).rows,
  }),
})

const longSeconds = 86_399

/**
 * Opens the queue when it is first used, which makes its schema the first time. Whether a run that was taken is still
 * being worked on is known by its claim alone, so nothing here expires, is retried or needs maintenance.
 */
export function openQueue(db: Kysely<Schema>): Queue {
  let opened: Promise<PgBoss> | null = null
  const boss = (): Promise<PgBoss> => {
    opened ??= open(db).catch((error: unknown) => {
      opened = null
      throw error
    })
    return opened
  }
  return {
    async send(transaction, run, first) {
      const job = await (await boss()).send(name, { run }, { db: on(transaction), priority: first ? 1 : 0 })
      if (job === null) throw new Error('the queue took no job')
      return job
    },
    async take(transaction) {
      const [job] = await (await boss()).fetch<{ run: string }>(name, { db: on(transaction) })
      return job ? { id: job.id, run: job.data.run } : null
    },
    async has(transaction, job) {
      const found = await (await boss()).findJobs(name, { id: job, queued: true, db: on(transaction) })
      return found.length > 0
    },
    async drop(transaction, job) {
      if (job !== null) await (await boss()).deleteJob(name, job, { db: on(transaction) })
    },
    async close() {
      await (await opened?.catch(() => null))?.stop({ graceful: false })
    },
  }
}

async function open(db: Kysely<Schema>): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ db: on(db), supervise: false, schedule: false })
  // Told to who waits for what failed; without a listener it would end the process.
  boss.on('error', () => {})
  await boss.start()
  await boss.createQueue(name, {
    retryLimit: 0,
    expireInSeconds: longSeconds,
    retentionSeconds: 365 * longSeconds,
  })
  return boss
}
