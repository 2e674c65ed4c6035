import schema from '@jsonresume/schema/schema.json' with { type: 'json' }
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Layout } from '../../../test/samples/resumes/layout.ts'
import { oddLayouts } from '../../../test/samples/resumes/layouts-odd.ts'
import { firstOtherLayouts } from '../../../test/samples/resumes/other-layouts-first.ts'
import { secondOtherLayouts } from '../../../test/samples/resumes/other-layouts-second.ts'
import { thirdOtherLayouts } from '../../../test/samples/resumes/other-layouts-third.ts'
import { firstPdfLayouts } from '../../../test/samples/resumes/pdf-layouts-first.ts'
import { secondPdfLayouts } from '../../../test/samples/resumes/pdf-layouts-second.ts'
import { thirdPdfLayouts } from '../../../test/samples/resumes/pdf-layouts-third.ts'
import { personOf, type TrueResume } from '../../../test/samples/resumes/people.ts'
import { thirdPersonOf } from '../../../test/samples/resumes/people-third.ts'
import { type Sample, samplesOf } from '../../../test/samples/resumes/render.ts'
import { type Count, measures, rate, type Score, scoreOf } from '../../../test/samples/resumes/score.ts'
import { readingOf } from './reading.ts'
import { recognised } from './recognise.ts'

type Rates = Partial<Record<(typeof measures)[number], number>>
/** Sets of layouts, for whom they are written, how many they are, and what must be read right of them where it is not 95 %. */
const sets: Record<string, [Layout[], (seed: number) => TrueResume, number, Rates]> = {
  'the layouts that it was written on': [
    [...firstPdfLayouts, ...firstOtherLayouts],
    personOf,
    15,
    { bullets: 0.97 },
  ],
  'the layouts that were written after it': [
    [...secondPdfLayouts, ...secondOtherLayouts],
    personOf,
    15,
    { bullets: 0.97 },
  ],
  // Names in grids of three columns, or wrapped in a narrow one, are not read whole.
  'layouts by somebody who had not read it': [
    [...thirdPdfLayouts, ...thirdOtherLayouts],
    thirdPersonOf,
    16,
    { bullets: 0.97, certificates: 0.65 },
  ],
  // Odd ones, mended only in what tells of jobs.
  'odd layouts': [
    oddLayouts,
    thirdPersonOf,
    4,
    { 'names and addresses': 0.85, skills: 0.4, certificates: 0.4, projects: 0, languages: 0.4 },
  ],
}

const ajv = new Ajv({ strict: false, allErrors: true })
addFormats.default(ajv)
const validates = ajv.compile(schema)

/** Seeds; `bench/resume.ts` takes more of them. */
const people = [100]

describe.each(Object.entries(sets))('%s', (_, [layouts, somebody, many, least]) => {
  const read: { sample: Sample; score: Score; reading: Awaited<ReturnType<typeof readingOf>> }[] = []
  beforeAll(async () => {
    for (const from of people) {
      for (const sample of await samplesOf(layouts, from, somebody)) {
        const reading = await readingOf(new Uint8Array(sample.bytes), recognised(sample.bytes))
        read.push({ sample, reading, score: scoreOf(sample, reading.resume) })
      }
    }
  })

  it('are as many as there should be', () => {
    expect(layouts).toHaveLength(many)
    expect(read).toHaveLength(many * people.length)
  })

  it.each(measures)('%s', (measure) => {
    const sum = (of: keyof Count): number =>
      read.reduce((all, { score }) => all + score.counts[measure][of], 0)
    const counts = { there: sum('there'), right: sum('right'), invented: sum('invented') }
    expect(counts.there, 'how many there are').toBeGreaterThan(many > 4 ? 3 : 0)
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
