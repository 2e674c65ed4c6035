import { expect, it } from 'vitest'
import { interpreted } from '../../core/resume/interpret.ts'
import { mended, nothingMended } from '../../core/resume/mend.ts'
import { linesOfText } from './text.ts'

const written = [
  'Mara Lindqvist',
  '',
  'Plays the oboe',
  '',
  'Sails',
  '',
  'Experience',
  'Developer, Ember, 2019 - 2021',
]

const numbered: [string, string][] = [
  ['of Unix', '\n'],
  ['of Windows', '\r\n'],
]
it.each(numbered)('lines are numbered as an editor does, blank ones too, with line ends %s', (_, end) => {
  const { lines, places } = interpreted(linesOfText(written.join(end)))
  expect(lines.map(({ number, text }) => [number, text])).toEqual(
    written.flatMap((text, index) => (text === '' ? [] : [[index + 1, text]])),
  )
  expect(places['/work/0/name']).toEqual([8])
})

it('lines that nothing was made of are one run over blank lines, and two where one between them is settled', () => {
  const reading = {
    ...interpreted(linesOfText(written.join('\n'))),
    format: 'text',
    sha256: '',
    notes: [],
  } as const
  expect(reading.unread).toEqual([{ lines: [3, 5], below: null }])
  const more = { ...reading, notes: [], unread: [{ lines: [1, 3, 5], below: null }] }
  expect(mended(more, { ...nothingMended, dismissed: [3] }).unread.map(({ lines }) => lines)).toEqual([
    [1],
    [5],
  ])
})
