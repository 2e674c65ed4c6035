import { join } from 'node:path'
import { openRecord } from '../../src/app/record/open-record.ts'
import { readLedger } from '../../src/app/record/read-record.ts'
import { recordEvidence } from '../../src/app/record/record-evidence.ts'
import { verifyEntry } from '../../src/store/entry-hash.ts'
import { reading, smallBenchmark } from '../readings.ts'

/**
 * What the kill tests kill: the real record in a program of its own, `recording-program.ts HOME SOURCE`. It says in lines
 * of JSON what the ledger holds when it starts, and then each batch that was acknowledged, until it is ended.
 */
export type Said =
  | { says: 'opened'; commits: string[]; wrongHashes: number }
  | { says: 'acknowledged'; commits: string[] }

const say = (line: Said) => process.stdout.write(`${JSON.stringify(line)}\n`)

const [home = '', source = ''] = process.argv.slice(2)
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

const entriesABatch = 5
for (let batch = 0; ; batch++) {
  const numbers = Array.from({ length: entriesABatch }, (_, index) => batch * entriesABatch + index)
  const scan = reading(source, numbers)
  await recordEvidence(record, smallBenchmark(), scan, new Date())
  say({ says: 'acknowledged', commits: scan.findings.flatMap(({ citations }) => citations[0]?.commit ?? '') })
}
