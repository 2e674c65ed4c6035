import { expect, it } from 'vitest'
import { startOf } from './start.ts'

const good: [string, unknown, object][] = [
  [
    'a command',
    { lab: 'slow', start: ['node', 'server.ts'] },
    { lab: 'slow', start: ['node', 'server.ts'], needs: null },
  ],
  [
    'what it needs',
    { lab: 'slow', start: ['java', 'S'], needs: ['java', '-version'] },
    { needs: ['java', '-version'] },
  ],
]
it.each(good)('a lab.yaml says %s', (_, value, expected) => {
  expect(startOf(value)).toMatchObject(expected)
})

const bad: [string, unknown, RegExp][] = [
  ['nothing', null, /`lab` and `start`/],
  ['a word', 'node', /`lab` and `start`/],
  ['no lab', { start: ['node'] }, /which `lab`/],
  ['an empty lab', { lab: '', start: ['node'] }, /which `lab`/],
  ['no command', { lab: 'slow' }, /list of words/],
  ['a command that is no list', { lab: 'slow', start: 'node server.ts' }, /list of words/],
  ['an empty command', { lab: 'slow', start: [] }, /list of words/],
  ['a command of an empty word', { lab: 'slow', start: [''] }, /list of words/],
  ['a number in the command', { lab: 'slow', start: ['node', 1] }, /list of words/],
  ['needs that are no list', { lab: 'slow', start: ['java'], needs: 'java' }, /`needs`/],
]
it.each(bad)('a lab.yaml that says %s is told what is missing', (_, value, says) => {
  expect(startOf(value)).toMatch(says)
})
