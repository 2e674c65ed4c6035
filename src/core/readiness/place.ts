import type { Benchmark, Skill, Stage } from '../benchmark/benchmark.ts'
import type { EvidenceEntry } from '../evidence/entry.ts'
import { cautions, type Shape, shapeIndex } from './likelihood.ts'
import type { Weighable } from './weight.ts'

/** An entry with its dates as milliseconds since 1970, read once. */
export type DatedEntry = { entry: EvidenceEntry; observedMs: number; recordedMs: number }

/** An entry where the benchmark places it today. */
export type Piece = Weighable & { entry: EvidenceEntry; stage: Stage }

export type Placed = {
  /** What counts, each thing that was seen once, the oldest first. */
  pieces: Piece[]
  /** What another source shows too, by the id of the piece that counts for it. */
  twins: { piece: Piece; of: string }[]
  /** Replaced or taken back. */
  replaced: { entry: EvidenceEntry; by: EvidenceEntry }[]
}

/** By instant, then by id, so that the order in which entries are given never matters. */
export function dated(entries: readonly EvidenceEntry[]): DatedEntry[] {
  return entries
    .map((entry) => ({
      entry,
      observedMs: Date.parse(entry.observedAt),
      recordedMs: Date.parse(entry.recordedAt),
    }))
    .sort((a, b) => a.observedMs - b.observedMs || (a.entry.id < b.entry.id ? -1 : 1))
}

/** Finds skills by the slugs they have and had. A slug in use wins over one that another skill once had. */
export function skillFinder(benchmark: Benchmark): Map<string, Skill> {
  const found = new Map<string, Skill>()
  for (const skill of benchmark.skills) for (const slug of skill.formerSlugs) found.set(slug, skill)
  for (const skill of benchmark.skills) found.set(skill.slug, skill)
  return found
}

/** The slug that a skill of today had in an earlier benchmark; undefined where it had none. */
export const slugThen = (skill: Skill, then: Benchmark): string | undefined =>
  [skill.slug, ...skill.formerSlugs].find((slug) => then.skills.some((other) => other.slug === slug))

/** The stage of the behaviour in the benchmark of today; as recorded where it no longer has it. */
const currentStage = (entry: EvidenceEntry, skill: Skill): Stage =>
  skill.behaviours.find(({ id }) => id === entry.behaviour)?.stage ?? entry.stage

function pieceOf({ entry, observedMs }: DatedEntry, skill: Skill): Piece | null {
  const { observed, kind } = entry
  if (observed.type === 'withdrawn') return null
  const stage = currentStage(entry, skill)
  const { strength } = observed
  const present = observed.type === 'repository' || observed.present
  const shape: Shape = { kind, stage, strength, present }
  const caution =
    observed.type === 'repository'
      ? [...new Set(observed.cautions)].reduce((product, name) => product * cautions[name].factor, 1)
      : 1
  return { entry, stage, shape, index: shapeIndex(shape), observedMs, caution }
}

const emptyPlace = (): Placed => ({ pieces: [], twins: [], replaced: [] })

/**
 * Puts entries under the benchmark's skills, by current slug. Entries of skills that it does not know stay outside.
 * Replaced entries are set apart, and what two sources share (a fork, a shallow clone) counts once.
 */
export function place(entries: readonly DatedEntry[], find: ReadonlyMap<string, Skill>): Map<string, Placed> {
  const replacedBy = new Map<string, EvidenceEntry>()
  for (const { entry } of entries) if (entry.supersedes !== null) replacedBy.set(entry.supersedes, entry)

  const placed = new Map<string, Placed>()
  for (const item of entries) {
    const skill = find.get(item.entry.skill)
    if (!skill) continue
    const piece = pieceOf(item, skill)
    if (!piece) continue
    const own = placed.get(skill.slug) ?? emptyPlace()
    placed.set(skill.slug, own)
    const by = replacedBy.get(item.entry.id)
    if (by) own.replaced.push({ entry: item.entry, by })
    else own.pieces.push(piece)
  }
  for (const own of placed.values()) Object.assign(own, countedOnce(own.pieces))
  return placed
}

/** The piece of several alike that counts: least cautioned, then newest, then by id. */
const better = (a: Piece, b: Piece): Piece => {
  const order = a.caution - b.caution || a.observedMs - b.observedMs || (a.entry.id < b.entry.id ? 1 : -1)
  return order >= 0 ? a : b
}

/**
 * What counts, and what only another source of the same commits, rule and behaviour shows. Only what several sources
 * claim can be double, which spares most ledgers the comparison of commits.
 */
export function countedOnce(all: readonly Piece[]): Pick<Placed, 'pieces' | 'twins'> {
  const alike = Map.groupBy(all, ({ entry: { rule, behaviour, observed } }) =>
    observed.type === 'repository' ? `${rule}\n${behaviour}\n${observed.facet}` : '',
  )
  const twinOf = new Map<Piece, string>()
  for (const [key, pieces] of alike) {
    if (key === '' || new Set(pieces.map(({ entry }) => entry.source.instance)).size < 2) continue
    for (const group of sharingCommits(pieces)) {
      const counted = group.reduce(better)
      for (const piece of group) if (piece !== counted) twinOf.set(piece, counted.entry.id)
    }
  }
  return {
    pieces: all.filter((piece) => !twinOf.has(piece)),
    twins: [...twinOf].map(([piece, of]) => ({ piece, of })),
  }
}

/** Groups pieces of different sources that share a commit, directly or through others. */
function sharingCommits(pieces: readonly Piece[]): Piece[][] {
  const groups = new Map<Piece, Piece[]>(pieces.map((piece) => [piece, [piece]]))
  const byCommit = new Map<string, Piece[]>()
  for (const piece of pieces) {
    const { observed, source } = piece.entry
    for (const { commit } of observed.type === 'repository' ? observed.citations : []) {
      const seen = byCommit.get(commit) ?? []
      for (const other of seen) {
        const own = groups.get(piece) ?? []
        const theirs = groups.get(other) ?? []
        if (own === theirs || other.entry.source.instance === source.instance) continue
        const joined = [...theirs, ...own]
        for (const member of joined) groups.set(member, joined)
      }
      seen.push(piece)
      byCommit.set(commit, seen)
    }
  }
  return [...new Set(groups.values())]
}
