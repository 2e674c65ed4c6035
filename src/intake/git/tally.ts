import type { Caution } from '../../core/evidence/entry.ts'
import type { Finding } from '../../core/evidence/finding.ts'
import { isSignalId, type Signal, type SignalId, signals } from '../../core/signal/catalogue.ts'

/** A commit that carries a signal. */
export type Sighting = {
  commit: string
  /** Author time, seconds since 1970. */
  at: number
  /** At most five, the most telling first. */
  paths: string[]
  shared: boolean
}

/**
 * Signals by facet and period, each with the first commits that carry it: as many as the signal needs and no more.
 * What is kept does not depend on the order of arrival, so the tallies of two parts of a history make that of the whole.
 */
export class Tally {
  readonly #kept: Map<string, Sighting[]>

  constructor(kept: Iterable<[string, Sighting[]]> = []) {
    this.#kept = new Map(kept)
  }

  add(signal: SignalId, facet: string, sighting: Sighting): void {
    this.#keep(`${signal}\t${facet}\t${period(signals[signal], sighting.at)}`, sighting)
  }

  merge(other: Tally): void {
    for (const [key, sightings] of other.#kept) for (const sighting of sightings) this.#keep(key, sighting)
  }

  /** As JSON keeps it. */
  entries(): [string, Sighting[]][] {
    return [...this.#kept].sort(([a], [b]) => (a < b ? -1 : 1))
  }

  /** @param cautions what holds for the whole repository */
  findings(cautions: readonly Caution[]): Finding[] {
    const all = this.entries().flatMap(([key, sightings]) => {
      const [signal = '', facet = ''] = key.split('\t')
      if (!isSignalId(signal) || sightings.length < signals[signal].needs) return []
      const shared = sightings.some((sighting) => sighting.shared)
      const finding: Finding = {
        signal,
        facet,
        citations: sightings.map(({ commit, paths, at }) => ({
          commit,
          paths,
          at: new Date(at * 1000).toISOString(),
        })),
        cautions: shared && !cautions.includes('shared-work') ? [...cautions, 'shared-work'] : [...cautions],
      }
      return [finding]
    })
    return firstOfEachYear(all)
  }

  #keep(key: string, sighting: Sighting): void {
    const signal = key.slice(0, key.indexOf('\t')) as SignalId
    const row: Signal = signals[signal]
    const kept = this.#kept.get(key) ?? []
    const last = kept[row.needs - 1]
    if (last && !before(sighting, last)) return
    const slot = (of: Sighting): number | string => (row.distinct === 'month' ? month(of.at) : of.at)
    // The same instant twice is one piece of work: a cherry-pick keeps its author date.
    const rival = kept.findIndex((other) => slot(other) === slot(sighting))
    if (rival >= 0) {
      if (before(sighting, kept[rival] as Sighting)) kept[rival] = sighting
    } else kept.push(sighting)
    kept.sort((a, b) => (before(a, b) ? -1 : 1))
    this.#kept.set(key, kept.slice(0, row.needs))
  }
}

const before = (a: Sighting, b: Sighting): boolean => a.at < b.at || (a.at === b.at && a.commit < b.commit)

const month = (at: number): string => new Date(at * 1000).toISOString().slice(0, 7)

function period(row: Signal, at: number): string {
  const date = new Date(at * 1000)
  const year = date.getUTCFullYear()
  return row.per === 'year' ? `${year}` : `${year}Q${Math.floor(date.getUTCMonth() / 3) + 1}`
}

/**
 * A signal that is seen every quarter with five facets would fill a trail with entries that say the same, and weight
 * saturates anyway. A year keeps the first two findings of a signal, and three of a habit, whose facets are languages.
 */
function firstOfEachYear(findings: readonly Finding[]): Finding[] {
  const yearOf = (finding: Finding): string => finding.citations.at(-1)?.at.slice(0, 4) ?? ''
  const groups = Map.groupBy(findings, (finding) => `${finding.signal}\t${yearOf(finding)}`)
  return [...groups.values()].flatMap((group) =>
    group.sort(byDate).slice(0, signals[group[0]?.signal as SignalId].per === 'year' ? 3 : 2),
  )
}

function byDate(a: Finding, b: Finding): number {
  const one = `${a.citations.at(-1)?.at}\t${a.citations.at(-1)?.commit}\t${a.facet}`
  const other = `${b.citations.at(-1)?.at}\t${b.citations.at(-1)?.commit}\t${b.facet}`
  return one < other ? -1 : one > other ? 1 : 0
}
