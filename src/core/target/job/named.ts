import type { ToolKind } from '../../benchmark/catalogue.ts'
import type { Mention } from '../../phrases/matcher.ts'
import type { TargetLexicon } from '../lexicon.ts'
import type { Named, Span } from '../target.ts'

/** Something named in a text, known or not. */
export type Item = Named & { span: Span }

export function itemOf({ from, to, text, names }: Mention): Item {
  const of = (wanted: 'skill' | 'tool' | 'certification') =>
    names.filter(({ kind }) => kind === wanted).map(({ slug }) => slug)
  const skills = of('skill')
  return {
    text,
    span: { from, to },
    skills,
    // "REST" is both; as a skill it says more.
    tools: skills.length > 0 ? [] : of('tool'),
    certifications: of('certification'),
  }
}

/** Several items of which any is enough, or one. */
export type Group = { items: Item[]; any: boolean }

/** A `choice` is an "or" between the two beside it alone: "SQL, Django/Flask". */
type Gap = 'or' | 'choice' | 'slash' | 'comma' | 'and' | 'apart'

const filler =
  '(?:(?:an?|the|with|in|of|some|basic|either|also|even|experience with|experience in|knowledge of) ){0,2}'
const gaps: readonly (readonly [Gap, RegExp])[] = [
  ['or', new RegExp(`^\\)?,?\\s+\\(?(?:and/or|or|alternatively)\\s+${filler}$`, 'i')],
  // "Java or a comparable language such as C#"
  [
    'or',
    /^\)?,?\s+or\s+(?:an?|another|some)\s+(?:(?:similar|comparable|equivalent|related|other)\s+)?\w+\s+(?:such as|like|e\.g\.),?\s+$/i,
  ],
  ['slash', /^\s*\/\s*$/],
  ['comma', /^\)?(?:\s\([^()]{0,40}\))?,\s*$/],
  ['and', new RegExp(`^\\)?(?:\\s\\([^()]{0,40}\\))?,?\\s*(?:and|&|\\+|as well as|plus)\\s+${filler}$`, 'i')],
]
const longestGap = 70
const gapOf = (text: string): Gap =>
  text.length > longestGap ? 'apart' : (gaps.find(([, pattern]) => pattern.test(text))?.[0] ?? 'apart')

/** "at least one of A, B and C" */
const oneOf = /\b(?:one|any|either|some|few)(?: or (?:more|several))? of(?: these| the following)?:?\s*$/i
const example = /\b(?:such as|e\.\s?g\.|like|for example|for instance|say|namely one of)[,:]?\s+$/i
/** "a major cloud (AWS, Azure)": of what stands in the brackets one is meant. */
const opensChoice =
  /\b(?:databases?|data ?stores?|clouds?(?: (?:providers?|platforms?))?|hyperscalers?|languages?|frameworks?|brokers?|queues?|(?:CI|build) (?:servers?|systems?|tools?)|IaC tools?) \($/i
const opensExamples = /\((?:e\.\s?g\.,?|such as|like|for example|ideally|preferably)?\s*$/i
const orSimilar =
  /^\)?,?\s*(?:(?:or|and)\s+(?:(?:a|any|some|something)\s+)?(?:similar|equivalent|comparable|other|another|alike|(?:modern |major |relational |backend |server-side ){0,2}(?:languages?|frameworks?|databases?|clouds?|brokers?|queues?|providers?)\b)|…|\.\.\.|etc)/i

/** Those that stand for the same kind of thing, so that a slash between them is an "or". Of platforms only clouds do. */
const exchangeable = new Set<ToolKind>(['language', 'database', 'messaging', 'framework'])
const clouds = new Set(['aws', 'azure', 'google-cloud', 'oracle-cloud', 'heroku', 'digitalocean'])

/**
 * Which of the items of a sentence are alternatives: "A, B or C", "one of A and B", "a broker (A, B)", "A, B or similar".
 * @param named  in the order of the text, none overlapping
 */
export function grouped(text: string, named: readonly Item[], { toolKind }: TargetLexicon): Group[] {
  const items = withCompanions(text, named)
  const between = items.slice(1).map((item, index) => text.slice(items[index]?.span.to, item.span.from))
  const gap = between.map(gapOf)
  for (const [index, kind] of gap.entries()) {
    if (kind === 'slash') gap[index] = isChoice(items[index], items[index + 1], toolKind) ? 'choice' : 'and'
    // "A and B, or C": what C stands against is both, which no list says.
    if (kind === 'or' && gap[index - 1] === 'and' && between[index]?.startsWith(',')) gap[index] = 'and'
  }
  const groups: Group[] = []
  for (let first = 0; first < items.length; ) {
    let last = first
    while (last < gap.length && gap[last] !== 'apart') last++
    const run = items.slice(first, last + 1)
    groups.push(
      ...(areExamples(text, run, items[first - 1])
        ? [{ items: run, any: true }]
        : orLists(run, gap.slice(first, last))),
    )
    first = last + 1
  }
  return groups
}

/** "Java (Spring Boot) or C# (.NET)": on either side of an "or", a tool and the one in its brackets are one item, of which both are asked. */
function withCompanions(text: string, items: readonly Item[]): Item[] {
  const all: Item[] = []
  for (let at = 0; at < items.length; at++) {
    const [item, inner, next] = items.slice(at, at + 3)
    if (!item) break
    const last = all.at(-1)
    const isChosen =
      inner !== undefined &&
      text.slice(item.span.to, inner.span.from) === ' (' &&
      text.charAt(inner.span.to) === ')' &&
      ((next && gapOf(text.slice(inner.span.to, next.span.from)) === 'or') ||
        (last && gapOf(text.slice(last.span.to, item.span.from)) === 'or'))
    all.push(isChosen ? both(text, item, inner) : item)
    if (isChosen) at++
  }
  return all
}

const both = (text: string, one: Item, other: Item): Item => {
  const span = { from: one.span.from, to: other.span.to + 1 }
  return {
    text: text.slice(span.from, span.to),
    span,
    skills: [...new Set([...one.skills, ...other.skills])],
    tools: [...new Set([...one.tools, ...other.tools])],
    certifications: [...new Set([...one.certifications, ...other.certifications])],
  }
}

function isChoice(
  left: Item | undefined,
  right: Item | undefined,
  toolKind: TargetLexicon['toolKind'],
): boolean {
  const [one = '', other = ''] = [left, right].map((item) => item?.tools[0])
  if (clouds.has(one) && clouds.has(other)) return true
  const kind = toolKind(one)
  // "Spring/Spring Boot" are parts of one thing.
  const isPart = one.startsWith(other) || other.startsWith(one)
  return kind !== null && kind === toolKind(other) && exchangeable.has(kind) && !isPart
}

/** Whether a whole list is one to choose from, by what stands before and after it. */
function areExamples(text: string, run: readonly Item[], previous: Item | undefined): boolean {
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last || first === last) return false
  const before = text.slice(Math.max(0, first.span.from - 40), first.span.from)
  if (oneOf.test(before) || example.test(before)) return true
  const onlyTools = run.every(({ skills }) => skills.length === 0)
  // "relational databases (Oracle, PostgreSQL)" are examples; "AWS (ECS, RDS)" are parts.
  if (onlyTools && opensChoice.test(before)) return true
  if (opensExamples.test(before) && onlyTools) {
    const opening = before.slice(before.lastIndexOf('(') + 1).trim()
    if (opening !== '') return true
    const near = previous && first.span.from - previous.span.to <= 3
    if (near && previous.tools.length === 0 && previous.skills.length > 0) return true
  }
  return onlyTools && orSimilar.test(text.slice(last.span.to, last.span.to + 40))
}

function orLists(run: readonly Item[], gap: readonly Gap[]): Group[] {
  const joined = gap.map((kind) => kind === 'or' || kind === 'choice')
  for (const [index, kind] of gap.entries()) {
    // "A, B or C" is one list, unless it goes on: of "A, B or C, D" only B and C are.
    if (kind !== 'or' || gap[index + 1] === 'comma') continue
    for (let left = index - 1; left >= 0 && (gap[left] === 'comma' || gap[left] === 'or'); left--)
      joined[left] = true
  }
  const groups: Group[] = []
  for (const [index, item] of run.entries())
    if (index > 0 && joined[index - 1]) groups.at(-1)?.items.push(item)
    else groups.push({ items: [item], any: false })
  return groups.map(({ items }) => ({ items, any: items.length > 1 }))
}
