import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../../test/postgres.ts'
import { smallBenchmark } from '../../../test/readings.ts'
import type { Catalogue } from '../../core/benchmark/catalogue.ts'
import { activeEntries } from '../../core/evidence/ledger.ts'
import { openLedger } from '../ledger.ts'
import { plannedTarget } from '../plan/planned-target.ts'
import { exportRecord, importRecord } from '../record/archive-record.ts'
import { eraseRecord } from '../record/erase-record.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { readLedger, readSources } from '../record/read-record.ts'
import { targetUseCases } from '../target/targets.ts'
import { certificateUseCases } from './certificates.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startTestPostgres()
})
afterAll(() => postgres.close())

const benchmark = smallBenchmark()
const catalogue: Catalogue = {
  tools: [],
  certifications: [
    {
      ...{ slug: 'ccp', name: 'Certified Caching Professional', issuer: 'Cache Board', aliases: ['CCP-01'] },
      ...{ source: { title: 'Guide', date: '2026' }, validMonths: 24 },
      objectives: [{ text: 'When an entry expires', percent: null, skills: ['caching'] }],
    },
    {
      ...{ slug: 'other', name: 'Something else', issuer: 'Board', aliases: [], validMonths: null },
      source: { title: 'Guide', date: '2026' },
      objectives: [{ text: 'Cooking', percent: null, skills: [] }],
    },
  ],
}
const start = Date.parse('2026-11-22T10:00:00.000Z')

async function open(record?: OpenRecord) {
  const own = record ?? (await postgres.freshRecord())
  let seconds = 0
  const now = () => new Date(start + 1000 * seconds++)
  const common = { record: own, ledger: openLedger(own), benchmark, catalogue, now }
  const { target } = targetUseCases(common)
  const planned = plannedTarget({ ...common, target })
  return { record: own, ...certificateUseCases({ ...common, activities: [], target, planned }) }
}
const active = async (record: OpenRecord) =>
  activeEntries(await readLedger(record)).map(({ kind, skill, stage, observed, observedAt }) =>
    observed.type === 'judged'
      ? `${kind} ${skill}@${stage} ${observed.strength} ${observedAt.slice(0, 10)}`
      : '',
  )

describe('a certificate', () => {
  it('that is planned is kept with its day, and is no evidence and no source', async () => {
    const { record, noteCertificate } = await open()
    const { held } = await noteCertificate('ccp', { examOn: '2027-02-01' })
    expect(held).toMatchObject([
      { certification: 'ccp', state: 'planned', examOn: '2027-02-01', expires: null },
    ])
    expect([await readLedger(record), await readSources(record)]).toEqual([[], []])
  })

  it('that is passed claims at mid at most, on its day, and says when it lapses', async () => {
    const { record, noteCertificate } = await open()
    await noteCertificate('ccp', { examOn: '2026-11-01' })
    const { held } = await noteCertificate('CCP-01', { passedOn: '2025-01-10' })
    expect(held).toMatchObject([{ state: 'expires-soon', expires: '2027-01-10', examOn: null }])
    expect(await active(record)).toEqual(['certificate caching@mid weak 2025-01-10'])
    expect(await readSources(record)).toMatchObject([
      { kind: 'person', label: 'Certified Caching Professional' },
    ])
    expect((await readSources(record))[0]?.instance).toBe(held[0]?.source)
  })

  it('noted again adds nothing; renewed or checkable, it says so in place of what it said', async () => {
    const { record, noteCertificate } = await open()
    await noteCertificate('ccp', { passedOn: '2024-05-01', expiresOn: '2026-12-31' })
    await noteCertificate('ccp', {})
    expect(await readLedger(record)).toHaveLength(1)
    await noteCertificate('ccp', { reference: 'https://issuer.example/1' })
    expect(await active(record)).toEqual(['certificate caching@mid fair 2024-05-01'])
    const { held } = await noteCertificate('ccp', { passedOn: '2026-10-01' })
    expect(await active(record)).toEqual(['certificate caching@mid fair 2026-10-01'])
    // The day that its issuer had given was the old one's.
    expect(held).toMatchObject([
      { state: 'held', expires: '2028-10-01', reference: 'https://issuer.example/1' },
    ])
  })

  it('that was noted as passed by mistake claims nothing once it is only planned', async () => {
    const { record, noteCertificate } = await open()
    await noteCertificate('ccp', { passedOn: '2026-05-01' })
    await noteCertificate('ccp', { passedOn: null, examOn: '2027-01-01' })
    expect(await active(record)).toEqual([])
  })

  it('that is removed is withdrawn, and can be noted again', async () => {
    const { record, noteCertificate, removeCertificate } = await open()
    await noteCertificate('ccp', { passedOn: '2026-05-01' })
    expect((await removeCertificate('ccp')).held).toEqual([])
    expect(await active(record)).toEqual([])
    expect(await readLedger(record)).toHaveLength(2)
    await noteCertificate('ccp', { passedOn: '2026-05-01' })
    expect(await active(record)).toEqual(['certificate caching@mid weak 2026-05-01'])
    await noteCertificate('other', {})
    expect((await removeCertificate('other')).held).toHaveLength(1)
  })

  it.each([
    ['that the catalogue does not have', 'mcse', {}, 'certification-unknown', ['mcse']],
    [
      'passed tomorrow',
      'ccp',
      { passedOn: '2026-11-23' },
      'request-invalid',
      [expect.stringMatching(/to come/)],
    ],
    ['with half a character', 'ccp', { reference: '\ud800' }, 'request-invalid', [expect.any(String)]],
  ])('%s is refused, and nothing is kept', async (_, called, told, code, details) => {
    const { record, noteCertificate, certificates } = await open()
    await expect(noteCertificate(called, told)).rejects.toMatchObject({ code, details })
    expect([(await certificates(null)).held, await readLedger(record)]).toEqual([[], []])
  })

  it('that was not noted cannot be removed', async () => {
    const { removeCertificate } = await open()
    await expect(removeCertificate('ccp')).rejects.toMatchObject({ code: 'certificate-unknown' })
  })

  it('is erased with its source; one that is planned, with everything', async () => {
    const { record, noteCertificate, certificates } = await open()
    const { held } = await noteCertificate('ccp', { passedOn: '2026-05-01' })
    await noteCertificate('other', { examOn: '2027-01-01' })
    await eraseRecord(record, held[0]?.source ?? '', new Date(start))
    expect((await certificates(null)).held).toMatchObject([{ certification: 'other' }])
    expect(await readLedger(record)).toEqual([])
    await eraseRecord(record, null, new Date(start))
    expect((await certificates(null)).held).toEqual([])
  })

  it('is in an archive with what it claims, and comes back from it', async () => {
    const { record, noteCertificate } = await open()
    await noteCertificate('ccp', { passedOn: '2026-05-01', reference: 'No. 7' })
    await noteCertificate('other', { examOn: '2027-01-01' })
    const file = join(postgres.folder, 'certificates.proven')
    await exportRecord(record, file, new Date(start))
    const empty = await postgres.freshRecord()
    await importRecord(empty, file)
    const again = await open(empty)
    expect((await again.certificates(null)).held).toMatchObject([
      { certification: 'ccp', reference: 'No. 7' },
      { certification: 'other' },
    ])
    expect(await active(empty)).toEqual(['certificate caching@mid fair 2026-05-01'])
    // A record that holds one which the archive does not is left alone.
    const { record: full, noteCertificate: note } = await open()
    await note('other', {})
    await expect(importRecord(full, file)).rejects.toMatchObject({ code: 'record-not-empty' })
  })
})

describe('certificates beside what is wanted', () => {
  it('fit the core at senior as long as nothing is wanted; held ones say so', async () => {
    const { certificates, noteCertificate } = await open()
    const { target, missing, certifications } = await certificates(null)
    expect([target.number, missing]).toEqual([0, 1])
    expect(certifications.map(({ certification, touches }) => [certification, touches.length])).toEqual([
      ['ccp', 1],
      ['other', 0],
    ])
    expect(certifications[0]?.touches[0]).toMatchObject({
      skill: 'caching',
      stage: 'senior',
      claims: 'mid',
      enough: false,
    })
    // A claim meets nothing: the skill is missing as before.
    const noted = await noteCertificate('ccp', { passedOn: '2026-05-01' })
    expect(noted.missing).toBe(1)
    expect(noted.certifications[0]).toMatchObject({ certification: 'ccp', state: 'held' })
  })

  it('of a target that there is not are refused', async () => {
    const { certificates } = await open()
    await expect(certificates('nothing')).rejects.toMatchObject({ code: 'target-unknown' })
  })
})
