import { describe, expect, test } from 'vitest'
import type { Stage } from '../benchmark/benchmark.ts'
import type { EvidenceKind } from '../evidence/entry.ts'
import { seenBelow, standingAt } from './standing.ts'

/** `kind@stage`, with `!` in front where it was looked for and not there. */
const witnesses = (text: string) =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [kind, stage] = word.replace('!', '').split('@') as [EvidenceKind, Stage]
      return { kind, stage, present: !word.startsWith('!') }
    })

const atSenior: [string, string, string][] = [
  ['nothing is none', '', 'none'],
  ['evidence below the stage is none', 'git@mid lab@mid feedback@mid', 'none'],
  ['a self-rating is a claim', 'self@senior', 'claimed'],
  ['many claims are still a claim', 'self@senior resume@senior self@staff resume@staff', 'claimed'],
  ['answers judge knowing, not doing: a claim', 'answer@senior answer@staff', 'claimed'],
  ['a certificate is a claim', 'certificate@senior', 'claimed'],
  ['git is shown', 'git@senior', 'shown'],
  ['evidence above the stage counts for it', 'git@staff', 'shown'],
  ['a win is shown', 'win@senior', 'shown'],
  ['what a colleague saw is shown', 'feedback@senior', 'shown'],
  ['however much git, it stays shown', 'git@senior git@senior git@staff win@senior', 'shown'],
  ['a passed lab is proven', 'lab@senior', 'proven'],
  ['seen and confirmed by a person is proven', 'git@senior feedback@senior', 'proven'],
  ['a win confirmed by a person is proven', 'win@staff feedback@senior', 'proven'],
  ['a claim confirmed by a person is not', 'resume@senior feedback@senior', 'shown'],
  ['confirmed below the stage is not', 'git@senior feedback@mid', 'shown'],
  ['a failed lab lends nothing', '!lab@senior', 'none'],
  ['a lab that failed takes nothing away', '!lab@senior git@senior', 'shown'],
  ['a colleague who did not see it confirms nothing', 'git@senior !feedback@senior', 'shown'],
]

describe('standing at senior', () => {
  test.each(atSenior)('%s', (_, text, standing) => {
    expect(standingAt('senior', witnesses(text))).toBe(standing)
    expect(standingAt('senior', witnesses(text).reverse())).toBe(standing)
  })
})

const below: [string, string, Stage | null][] = [
  ['nothing anywhere', '', null],
  ['the highest stage below', 'git@entry self@mid git@entry', 'mid'],
  ['not where something stands at the stage', 'git@mid self@senior', null],
  ['not what was looked for and not found', '!answer@mid git@entry', 'entry'],
]

describe('seen below senior', () => {
  test.each(below)('%s', (_, text, stage) => expect(seenBelow('senior', witnesses(text))).toBe(stage))
})
