import type { Span } from '../target.ts'
import { places } from './places.ts'

/** Words with a capital, or all in capitals, that name no technology. */
const ordinary = new Set(
  `i a an the we you our your this that if as in on at of or and with for to by from any some all not no it its is are be been will would should could can may must have has had do does what who why how where when while they he she
  english german french spanish italian dutch finnish swedish danish norwegian portuguese polish czech slovene russian chinese mandarin japanese korean hindi arabic turkish greek hebrew british american european
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  api apis saas paas b2b b2c b2b2c it qa ui ux hr ai ml cv ok asap doe pr prs mvp rfc rfcs os oop oo sdlc cs stem phd msc bsc ba bs ms ma mba mca be btech gcse hnd nvq eu uk us usa eea emea apac dach cet utc gmt sc dv dbs i/o id jvm gxp p99 24/7 ci cd rnd r&d vp cto ceo kpi kpis okr okrs url urls db dbs crud poc pocs faang c1 c2 b1 b2 a1 a2
  bachelor bachelors master masters degree university computer science engineering software backend frontend fullstack senior junior mid lead staff principal experience knowledge understanding strong solid good excellent proven proficiency proficient familiarity familiar ability working practical hands-on hands deep expert fluent basic first minimum min at least several years year plus bonus nice required preferred desirable ideally willingness interest background track record passion curiosity comfortable experienced significant extensive advanced sound thorough very great previous prior demonstrated commercial professional team teams company service services standard standards web internet cloud data security developer engineer programmer architect consultant open source linkedin`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** After a word that begins a sentence these say that it was a name: "Drools rules engine". */
const generic =
  /^\s+(?:\p{Ll}+\s+)?(?:engine|framework|library|platform|protocol|database|server|sdk|api|tool|toolkit|orm|cms|broker|runtime|compiler|specifications?|standard|ecosystem)\b/iu

const judged = /^\s+(?:is\s+)?(?:an? (?:must|plus|bonus)|required|mandatory|essential|preferred|desirable)\b/i

const token = /[\p{L}\p{N}](?:[\p{L}\p{N}_]|[.&'’-](?=[\p{L}\p{N}])|[+#](?![\p{L}]))*/gu
const isStrong = (word: string): boolean =>
  /\p{Ll}\p{Lu}|\p{Lu}{2}|\p{L}\.\p{Lu}/u.test(word) ||
  (/\p{L}/u.test(word) && /\d/.test(word) && !/^\d/.test(word))
const isName = (word: string): boolean => /^\p{Lu}/u.test(word) || isStrong(word)

/**
 * Names in a sentence that nobody here knows, by how they are written: a capital within a sentence, capitals or figures within a word.
 * @param known  what is known in it, in order: nothing within is looked at
 */
export function unknownIn(text: string, sentence: Span, known: readonly Span[]): Span[] {
  const free = (from: number, to: number): boolean => !known.some((span) => span.from < to && from < span.to)
  const found: Span[] = []
  const own = text.slice(sentence.from, sentence.to)
  for (const match of own.matchAll(token)) {
    const word = match[0].replace(/['’]s$/, '')
    const from = sentence.from + match.index
    const to = from + word.length
    if (!free(from, to)) continue
    const last = found.at(-1)
    const joins = last !== undefined && text.slice(last.to, from) === ' '
    const opening = match.index === 0
    // A figure after a name belongs to it: "GAMP 5".
    if (joins && /^\d{1,3}$/.test(word)) {
      last.to = to
      continue
    }
    if (
      !isName(word) ||
      ordinary.has(word.toLowerCase()) ||
      places.has(word.toLowerCase()) ||
      (word.length < 2 && !/[CDR]/.test(word))
    )
      continue
    if (opening && !standsAsName(own, word, to - sentence.from, known, sentence)) continue
    if (/^(?:19|20)\d\d$/.test(word) || /^[IVX]+$/.test(word)) continue
    if (joins) last.to = to
    else found.push({ from, to })
  }
  return found
}

/** Whether a sentence's first word, which always has a capital, is a name all the same. */
function standsAsName(
  sentence: string,
  word: string,
  to: number,
  known: readonly Span[],
  { from }: Span,
): boolean {
  if (isStrong(word)) return true
  const rest = sentence.slice(to)
  if (/^[\s.]*$/.test(rest) || generic.test(rest) || judged.test(rest)) return true
  const [gap] = /^(?:\s*[,/]\s*|\s+(?:or|and|&)\s+)/.exec(rest) ?? []
  if (gap === undefined) return false
  if (/^(?:other|another|similar)\b/.test(rest.slice(gap.length))) return true
  const next = to + gap.length
  const [following = ''] = /^\S+/.exec(sentence.slice(next)) ?? []
  return known.some((span) => span.from === from + next) || isName(following)
}
