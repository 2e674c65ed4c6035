import type { WinText } from './win.ts'

/** What changed, as the person tells it. Empty strings where it is not told. Nothing in it is worked out or rounded by us. */
export type Change = { measure: string; before: string; after: string }

const counts =
  'seconds?|minutes?|hours?|days?|weeks?|months?|times|fold|percent|requests?|users?|customers?|people|engineers?|developers?|incidents?|outages?|pages?|alerts?|tickets?|errors?|defects?|bugs?|tests?|services?|teams?|queries|rows|orders|deploys?|deployments?|releases?|euros?|dollars?|pounds?'
const per = String.raw`(?:(?:\s?\/\s?|\s(?:per|a|an)\s)(?:second|minute|hour|day|week|month|quarter|year|s|min|h)(?![\p{L}]))?`
const amount = String.raw`(?:[€$£]\s?)?[−-]?\d[\d.,]*(?:\s?(?:%|‰|[€$£]|[kKMGT]i?B(?:\/s)?|(?:ms|µs|ns|s|min|h)(?![\p{L}])|[x×](?![\p{L}])|(?:${counts})(?![\p{L}])${per}))?`
const withUnit = new RegExp(amount, 'gu')
// "from 14 complaints a week to 2": what was counted may stand between.
const fromTo = new RegExp(
  String.raw`\bfrom\s+(${amount}(?:\s+\p{L}+){0,3}?)\s+(?:down\s+|up\s+)?to\s+(${amount})`,
  'iu',
)
const arrow = new RegExp(String.raw`(${amount})\s*(?:→|->|=>)\s*(${amount})`, 'u')

/**
 * Amounts that a text tells: a number with its unit, a share, a sum of money. A bare number is none, since it is as often a
 * version, a year or an address.
 */
export const amountsIn = (text: string): string[] =>
  [...text.matchAll(withUnit)].map(([found]) => found.trim()).filter((found) => /[^\d.,−-]/.test(found))

/** What changed: as the fields say it, else as the result says it in words ("from 2.4 s to 120 ms"). */
export function changeIn({
  measure,
  before,
  after,
  result,
}: Pick<WinText, 'measure' | 'before' | 'after' | 'result'>): Change {
  const told = { measure: measure.trim(), before: before.trim(), after: after.trim() }
  const [, wasIn = '', isIn = ''] = fromTo.exec(result) ?? arrow.exec(result) ?? []
  return {
    ...told,
    before: told.before || wasIn.trim(),
    after: told.after || isIn.trim() || (amountsIn(result)[0] ?? ''),
  }
}

/** A before and an after, each with a figure in it, or a plain "none", "nothing". */
export const isMeasured = ({ before, after }: Change): boolean => isFigure(before) && isFigure(after)

export const isFigure = (text: string): boolean => /\d|^(?:none|nothing|zero|never)\b/i.test(text)
