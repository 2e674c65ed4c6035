import type { Kysely } from 'kysely'
import type { Benchmark } from '../core/benchmark/benchmark.ts'
import { hashOf } from './entry-hash.ts'
import type { Schema } from './schema.ts'

/** Keeps the benchmark that evidence is recorded under. May be called twice at once. */
export async function keepBenchmark(db: Kysely<Schema>, benchmark: Benchmark, now: Date): Promise<void> {
  await db
    .insertInto('benchmark_snapshot')
    .values({
      sha256: hashOf(benchmark),
      version: benchmark.version,
      content: JSON.stringify(benchmark),
      first_used_at: now,
    })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
}

export type BenchmarkSnapshot = { benchmark: Benchmark; sha256: string; firstUsedAt: string }

/** Oldest first. */
export async function listBenchmarks(db: Kysely<Schema>): Promise<BenchmarkSnapshot[]> {
  const rows = await db
    .selectFrom('benchmark_snapshot')
    .selectAll()
    .orderBy('first_used_at')
    .orderBy('version')
    .execute()
  return rows.map((row) => ({
    benchmark: row.content,
    sha256: row.sha256,
    firstUsedAt: row.first_used_at.toISOString(),
  }))
}
