import { beforeAll, describe, expect, it } from 'vitest'
import { contentFolder } from '../../app/build.ts'
import { loadContent } from '../../content/load.ts'
import { type Bar, findInBar, indexBar } from '../../core/benchmark/find.ts'
import { inRepository } from '../../core/benchmark/shown-by.ts'
import { openTerminal } from '../terminal.ts'
import { printFound, printOverview } from './bar-words.ts'

let bar: Bar
beforeAll(async () => {
  const { benchmark, catalogue } = await loadContent(contentFolder)
  if (!benchmark || !catalogue) throw new Error('the content has problems')
  bar = { ...benchmark, ...catalogue }
})

const beside = { labs: [], rows: new Map() }

function printed(print: (terminal: ReturnType<typeof openTerminal>) => void): string[] {
  let text = ''
  const stream = { isTTY: true, columns: 80, write: (chunk: string) => (text += chunk) }
  print(openTerminal({}, stream, stream, { LANG: 'C.UTF-8', NO_COLOR: '1' }))
  return text.split('\n')
}
const search = (text: string) => findInBar(indexBar(bar, inRepository), { text, stage: null, core: false })
const foundBy = (text: string) =>
  printed((terminal) => printFound(terminal, search(text), beside, text !== ''))

describe('the bar in a terminal', () => {
  it('as a list has a line for every skill, within 80 columns', () => {
    const lines = printed((terminal) => printOverview(terminal, bar, beside))
    for (const { slug } of bar.skills)
      expect(lines.filter((line) => line.startsWith(`◌ ${slug} `))).toHaveLength(1)
    expect(lines.filter((line) => line.length > 80)).toEqual([])
  })

  it.each(['', 'kubernetes', 'index', 'certified'])('in full keeps within 80 columns: “%s”', (text) => {
    const lines = foundBy(text)
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.filter((line) => line.length > 80)).toEqual([])
  })

  it('has every behaviour, word for word', () => {
    const text = foundBy('').join(' ').replace(/\s+/g, ' ')
    for (const { behaviours } of bar.skills) for (const each of behaviours) expect(text).toContain(each.text)
  })

  it('leads from a tool to its skills', () => {
    const lines = foundBy('kubernetes')
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}Kubernetes, \w+ → kubernetes-operations/))
  })

  it('says so when nothing matches', () => {
    expect(foundBy('zzzz')[0]).toBe('Nothing in the bar matches that.')
  })
})
