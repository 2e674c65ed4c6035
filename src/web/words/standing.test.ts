import { expect, test } from 'vitest'
import type { Report, SkillRow } from '../../core/readiness/report.ts'
import { againstBar, barLook, rowWords, skillSentence, standingSentence } from './standing.ts'

const report = (counts: Report['counts'], seenBelow: number, claimedBelow = 0) =>
  standingSentence({ counts, seenBelow, claimedBelow, stage: 'senior' }).replaceAll('**', '')

test.each([
  [
    'what is seen below is told apart from what is unknown',
    report({ proven: 0, shown: 17, claimed: 0, none: 31 }, 22),
    'Of 48 core skills at senior level, 0 are proven, 17 shown and 0 claimed. 22 of the other 31 are seen below senior, and 9 have no evidence.',
  ],
  [
    'words are told apart from work',
    report({ proven: 0, shown: 17, claimed: 0, none: 31 }, 22, 5),
    'Of 48 core skills at senior level, 0 are proven, 17 shown and 0 claimed. 22 of the other 31 are seen below senior (5 in words only), and 9 have no evidence.',
  ],
  [
    'one is one',
    report({ proven: 1, shown: 1, claimed: 1, none: 2 }, 1),
    'Of 5 core skills at senior level, 1 is proven, 1 shown and 1 claimed. 1 of the other 2 is seen below senior, and 1 has no evidence.',
  ],
  [
    'nothing seen below is not mentioned',
    report({ proven: 0, shown: 1, claimed: 0, none: 4 }, 0),
    'Of 5 core skills at senior level, 0 are proven, 1 shown and 0 claimed. 4 have no evidence.',
  ],
  [
    'nothing missing ends the sentence',
    report({ proven: 2, shown: 1, claimed: 0, none: 0 }, 0),
    'Of 3 core skills at senior level, 2 are proven, 1 shown and 0 claimed.',
  ],
])('%s', (_, said, expected) => expect(said).toBe(expected))

const row = (over: Partial<SkillRow>): SkillRow => ({
  slug: 'sql-query-tuning',
  name: 'Query tuning',
  area: 'sql',
  core: true,
  stage: 'senior',
  standing: 'none',
  seenBelow: null,
  belowStanding: 'none',
  level: null,
  areaSuggests: { low: 1.4, middle: 2.3, high: 3.2 },
  evidenceCount: 0,
  byKind: {},
  newestAt: null,
  middleBefore: null,
  ...over,
})
const level = { low: 1.8, middle: 2.4, high: 3 }

test.each([
  ['no evidence is unknown, drawn as what the area suggests', row({}), 'unknown', 'none'],
  [
    'seen below says where, drawn softly',
    row({ level, seenBelow: 'mid', belowStanding: 'shown' }),
    'seen at mid',
    'below',
  ],
  [
    'claimed below is not seen',
    row({ level, seenBelow: 'mid', belowStanding: 'claimed' }),
    'claimed at mid',
    'below',
  ],
  ['shown is shown', row({ level, standing: 'shown' }), 'shown', 'shown'],
  ['a failed lab leaves a level and no standing', row({ level }), 'none', 'below'],
])('%s', (_, skill, words, look) => {
  expect(rowWords(skill)).toBe(words)
  expect(barLook(skill)).toBe(look)
})

test.each([
  [{ low: 3, middle: 3.2, high: 3.6 }, 'it lies past the senior bar'],
  [{ low: 2.9, middle: 3.2, high: 3.6 }, 'it crosses the senior bar'],
  [{ low: 2, middle: 2.5, high: 3 }, 'it crosses the senior bar'],
  [{ low: 2, middle: 2.5, high: 2.99 }, 'it falls short of the senior bar'],
])('%j: %s', (interval, words) => expect(againstBar(interval, 'senior')).toBe(words))

const asOf = '2026-11-22T12:00:00Z'
test.each([
  [
    'unknown is never a figure of its own',
    row({}),
    'Unknown. No evidence yet. The area alone suggests 1.4–3.2; that is a guess, and is not counted.',
  ],
  [
    'one kind is named once',
    row({ level, standing: 'shown', evidenceCount: 9, byKind: { git: 9 }, newestAt: '2026-11-12T12:00:00Z' }),
    'Shown. Level 2.4, 80 % interval 1.8–3.0: it crosses the senior bar. From 9 pieces of evidence, all of it git; the newest is 10 days old.',
  ],
  [
    'several kinds are counted apart',
    row({ level, seenBelow: 'mid', belowStanding: 'shown', evidenceCount: 3, byKind: { git: 2, self: 1 } }),
    'Seen at mid, not at senior. Level 2.4, 80 % interval 1.8–3.0: it crosses the senior bar. From 3 pieces of evidence, 2 git and 1 self-rating.',
  ],
])('%s', (_, skill, expected) => {
  const { strong, rest } = skillSentence(skill, asOf)
  expect(strong + rest).toBe(expected)
})
