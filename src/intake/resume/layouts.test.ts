import schema from '@jsonresume/schema/schema.json' with { type: 'json' }
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { firstOtherLayouts } from '../../../test/samples/resumes/other-layouts-first.ts'
import { secondOtherLayouts } from '../../../test/samples/resumes/other-layouts-second.ts'
import { firstPdfLayouts } from '../../../test/samples/resumes/pdf-layouts-first.ts'
import { secondPdfLayouts } from '../../../test/samples/resumes/pdf-layouts-second.ts'
import { type Sample, samplesOf } from '../../../test/samples/resumes/render.ts'
import { type Count, measures, rate, type Score, scoreOf } from '../../../test/samples/resumes/score.ts'
import { readingOf } from './reading.ts'
import { recognised } from './recognise.ts'

const halves = {
  'the layouts that it was written on': [...firstPdfLayouts, ...firstOtherLayouts],
  'the layouts that were written after it': [...secondPdfLayouts, ...secondOtherLayouts],
}
const least: Partial<Record<(typeof measures)[number], number>> = { bullets: 0.97 }

const ajv = new Ajv({ strict: false, allErrors: true })
addFormats.default(ajv)
const validates = ajv.compile(schema)

/** Seeds; `bench/resume.ts` takes more of them. */
const people = [100]

describe.each(Object.entries(halves))('%s', (_, layouts) => {
  const read: { sample: Sample; score: Score; reading: Awaited<ReturnType<typeof readingOf>> }[] = []
  beforeAll(async () => {
    for (const from of people) {
      for (const sample of await samplesOf(layouts, from)) {
        const reading = await readingOf(new Uint8Array(sample.bytes), recognised(sample.bytes))
        read.push({ sample, reading, score: scoreOf(sample, reading.resume) })
      }
    }
  })

  it('are fifteen', () => {
    expect(layouts).toHaveLength(15)
    expect(read).toHaveLength(15 * people.length)
  })

  it.each(measures)('%s', (measure) => {
    const sum = (of: keyof Count): number =>
      read.reduce((all, { score }) => all + score.counts[measure][of], 0)
    const counts = { there: sum('there'), right: sum('right'), invented: sum('invented') }
    expect(counts.there, 'how many there are').toBeGreaterThan(3)
    const wrong = read.flatMap(({ sample, score }) => score.wrong.map((what) => `${sample.layout}: ${what}`))
    expect(rate(counts), wrong.join('\n')).toBeGreaterThanOrEqual(least[measure] ?? 0.95)
  })

  it('every reading is JSON Resume by its schema, and every value in it has its lines', () => {
    for (const { sample, reading } of read) {
      validates(reading.resume)
      expect(validates.errors ?? [], sample.layout).toEqual([])
      expect(Object.keys(reading.places).length, sample.layout).toBe(textsIn(reading.resume))
      const numbers = new Set(reading.lines.map(({ number }) => number))
      const cited = Object.values(reading.places).flat()
      expect(
        cited.filter((number) => !numbers.has(number)),
        sample.layout,
      ).toEqual([])
    }
  })

  it('no line with words is lost: it was read, it is a heading, or it is shown as unread', () => {
    for (const { sample, reading } of read) {
      const shown = new Set(
        [...Object.values(reading.places), ...reading.unread.map(({ lines }) => lines)].flat(),
      )
      const lost = reading.lines.filter(({ number, text }) => !shown.has(number) && /[\p{L}\d]/u.test(text))
      // JSON has lines of names only.
      if (sample.fileName.endsWith('.json')) continue
      expect(
        lost.length,
        `${sample.layout}: ${lost.map(({ text }) => text).join(' / ')}`,
      ).toBeLessThanOrEqual(10)
      for (const { text } of lost) expect(text.length, sample.layout).toBeLessThan(40)
    }
  })
})

const textsIn = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, part) => sum + textsIn(part), 0)
    : 1
