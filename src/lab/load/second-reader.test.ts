import { expect, test } from 'vitest'
import { misunderstood } from './second-reader.ts'

const doubt = (text: string, closed = true) => ({
  doubt: { bytes: Buffer.from(text), headOnly: false, closed },
  why: 'not a status line',
})
const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'

const cases: [string, Parameters<typeof misunderstood>[0], number][] = [
  ['no doubt spoils nothing', [], 0],
  ['what nobody understands spoils nothing', [doubt('SSH-2.0'), doubt(whole.slice(0, -1)), doubt('')], 0],
  ['what is not at its end, and not closed, spoils nothing', [doubt(whole.slice(0, -1), false)], 0],
  [
    'one that Node understands spoils the run, once',
    [doubt('SSH-2.0'), doubt(whole), doubt(whole, false)],
    1,
  ],
]
test.each(cases)('%s', async (_, doubts, times) => {
  const spoiled = await misunderstood(doubts)
  expect(spoiled.map(({ cause }) => cause)).toEqual(Array(times).fill('answer-not-understood'))
})
