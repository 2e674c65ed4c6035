import { expect, it } from 'vitest'
import type { Activity } from '../activity/activity.ts'
import { activityOf } from '../plan/fixture.ts'
import type { ActivityState } from '../plan/kept.ts'
import { entryOf } from '../readiness/fixture.ts'
import { candidatesIn } from './candidates.ts'
import { finishedOf } from './finished.ts'

const activity: Activity = {
  ...activityOf({
    slug: 'lead-a-design',
    title: 'Lead the design of your next feature',
    kind: 'work',
    doneWhen: 'The design was built as it was agreed.',
  }),
  proves: [
    { skill: 'design', stage: 'senior', behaviour: 'leads', how: 'win' },
    { skill: 'design', stage: 'senior', behaviour: 'leads', how: 'feedback' },
    { skill: 'design', stage: 'senior', behaviour: 'draws', how: 'git' },
  ],
}
const said = (told: Partial<ActivityState>): ActivityState => ({
  activity: activity.slug,
  state: 'done',
  startedOn: null,
  endedOn: '2026-11-20',
  hours: null,
  outcome: '',
  planned: 6,
  before: {},
  ...told,
})
const proposed = (told: Partial<ActivityState>) => candidatesIn([], finishedOf([activity], [said(told)]))

it.each<[string, Partial<ActivityState>]>([
  ['one that is going on', { state: 'started', endedOn: null }],
  ['one that was dropped', { state: 'dropped' }],
  ['one that the content no longer has', { activity: 'gone' }],
])('%s proposes nothing', (_, told) => expect(proposed(told)).toEqual([]))

it('one that is done is proposed with what came of it, and with what a win of it can show', () => {
  expect(proposed({ outcome: ' Three teams build on it. ' })).toMatchObject([
    {
      key: 'activity/lead-a-design',
      from: 'activity',
      label: 'Lead the design of your next feature',
      newestAt: '2026-11-20T12:00:00.000Z',
      shows: [{ says: 'Three teams build on it.' }],
      behaviours: [{ skill: 'design', behaviour: 'leads' }],
    },
  ])
  expect(proposed({})).toMatchObject([{ shows: [{ says: activity.doneWhen }] }])
})

it('stands among what repositories and labs propose by its day', () => {
  const fix = (observedAt: string) =>
    entryOf({ behaviour: 'finds', signal: 'security-fix', source: observedAt.slice(0, 4), observedAt })
  const found = candidatesIn(
    [fix('2025-01-01T00:00:00Z'), fix('2026-11-21T00:00:00Z')],
    finishedOf([activity], [said({})]),
  )
  expect(found.map(({ from }) => from)).toEqual(['repository', 'activity', 'repository'])
})
