import { expect, it } from 'vitest'
import type { Activity, ActivityKind } from '../activity/activity.ts'
import type { Benchmark } from '../benchmark/benchmark.ts'
import type { EvidenceKind } from '../evidence/entry.ts'
import { waysTo } from './ways.ts'

const benchmark: Benchmark = {
  version: 1,
  areas: [{ slug: 'a', name: 'A', summary: 's' }],
  skills: [
    {
      ...{ slug: 'caching', name: 'Caching', area: 'a', core: true, summary: 's' },
      ...{ requires: [], aliases: [], formerSlugs: [] },
      behaviours: [
        { id: 'expires', stage: 'mid', text: 'It.', signals: [{ signal: 'cache-expiry', strength: 'fair' }] },
        { id: 'else', stage: 'mid', text: 'It.', signals: [{ signal: 'metrics', strength: 'fair' }] },
      ],
    },
  ],
}
const activity = (
  slug: string,
  kind: ActivityKind,
  behaviour: string | null,
  how: EvidenceKind,
): Activity => ({
  ...{ slug, title: slug, kind, summary: 's', hours: { from: 1, to: 2 }, requires: [], teaches: [] },
  proves: [{ skill: 'caching', stage: 'mid', behaviour, how }],
  ...{ sources: [], doneWhen: 'd', steps: [], certification: null },
})

it('what leaves the signal in a repository adds it, alone before with a team; labs ask for the same behaviour', () => {
  const { activities, labs } = waysTo({ signals: ['cache-expiry'] }, benchmark, [
    activity('at-work', 'work', 'expires', 'git'),
    activity('a-project', 'project', 'expires', 'git'),
    activity('of-something-else', 'project', 'else', 'git'),
    activity('told', 'project', 'expires', 'win'),
    activity('of-the-stage', 'certificate', null, 'certificate'),
    activity('a-lab', 'lab', 'expires', 'lab'),
    activity('another-lab', 'lab', 'else', 'lab'),
  ])
  expect(activities.map(({ slug }) => slug)).toEqual(['a-project', 'at-work'])
  expect(labs.map(({ slug }) => slug)).toEqual(['a-lab'])
})
