import {
  isListBreak,
  joins,
  labelled,
  longestListGap,
  opens,
  standsAlone,
  wordAfter,
  wordBefore,
} from './around.ts'
import type { Named } from './phrase.ts'
import { compounds, roles, type Treachery, tradeNouns, uses } from './treacherous.ts'

/** One way of writing a phrase, and what it stands for. */
export type Form = {
  /** As it stands in the content. */
  name: string
  names: readonly Named[]
  /** Null where it means one thing wherever it stands. */
  treachery: Treachery | null
}

/** A phrase at a place in a text, before anybody asked whether it means there what it usually does. */
export type Candidate = { from: number; to: number; form: Form }

/** `listed`: written as no name is, but perhaps its whole list is. */
type Sense = 'yes' | 'perhaps' | 'listed' | 'no'

/**
 * Which of the candidates mean what they stand for.
 * @param candidates  in the order of the text, none overlapping
 */
export function settled(text: string, candidates: readonly Candidate[]): Candidate[] {
  const senses = candidates.map((candidate, index) =>
    candidate.form.treachery === null
      ? 'yes'
      : senseOf(
          text,
          candidate,
          candidate.form.treachery,
          candidates[index - 1]?.to,
          candidates[index + 1]?.from,
        ),
  )
  for (let first = 0; first < candidates.length; first++) {
    if (!isOpen(senses[first])) continue
    let last = first
    while (isOpen(senses[last + 1]) && linked(text, candidates[last], candidates[last + 1])) last++
    const run = candidates.slice(first, last + 1)
    const sure = [
      ...(senses[first - 1] === 'yes' && linked(text, candidates[first - 1], run[0])
        ? [candidates[first - 1]]
        : []),
      ...(senses[last + 1] === 'yes' && linked(text, run.at(-1), candidates[last + 1])
        ? [candidates[last + 1]]
        : []),
    ].filter((each) => each !== undefined)
    settleRun(text, run, senses, first, sure)
    first = last
  }
  return candidates.filter((_, index) => senses[index] === 'yes')
}

const isOpen = (sense: Sense | undefined): boolean => sense === 'perhaps' || sense === 'listed'

/**
 * Decides over neighbours in a list of which none is sure by itself.
 * @param senses  of all candidates; those of the run, from `first` on, are decided
 * @param sure    those that the run has for neighbours
 */
function settleRun(
  text: string,
  run: readonly Candidate[],
  senses: Sense[],
  first: number,
  sure: readonly Candidate[],
): void {
  const titled = run[0] !== undefined && labelled(text, run[0].from)
  const perhaps = run.filter((_, index) => senses[first + index] === 'perhaps')
  // Two names that are words too vouch for each other; letters, people and places do not.
  const mutual = perhaps.length > 1 && perhaps.some(({ form }) => form.treachery?.enough === 'capital')
  for (const [index, candidate] of run.entries()) {
    const vouched =
      senses[first + index] === 'perhaps'
        ? titled || mutual || sure.length > 0
        : (titled ||
            sure.some(
              (other) => candidate.form.treachery?.enough === 'list' || writtenAlike(text, candidate, other),
            )) &&
          standsAlone(text, candidate.from, candidate.to)
    senses[first + index] = vouched ? 'yes' : 'no'
  }
}

/**
 * What a candidate means, judged by its writing and by the words next to it.
 * @param lastTo    where the candidate before it ends
 * @param nextFrom  where the candidate after it begins
 */
function senseOf(
  text: string,
  { from, to }: Candidate,
  treachery: Treachery,
  lastTo: number | undefined,
  nextFrom: number | undefined,
): Sense {
  const { written, enough, never, notAfter, notBefore, doubtAfter, follow } = treachery
  const writing = text.slice(from, to)
  const usual = written.includes(writing) && enough !== 'list'
  // Most of what looks like a name is a word within a sentence; that has to be seen at once.
  if (!usual && (never.includes(writing) || !standsAlone(text, from, to))) return 'no'
  if (inCompound(text, from, to)) return 'no'
  const after = wordAfter(text, to)
  const before = wordBefore(text, from)
  if (notAfter.has(before.word) && !before.between.includes('(')) return 'no'
  if (notBefore.has(after.word)) return 'no'
  const year = /^(?:19|20)\d\d$/.test(after.word)
  if (year && notBefore.has('0000')) return 'no'
  if (!usual) return 'listed'
  if (enough === 'writing') return 'yes'

  const versioned = to - from === 1 ? /^\d+\.\d[\d.]*$/ : /^v?\d+(?:\.\d+)+$|^v?\d{1,2}$/
  const apart = after.between.trim() === ''
  if (apart && (follow ?? tradeNouns).has(after.word)) return 'yes'
  if (apart && after.between !== '' && versioned.test(after.word)) return 'yes'
  if (/^-./.test(text.slice(to, to + 2)) && compounds.has(after.word)) return 'yes'
  if (roles.has(before.word)) return 'yes'
  if (enough === 'company') return uses.has(before.word) && before.between.trim() === '' ? 'yes' : 'perhaps'

  // A heading in capitals throughout tells nothing by them.
  const titleCase =
    (after.capitalised && apart && after.from !== nextFrom) ||
    (before.capitalised &&
      before.between.trim() === '' &&
      !opens(text, before.from) &&
      from - before.between.length !== lastTo)
  return titleCase || doubtAfter.has(before.word) || opens(text, from) ? 'perhaps' : 'yes'
}

/** Part of something longer: "No-Go", "C-level", "R&D", "°C", "Go!Go". A hyphen after it is fine before some words, before it where it is a bullet. */
function inCompound(text: string, from: number, to: number): boolean {
  const [before, after] = [text.charAt(from - 1), text.charAt(to)]
  if (before === '-' && /[\p{L}\p{N}]/u.test(text.charAt(from - 2))) return true
  if (after === '-' && /[\p{L}\p{N}]/u.test(text.charAt(to + 1)) && !compounds.has(wordAfter(text, to).word))
    return true
  if (/['’]/.test(after))
    return !/^['’]s(?![\p{L}\p{N}])/u.test(text.slice(to, to + 3)) && /\p{L}/u.test(text.charAt(to + 1))
  return /[&'’.$€£°*\\@~]/.test(before) || /[&$€£°*\\@~]/.test(after)
}

/** Whether two candidates are next to each other in a list. */
function linked(text: string, left: Candidate | undefined, right: Candidate | undefined): boolean {
  if (!left || !right || right.from - left.to > longestListGap) return false
  const gap = text.slice(left.to, right.from)
  if (!joins(gap)) return false
  return !isListBreak(gap) || [left, right].every(({ from, to }) => standsAlone(text, from, to))
}

/** Both in small letters, or both in capitals, where their names are not. */
function writtenAlike(text: string, one: Candidate, other: Candidate): boolean {
  const [first, second] = [one, other].map(({ from, to, form: { name } }) => {
    const writing = text.slice(from, to)
    if (writing === name) return 'as usual'
    if (writing === writing.toLowerCase()) return 'small'
    return writing === writing.toUpperCase() ? 'capitals' : 'as usual'
  })
  return first === second && first !== 'as usual'
}
