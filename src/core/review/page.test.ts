import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { factsPage, reviewPage } from './page.ts'
import { noAnswers, type ReviewFacts, sinceOf } from './review.ts'

const empty: ReviewFacts = {
  stage: 'senior',
  since: '2026-08-23T10:00:00.000Z',
  until: '2026-11-22T10:00:00.000Z',
  countsThen: null,
  counts: { none: 45, claimed: 0, shown: 0, proven: 0 },
  last: null,
  moved: [],
  stands: [],
  added: {},
  wins: [],
  goals: [],
  labs: [],
  finished: [],
  log: [],
  followUps: [],
}
const full: ReviewFacts = {
  ...empty,
  countsThen: { none: 44, claimed: 1, shown: 0, proven: 0 },
  counts: { none: 43, claimed: 1, shown: 1, proven: 0 },
  added: { win: 1, git: 12 },
  moved: [
    {
      skill: 'tuning',
      name: 'Query tuning',
      standingFrom: 'none',
      standingTo: 'shown',
      middleFrom: null,
      middleTo: 2.44,
      causes: ['evidence'],
      sentence: '1 piece of evidence added.',
      recorded: [{ says: 'Adds an index online', commit: 'abcdef0123456789' }],
    },
  ],
  last: { on: '2026-08-23T10:00:00.000Z', answers: { keep: '', drop: '', change: 'Measure\nfirst' } },
  finished: [{ title: 'Lead a design', on: '2026-11-02', outcome: 'Two teams build on it' }],
  log: [{ number: 1, kind: 'open-source', on: '2026-11-03', says: 'Answered an issue' }],
  wins: [{ number: 3, title: 'Orders hold', says: 'Orders hold: p99 2.4 s → 120 ms', strength: 'fair' }],
  goals: [
    {
      number: 1,
      kind: 'technical',
      title: 'Two labs',
      state: 'open',
      closedOn: null,
      measure: 'Labs passed',
      target: '2',
      by: '2026-10-01',
      now: '1',
      share: 0.5,
      due: 'past',
      noted: [{ on: '2026-09-30', value: '1', says: 'after three tries' }],
    },
  ],
  labs: [{ slug: 'slow-orders', says: 'Passed the lab slow-orders', at: '2026-10-02T00:00:00.000Z' }],
  followUps: [{ number: 2, says: 'Write to Dana', on: '2026-11-20' }],
}

const headings = (page: string): string[] =>
  marked.lexer(page).flatMap((token) => (token.type === 'heading' ? [`${token.depth} ${token.text}`] : []))
const always = [
  '1 Review, 2026-11-22',
  '2 What moved',
  '2 Wins',
  '2 Goals',
  '2 Labs passed',
  '2 To follow up',
  '2 Keep',
  '2 Drop',
  '2 Change',
]

const all = [
  always[0],
  '2 What you meant on 2026-08-23',
  ...always.slice(1, 5),
  '2 Done of the plan',
  '2 Log',
  ...always.slice(5),
]

describe('the page of a review', () => {
  it('is whole for an empty record, and says that nothing is known', () => {
    const page = reviewPage(empty, noAnswers)
    expect(headings(page)).toEqual(always)
    expect(page).toContain('Nothing was recorded before, so that nothing can be compared.')
    expect(page).toContain('No evidence was recorded in this time.')
    expect(page.match(/Not answered\./g)).toHaveLength(3)
  })

  it('says what moved and why, wins, goals, labs and what was answered', () => {
    const page = reviewPage(full, { keep: 'Fridays\nfor labs', drop: '', change: 'Less' })
    expect(headings(page)).toEqual(all)
    for (const line of [
      'Of the skills of the core: 43 without evidence at that stage (44 before), 1 claimed, 1 shown (0 before), 0 proven.',
      'Recorded in this time: 12 pieces from commits and 1 piece from wins.',
      '- Change: Measure first',
      '- **Query tuning**: no evidence at the stage → shown, level 2.4, none before. 1 piece of evidence added.',
      '  - Adds an index online (commit abcdef0)',
      '- Orders hold: p99 2.4 s → 120 ms (win 3, documented fairly)',
      '- Two labs (technical): Labs passed at 1, 2 is enough, 50 % of the way; by 2026-10-01, which has passed',
      '  - 2026-09-30: 1, after three tries',
      '- 2026-10-02: Passed the lab slow-orders',
      '- 2026-11-02: Lead a design. Two teams build on it',
      '- 2026-11-03: Answered an issue (open source)',
      '- 2026-11-20: Write to Dana',
      '> Fridays\n> for labs',
    ])
      expect(page).toContain(line)
  })

  it('of a record that nothing can be compared with says where one stands', () => {
    const stands = [{ skill: 'tuning', name: 'Query tuning', standing: 'shown' as const, middle: 2.44 }]
    expect(reviewPage({ ...empty, stands }, noAnswers)).toContain(
      '\n\n- **Query tuning**: shown, level 2.4.\n',
    )
  })

  it.each([
    ['open', null, 'One (technical)\n'],
    ['reached', '2026-10-03', 'One (technical): reached on 2026-10-03\n'],
  ] as const)('tells of a goal that is %s no more than is known', (state, closedOn, line) => {
    const [goal] = full.goals
    if (!goal) throw new Error('there is a goal above')
    const bare = { ...goal, title: 'One', measure: '', target: '', by: '', now: '', share: null, noted: [] }
    expect(reviewPage({ ...empty, goals: [{ ...bare, state, closedOn }] }, noAnswers)).toContain(line)
  })

  it('before anything is asked, has all but the answers', () => {
    expect(headings(factsPage(full))).toEqual(all.slice(0, -3))
  })

  it('is not turned into another page by what somebody wrote', () => {
    const evil = '# Not a heading\n- [x](http://x) <b>'
    const page = reviewPage(
      {
        ...full,
        wins: [{ number: 1, title: evil, says: evil, strength: 'weak' }],
        finished: [{ title: 'Lead a design', on: '2026-11-02', outcome: evil }],
        log: [{ number: 1, kind: 'learning', on: '2026-11-03', says: evil }],
        followUps: [{ number: 1, says: evil, on: '2026-11-20' }],
      },
      { keep: evil, drop: evil, change: evil },
    )
    expect(headings(page)).toEqual(all)
    expect((marked.parse(page) as string).split('<h2>Keep')[0]?.match(/<li>/g)).toHaveLength(10)
    expect(marked.parse(page)).not.toMatch(/>x<\/a>|<b>/)
  })
})

it.each([
  [null, '2026-08-23T10:00:00.000Z'],
  ['2026-11-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z'],
])('after a review of %s it looks back to %s', (last, since) =>
  expect(sinceOf(last, '2026-11-22T10:00:00.000Z')).toBe(since),
)
