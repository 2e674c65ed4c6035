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

test('a list that describes one change is no squash', () => {
  expect(parseMessage('Add stock\n\n* counts what is left\n* tells when it is out').squashed).toBe(false)
})

test('the hints of a template are not the author’s words', () => {
  const { prose } = parseMessage(
    'Add stock\n\n<!-- Thanks for the pull request.\nPlease read the guide first, it is short. -->\nCounts what is left in store.\n<!-- nothing to see here -->',
  )
  expect(prose).toEqual(['Counts what is left in store.'])
})

test('a message without end is read so far as somebody may have written it', () => {
  const { subject, prose, trailers } = parseMessage(
    `${'long '.repeat(9999)}\n\n${`${'a line of prose '.repeat(99)}\n`.repeat(999)}\nReviewed-by: Ann <ann@example.org>`,
  )
  expect(subject.length).toBe(300)
  expect(prose.join('').length).toBeLessThanOrEqual(20_000)
  expect(prose.length).toBeGreaterThan(10)
  expect(trailers).toEqual([{ key: 'reviewed-by', address: 'ann@example.org' }])
})

test.each(['', '\n\n', '\r\n', 'a'])('%j does not trip it', (text) => {
  expect(parseMessage(text).prose).toEqual([])
})
