import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { EvidenceEntry, EvidenceKind } from '../../core/evidence/entry.ts'
import { activeEntries } from '../../core/evidence/ledger.ts'
import { sentenceFor } from '../../core/evidence/sentence.ts'
import { dueOf, progressOf } from '../../core/goal/goal.ts'
import { skillFinder } from '../../core/readiness/place.ts'
import { readiness } from '../../core/readiness/readiness.ts'
import type { ReviewFacts } from '../../core/review/review.ts'
import { winSays } from '../../core/win/entries.ts'
import type { FinishedActivity } from '../../core/win/finished.ts'
import { documented } from '../../core/win/missing.ts'
import { isDay } from '../../core/work-log/day.ts'
import { nameOfEntry, openFollowUps } from '../../core/work-log/log-entry.ts'
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
  finished: readonly FinishedActivity[]
  /** What was answered in the review before. */
  last: ReviewFacts['last']
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
  finished,
  last,
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
  const find = skillFinder(benchmark)
  const recordedOf = (skill: string) =>
    recorded
      .filter((entry) => (find.get(entry.skill)?.slug ?? entry.skill) === skill)
      .toSorted((a, b) => (a.observedAt < b.observedAt ? 1 : -1))
  const sinceDay = since.slice(0, 10)
  const labs = recorded.filter(({ kind }) => kind === 'lab')
  return {
    stage,
    since,
    until: now,
    countsThen: then?.counts ?? null,
    counts: report.counts,
    last,
    moved: report.moved.map((move) => ({ ...move, recorded: toldOnce(recordedOf(move.skill)) })),
    stands: then
      ? []
      : report.areas.flatMap(({ skills }) =>
          skills
            .filter(({ core, standing }) => core && standing !== 'none')
            .map(({ slug, name, standing, level }) => ({
              skill: slug,
              name,
              standing,
              middle: level?.middle ?? null,
            })),
        ),
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
      .filter(({ content: { closedOn } }) => closedOn === null || closedOn >= sinceDay)
      .map(({ number, content }) => ({
        number,
        kind: content.kind,
        title: content.title.trim(),
        state: content.state,
        closedOn: content.closedOn,
        measure: content.measure.trim(),
        target: content.target.trim(),
        by: content.by.trim(),
        ...progressOf(content),
        due: dueOf(content, now),
        noted: content.notes.filter(({ on }) => on >= sinceDay),
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
    finished: finished
      .filter(({ endedOn }) => endedOn >= sinceDay)
      .map(({ activity: { title }, endedOn, outcome }) => ({ title, on: endedOn, outcome: outcome.trim() }))
      .toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    log: log
      .filter(({ content: { on } }) => isDay(on) && on >= sinceDay)
      .map(({ number, content: { kind, on, says } }) => ({
        number,
        kind,
        on,
        says: nameOfEntry({ number, says }),
      }))
      .toSorted((a, b) => (a.on === b.on ? a.number - b.number : a.on < b.on ? -1 : 1)),
    followUps: openFollowUps(log, now)
      .filter(({ content }) => content.followUp.on <= now.slice(0, 10))
      .map(({ number, content: { followUp, says } }) => ({
        number,
        says: (followUp.says || says).trim(),
        on: followUp.on,
      })),
  }
}

const toldAtMost = 3

/** Several behaviours lean on one commit: its sentence is told once. */
function toldOnce(entries: readonly EvidenceEntry[]): { says: string; commit: string | null }[] {
  const told = new Map(
    entries.toReversed().map((entry) => {
      const { observed } = entry
      const commit = observed.type === 'repository' ? (observed.citations.at(-1)?.commit ?? null) : null
      return [sentenceFor(entry), commit]
    }),
  )
  return [...told]
    .map(([says, commit]) => ({ says, commit }))
    .toReversed()
    .slice(0, toldAtMost)
}
