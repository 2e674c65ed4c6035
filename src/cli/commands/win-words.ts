import type { WinReply, WinSummary, WinsReply } from '../../api/contract/wins.ts'
import { counted } from '../../core/figures.ts'
import { type WinField, winFields } from '../../core/win/win.ts'
import { clean, styled, type Terminal } from '../terminal.ts'
import { dayOf, marks } from '../words.ts'
import { wrapped } from '../wrap.ts'

export const fieldNames: Record<WinField | 'shows', string> = {
  title: 'Called',
  when: 'When',
  situation: 'Situation',
  did: 'What you did',
  part: 'Your own part',
  result: 'Result',
  measure: 'Measured',
  before: 'Before',
  after: 'After',
  source: 'Source',
  confirm: 'Who can confirm',
  shows: 'Shows',
}

export const stateWords: Record<WinSummary['state'], string> = {
  draft: 'draft',
  recorded: 'recorded',
  changed: 'recorded, edited since',
  'taken-back': 'taken back',
}

const titleOf = ({ title }: WinSummary): string => clean(title) || 'not called anything yet'

export function printWins(terminal: Terminal, { wins, candidates, passedOver }: WinsReply): void {
  if (wins.length === 0) terminal.out('No win is written down yet: proven win add')
  for (const win of wins)
    terminal.out(
      styled(
        win.state === 'recorded' ? 'evidence' : 'quiet',
        win.state === 'recorded' ? marks.shown : marks.none,
      ),
      ` ${String(win.number).padStart(3)}  `,
      styled('strong', titleOf(win)),
      styled('quiet', `  ${[win.when, stateWords[win.state], askedSays(win)].filter(Boolean).join(' · ')}`),
    )
  if (candidates.length === 0) return
  terminal.out()
  terminal.out(styled('strong', 'May have been one'), styled('quiet', '  what came of it, only you know'))
  for (const [index, { label, period, shows, asks }] of candidates.slice(0, shownAtMost).entries()) {
    terminal.out(
      `  ${String(index + 1).padStart(2)}  `,
      styled('strong', [clean(label), period].filter(Boolean).join(', ')),
    )
    for (const { says } of shows.slice(0, 3))
      for (const line of wrapped(terminal, 6, clean(says))) terminal.out(`      ${line}`)
    for (const line of wrapped(terminal, 6, asks)) terminal.out(styled('quiet', `      ${line}`))
  }
  const more = candidates.length - shownAtMost
  const rest = [
    'proven win add --candidate NUMBER begins one',
    ...(more > 0 ? [`${more} more with --json`] : []),
    ...(passedOver > 0 ? [`${passedOver} passed over`] : []),
  ]
  terminal.out(styled('quiet', rest.join('; ')))
}

const suggestedAtMost = 2

/** As many as a list shows can be named by their number in it. */
export const shownAtMost = 8

const askedSays = ({ asked, needed, state }: WinSummary): string =>
  needed > 0
    ? `${counted(needed, 'answer')} short of evidence`
    : asked > 0
      ? `${counted(asked, 'question')} open`
      : state === 'draft'
        ? 'ready to be recorded'
        : ''

export function printWin(terminal: Terminal, win: WinReply): void {
  const { number, state, documented, recordedAt, text, evidence, missing, candidate } = win
  terminal.out(
    styled('strong', `${number}  ${titleOf(win)}`),
    styled('quiet', `  ${stateWords[state]}${recordedAt ? ` ${dayOf(recordedAt)}` : ''}`),
  )
  const width = Math.max(...winFields.map((field) => fieldNames[field].length)) + 2
  for (const field of winFields.slice(1)) {
    const [first, ...rest] = wrapped(terminal, width + 2, clean(text[field].trim()))
    if (first === undefined) continue
    terminal.out('  ', styled('quiet', fieldNames[field].padEnd(width)), first)
    for (const line of rest) terminal.out(' '.repeat(width + 2), line)
  }
  if (candidate) {
    terminal.out()
    terminal.out(
      styled('quiet', `Begun from ${[clean(candidate.label), candidate.period].filter(Boolean).join(', ')}`),
    )
    for (const { says, commit } of candidate.shows)
      terminal.out(`  ${clean(says)}`, styled('quiet', commit ? `  ${commit.slice(0, 7)}` : ''))
  }
  terminal.out()
  for (const line of wrapped(terminal, 0, `As evidence ${documented.strength}: ${documented.reason}`))
    terminal.out(line)
  for (const { skill, behaviour, stage, text: says } of evidence) {
    terminal.out(styled('evidence', marks.shown), ` ${skill}/${behaviour}`, styled('quiet', `  ${stage}`))
    for (const line of wrapped(terminal, 4, says)) terminal.out(`    ${line}`)
  }
  if (state !== 'recorded' && evidence.length === 0 && win.shows.length > 0)
    for (const line of wrapped(
      terminal,
      2,
      `would show ${win.shows.map(({ skill, behaviour }) => `${skill}/${behaviour}`).join(', ')}`,
    ))
      terminal.out(`  ${line}`)
  if (missing.length === 0) return
  terminal.out()
  terminal.out(styled('strong', 'Not told yet'))
  for (const { field, asks, needed } of missing) {
    for (const line of wrapped(terminal, 2, `${asks} (--${field}${needed ? ', needed' : ''})`))
      terminal.out('  ', needed ? styled('careful', line) : line)
    if (field === 'shows') printChoice(terminal, win)
  }
}

/** What can be picked of the skills that the win's words name. */
function printChoice(terminal: Terminal, { suggested }: WinReply): void {
  for (const { skill, behaviours } of suggested.slice(0, suggestedAtMost))
    for (const { id, stage, text } of behaviours) {
      terminal.out(`    --shows ${skill}/${id}`, styled('quiet', `  ${stage}`))
      for (const line of wrapped(terminal, 6, text)) terminal.out(styled('quiet', `      ${line}`))
    }
  const any = 'proven bar --search WORDS finds any skill; --shows SKILL/all lists its behaviours'
  for (const line of wrapped(terminal, 4, any)) terminal.out(styled('quiet', `    ${line}`))
}
