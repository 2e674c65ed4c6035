import { join } from 'node:path'
import { openRecord } from '../../src/app/record/open-record.ts'
import { readLedger } from '../../src/app/record/read-record.ts'
import { recordEvidence } from '../../src/app/record/record-evidence.ts'
import { Failure } from '../../src/core/failures.ts'
import { verifyEntry } from '../../src/store/entry-hash.ts'
import { hexOf, reading, smallBenchmark, upTo } from '../readings.ts'

/**
 * What the kill tests kill: the real record in a program of its own, `recording-program.ts HOME SOURCE [ENTRIES [PATHS]]`.
 * It says in lines of JSON what the ledger holds when it starts, and then each batch of ENTRIES that was acknowledged,
 * until it is ended or something fails.
 */
export type Said =
  | { says: 'opened'; commits: string[]; wrongHashes: number }
  | { says: 'acknowledged'; commits: string[] }
  | { says: 'failed'; code: string; details: string[] }

const say = (line: Said) => process.stdout.write(`${JSON.stringify(line)}\n`)

const [home = '', source = '', entriesABatch = '5', paths = '1'] = process.argv.slice(2)
const record = await openRecord({
  places: { postgres: join(home, 'postgres'), backups: join(home, 'backups'), log: join(home, 'log') },
  databaseUrl: null,
  programVersion: '0.0.0-test',
  now: () => new Date(),
})
const cited = (ledger: Awaited<ReturnType<typeof readLedger>>): string[] =>
  ledger.map(({ observed }) => (observed.type === 'repository' ? (observed.citations[0]?.commit ?? '') : ''))

const ledger = await readLedger(record)
say({
  says: 'opened',
  commits: cited(ledger),
  wrongHashes: ledger.filter((entry) => !verifyEntry(entry)).length,
})

try {
  for (let batch = 0; ; batch++) {
    const first = batch * Number(entriesABatch)
    const scan = reading(
      source,
      upTo(Number(entriesABatch)).map((index) => first + index),
    )
    for (const { citations } of scan.findings)
      citations[0]?.paths.push(
        ...upTo(Number(paths) - 1).map((index) => hexOf(`${citations[0]?.commit} ${index}`)),
      )
    await recordEvidence(record, smallBenchmark(), scan, new Date())
    say({
      says: 'acknowledged',
      commits: scan.findings.flatMap(({ citations }) => citations[0]?.commit ?? ''),
    })
  }
} catch (error) {
  if (!(error instanceof Failure)) throw error
  say({ says: 'failed', code: error.code, details: error.details })
  await record.close()
}
