import type { Strength } from '../benchmark/benchmark.ts'
import { changeIn, isFigure, isMeasured } from './number.ts'
import { instantOf, type WinDraft, type WinField, type WinText } from './win.ts'

/** What is not told yet, as a colleague would ask for it. */
export type Missing = {
  field: WinField | 'shows'
  asks: string
  /** Without it the win is no evidence. */
  needed: boolean
}

type Ask = (field: Missing['field'], asks: string, needed: boolean) => void

const isTold = (text: string): boolean => text.trim() !== ''
const wholeTeam = /\b(?:we|our|us|the team)\b/i
const ownVoice = /\b(?:I|my|me|myself|alone)\b/
const vagueConfirmer =
  /^(?:(?:the |my |our )?(?:team|colleagues?|everyone|everybody|anyone|anybody|people|company|client|customers?))\.?$/i

/**
 * What a win does not say yet, in the order of asking. Nothing is asked that its words answer already: a before and an after
 * in the sentence of the result count.
 * @param today  ISO 8601
 */
export function missingIn({ text, shows }: WinDraft, today: string): Missing[] {
  const asked: Missing[] = []
  const ask: Ask = (field, asks, needed) => void asked.push({ field, asks, needed })
  if (!isTold(text.title)) ask('title', 'What would you call it, in a few words?', true)
  if (!isTold(text.when)) ask('when', 'When was it done? The month is enough.', true)
  else if (instantOf(text.when, today) === null)
    ask('when', `“${text.when.trim()}” is no day that has been. When was it done: 2026-09, 2026-09-14?`, true)
  if (!isTold(text.situation)) ask('situation', 'What was the trouble, and for whom?', true)
  if (!isTold(text.did)) ask('did', 'What did you do about it?', true)
  if (!isTold(text.part)) ask('part', partQuestion(text), true)
  if (!isTold(text.result)) ask('result', 'What was different afterwards?', true)
  askForNumbers(text, ask)
  askWhoKnows(text, ask)
  if (shows.length === 0) ask('shows', 'Which of the bar’s behaviours does it show?', true)
  return asked
}

const partQuestion = ({ did }: WinText): string => {
  const [word] = wholeTeam.exec(did) ?? []
  return word && !ownVoice.test(did)
    ? `You write “${word}”. Which part was yours: the idea, the design, the code, the roll-out?`
    : 'Which part of it was yours, and who did the rest?'
}

function askForNumbers(text: WinText, ask: Ask): void {
  const change = changeIn(text)
  const { measure, before } = change
  const after = isFigure(change.after) ? change.after : ''
  if (after === '')
    ask(
      'after',
      change.after !== ''
        ? `“${change.after}” is no number. How much is it?`
        : isTold(measure)
          ? `What is ${measure} now?`
          : 'Which number is different now? Seconds, errors, incidents, money, hours of somebody’s week: what did anybody count?',
      false,
    )
  else if (!isTold(measure)) ask('measure', `${after} of what?`, false)
  if (before !== '' && !isFigure(before)) ask('before', `“${before}” is no number. How much was it?`, false)
  else if (before === '' && (after !== '' || isTold(measure)))
    ask('before', baselineQuestion(after || measure), false)
  if (after !== '' && !isTold(text.source))
    ask(
      'source',
      isMeasured(change)
        ? 'Where do both numbers come from: a dashboard, a query, a bill? Somebody should be able to look them up.'
        : `Where does ${after} come from: a dashboard, a query, a bill?`,
      !isTold(text.confirm),
    )
}

/** A share alone hides what it is a share of. */
const baselineQuestion = (told: string): string =>
  /[%‰×]|\dx\b|\b(?:percent|times|fold)\b/i.test(told)
    ? `${told}: from what to what? The two numbers behind it.`
    : `${told}: what was it before?`

function askWhoKnows({ confirm, source }: WinText, ask: Ask): void {
  if (!isTold(confirm))
    ask(
      'confirm',
      'Who saw it, and would say so if asked? A name, and what they are to you.',
      !isTold(source),
    )
  else if (vagueConfirmer.test(confirm.trim()))
    ask('confirm', `“${confirm.trim()}” cannot be asked. Who of them: a name?`, !isTold(source))
}

/** Whether a win says enough to be evidence: what it is needed for, and something or somebody to check it by. */
export const isEnough = (draft: WinDraft, today: string): boolean =>
  missingIn(draft, today).every(({ needed }) => !needed)

export type Documented = {
  strength: Strength
  /** Why no more, or no less. */
  reason: string
}

/**
 * How strongly a win speaks: by how much of it somebody else could check, not by how much was achieved. With no before and
 * after it is weak, since nobody can see that anything changed; with both numbers and one way of checking it is fair; with both
 * numbers, their source and a person, strong. Our assumption, on the same reasons as in readiness/likelihood.ts.
 */
export function documented(text: WinText): Documented {
  const hasPerson = isTold(text.confirm) && !vagueConfirmer.test(text.confirm.trim())
  const hasSource = isTold(text.source)
  if (!isMeasured(changeIn(text)))
    return {
      strength: 'weak',
      reason: 'There is no number from before and after, so that nobody can see how much changed.',
    }
  if (hasPerson && hasSource)
    return { strength: 'strong', reason: 'Both numbers have a source, and somebody can confirm them.' }
  return {
    strength: hasPerson || hasSource ? 'fair' : 'weak',
    reason: hasPerson
      ? 'There is a before and an after, and somebody who can confirm them; where the numbers come from is not said.'
      : hasSource
        ? 'There is a before and an after with their source; nobody is named who could confirm them.'
        : 'There is a before and an after, and nothing to check them by.',
  }
}
