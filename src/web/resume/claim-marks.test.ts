import { expect, test } from 'vitest'
import type { ResumeReply } from '../../api/contract/resume.ts'
import { markedLines, wordsOf } from './claim-marks.ts'

type Claim = ResumeReply['claims'][number]

const claim = (text: string, line = 1, skills = ['skill']): Claim => ({
  subject: { kind: 'skill', slug: 'skill' },
  name: 'Skill',
  text,
  line,
  place: 'job-bullet',
  pointer: '/work/0/highlights/0',
  observedAt: null,
  skills,
})

/** The lines with what is claimed between brackets. */
const drawn = (texts: string[], claims: Claim[]): string[] => {
  const lines = texts.map((text, index) => ({ number: index + 1, page: null, text }))
  return [...markedLines(lines, claims).values()].map((parts) =>
    parts.map(({ text, claims: own }) => (own.length > 0 ? `[${text}]` : text)).join(''),
  )
}

test.each<[string, string[], Claim[], string[]]>([
  ['a word', ['Built in Go.'], [claim('Go')], ['Built in [Go].']],
  ['a word alone, not the one that begins with it', ['Google, Go'], [claim('Go')], ['Google, [Go]']],
  ['words with signs', ['C++ (and C#)'], [claim('C++'), claim('C#')], ['[C++] (and [C#])']],
  [
    'words set apart further than they were read',
    ['message   queues'],
    [claim('message queues')],
    ['[message   queues]'],
  ],
  [
    'words that were wrapped',
    ['with message', 'queues and'],
    [claim('message queues')],
    ['with [message]', '[queues] and'],
  ],
  [
    'words in words, as one',
    ['Redis caching'],
    [claim('Redis'), claim('Redis caching')],
    ['[Redis caching]'],
  ],
  ['several in a line', ['Go, Redis, Go'], [claim('Redis'), claim('Go')], ['[Go], [Redis], Go']],
  ['words that are not there, not at all', ['nothing'], [claim('Kafka')], ['nothing']],
  ['no words, not at all', ['a'], [claim(' ')], ['a']],
  ['nothing in an empty line', [''], [claim('Go')], ['']],
])('marks %s', (_, texts, claims, expected) => expect(drawn(texts, claims)).toEqual(expected))

test('words of a skill in the order of their lines, each once, however written', () => {
  const claims = [claim('Redis', 7), claim('redis', 3), claim('Redis', 7), claim('Kafka', 1, ['other'])]
  expect(wordsOf('skill', claims)).toEqual([{ text: 'redis', lines: [3, 7] }])
})
