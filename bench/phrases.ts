import { fileURLToPath } from 'node:url'
import AhoCorasick from 'modern-ahocorasick/fast'
import { loadContent } from '../src/content/load.ts'
import { type Mention, phraseMatcher } from '../src/core/phrases/matcher.ts'
import { type Phrase, phrasesOf } from '../src/core/phrases/phrase.ts'
import { treacheryOf } from '../src/core/phrases/treacherous.ts'
import { seeded } from '../src/core/readiness/fixture.ts'
import { halves, sentencesOf } from '../test/samples/phrases/sentences.ts'
import type { Measured } from './readiness.ts'

const aliases = 3000
const rounds = 9

type Place = { from: number; to: number }
type Count = { right: number; wrong: number; missed: number }

/** The matcher beside modern-ahocorasick with word boundaries, both over the same phrases and texts, in alternating rounds. */
export async function benchPhrases(): Promise<Measured[]> {
  const { benchmark, catalogue } = await loadContent(fileURLToPath(new URL('../content', import.meta.url)))
  if (!benchmark || !catalogue) throw new Error('the content has problems: bin/proven content verify')
  const known = phrasesOf(benchmark, catalogue)
  const phrases = [...known.slice(0, aliases), ...invented(aliases - known.length)]
  const built = [0, 0, 0, 0, 0].map(() => processorMs(() => phraseMatcher(phrases))).sort((a, b) => a - b)
  const [ours, theirs] = [phraseMatcher(phrases), ahoCorasick(phrases)]

  const { text, places } = generated(phrases)
  const megabytes = Buffer.byteLength(text) / 1e6
  const took = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    took.ours.push(processorMs(() => ours(text)))
    took.theirs.push(processorMs(() => theirs(text)))
  }
  const speed = {
    ours: megabytes / (median(took.ours) / 1000),
    theirs: megabytes / (median(took.theirs) / 1000),
  }
  const found = { ours: counted(places, ours(text)), theirs: counted(places, theirs(text)) }
  const whole = known.length < aliases ? `, ${aliases - known.length} of them invented` : ''
  return [
    {
      name: `phrases: reading, ${aliases} aliases${whole}`,
      value: `${speed.ours.toFixed(0)} MB/s`,
      note: `of processor; modern-ahocorasick with word boundaries ${speed.theirs.toFixed(1)}: ${(speed.ours / speed.theirs).toFixed(1)} times; ${megabytes.toFixed(1)} MB generated, medians of ${rounds} alternating rounds. goal: 6.8 times it, which is 15 times flashtext where the one read 9.7 MB/s and the other 4.4`,
    },
    { name: 'phrases: making the matcher', value: `${median(built).toFixed(0)} ms of processor` },
    {
      name: 'phrases: false in the generated text',
      value: `${found.ours.wrong}, recall ${percent(recall(found.ours))}`,
      note: `modern-ahocorasick ${found.theirs.wrong}, ${percent(recall(found.theirs))}; ${places.length} phrases among words like go, rest, spring; must: a fifth`,
    },
    ...halves.flatMap((half) => {
      const sentences = sentencesOf(half)
      if (sentences.length === 0) return []
      const [mine, other] = [ours, theirs].map((find) => readSentences(half, known, find)) as [Count, Count]
      return {
        name: `phrases: ${sentences.length} sentences, ${half} half: precision, recall`,
        value: `${percent(precision(mine))}, ${percent(recall(mine))}`,
        note: `${mine.wrong} false of ${mine.wrong + mine.right}, ${mine.missed} missed; modern-ahocorasick ${percent(precision(other))}, ${percent(recall(other))}, ${other.wrong} false, ${other.missed} missed; ${unheld(half, known)} marked names that the content lacks are left out`,
      }
    }),
  ]
}

/** The usual way: any case, whole words, the longest at each place. */
function ahoCorasick(phrases: readonly Phrase[]): (text: string) => Mention[] {
  const texts = [...new Map(phrases.map((phrase) => [phrase.text.toLowerCase(), phrase.names]))]
  const matcher = new AhoCorasick(
    texts.map(([pattern, data]) => ({ pattern, data })),
    { boundary: 'ascii' },
  )
  return (text) =>
    matcher.search(text.toLowerCase(), { strategy: 'leftmost-longest' }).map(({ start, end, data }) => ({
      from: start,
      to: end,
      text: text.slice(start, end),
      names: data ?? [],
    }))
}

function readSentences(
  half: (typeof halves)[number],
  known: readonly Phrase[],
  find: (text: string) => Mention[],
): Count {
  const total = { right: 0, wrong: 0, missed: 0 }
  const held = heldBy(known)
  for (const { text, expected } of sentencesOf(half)) {
    const mentions = find(text)
    for (const { from, to, text: words, slugs } of expected) {
      const mention = mentions.find((each) => each.from === from && each.to === to)
      if (mention?.names.some(({ slug }) => slugs.includes(slug))) total.right++
      else if (held(words)) total.missed++
    }
    total.wrong += mentions.filter(
      ({ from, to }) => !expected.some((each) => each.from === from && each.to === to),
    ).length
  }
  return total
}

const unheld = (half: (typeof halves)[number], known: readonly Phrase[]): number => {
  const held = heldBy(known)
  return sentencesOf(half).flatMap(({ expected }) => expected.filter(({ text }) => !held(text))).length
}

/** Whether the content has a name, in any of its forms: whether it is found where nothing could be meant but a name. */
function heldBy(known: readonly Phrase[]): (words: string) => boolean {
  const find = phraseMatcher(known)
  return (words) => find(`Skills: ${words}`).some(({ text }) => text === words)
}

const counted = (places: readonly Place[], mentions: readonly Mention[]): Count => {
  const key = ({ from, to }: Place) => from * 256 + to - from
  const expected = new Set(places.map(key))
  const right = mentions.filter((mention) => expected.has(key(mention))).length
  return { right, wrong: mentions.length - right, missed: places.length - right }
}

const vocabulary =
  'the of and a to in we our with for that team you this from by on as new was at data work product customer their all more one two year time who services users across own large built led wrote moved ran kept made grew cut ' +
  'people between before after under plan report group company market support meeting order price payment account invoice review change growth result project month week quarter level part draft request response error latency traffic release feature value colour cost estimate partner process goal issue story'
/** Names that are words too, as words. */
const wordsToo =
  'go rest make play express spring access excel rust swift node chef vault helm spark react flask puppet phoenix ruby crystal salt cargo poetry render unity c r'

/** Sentences with phrases in them, lists of phrases, and everyday words that are spelled like one. */
function generated(phrases: readonly Phrase[]): { text: string; places: Place[] } {
  const random = seeded(7)
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value
  const [plain, also] = [vocabulary.split(' '), wordsToo.split(' ')]
  const [sure, treacherous] = [true, false].map((wanted) =>
    phrases.filter(
      ({ text }) => (treacheryOf(text, text.toLowerCase()) === null) === wanted && !/[,/]/.test(text),
    ),
  ) as [Phrase[], Phrase[]]
  const places: Place[] = []
  const parts: string[] = []
  let length = 0
  const add = (part: string): void => {
    parts.push(part)
    length += part.length
  }
  const name = ({ text }: Phrase): void => {
    places.push({ from: length, to: length + text.length })
    add(text)
  }
  while (length < 4e6) {
    if (random() < 0.05) {
      add('Skills: ')
      name(pick(sure))
      for (let left = 2 + Math.floor(random() * 6); left > 0; left--) {
        add(', ')
        name(pick(random() < 0.4 ? treacherous : sure))
      }
    } else {
      const first = pick(random() < 0.1 ? also : plain)
      add(`${first.charAt(0).toUpperCase()}${first.slice(1)}`)
      for (let left = 5 + Math.floor(random() * 15); left > 0; left--) {
        // A word on either side, so that no two of them make a third.
        if (random() < 0.05) {
          add(` ${pick(['using', 'maintained', 'through'])} `)
          name(pick(sure))
          add(' daily')
        } else add(` ${random() < 0.03 ? `${pick(also)} along` : pick(plain)}`)
      }
    }
    add('.\n')
  }
  return { text: parts.join(''), places }
}

/** Names that nothing has, to fill up with. */
function invented(count: number): Phrase[] {
  const random = seeded(3)
  const syllables = 'ba do fi gra hul jen kro lum mav nex pol qui rav sto tri vex wol zan'.split(' ')
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const parts = Array.from({ length: 4 }, () => syllables[Math.floor(random() * syllables.length)])
    const text = parts.join('')
    return {
      text: text.charAt(0).toUpperCase() + text.slice(1),
      names: [{ kind: 'tool', slug: `invented-${index}` }],
    }
  })
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
