import { expect, test } from 'vitest'
import type { ScanReply } from '../../api/contract/repositories.ts'
import { progressSays, progressShare, type ScanProgress, scanSays } from './scan.ts'

const progress = (over: Partial<ScanProgress>): ScanProgress => ({
  path: '/home/me/orders-api',
  label: 'orders-api',
  phase: 'waiting',
  read: 0,
  of: null,
  notices: [],
  failure: null,
  result: null,
  ...over,
})
const result = {
  instance: '0'.repeat(64),
  commits: 12272,
  ownCommits: 341,
  added: 0,
  unchanged: 0,
  superseded: 0,
  withdrawn: 0,
}

test.each<[string, Partial<ScanProgress>, string, number | null]>([
  ['waiting', {}, 'Waits for its turn', null],
  ['reading one', { phase: 'history', read: 1 }, 'Reading the history, 1 commit', null],
  ['reading an unknown number', { phase: 'history', read: 1200 }, 'Reading the history, 1,200 commits', null],
  [
    'reading a known number',
    { phase: 'history', read: 3068, of: 12272 },
    'Reading the history, 3,068 of 12,272 commits',
    0.25,
  ],
  [
    'more than was announced is not more than all',
    { phase: 'content', read: 30, of: 20 },
    'Reading your commits, 30 of 20',
    1,
  ],
  [
    'done, with evidence',
    { phase: 'done', result: { ...result, added: 214, unchanged: 3 } },
    '12,272 commits, 341 yours: 214 pieces of evidence added, 3 unchanged',
    1,
  ],
  ['done, without', { phase: 'done', result }, '12,272 commits, 341 yours: no evidence found', 1],
  ['stopped', { phase: 'stopped' }, 'Stopped; nothing of it was recorded', null],
])('%s', (_, over, says, share) => {
  expect(progressSays(progress(over))).toBe(says)
  expect(progressShare(progress(over))).toBe(share)
})

const done = progress({ phase: 'done', result: { ...result, added: 1214 } })
const stopped = progress({ phase: 'stopped' })
const failed = progress({ phase: 'failed' })

test.each<[string, ScanReply['state'], ScanProgress[], string]>([
  ['running', 'running', [done, progress({})], 'Reading. 1 of 2 repositories done.'],
  ['done', 'done', [done], 'Done. 1,214 new pieces of evidence.'],
  ['partly', 'done', [done, failed], 'Done. 1,214 new pieces of evidence. 1 repository could not be read.'],
  ['failed', 'failed', [failed], 'Nothing could be read.'],
  [
    'stopped at once',
    'stopped',
    [stopped],
    'Stopped. Nothing was recorded; what was recorded before is as it was.',
  ],
  [
    'stopped on the way',
    'stopped',
    [done, stopped, stopped],
    'Stopped. 1 of 3 repositories is read and recorded; of the rest nothing is.',
  ],
])('a scan that is %s', (_, state, repositories, says) =>
  expect(scanSays({ id: '0', state, startedAt: '2026-11-22T10:00:00Z', repositories })).toBe(says),
)
