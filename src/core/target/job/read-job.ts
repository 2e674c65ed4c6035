import { type Stage, stageLevel } from '../../benchmark/benchmark.ts'
import type { TargetLexicon } from '../lexicon.ts'
import type { Requirement, RequirementKind, Span, Stated, Target, Years } from '../target.ts'
import { workingStage } from '../working-stage.ts'
import { type FactLine, locationIn, payOf, seniorityIn, titleIn, workplaceIn } from './facts.ts'
import { type Group, grouped, type Item, itemOf } from './named.ts'
import { type JobSentence, jobSentences } from './sentences.ts'
import { unknownIn } from './unknown.ts'
import { yearsIn } from './years.ts'

/** A group of things named, with how it is asked for. */
type Ask = Group & { sentence: JobSentence; must: boolean; years: Years | null }

/**
 * Reads a job description. Its time is linear in the text; what it does not understand it leaves to the person, who can mend everything.
 * @param text  plain text or Markdown, as `intake/job-description` makes it of files
 */
export function readJob(text: string, lexicon: TargetLexicon): Target {
  const sentences = jobSentences(text)
  const lines: FactLine[] = sentences.map(({ span, label, item, top }) => ({ span, label, item, top }))
  const isTool = (words: string): boolean =>
    lexicon.find(`${asList}${words}`).some(({ from }) => from === asList.length)
  const title = titleIn(text, lines, isTool)
  const seniority = seniorityIn(text, title)
  const stage = seniority?.value ?? 'mid'
  const mentions = lexicon.find(text)
  const asks: Ask[] = []
  const others: Requirement[] = []
  let overall: Stated<Years> | null = null
  let next = 0
  for (const sentence of sentences) {
    const { span, use, nice } = sentence
    while (next < mentions.length && (mentions[next]?.from ?? 0) < span.from) next++
    const items: Item[] = []
    for (let at = next; at < mentions.length; at++) {
      const mention = mentions[at]
      if (!mention || mention.to > span.to) break
      items.push(itemOf(mention))
    }
    if (title?.span && overlaps(title.span, span)) continue
    if (use === 'duty') {
      others.push(responsibility(text, sentence, items, stage))
      continue
    }
    if (use === 'none') continue
    const words = text.slice(span.from, span.to)
    const years = yearsIn(words).map((each) => ({
      ...each,
      span: { from: span.from + each.span.from, to: span.from + each.span.to },
    }))
    const mustAt = (at: number): boolean =>
      use === 'must' && !nice.some(({ from, to }) => from <= at && at < to)
    const isCredential = credential.test(words)
    if (isCredential) others.push(plain('credential', text, sentence, mustAt(span.from), stage))
    const named = isCredential
      ? items
      : withUnknown(text, span, withServices(text, span, items, lexicon), lexicon)
    const own = grouped(text, named, lexicon).map((group): Ask => {
      const at = group.items[0]?.span.from ?? span.from
      return { ...group, sentence, must: mustAt(at), years: null }
    })
    for (const [index, { span: at, years: asked, isPart }] of years.entries()) {
      const subject = subjectOf(text, at, isPart, own)
      if (subject) subject.years = asked
      else if (index > 0 && !isPart) {
        // "8+ years building backends, incl. 3+ on money movement": of what, only a person can hold against their own.
        const of = { from: at.from, to: clauseEnd(text, at.to, span.to) }
        others.push(plain('other', text, { ...sentence, span: of }, mustAt(at.from), stage))
      } else if (!isPart) {
        overall ??= { value: asked, text: text.slice(at.from, at.to), span: at }
        others.push({
          ...plain('years', text, { ...sentence, span: at }, mustAt(at.from), stage),
          within: span,
          years: asked,
        })
      }
    }
    asks.push(...own)
    if (own.length === 0 && years.length === 0 && !isCredential && isWorthKeeping(sentence, words))
      others.push(plain('other', text, sentence, mustAt(span.from), stage))
  }
  const requirements = [...strongest(asks).map((ask) => requirementOf(text, ask, stage)), ...others].sort(
    (a, b) => (a.span?.from ?? 0) - (b.span?.from ?? 0),
  )
  return {
    kind: 'job-description',
    title: title?.value ?? 'Job description',
    stage,
    text,
    facts: {
      title,
      seniority,
      years: overall,
      location: locationIn(text, lines),
      workplace: workplaceIn(text, lines),
      pay: payOf(text, lines),
    },
    requirements: withIds(requirements),
  }
}

const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to

const credential =
  /\b(?:bachelor|master.?s? (?:degree|of|in)|university degree|degree (?:in|or)|(?:a |completed |technical )degree|diploma|ph\.?d|b\.?sc|m\.?sc|BS\/?|B\.E\.|B\.?Tech|university studies|higher education|2:1|HND|driving licen[cs]e|security (?:check|clearance)|clearance|vetting|right to work|work permit|eligib\w+ to work|citizenship|(?:level|at) [ABC][12]|(?:fluent|good|excellent|native|very good|knowledge of|active knowledge of|speak|proficien\w+ in)(?: in| written| and| spoken)* (?:english|german|french|dutch|spanish|italian|finnish|swedish|danish|norwegian|polish|czech|portuguese|slovene)|(?:english|german|french|dutch|spanish|finnish|swedish|danish|norwegian)(?: language)?(?: skills)? (?:at|on|level|skills|is|\([ABC])|official languages|certification\b)/i

/** What a list asks for and names nothing known is kept, so that the person can say what it is. */
const isWorthKeeping = ({ listed, item }: JobSentence, words: string): boolean =>
  listed && item && words.length >= 8 && words.split(/\s+/).length >= 2

const clouds: Record<string, string> = { aws: 'AWS', azure: 'Azure', 'google-cloud': 'Google Cloud' }

/** Services of a cloud that are named without it: "Azure (Functions, Service Bus)". */
function withServices(text: string, { to }: Span, items: readonly Item[], { find }: TargetLexicon): Item[] {
  const more: Item[] = []
  for (const { tools, span } of items) {
    const cloud = clouds[tools[0] ?? '']
    const [opening, list] = /^(?:\s\(|:\s)([^()\n]{1,200})/.exec(text.slice(span.to, to)) ?? []
    if (cloud === undefined || opening === undefined || list === undefined) continue
    let from = span.to + opening.length - list.length
    for (const part of list.split(/(,\s*|\s(?:and|or)\s)/)) {
      const at = { from, to: from + part.length }
      from = at.to
      if (part.length > 40 || items.some((item) => overlaps(item.span, at))) continue
      const full = `${cloud} ${part}`
      const [found] = find(full)
      if (found?.from === 0 && found.to === full.length) more.push({ ...itemOf(found), text: part, span: at })
    }
  }
  return [...items, ...more].sort((a, b) => a.span.from - b.span.from)
}

const asList = 'Skills: '

function withUnknown(text: string, span: Span, items: readonly Item[], { find }: TargetLexicon): Item[] {
  const unknown = unknownIn(
    text,
    span,
    items.map((item) => item.span),
  ).map((at): Item => {
    const words = text.slice(at.from, at.to)
    // In a text "Ruby" may be a stone; written as a name where somebody says what they ask for, it is the language.
    const known = find(`${asList}${words}`).find(({ from }) => from === asList.length)
    return known?.to === asList.length + words.length
      ? { ...itemOf(known), text: words, span: at }
      : { text: words, span: at, skills: [], tools: [], certifications: [] }
  })
  return [...items, ...unknown].sort((a, b) => a.span.from - b.span.from)
}

const fillerAfter =
  /^\)?[\s,]*(?:of|with|in|using|as|working with|on|building)?\s*(?:(?:an?|the|our|your|solid|strong|hands-on|practical|professional|commercial|relevant|recent|production|working|work|programming|development|experience|experienced|of|in|with|using|writing|coding|expertise|backend|developer|engineer|developing|knowledge)\s+){0,6}$/i
const fillerBefore =
  /^[\s(,:–—-]*(?:(?:in production )?(?:skills?|experience|for|with|min\.?|minimum|at least|a minimum of|over|more than|programming)[\s(]*){0,4}$/i

/** Where the words after a place end: at the next comma, bracket or stop. */
const clauseEnd = (text: string, from: number, to: number): number =>
  from + (/^[^,;.()\n]*/.exec(text.slice(from, to))?.[0].length ?? 0)

/** The group that a number of years is about: the one right after it, or right before; null for experience as such. */
function subjectOf(text: string, at: Span, isPart: boolean, groups: Ask[]): Ask | null {
  const before = groups.findLast(
    ({ items }) => (items.at(-1)?.span.to ?? Number.POSITIVE_INFINITY) <= at.from,
  )
  const last = before?.items.at(-1)
  if (before && last && /^\s*\($/.test(text.slice(last.span.to, at.from))) return before
  const after = groups.find(({ items: [first] }) => first !== undefined && first.span.from >= at.to)
  const first = after?.items[0]
  if (
    after &&
    first &&
    fillerAfter.test(text.slice(at.to, Math.min(first.span.from, at.to + 120))) &&
    first.span.from - at.to <= 120
  )
    return after
  return before &&
    last &&
    !isPart &&
    at.from - last.span.to <= 60 &&
    fillerBefore.test(text.slice(last.span.to, at.from))
    ? before
    : null
}

const keyOf = ({ items }: Group): string =>
  items
    .map(
      ({ skills, tools, certifications, text }) =>
        [...skills, ...tools, ...certifications].join('+') || text.toLowerCase(),
    )
    .sort()
    .join('|')

/** What is named several times is asked for once: where it is a must, or else where it comes first. */
function strongest(asks: readonly Ask[]): Ask[] {
  const kept = new Map<string, Ask>()
  for (const ask of asks) {
    const key = keyOf(ask)
    const before = kept.get(key)
    if (!before) kept.set(key, { ...ask })
    else if (!before.must && ask.must) kept.set(key, { ...ask, years: ask.years ?? before.years })
    else before.years ??= ask.years
  }
  return [...kept.values()]
}

const base = (
  text: string,
  span: Span,
  within: Span | null,
): Omit<Requirement, 'kind' | 'must' | 'stage'> => ({
  id: '',
  text: text.slice(span.from, span.to),
  span,
  within,
  years: null,
  skills: [],
  tools: [],
  certifications: [],
  unknown: [],
  alternatives: [],
})

const plain = (
  kind: RequirementKind,
  text: string,
  { span }: JobSentence,
  must: boolean,
  stage: Stage,
): Requirement => ({
  ...base(text, trimmed(text, span), span),
  kind,
  must,
  stage,
})

function responsibility(
  text: string,
  sentence: JobSentence,
  items: readonly Item[],
  stage: Stage,
): Requirement {
  return { ...plain('responsibility', text, sentence, false, stage), ...namesOf(items) }
}

function requirementOf(text: string, { items, any, sentence, must, years }: Ask, stage: Stage): Requirement {
  const [first, named] = [items[0]?.span ?? sentence.span, items.at(-1)?.span ?? sentence.span]
  const last = closed(text, first.from, named)
  const names = namesOf(items)
  return {
    ...base(text, { from: first.from, to: last.to }, sentence.span),
    ...names,
    kind:
      names.skills.length > 0
        ? 'skill'
        : names.tools.length > 0 || names.unknown.length > 0
          ? 'tool'
          : 'certification',
    must,
    stage: stageAsked(
      text.slice(sentence.span.from, first.from),
      text.slice(last.to, Math.min(last.to + 20, sentence.span.to)),
      stage,
    ),
    years,
    alternatives: any ? items : [],
  }
}

/** With the bracket that closes what was opened in it: "Kafka (or RabbitMQ)". */
const closed = (text: string, from: number, { from: at, to }: Span): Span => {
  const opens = /\([^()]*$/.test(text.slice(from, to))
  return { from: at, to: opens && text.charAt(to) === ')' ? to + 1 : to }
}

const namesOf = (
  items: readonly Item[],
): Pick<Requirement, 'skills' | 'tools' | 'certifications' | 'unknown'> => ({
  skills: [...new Set(items.flatMap(({ skills }) => skills))],
  tools: [...new Set(items.flatMap(({ tools }) => tools))],
  certifications: [...new Set(items.flatMap(({ certifications }) => certifications))],
  unknown: items
    .filter(({ skills, tools, certifications }) => skills.length + tools.length + certifications.length === 0)
    .map(({ text }) => text),
})

const shallow =
  /\b(?:basics?|first experience|some|interest in|awareness|fundamentals?|introductory|a little)\b/i
const deep = /\b(?:deep|expert|in-depth|extensive|advanced|inside out|mastery|thorough)\b/i
const deepAfter = /^\W{0,3}(?:in depth|inside out|internals|expert\b)/i
/** As well as the job's stage has it, and no better. */
const fully =
  /\b(?:strong|excellent|outstanding|proven|expertise|track record|architect\w*|(?:design|own|lead|defin)(?:ed|ing)?|led|large[- ]scale)\b/i

/** By the words around a name: "basic SQL" of a senior is no senior SQL, "deep knowledge of Go" is, and SQL alone is what one works with. */
function stageAsked(before: string, after: string, stage: Stage): Stage {
  const clause = before.slice(
    Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf('(')) + 1,
  )
  if (shallow.test(clause)) return 'entry'
  if (deep.test(clause) || deepAfter.test(after))
    return stageLevel[stage] < stageLevel.senior ? 'senior' : stage
  return fully.test(clause) ? stage : workingStage[stage]
}

/** Without the point at its end. */
const trimmed = (text: string, { from, to }: Span): Span => {
  const words = text.slice(from, to).replace(/[\s.;,]+$/, '')
  return { from, to: from + words.length }
}

/** By place, which stays the same as long as the text does. */
function withIds(requirements: readonly Requirement[]): Requirement[] {
  const taken = new Map<string, number>()
  return requirements.map((requirement) => {
    const own = `${requirement.span?.from ?? 0}-${requirement.span?.to ?? 0}`
    const times = taken.get(own) ?? 0
    taken.set(own, times + 1)
    return { ...requirement, id: times === 0 ? own : `${own}-${times + 1}` }
  })
}
