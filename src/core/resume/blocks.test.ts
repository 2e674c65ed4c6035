import { expect, it } from 'vitest'
import { blocksOf, type Numbered } from './blocks.ts'

/** A line of a page: its text, and what is not as usual. */
const line = (text: string, more: Partial<Numbered> = {}): Numbered => ({
  number: 0,
  page: 1,
  cells: text.split(' | '),
  indent: 60,
  size: 10,
  look: 'a',
  edgeLooks: ['a', 'a'],
  marked: false,
  starts: 'unknown',
  brokenBefore: false,
  gap: 0,
  opensColumn: false,
  ...more,
})
const bullet = (text: string, more: Partial<Numbered> = {}) =>
  line(text, { marked: true, brokenBefore: true, ...more })
const hanging = { indent: 72 }

const cases: [string, Numbered[], string[]][] = [
  ['a full line goes on', [line('Moved the'), line('ledger')], ['Moved the ledger']],
  ['one with room left does not', [line('Ember'), line('Lyon', { brokenBefore: true })], ['Ember', 'Lyon']],
  ['every mark begins a bullet', [bullet('One'), bullet('Two')], ['One', 'Two']],
  [
    'what hangs below a bullet belongs to it, however short the line above seems',
    [bullet('Moved the'), line('ledger', { ...hanging, brokenBefore: true })],
    ['Moved the ledger'],
  ],
  [
    'what stands below the mark does not, where others hang',
    [bullet('One that is'), line('long', hanging), bullet('Two'), line('Java Developer')],
    ['One that is long', 'Two', 'Java Developer'],
  ],
  ['what stands left of the mark never does', [bullet('One', hanging), line('Ember')], ['One', 'Ember']],
  ['a hyphen at the end stays', [line('a post-'), line('mortem')], ['a post-mortem']],
  [
    'dates stand alone',
    [line('University of Westmoor'), line('2012 - 2016')],
    ['University of Westmoor', '2012 - 2016'],
  ],
  ['dates end a bullet that hangs', [bullet('since March'), line('2021.', hanging)], ['since March 2021.']],
  ['white space parts paragraphs', [line('Done.'), line('Next', { gap: 0.2 })], ['Done.', 'Next']],
  ['another size is something else', [line('Name'), line('text', { size: 12 })], ['Name', 'text']],
  [
    'bold after plain is something else',
    [line('Wrote it.'), line('Zoo is', { edgeLooks: ['b', 'a'] })],
    ['Wrote it.', 'Zoo is'],
  ],
  [
    'a name with a colon is something else',
    [line('Languages: Go'), line('Databases: Redis')],
    ['Languages: Go', 'Databases: Redis'],
  ],
  ['nothing goes on after cells', [line('Ember | Lyon'), line('Developer')], ['Ember  Lyon', 'Developer']],
  [
    'nothing goes on into another column',
    [line('Moved the'), line('Skills', { opensColumn: true })],
    ['Moved the', 'Skills'],
  ],
]
it.each(cases)('%s', (_, lines, texts) => {
  const blocks = blocksOf(lines.map((one, index) => ({ ...one, number: index + 1 })))
  expect(blocks.map(({ text }) => text)).toEqual(texts)
  expect(blocks.flatMap(({ lines: numbers }) => numbers)).toEqual(lines.map((_, index) => index + 1))
})
