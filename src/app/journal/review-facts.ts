import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { EvidenceEntry, EvidenceKind } from '../../core/evidence/entry.ts'
import { activeEntries } from '../../core/evidence/ledger.ts'
import { sentenceFor } from '../../core/evidence/sentence.ts'
import { dueOf, progressOf } from '../../core/goal/goal.ts'
import { readiness } from '../../core/readiness/readiness.ts'
import type { ReviewFacts } from '../../core/review/review.ts'
import { winSays } from '../../core/win/entries.ts'
import { documented } from '../../core/win/missing.ts'
import { openFollowUps } from '../../core/work-log/log-entry.ts'
import type { BenchmarkSnapshot } from '../../store/benchmark-snapshot.ts'
import type { JournalItem } from '../../store/journal.ts'

const stage = 'senior'

export type ReviewInput = {
  entries: readonly EvidenceEntry[]
  benchmark: Benchmark
  /** All that were ever in force, oldest first. */
  benchmarks: readonly BenchmarkSnapshot[]
  wins: readonly JournalItem<'win'>[]
  goals: readonly JournalItem<'goal'>[]
  log: readonly JournalItem<'log'>[]
  since: string
  now: string
}

/** What a period brought: from the ledger what moved and why, from the journal wins, goals and what to come back to. */
export function reviewFacts({
  entries,
  benchmark,
  benchmarks,
  wins,
  goals,
  log,
  since,
  now,
}: ReviewInput): ReviewFacts {
  const inForce = benchmarks.findLast(({ firstUsedAt }) => firstUsedAt <= since)
  const before = inForce && { benchmark: inForce.benchmark, asOf: since }
  const report = readiness({ benchmark, entries, stage, asOf: now, before })
  const known = entries.filter(({ recordedAt }) => recordedAt <= since)
  const then =
    before && known.length > 0
      ? readiness({ benchmark: before.benchmark, entries: known, stage, asOf: since })
      : null
  const isNew = (at: string | null): boolean => at !== null && at > since && at <= now
  const recorded = activeEntries(entries).filter(({ recordedAt }) => isNew(recordedAt))
  const added: Partial<Record<EvidenceKind, number>> = {}
  for (const { kind } of recorded) added[kind] = (added[kind] ?? 0) + 1
  const labs = recorded.filter(({ kind }) => kind === 'lab')
  return {
    stage,
    since,
    until: now,
    countsThen: then?.counts ?? null,
    counts: report.counts,
    moved: report.moved,
    added,
    wins: wins.flatMap(({ number, content: { recorded: kept } }) =>
      kept && isNew(kept.at)
        ? [
            {
              number,
              title: kept.text.title.trim(),
              says: winSays(kept.text),
              strength: documented(kept.text).strength,
            },
          ]
        : [],
    ),
    goals: goals
      // What was closed before the period has been looked at already.
      .filter(({ content: { closedOn } }) => closedOn === null || closedOn >= since.slice(0, 10))
      .map(({ number, content }) => ({
        number,
        kind: content.kind,
        title: content.title.trim(),
        state: content.state,
        target: content.target.trim(),
        by: content.by.trim(),
        ...progressOf(content),
        due: dueOf(content, now),
        notes: content.notes.filter(({ on }) => on >= since.slice(0, 10)).length,
      })),
    // One for each lab: several behaviours lean on one pass.
    labs: [
      ...new Map(
        labs.map((entry) => [
          entry.source.instance,
          { slug: entry.source.label, says: sentenceFor(entry), at: entry.observedAt },
        ]),
      ).values(),
    ],
    followUps: openFollowUps(log, now)
      .filter(({ content }) => content.followUp.on <= now.slice(0, 10))
      .map(({ number, content: { followUp, says } }) => ({
        number,
        says: (followUp.says || says).trim(),
        on: followUp.on,
      })),
  }
}
