import { expect, it } from 'vitest'
import type { EvidenceEntry, SourceInstance } from '../evidence/entry.ts'
import { findingsOf } from './findings.ts'

const entry = (instance: string, behaviour: string, commit: string, facet = ''): EvidenceEntry => ({
  ...{ id: '', person: '', skill: 'caching', stage: 'mid', behaviour, kind: 'git' },
  source: { kind: 'repository', instance, label: 'a' } satisfies SourceInstance,
  observed: {
    ...{ type: 'repository', signal: 'cache-expiry', facet, strength: 'fair', cautions: [] },
    citations: [{ commit, paths: [], at: '2026-01-01T00:00:00Z' }],
  },
  ...{ observedAt: '', recordedAt: '', rule: 'cache-expiry', ruleVersion: 1, benchmarkVersion: 1 },
  ...{ visibility: 'private', supersedes: null, sha256: '' },
})

it('a finding that speaks for two behaviours is one; other repositories’ are theirs', () => {
  const entries = [
    entry('mine', 'expires', 'a'),
    entry('mine', 'invalidates', 'a'),
    entry('mine', 'expires', 'b'),
    entry('mine', 'expires', 'a', 'redis'),
    entry('other', 'expires', 'c'),
  ]
  const found = findingsOf(entries, 'mine').map(({ facet, citations }) => [facet, citations[0]?.commit])
  expect(found).toEqual([
    ['', 'a'],
    ['', 'b'],
    ['redis', 'a'],
  ])
})
