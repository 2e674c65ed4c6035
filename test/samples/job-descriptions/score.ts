import { readJob } from '../../../src/core/target/job/read-job.ts'
import type { TargetLexicon } from '../../../src/core/target/lexicon.ts'
import type { Requirement, Target } from '../../../src/core/target/target.ts'
import { textOfHtml } from '../../../src/intake/job-description/markup.ts'
import type { Labelled } from './labelled.ts'

export const itemKinds = [
  'skills',
  'tools',
  'unknown technologies',
  'must or nice',
  'or lists',
  'responsibilities',
  'named in responsibilities',
  'credentials',
  'title',
  'stage',
  'years over all',
  'years of a skill',
  'location',
  'workplace',
  'pay',
] as const
export type ItemKind = (typeof itemKinds)[number]
export type Count = { right: number; wrong: number; missed: number }
export type Score = Record<ItemKind, Count>

export const noScore = (): Score =>
  Object.fromEntries(itemKinds.map((kind) => [kind, { right: 0, wrong: 0, missed: 0 }])) as Score

export const textOf = ({ html, text }: Labelled): string => (html ? textOfHtml(text) : text)

const plain = (text: string): string =>
  text
    .replace(/\*\*/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:]+$/, '')
    .trim()
    .toLowerCase()
const words = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}#+]+/u)
    .filter((word) => word !== '')
/** Of the words of both, how many they share. */
const shared = (one: string, other: string): number => {
  const [a, b] = [new Set(words(one)), new Set(words(other))]
  return [...a].filter((word) => b.has(word)).length / Math.max(1, new Set([...a, ...b]).size)
}

/**
 * Counts what was read right, read wrong and missed, and hands every difference to `says`. Skills and tools are compared by slug, once per
 * description; words have to be the exact ones for titles, locations and pay, and are compared by the words they share (60 % of all) for responsibilities.
 */
export function scoreOf(
  expected: Labelled,
  lexicon: TargetLexicon,
  score: Score,
  says: (line: string) => void = () => {},
): void {
  const target = readJob(textOf(expected), lexicon)
  const tell = (kind: ItemKind, outcome: keyof Count, what: string): void => {
    score[kind][outcome]++
    if (outcome !== 'right') says(`${expected.name}: ${kind}: ${outcome}: ${what}`)
  }
  const asked = target.requirements.filter(({ kind }) => kind !== 'responsibility')
  named(expected, asked, lexicon, tell)
  lists(expected, asked, tell)
  responsibilities(expected, target, tell)
  facts(expected, target, tell)
}

type Tell = (kind: ItemKind, outcome: keyof Count, what: string) => void

function named(expected: Labelled, asked: readonly Requirement[], lexicon: TargetLexicon, tell: Tell): void {
  const wanted = expected.named.filter(({ use }) => use !== 'duty')
  const all = (pick: (requirement: Requirement) => readonly string[]) => new Set(asked.flatMap(pick))
  const [skills, tools, unknown] = [
    all(({ skills }) => skills),
    all(({ tools }) => tools),
    all(({ unknown }) => unknown),
  ]
  const left = { skills: new Set(skills), tools: new Set(tools), unknown: new Set(unknown) }
  for (const { words: written, slugs, use } of wanted) {
    if (slugs[0] === '?') {
      const hit = [...unknown].find((each) => plain(each) === plain(written))
      tell('unknown technologies', hit === undefined ? 'missed' : 'right', written)
      if (hit !== undefined) left.unknown.delete(hit)
      else continue
      const own = asked.find((requirement) => requirement.unknown.includes(hit))
      tell('must or nice', own?.must === (use === 'must') ? 'right' : 'wrong', `${written} is ${use}`)
      continue
    }
    const kind = slugs.some((slug) => lexicon.toolKind(slug) !== null) ? 'tools' : 'skills'
    const hit = slugs.find((slug) => skills.has(slug) || tools.has(slug))
    tell(kind, hit === undefined ? 'missed' : 'right', `${written} (${slugs.join('|')})`)
    for (const slug of slugs) {
      left.skills.delete(slug)
      left.tools.delete(slug)
    }
    if (hit === undefined) continue
    const own = asked.filter(
      (requirement) => requirement.skills.includes(hit) || requirement.tools.includes(hit),
    )
    // What else the same words stand for is no second finding.
    for (const requirement of own)
      if (plain(requirement.text) === plain(written)) {
        for (const slug of requirement.skills) left.skills.delete(slug)
        for (const slug of requirement.tools) left.tools.delete(slug)
      }
    tell(
      'must or nice',
      own.some(({ must }) => must) === (use === 'must') ? 'right' : 'wrong',
      `${written} is ${use}`,
    )
  }
  for (const slug of left.skills) tell('skills', 'wrong', slug)
  for (const slug of left.tools) tell('tools', 'wrong', slug)
  for (const each of left.unknown) tell('unknown technologies', 'wrong', each)
}

function lists(expected: Labelled, asked: readonly Requirement[], tell: Tell): void {
  const found = asked
    .filter(({ alternatives }) => alternatives.length > 0)
    .map(({ alternatives, text }) => ({
      text,
      key: alternatives
        .map((each) => plain(each.text))
        .sort()
        .join('|'),
    }))
  const wanted = Map.groupBy(
    expected.named.filter(({ list }) => list !== null),
    ({ list }) => list,
  )
  for (const members of wanted.values()) {
    const key = members
      .map((each) => plain(each.words))
      .sort()
      .join('|')
    const at = found.findIndex((each) => each.key === key)
    tell('or lists', at < 0 ? 'missed' : 'right', key)
    if (at >= 0) found.splice(at, 1)
  }
  // Lists of what is only welcome were not labelled.
  for (const { key, text } of found)
    if (asked.some((each) => each.text === text && each.must)) tell('or lists', 'wrong', key)
}

function responsibilities(expected: Labelled, target: Target, tell: Tell): void {
  const found = target.requirements.filter(({ kind }) => kind === 'responsibility')
  const left = new Set(found)
  for (const duty of expected.duties) {
    const own = [...left].find(({ text }) => shared(text, duty) >= 0.6)
    tell('responsibilities', own ? 'right' : 'missed', duty)
    if (own) left.delete(own)
  }
  for (const { text } of left) tell('responsibilities', 'wrong', text)
  const slugs = new Set(found.flatMap(({ skills, tools, unknown }) => [...skills, ...tools, ...unknown]))
  for (const { words: written, slugs: any, use } of expected.named)
    if (use === 'duty' && any[0] !== '?')
      tell(
        'named in responsibilities',
        any.some((slug) => slugs.has(slug)) ? 'right' : 'missed',
        `${written} (${any.join('|')})`,
      )
}

function facts(expected: Labelled, target: Target, tell: Tell): void {
  const { facts: read } = target
  const compare = (kind: ItemKind, wanted: string | null, found: string | null): void => {
    if (wanted === found) {
      if (wanted !== null) tell(kind, 'right', '')
      return
    }
    if (wanted !== null) tell(kind, 'missed', wanted)
    if (found !== null) tell(kind, 'wrong', found)
  }
  const text = (value: string | undefined | null): string | null => (value == null ? null : plain(value))
  compare('title', text(expected.title), text(read?.title?.value))
  tell('stage', target.stage === expected.stage ? 'right' : 'wrong', `${target.stage} for ${expected.stage}`)
  if (target.stage !== expected.stage) tell('stage', 'missed', expected.stage)
  compare('location', text(expected.location), text(read?.location?.value))
  compare('workplace', expected.workplace?.value ?? null, read?.workplace?.value ?? null)
  const pay = (value: object | undefined | null): string | null =>
    value == null ? null : JSON.stringify(value)
  const inOrder = (value: Labelled['pay']) =>
    value === null
      ? null
      : pay({ from: value.pay.from, to: value.pay.to, currency: value.pay.currency, per: value.pay.per })
  compare('pay', inOrder(expected.pay), pay(read?.pay?.value))
  const found = target.requirements.flatMap(({ years, kind, skills, tools, text: own }) =>
    years === null ? [] : [{ of: kind === 'years' ? [] : [...skills, ...tools], years, text: own }],
  )
  for (const { of, years, words: written } of expected.years) {
    const at = found.findIndex(
      (each) =>
        (of === null ? each.of.length === 0 : each.of.includes(of)) &&
        each.years.from === years.from &&
        each.years.to === years.to,
    )
    tell(
      of === null ? 'years over all' : 'years of a skill',
      at < 0 ? 'missed' : 'right',
      `${written} of ${of}`,
    )
    if (at >= 0) found.splice(at, 1)
  }
  for (const { of, text: own, years } of found)
    tell(of.length === 0 ? 'years over all' : 'years of a skill', 'wrong', `${own} ${JSON.stringify(years)}`)
  for (const { words: written, must } of expected.credentials) {
    const own = target.requirements.find(
      ({ kind, text: each }) =>
        (kind === 'credential' || kind === 'certification') && shared(each, written) >= 0.3,
    )
    tell('credentials', own && own.must === must ? 'right' : 'missed', `${written} ${must ? 'must' : 'nice'}`)
  }
  for (const { text: own, kind } of target.requirements)
    if (
      kind === 'credential' &&
      !expected.credentials.some(({ words: written }) => shared(own, written) >= 0.3)
    )
      tell('credentials', 'wrong', own)
}
