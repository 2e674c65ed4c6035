import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Certificate } from '../core/certificate/certificate.ts'
import type { SourceInstance } from '../core/evidence/entry.ts'
import type { Schema } from './schema.ts'

export type KeptCertificate = Certificate & { addedAt: string; changedAt: string }

/** A certificate is a source of its own, the same on every machine: erasing it erases the one certificate. */
export const certificateSource = (certification: string, name: string): SourceInstance => ({
  kind: 'person',
  instance: createHash('sha256').update(`certificate/${certification}`).digest('hex'),
  label: name,
})

/** In the order of their certifications' slugs. */
export async function listCertificates(db: Kysely<Schema>, person: string): Promise<KeptCertificate[]> {
  const rows = await db
    .selectFrom('certificate')
    .selectAll()
    .where('person', '=', person)
    .orderBy('certification')
    .execute()
  return rows.map(({ content, added_at, changed_at }) => ({
    ...content,
    addedAt: added_at.toISOString(),
    changedAt: changed_at.toISOString(),
  }))
}

/** One for each certification: a renewal takes the place of what was there. May be called twice at once. */
export async function putCertificate(
  db: Kysely<Schema>,
  person: string,
  certificate: Certificate,
  now: Date,
): Promise<void> {
  const row = { content: JSON.stringify(certificate), changed_at: now }
  await db
    .insertInto('certificate')
    .values({ person, certification: certificate.certification, added_at: now, ...row })
    .onConflict((conflict) => conflict.columns(['person', 'certification']).doUpdateSet(row))
    .execute()
}

/** @returns whether it was there */
export async function deleteCertificate(
  db: Kysely<Schema>,
  person: string,
  certification: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('certificate')
    .where('person', '=', person)
    .where('certification', '=', certification)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Together with the evidence of a source: the certificate that it is; all of a person where that is null. */
export async function deleteCertificates(
  db: Transaction<Schema>,
  person: string,
  source: string | null,
): Promise<void> {
  let certificates = db.deleteFrom('certificate').where('person', '=', person)
  if (source !== null)
    certificates = certificates.where(
      sql<boolean>`encode(sha256(convert_to('certificate/' || certification, 'UTF8')), 'hex') = ${source}`,
    )
  await certificates.execute()
}
