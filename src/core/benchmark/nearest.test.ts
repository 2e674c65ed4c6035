import { expect, test } from 'vitest'
import { askBack, nearest } from './nearest.ts'

const named = [
  { slug: 'sql-databases', also: ['SQL databases'] },
  { slug: 'nosql-caching', also: ['NoSQL and caching'] },
  { slug: 'idempotent-writes', also: ['Writes that may be repeated', 'idempotency key'] },
  { slug: 'site-reliability-engineer', also: ['SRE'] },
  { slug: 'security-engineer' },
]

test.each<[string, string, string[]]>([
  ['part of a name', 'sql', ['sql-databases']],
  ['a slip', 'nosql-cachin', ['nosql-caching', 'sql-databases'].slice(0, 1)],
  ['the beginning of a word', 'idempot', ['idempotent-writes']],
  ['another name for it', 'sre', ['site-reliability-engineer']],
  ['the more words, the nearer', 'reliability engineer', ['site-reliability-engineer', 'security-engineer']],
  ['a whole word before the beginning of one', 'caching', ['nosql-caching']],
  ['letter case says nothing', 'SQL', ['sql-databases']],
  ['too little to tell', 'sq', []],
  ['nothing like it', 'kubernetes', []],
  ['nothing', '', []],
])('%s: %s', (_, asked, near) => expect(nearest(asked, named)).toEqual(near))

test('what is near is asked back in one line, and what is not in none', () => {
  expect(askBack('sql', named)).toEqual(['did you mean sql-databases?'])
  expect(askBack('zzz', named)).toEqual([])
})
