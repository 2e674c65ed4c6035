import type { Benchmark } from '../core/benchmark/benchmark.ts'
import { askBack } from '../core/benchmark/nearest.ts'
import type { Track } from '../core/benchmark/track.ts'
import { Failure } from '../core/failures.ts'
import { compareTrack, type TrackComparison } from '../core/track/compare.ts'
import { rowsAt } from '../core/track/rows-at.ts'
import { trackCalled } from '../core/track/title.ts'
import type { Ledger } from './ledger.ts'

/** Against what a comparison was made. */
type ComparedWith = {
  benchmarkVersion: number
  asOf: string
  /** Skills of the benchmark with any evidence; 0 where nothing was seen yet. */
  skillsSeen: number
}
/** What is asked, not asked and asked besides stands as its number. */
export type TrackSummary = Omit<TrackComparison, 'asked' | 'notAsked' | 'beyond'> & {
  asked: number
  notAsked: number
  beyond: number
}
export type TrackList = ComparedWith & { tracks: TrackSummary[] }
export type TrackView = ComparedWith & TrackComparison

/** Every track, with how many of its skills carry over today. */
export async function listTracks(
  tracks: readonly Track[],
  ledger: Ledger,
  benchmark: Benchmark,
  now: Date,
): Promise<TrackList> {
  const { comparedWith, compare } = await comparison(ledger, benchmark, now)
  return {
    ...comparedWith,
    tracks: tracks.map((track) => {
      const { asked, notAsked, beyond, ...rest } = compare(track)
      return { ...rest, asked: asked.length, notAsked: notAsked.length, beyond: beyond.length }
    }),
  }
}

/**
 * One track, skill by skill.
 * @param called  its slug, its name or one of its titles
 * @throws Failure track-unknown  with the slugs that come closest, or all
 */
export async function readTrack(
  tracks: readonly Track[],
  called: string,
  ledger: Ledger,
  benchmark: Benchmark,
  now: Date,
): Promise<TrackView> {
  const track = trackCalled(tracks, called)
  if (!track) {
    const named = tracks.map(({ slug, name, titles }) => ({ slug, also: [name, ...titles] }))
    const near = askBack(called, named)
    throw new Failure('track-unknown', [
      called,
      ...(near.length > 0 ? near : [`there are ${named.map(({ slug }) => slug).join(', ')}`]),
    ])
  }
  const { comparedWith, compare } = await comparison(ledger, benchmark, now)
  return { ...comparedWith, ...compare(track) }
}

async function comparison(ledger: Ledger, benchmark: Benchmark, now: Date) {
  const asOf = now.toISOString()
  const rowAt = rowsAt(benchmark, await ledger(), asOf)
  const seen = benchmark.skills.filter(({ slug }) => (rowAt(slug, 'senior')?.evidenceCount ?? 0) > 0)
  const comparedWith: ComparedWith = {
    benchmarkVersion: benchmark.version,
    asOf,
    skillsSeen: seen.length,
  }
  return { comparedWith, compare: (track: Track) => compareTrack(track, benchmark, rowAt) }
}
