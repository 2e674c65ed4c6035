import { expect, test } from 'vitest'
import { progressSays, progressShare, type ScanProgress } from './scan.ts'

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
