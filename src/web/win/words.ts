import type { WinSummary } from '../../api/contract/wins.ts'
import { counted } from '../../core/figures.ts'
import type { WinField } from '../../core/win/win.ts'

export const labels: Record<WinField, string> = {
  title: 'What you call it',
  when: 'When it was done',
  situation: 'The situation',
  did: 'What you did',
  part: 'Your own part',
  result: 'The result',
  measure: 'What was counted',
  before: 'Before',
  after: 'After',
  source: 'Where the numbers come from',
  confirm: 'Who can confirm it',
}

/** Asked where the win's own words raise no other question. */
export const standingQuestions: Record<WinField, string> = {
  title: 'In a few words, so that you know it again in a year.',
  when: 'A month or a day: 2026-09, 2026-09-14.',
  situation: 'What was the trouble, and for whom?',
  did: 'What did you do about it?',
  part: 'Which part of it was yours, and who did the rest?',
  result: 'What was different afterwards?',
  measure: 'For example: p99 of GET /orders.',
  before: 'The number before.',
  after: 'The number now.',
  source: 'A dashboard, a query, a bill: where somebody could look them up.',
  confirm: 'A name, and what they are to you.',
}

export const stateWords: Record<WinSummary['state'], string> = {
  draft: 'draft',
  recorded: 'recorded',
  changed: 'edited since it was recorded',
  'taken-back': 'taken back',
}

/** Of a row: what is left to do. */
export function leftSays({ state, needed, asked }: WinSummary): string {
  if (needed > 0) return `${counted(needed, 'answer')} short of evidence`
  if (state === 'draft' || state === 'taken-back') return 'says enough to be recorded'
  return asked > 0 ? `${counted(asked, 'question')} would make it stronger` : ''
}
