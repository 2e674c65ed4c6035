import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../../test/postgres.ts'
import { reading, smallBenchmark, upTo } from '../../../test/readings.ts'
import { sealed } from '../../store/archive/seal.ts'
import { listBackups, newestGoodBackup } from '../../store/backups.ts'
import { backupIfDue, exportRecord, importRecord } from './archive-record.ts'
import type { OpenRecord } from './open-record.ts'
import { readBenchmarks, readLedger, readSources } from './read-record.ts'
import { recordEvidence } from './record-evidence.ts'

let postgres: TestPostgres
/** A record with everything in it, and its archive. */
let record: OpenRecord
let archive: string
let bytes: Buffer
const now = new Date('2026-11-22T10:00:00.123Z')

beforeAll(async () => {
  postgres = await startTestPostgres()
  record = await postgres.freshRecord()
  archive = join(postgres.folder, 'all.ndjson.gz')
  const notices = [{ code: 'odd', says: 'Odd: \u001b[31m "quoted" \\ 😀' }]
  await recordEvidence(record, smallBenchmark(1), reading('shop', upTo(30), { notices }), now)
  await recordEvidence(record, smallBenchmark(1), reading('bank', upTo(5)), now)
  await recordEvidence(record, { ...smallBenchmark(2), skills: [] }, reading('bank', upTo(5)), now)
  expect(await exportRecord(record, archive, now)).toMatchObject({ entries: 40, sources: 2 })
  bytes = readFileSync(archive)
})
afterAll(() => postgres.close())

const contents = async (of: OpenRecord) => ({
  person: of.person,
  ledger: await readLedger(of),
  sources: await readSources(of),
  benchmarks: await readBenchmarks(of),
})

let files = 0
const fileOf = (content: Buffer): string => {
  const file = join(postgres.folder, `${++files}.ndjson.gz`)
  writeFileSync(file, content)
  return file
}

/** An archive as this program would write it, with other lines: sealed, and so only wrong in what it says. */
async function archiveOf(change: (lines: string[]) => string[]): Promise<string> {
  const lines = gunzipSync(bytes).toString('utf8').trimEnd().split('\n').slice(0, -1)
  const parts: Buffer[] = []
  const member = gzipSync(
    change(lines)
      .map((line) => `${line}\n`)
      .join(''),
  )
  for await (const part of sealed(
    (async function* () {
      yield member
    })(),
  ))
    parts.push(part)
  return fileOf(Buffer.concat(parts))
}

const edit = (which: (line: string) => boolean, change: (line: string) => string) => (lines: string[]) =>
  lines.map((line) => (which(line) ? change(line) : line))
const isHeader = (line: string) => line.includes('proven-archive')
const isEvidence = (line: string) => line.startsWith('{"table":"evidence"')

describe('an archive', () => {
  it('read into an empty record makes an equal one', async () => {
    const other = await postgres.freshRecord()
    expect(other.person).not.toBe(record.person)
    expect(await importRecord(other, archive)).toEqual({ entries: 40, sources: 2 })
    expect(await contents(other)).toEqual(await contents(record))
  })

  it('read twice adds nothing the second time', async () => {
    const other = await postgres.freshRecord()
    await importRecord(other, archive)
    expect(await importRecord(other, archive)).toEqual({ entries: 0, sources: 0 })
    expect(await contents(other)).toEqual(await contents(record))
  })

  it('continues a record that it once was', async () => {
    const [older, newer] = [await postgres.freshRecord(), await postgres.freshRecord()]
    await importRecord(older, archive)
    await importRecord(newer, archive)
    await recordEvidence(newer, smallBenchmark(1), reading('shop', upTo(40)), now)
    await recordEvidence(newer, smallBenchmark(1), reading('third', [1]), now)
    const file = join(postgres.folder, 'newer.ndjson.gz')
    await exportRecord(newer, file, now)
    expect(await importRecord(older, file)).toEqual({ entries: 11, sources: 1 })
    expect((await contents(older)).ledger).toEqual((await contents(newer)).ledger)
  })

  it.each([
    ['evidence of its own', [1]],
    ['a source without evidence', []],
  ])('does not replace a record with %s', async (_, numbers) => {
    const other = await postgres.freshRecord()
    await recordEvidence(other, smallBenchmark(), reading('mine', numbers), now)
    const before = await contents(other)
    await expect(importRecord(other, archive)).rejects.toMatchObject({ code: 'record-not-empty' })
    expect(await contents(other)).toEqual(before)
  })

  it('does not take a record back to what it once was', async () => {
    const newer = await postgres.freshRecord()
    await importRecord(newer, archive)
    await recordEvidence(newer, smallBenchmark(1), reading('shop', upTo(40)), now)
    const before = await contents(newer)
    await expect(importRecord(newer, archive)).rejects.toMatchObject({ code: 'record-not-empty' })
    expect(await contents(newer)).toEqual(before)
  })

  it('of an empty record can be written and read', async () => {
    const [empty, other] = [await postgres.freshRecord(), await postgres.freshRecord()]
    const file = join(postgres.folder, 'empty.ndjson.gz')
    await exportRecord(empty, file, now)
    expect(await importRecord(other, file)).toEqual({ entries: 0, sources: 0 })
    expect(other.person).toBe(empty.person)
  })

  it('can be read with zcat, ends with the hash of what lies before, and holds no position', () => {
    const lines = gunzipSync(bytes).toString('utf8').trimEnd().split('\n')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      format: 'proven-archive',
      tables: { evidence: 40, source: 2 },
    })
    const { sha256 } = JSON.parse(lines.at(-1) ?? '') as { sha256: string }
    const sealBytes = bytes.length - bytes.lastIndexOf(Buffer.from([0x1f, 0x8b, 8]))
    expect(
      createHash('sha256')
        .update(bytes.subarray(0, bytes.length - sealBytes))
        .digest('hex'),
    ).toBe(sha256)
    expect(lines.some((line) => line.includes('"position"'))).toBe(false)
  })

  it('that could not be written leaves no half', async () => {
    const before = readdirSync(postgres.folder)
    await expect(exportRecord(record, join(postgres.folder, 'none', 'a.gz'), now)).rejects.toThrow(/ENOENT/)
    expect(readdirSync(postgres.folder)).toEqual(before)
  })
})

describe('a damaged archive is refused', () => {
  const refuses = async (file: string, code = 'archive-damaged') => {
    const other = await postgres.freshRecord()
    const before = await contents(other)
    await expect(importRecord(other, file)).rejects.toMatchObject({ code })
    expect(await contents(other)).toEqual(before)
  }

  it('with any bit of any byte flipped', async () => {
    const other = await postgres.freshRecord()
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = Buffer.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        await expect(importRecord(other, fileOf(flipped))).rejects.toMatchObject({ code: 'archive-damaged' })
      }),
      {
        numRuns: 200,
        examples: [...upTo(12), ...upTo(110).map((back) => bytes.length - 1 - back)].map((at) => [
          at,
          at % 8,
        ]),
      },
    )
    expect(await readLedger(other)).toEqual([])
  })

  it('cut off anywhere', async () => {
    const other = await postgres.freshRecord()
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        await expect(importRecord(other, fileOf(bytes.subarray(0, length)))).rejects.toMatchObject({
          code: 'archive-damaged',
        })
      }),
      { numRuns: 60, examples: [[0], [1], [99], [100], [101], [bytes.length - 1]] },
    )
  })

  it('with something after its end', () => refuses(fileOf(Buffer.concat([bytes, Buffer.from([0])]))))
  it('that is another kind of file', () => refuses(fileOf(Buffer.from('hello'.repeat(100)))))

  const sealedButWrong: [string, (lines: string[]) => string[], string?][] = [
    [
      'of a newer form',
      edit(isHeader, (line) => line.replace('"version":1', '"version":2')),
      'archive-newer',
    ],
    [
      'of a newer schema',
      edit(isHeader, (line) => line.replace(/"schema":"[^"]*"/, '"schema":"2999-01-01-001-x"')),
      'archive-newer',
    ],
    ['without a header', (lines) => lines.slice(1)],
    ['without anything', () => []],
    ['with an entry left out', (lines) => lines.slice(0, -1)],
    ['with an entry twice', (lines) => [...lines, lines.at(-1) ?? '']],
    ['with an entry instead of another', (lines) => [...lines.slice(0, -1), lines.at(-2) ?? '']],
    [
      'with an entry changed',
      edit(isEvidence, (line) => line.replace('"stage": "senior"', '"stage": "staff"')),
    ],
    ['with a row that is none', edit(isEvidence, () => '{"table":"evidence","row":[1]}')],
    ['with a line that is no JSON', edit(isEvidence, () => 'hello')],
    [
      'with a table that does not exist',
      edit(isEvidence, (line) => line.replace('"evidence"', '"pg_authid"')),
    ],
    [
      'with a source that is missing',
      (lines) =>
        lines
          .filter((line) => !line.includes('"bank"') || isEvidence(line))
          .map((line) => line.replace('"source":2', '"source":1')),
    ],
    [
      'with a time that is none',
      edit(
        (line) => line.startsWith('{"table":"source"'),
        (line) => line.replace(/"read_at": "[^"]*"/, '"read_at": "soon"'),
      ),
    ],
    ['with a line longer than any row', (lines) => [...lines, ' '.repeat(17 * 1024 * 1024)]],
  ]
  it.each(sealedButWrong)('%s', async (_, change, code) => {
    await refuses(await archiveOf(change), code)
  })

  it('that unpacks to much more than it weighs, without taking the memory', async () => {
    // 400 MB of one line in 400 kB.
    const bomb = Buffer.concat(upTo(100).map(() => gzipSync(Buffer.alloc(4 * 1024 * 1024, 32))))
    const parts: Buffer[] = []
    for await (const part of sealed(
      (async function* () {
        yield bomb
      })(),
    ))
      parts.push(part)
    const before = process.memoryUsage().rss
    await refuses(fileOf(Buffer.concat(parts)))
    expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024)
  })
})

describe('backups', () => {
  const hour = 3_600_000
  const at = (hours: number) => new Date(now.getTime() + hours * hour)

  it('are written when the newest is a day old, and can be read', async () => {
    const own = await postgres.freshRecord()
    await importRecord(own, archive)
    const first = await backupIfDue(own, at(0))
    expect(await backupIfDue(own, at(23.9))).toBeNull()
    const second = await backupIfDue(own, at(24))
    expect((await listBackups(own.places.backups)).map(({ file }) => file)).toEqual([second, first])
    const other = await postgres.freshRecord()
    await importRecord(other, second ?? '')
    expect(await contents(other)).toEqual(await contents(record))
  })

  it('are written though the clock once stood in the future', async () => {
    const own = await postgres.freshRecord()
    await backupIfDue(own, at(1_000))
    expect(await backupIfDue(own, at(0))).not.toBeNull()
  })

  it('are kept seven, and a damaged one does not push a good one out', async () => {
    const own = await postgres.freshRecord()
    await backupIfDue(own, at(0))
    const good = (await listBackups(own.places.backups))[0]?.file ?? ''
    for (let day = 1; day <= 8; day++) {
      const file = (await backupIfDue(own, at(day * 24))) ?? ''
      if (day <= 2) writeFileSync(file, 'damaged')
    }
    // Seven good ones: days 0 and 3 to 8, and the damaged days 1 and 2 between them.
    expect(await listBackups(own.places.backups)).toHaveLength(9)
    await backupIfDue(own, at(9 * 24))
    const left = (await listBackups(own.places.backups)).map(({ file }) => file)
    expect(left).toHaveLength(7)
    expect(left).not.toContain(good)
  })

  it('are restored from the newest that is whole', async () => {
    const own = await postgres.freshRecord()
    const good = await backupIfDue(own, at(0))
    const newer = (await backupIfDue(own, at(24))) ?? ''
    copyFileSync(newer, `${newer}.part`)
    writeFileSync(newer, readFileSync(newer).subarray(1))
    expect((await newestGoodBackup(own.places.backups))?.file).toBe(good)
  })
})
