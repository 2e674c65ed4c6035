import type { EvidenceEntry } from '../evidence/entry.ts'
import { activeEntries } from '../evidence/ledger.ts'
import { sentenceFor } from '../evidence/sentence.ts'
import type { SignalId } from '../signal/catalogue.ts'
import { candidateOfActivity, type FinishedActivity } from './finished.ts'
import { type BehaviourName, nameOf } from './win.ts'

/** Something in the record that may have been an achievement. What came of it, only the person knows. */
export type Candidate = {
  /** The same whenever it is proposed. */
  key: string
  from: 'repository' | 'lab' | 'activity'
  /** The repository's folder, the lab's slug or the activity's title. */
  label: string
  /** "Jul–Sep 2026", of what is grouped by quarter; null otherwise. */
  period: string | null
  /** Of the newest piece, ISO 8601. */
  newestAt: string
  /** What the record shows, and nothing more: the most telling first. */
  shows: { says: string; commit: string | null; at: string }[]
  /** What only the person can say, as a colleague would ask. */
  asks: string
  /** What its evidence speaks for already. */
  behaviours: BehaviourName[]
}

/**
 * Signals behind which there is usually something that got better for somebody, the most telling first, and the question that
 * leads to it. Habits, first uses of a tool, and tests alone make no win: that they were done is evidence already.
 */
const telling: Partial<Record<SignalId, string>> = {
  'performance-figures': 'Your commit states figures: whom did the change spare how much waiting or money?',
  'performance-change': 'How fast or how large was it before, and how is it now?',
  'hard-defect-fix': 'How often did this defect strike, and whom? Has it come back since?',
  'security-fix': 'What could an attacker have done, and how was it found out?',
  postmortem: 'How long was it down, for how many people, and what keeps it from happening again?',
  'replication-or-consensus':
    'What can fail now without anybody noticing, and what happened before when it did?',
  'sql-partition-or-replica': 'How large was the table or the load, and what became possible?',
  'sql-backfill-batched': 'How many rows were there, and what would have stood still without the batches?',
  'sql-index-online': 'Which query got how much faster, and how many writes went on meanwhile?',
  'sql-plan-read': 'Which query was it, and what did it cost before and after?',
  'cache-stampede': 'What happened before when the cache was cold?',
  'load-shedding': 'What happened at the peak before, and what happens now?',
  'circuit-breaker': 'Which dependency failed how often, and what do users see now when it does?',
  'retry-with-backoff': 'How many requests failed for good before, and how many now?',
  'rate-limit': 'Who overran the service before, and what does it cost them and others now?',
  'idempotency-key': 'How many things were done twice before: orders, payments, messages?',
  'transactional-outbox': 'How many messages went missing before, and how was it noticed?',
  'dead-letter': 'What became of messages that could not be processed before?',
  'batch-or-stream': 'How much memory or time did it take before, and how much now?',
  'message-broker': 'What had to wait before and no longer does?',
  'progressive-delivery': 'How many people does a bad release reach now, and how many before?',
  'deployment-pipeline':
    'How long was the way from a merge to production before, and how often is it gone now?',
  'infrastructure-code': 'How long did a new environment take before, and how long now?',
  'kubernetes-operations': 'What woke somebody up before and no longer does?',
  'alert-or-slo': 'How did you learn of trouble before, and how much sooner now?',
  tracing: 'How long did it take to find a cause before, and how long now?',
  'flaky-test-fix': 'How often did the pipeline fail for nothing before, and how often now?',
  'api-deprecation': 'How many callers had to move, and what could be removed afterwards?',
  'upgrade-guide': 'How many people upgraded with it, and how long did they take?',
  'decision-record': 'What did the decision save or make possible, and who decided with you?',
  'design-document': 'What was built from the design, by how many people, and did it hold?',
  'architecture-rules': 'What kept breaking before that the rule holds now?',
  'contributor-guide': 'How long did somebody new need to their first change before, and how long now?',
  'integrated-others-work': 'Whose work was it, and how long does a change wait for you now?',
}

const rank = new Map(Object.keys(telling).map((signal, index) => [signal, index]))
const shownAtMost = 6

/**
 * What the record proposes as wins, the newest first: of repositories what is telling, by repository and quarter; of labs each
 * that was passed and of the plan each activity that is done, since what was practised may have been carried to work.
 * @param entries  the whole ledger, superseded ones included
 */
export function candidatesIn(
  entries: readonly EvidenceEntry[],
  finished: readonly FinishedActivity[],
): Candidate[] {
  const groups = Map.groupBy(activeEntries(entries), keyOf)
  const seen = [...groups].flatMap(([key, group]) => (key === null ? [] : [candidateOf(key, group)]))
  return [...seen, ...finished.map(candidateOfActivity)].sort((a, b) =>
    a.newestAt === b.newestAt ? (a.key < b.key ? -1 : 1) : a.newestAt < b.newestAt ? 1 : -1,
  )
}

function keyOf({ kind, source, observed, observedAt }: EvidenceEntry): string | null {
  if (kind === 'lab') return `lab/${source.instance}`
  if (observed.type !== 'repository' || !rank.has(observed.signal)) return null
  // What follows a course was somebody else's idea, and a copy somebody else's work.
  if (observed.cautions.some((caution) => caution === 'tutorial-like' || caution === 'fork-copy')) return null
  const { year, quarter } = quarterOf(observedAt)
  return `git/${source.instance}/${year}-Q${quarter}`
}

const quarterOf = (instant: string): { year: number; quarter: number } => ({
  year: Number(instant.slice(0, 4)),
  quarter: Math.ceil(Number(instant.slice(5, 7)) / 3),
})

const quarterNames = ['Jan–Mar', 'Apr–Jun', 'Jul–Sep', 'Oct–Dec']

function candidateOf(key: string, group: readonly EvidenceEntry[]): Candidate {
  const newestAt = group.map(({ observedAt }) => observedAt).reduce((a, b) => (a > b ? a : b))
  const [first] = group
  const isLab = first?.kind === 'lab'
  const ordered = [...group].sort((a, b) => rankOf(a) - rankOf(b) || (a.observedAt < b.observedAt ? 1 : -1))
  const { year, quarter } = quarterOf(newestAt)
  // One commit that several behaviours lean on is told once.
  const told = new Map(
    ordered.map((entry) => {
      const commit =
        entry.observed.type === 'repository' ? (entry.observed.citations.at(-1)?.commit ?? null) : null
      const says = sentenceFor(entry)
      return [`${says} ${commit}`, { says, commit, at: entry.observedAt }]
    }),
  )
  const [most] = ordered
  return {
    key,
    from: isLab ? 'lab' : 'repository',
    label: first?.source.label ?? '',
    period: isLab ? null : `${quarterNames[quarter - 1]} ${year}`,
    newestAt,
    shows: [...told.values()].slice(0, shownAtMost),
    asks: isLab
      ? 'The lab is evidence already. What did you change at work with what it taught you?'
      : (most?.observed.type === 'repository' && telling[most.observed.signal]) || '',
    behaviours: behavioursOf(ordered),
  }
}

const rankOf = ({ observed }: EvidenceEntry): number =>
  observed.type === 'repository' ? (rank.get(observed.signal) ?? rank.size) : 0

function behavioursOf(entries: readonly EvidenceEntry[]): BehaviourName[] {
  const named = entries.flatMap(({ skill, behaviour }) => (behaviour === null ? [] : [{ skill, behaviour }]))
  return [...new Map(named.map((name) => [nameOf(name), name])).values()]
}
