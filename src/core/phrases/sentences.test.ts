import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { halves, sentencesOf } from '../../../test/samples/phrases/sentences.ts'
import { loadContent } from '../../content/load.ts'
import { phraseMatcher } from './matcher.ts'
import { phrasesOf } from './phrase.ts'

const { benchmark, catalogue } = await loadContent(join(import.meta.dirname, '..', '..', '..', 'content'))

describe('sentences of résumés and job descriptions', () => {
  if (!benchmark || !catalogue) throw new Error('the content has problems')
  const find = phraseMatcher(phrasesOf(benchmark, catalogue))
  const first = sentencesOf('first')

  it('are sixty, a third of them traps', () => {
    expect(first).toHaveLength(60)
    expect(first.filter(({ trap }) => trap)).toHaveLength(20)
  })

  it.each(halves.filter((half) => sentencesOf(half).length > 0))(
    'of the %s half are read as people do',
    (half) => {
      const [wrong, missed] = [[] as string[], [] as string[]]
      let right = 0
      for (const { text, expected } of sentencesOf(half)) {
        const mentions = find(text)
        for (const { from, to, text: words, slugs } of expected) {
          const mention = mentions.find((each) => each.from === from && each.to === to)
          if (mention?.names.some(({ slug }) => slugs.includes(slug))) right++
          // What the catalogue does not hold is not the matcher's to find.
          else if (find(`Skills: ${words}`).some((each) => each.text === words))
            missed.push(`${words} in: ${text}`)
        }
        for (const { from, to, text: words } of mentions)
          if (!expected.some((each) => each.from === from && each.to === to))
            wrong.push(`${words} in: ${text}`)
      }
      expect(right).toBeGreaterThan(60)
      expect({ precise: right / (right + wrong.length) >= 0.9, wrong }).toMatchObject({ precise: true })
      expect({ complete: right / (right + missed.length) >= 0.9, missed }).toMatchObject({ complete: true })
    },
  )
})
