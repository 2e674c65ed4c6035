import { expect, test } from 'vitest'
import { parseMessage } from './message.ts'

test('prose, trailers and subject are told apart', () => {
  const { subject, prose, trailers, squashed } = parseMessage(
    [
      '',
      'Fix the pool',
      '',
      'It handed out dead connections.',
      '* not a sentence of mine',
      '    at Pool.get (pool.js:12)',
      'Fixes: #12',
      '',
      'Reviewed-by: Ann <Ann@Example.org>',
      'Co-authored-by: Bob <bob@example.org>',
    ].join('\n'),
  )
  expect(subject).toBe('Fix the pool')
  expect(prose).toEqual(['It handed out dead connections.'])
  expect(trailers).toEqual([
    { key: 'fixes', address: null },
    { key: 'reviewed-by', address: 'ann@example.org' },
    { key: 'co-authored-by', address: 'bob@example.org' },
  ])
  expect(squashed).toBe(false)
})

test('several subjects in a list are a squash', () => {
  expect(parseMessage('Add stock (#4)\n\n* add stock\n\n* fix lint\n\n* add test').squashed).toBe(true)
})

test.each(['', '\n\n', '\r\n', 'a'])('%j does not trip it', (text) => {
  expect(parseMessage(text).prose).toEqual([])
})
