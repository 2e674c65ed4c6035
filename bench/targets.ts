import { fileURLToPath } from 'node:url'
import { loadContent } from '../src/content/load.ts'
import { stages } from '../src/core/benchmark/benchmark.ts'
import { evidenceKinds } from '../src/core/evidence/entry.ts'
import { entryOf, seeded } from '../src/core/readiness/fixture.ts'
import { evidenceIndex } from '../src/core/target/evidence-index.ts'
import { evidenceTable } from '../src/core/target/evidence-table.ts'
import { readJob } from '../src/core/target/job/read-job.ts'
import { type TargetLexicon, targetLexicon } from '../src/core/target/lexicon.ts'
import { stageTarget } from '../src/core/target/stage-target.ts'
import { skillSuggester } from '../src/core/target/suggest.ts'
import { textOfHtml } from '../src/intake/job-description/markup.ts'
import { descriptionLimits } from '../src/intake/job-description/read-description.ts'
import { halves, labelledDescriptions } from '../test/samples/job-descriptions/labelled.ts'
import { type Count, itemKinds, noScore, scoreOf, textOf } from '../test/samples/job-descriptions/score.ts'
import type { Measured } from './readiness.ts'

/** How well job descriptions are read, and how long that and the table take. */
export async function benchTargets(): Promise<Measured[]> {
  const { benchmark, catalogue } = await loadContent(fileURLToPath(new URL('../content', import.meta.url)))
  if (!benchmark || !catalogue) throw new Error('the content has problems: bin/proven content verify')
  const lexicon = targetLexicon(benchmark, catalogue)
  const texts = halves.flatMap((half) => labelledDescriptions(half).map(textOf))
  const reading =
    median(Array.from({ length: 5 }, () => processorMs(() => texts.map((text) => readJob(text, lexicon))))) /
    texts.length
  const worst = worstOf(lexicon)
  const random = seeded(5)
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value
  const entries = Array.from({ length: 20_000 }, (_, index) =>
    entryOf({
      id: `e${index}`,
      skill: pick(benchmark.skills).slug,
      stage: pick(stages),
      kind: pick(evidenceKinds),
      observedAt: `20${String(16 + Math.floor(random() * 10))}-05-01T00:00:00.000Z`,
    }),
  )
  const target = stageTarget('senior', benchmark)
  const indexing = [0, 1, 2].map(() => processorMs(() => evidenceIndex(entries, benchmark, lexicon.find)))
  const beside = { benchmark, catalogue, index: evidenceIndex(entries, benchmark, lexicon.find) }
  const table = [0, 1, 2].map(() =>
    processorMs(() => evidenceTable({ ...beside, target, resume: null, lapsed: new Set(), claims: {} })),
  )
  const suggest = skillSuggester(benchmark, catalogue, lexicon.find)
  const statements = benchmark.skills.flatMap(({ behaviours }) =>
    behaviours.slice(0, 1).map(({ text }) => text),
  )
  const suggesting =
    processorMs(() => statements.map((statement) => suggest(statement, 'senior'))) / statements.length
  return [
    ...halves.flatMap((half) => readingOf(half, lexicon)),
    {
      name: 'targets: making the lexicon',
      value: `${processorMs(() => targetLexicon(benchmark, catalogue)).toFixed(0)} ms of processor`,
      note: 'once for each process',
    },
    {
      name: 'targets: reading a description',
      value: `${reading.toFixed(1)} ms of processor`,
      note: `mean of the ${texts.length}`,
    },
    {
      name: `targets: the slowest of ${Object.keys(hostile).length} hostile texts, ${descriptionLimits.letters} letters`,
      value: `${worst.ms.toFixed(0)} ms of processor`,
      note: `${worst.name}; ${worst.ratio.toFixed(1)} times that of half the length, at the worst 2 where time is linear`,
    },
    {
      name: 'targets: the slowest of 4 hostile pages of 5 MiB',
      value: `${Math.max(...pages.map((page) => processorMs(() => textOfHtml(repeated(page, descriptionLimits.fileBytes))))).toFixed(0)} ms of processor`,
    },
    {
      name: `targets: indexing ${entries.length} entries, once for a ledger`,
      value: `${median(indexing).toFixed(0)} ms of processor`,
    },
    {
      name: `targets: requirement to evidence, ${target.requirements.length} requirements, ${entries.length} entries`,
      value: `${median(table).toFixed(0)} ms of processor`,
    },
    { name: 'targets: skills suggested for a statement', value: `${suggesting.toFixed(2)} ms of processor` },
  ]
}

function readingOf(half: (typeof halves)[number], lexicon: TargetLexicon): Measured[] {
  const descriptions = labelledDescriptions(half)
  const score = noScore()
  for (const description of descriptions) scoreOf(description, lexicon, score)
  return itemKinds.map((kind) => ({
    name: `targets: ${descriptions.length} descriptions, ${half}: ${kind}`,
    value:
      kind === 'must or nice' || kind === 'stage'
        ? `${percent(precision(score[kind]))} right`
        : `${percent(precision(score[kind]))}, ${percent(recall(score[kind]))}`,
    note: noteOf(kind, score[kind]),
  }))
}

const noteOf = (kind: string, { right, wrong, missed }: Count): string =>
  kind === 'must or nice' || kind === 'stage'
    ? `${wrong} of ${right + wrong} wrong`
    : `${wrong} false of ${right + wrong}, ${missed} missed of ${right + missed}`

/** Repeated to the limit: made to be read slowly. */
const hostile: Record<string, string> = {
  'one word': 'a',
  'short lines': '\na',
  bullets: '- Go\n',
  'a list without end': 'Go, ',
  alternatives: 'Requirements: Go or Java, ',
  years: '5+ years ',
  amounts: '€50,000 ',
  brackets: '(',
  names: 'Aaa ',
  labels: 'a: ',
  sentences: '. A',
  cues: ' is a plus, ',
  clouds: 'Requirements: AWS (x, y, z',
  places: 'in A ',
  headings: '# You\n',
  'wrapped lines': 'this is a rather long line that goes on and on and on without end\n',
}
const pages = ['<p>', '<a href="', '<!--', '&#120']
const repeated = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length)

function worstOf(lexicon: TargetLexicon): { name: string; ms: number; ratio: number } {
  const took = Object.entries(hostile).map(([name, text]) => {
    const whole = repeated(text, descriptionLimits.letters)
    const half = processorMs(() => readJob(whole.slice(0, whole.length / 2), lexicon))
    const ms = processorMs(() => readJob(whole, lexicon))
    return { name, ms, ratio: ms / half }
  })
  return took.sort((a, b) => b.ms - a.ms)[0] ?? { name: '', ms: 0, ratio: 0 }
}

/** Of the processor, since on a shared machine the clock tells more about the others. */
function processorMs(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const precision = ({ right, wrong }: Count): number => right / (right + wrong)
const recall = ({ right, missed }: Count): number => right / (right + missed)
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
