import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { EvidenceEntry } from '../core/evidence/entry.ts'

/** Hex SHA-256 of the canonical JSON (RFC 8785) of a value. */
export function hashOf(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('a value without JSON has no hash')
  return createHash('sha256').update(text).digest('hex')
}

/** The hash that an entry has to carry. */
export function entryHash(entry: Omit<EvidenceEntry, 'sha256'> & { sha256?: string }): string {
  const { sha256: _, ...rest } = entry
  return hashOf(rest)
}

/** Whether an entry is what was once written down. */
export const verifyEntry = (entry: EvidenceEntry): boolean => entry.sha256 === entryHash(entry)
