import { performance } from 'node:perf_hooks'
import { readResume } from '../src/intake/resume/read-resume.ts'
import { readingOf } from '../src/intake/resume/reading.ts'
import { recognised } from '../src/intake/resume/recognise.ts'
import type { Layout } from '../test/samples/resumes/layout.ts'
import { lastLayouts } from '../test/samples/resumes/layouts-last.ts'
import { oddLayouts } from '../test/samples/resumes/layouts-odd.ts'
import { firstOtherLayouts } from '../test/samples/resumes/other-layouts-first.ts'
import { secondOtherLayouts } from '../test/samples/resumes/other-layouts-second.ts'
import { thirdOtherLayouts } from '../test/samples/resumes/other-layouts-third.ts'
import { firstPdfLayouts } from '../test/samples/resumes/pdf-layouts-first.ts'
import { secondPdfLayouts } from '../test/samples/resumes/pdf-layouts-second.ts'
import { thirdPdfLayouts } from '../test/samples/resumes/pdf-layouts-third.ts'
import { personOf, type TrueResume } from '../test/samples/resumes/people.ts'
import { thirdPersonOf } from '../test/samples/resumes/people-third.ts'
import { type Sample, samplesOf } from '../test/samples/resumes/render.ts'
import { type Count, measures, rate, scoreOf } from '../test/samples/resumes/score.ts'
import type { Measured } from './readiness.ts'

/** Seeds of people; each layout is written for one of each. */
const people = [1000, 2000, 3000, 4000, 5000]
/** What the reader made of a set the first time that it saw it, for the people of three seeds. */
const firstSight = {
  second: 'at first sight: employers 0.80, titles 0.75, dates 0.79, bullets 0.83',
  third: 'at first sight: employers 0.61, titles 0.77, dates 0.97, bullets 0.94, skills 0.73',
  odd: 'at first sight: employers 0.35, titles 0.65, dates 0.72, bullets 0.35, skills 0.23; mended since in what tells of jobs',
  last: 'nothing was mended by them: this is first sight',
}

type Set = [name: string, Layout[], (seed: number) => TrueResume, note: string]
const sets: Set[] = [
  ['the 15 layouts that the reader was written on', [...firstPdfLayouts, ...firstOtherLayouts], personOf, ''],
  [
    'the 15 layouts that were written after it',
    [...secondPdfLayouts, ...secondOtherLayouts],
    personOf,
    firstSight.second,
  ],
  [
    '16 layouts by somebody who had not read it',
    [...thirdPdfLayouts, ...thirdOtherLayouts],
    thirdPersonOf,
    firstSight.third,
  ],
  ['4 odd layouts, written when it read those', oddLayouts, thirdPersonOf, firstSight.odd],
  ['4 common layouts, written last', lastLayouts, thirdPersonOf, firstSight.last],
]

const called: Record<string, string> = { pdf: 'PDF', docx: 'DOCX', 'json-resume': 'JSON Resume' }

export async function benchResume(): Promise<Measured[]> {
  const rows: Measured[] = []
  const all: Sample[] = []
  const took = new Map<string, number[]>()
  for (const [name, layouts, somebody, note] of sets) {
    const counts = new Map<string, Count>()
    let documents = 0
    for (const from of people) {
      for (const sample of await samplesOf(layouts, from, somebody)) {
        all.push(sample)
        documents++
        const format = recognised(sample.bytes)
        const start = performance.now()
        const { resume } = await readingOf(new Uint8Array(sample.bytes), format)
        took.set(format, [...(took.get(format) ?? []), performance.now() - start])
        const score = scoreOf(sample, resume)
        for (const measure of measures) {
          const { there, right, invented } = score.counts[measure]
          const sum = counts.get(measure) ?? { there: 0, right: 0, invented: 0 }
          counts.set(measure, {
            there: sum.there + there,
            right: sum.right + right,
            invented: sum.invented + invented,
          })
        }
      }
    }
    rows.push({
      name: `read right, ${name}`,
      value: [...counts].map(([measure, count]) => `${measure} ${rate(count).toFixed(3)}`).join(', '),
      note: [`${documents} documents, of all that is there or was invented`, note].filter(Boolean).join('; '),
    })
  }
  for (const [format, times] of took)
    rows.push({
      name: `reading a ${called[format] ?? format}, once loaded`,
      value: `${median(times).toFixed(1)} ms`,
      note: `slowest ${Math.max(...times).toFixed(0)} ms`,
    })
  for (const format of ['pdf', 'docx', 'text']) {
    const sample = all.find(({ bytes }) => recognised(bytes) === format)
    if (!sample) continue
    const times: number[] = []
    for (let left = 5; left > 0; left--) {
      const start = performance.now()
      await readResume(sample.bytes)
      times.push(performance.now() - start)
    }
    rows.push({
      name: `the same in a process of its own, ${called[format] ?? format}`,
      value: `${median(times).toFixed(0)} ms`,
      note: `slowest ${Math.max(...times).toFixed(0)} ms; with its start and the loading of the library`,
    })
  }
  return rows
}

function median(times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
