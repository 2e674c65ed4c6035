import type { Area, Behaviour, Benchmark, Skill, Stage, Strength } from '../benchmark/benchmark.ts'
import type { Caution, EvidenceEntry, EvidenceKind } from '../evidence/entry.ts'
import type { SignalId } from '../signal/catalogue.ts'

/** Small benchmarks and ledgers for tests and measurements; nothing else imports this. */

/** A behaviour as `id@stage`, with a strong signal where one is named: `adds-index@senior:sql-index`. */
function behaviour(text: string): Behaviour {
  const [, id = '', stage = 'mid', signal] = /^([^@]+)@(\w+)(?::(.+))?$/.exec(text) ?? []
  return {
    id,
    stage: stage as Stage,
    text: `Does ${id}.`,
    signals: signal ? [{ signal: signal as SignalId, strength: 'strong' }] : [],
  }
}

export function skillOf(
  slug: string,
  area: string,
  rest: Partial<Skill> = {},
  ...behaviours: string[]
): Skill {
  return {
    slug,
    name: slug,
    area,
    core: true,
    summary: `About ${slug}.`,
    requires: [],
    aliases: [],
    formerSlugs: [],
    behaviours: behaviours.map(behaviour),
    ...rest,
  }
}

export function benchmarkOf(skills: Skill[], version = 1): Benchmark {
  const areas: Area[] = [...new Set(skills.map(({ area }) => area))].map((slug) => ({
    slug,
    name: slug,
    summary: '',
  }))
  return { version, areas, skills }
}

export type Told = {
  id?: string
  skill?: string
  behaviour?: string | null
  stage?: Stage
  kind?: EvidenceKind
  strength?: Strength
  present?: boolean
  observedAt?: string
  recordedAt?: string
  source?: string
  commits?: string[]
  cautions?: Caution[]
  signal?: SignalId
  facet?: string
  benchmarkVersion?: number
  supersedes?: string | null
  withdrawn?: 'rule-mended' | 'benchmark-changed'
}

let count = 0

/** An entry of git evidence, seen and recorded on 1 Nov 2026, but for what is told. Ids count up. */
export function entryOf(told: Told = {}): EvidenceEntry {
  const id = told.id ?? `entry-${String(++count).padStart(6, '0')}`
  const kind = told.kind ?? 'git'
  const strength = told.strength ?? 'strong'
  const observedAt = told.observedAt ?? '2026-11-01T12:00:00Z'
  const signal = told.signal ?? 'sql-index'
  const seen: EvidenceEntry['observed'] =
    kind === 'git'
      ? {
          type: 'repository',
          signal,
          facet: told.facet ?? '',
          strength,
          citations: (told.commits ?? [`commit of ${id}`]).map((commit) => ({
            commit,
            paths: [],
            at: observedAt,
          })),
          cautions: told.cautions ?? [],
        }
      : { type: 'judged', says: `Judged ${id}`, strength, present: told.present ?? true, reference: id }
  return {
    id,
    person: 'person',
    skill: told.skill ?? 'indexing',
    stage: told.stage ?? 'senior',
    behaviour: told.behaviour ?? null,
    kind,
    source: { kind: kind === 'git' ? 'repository' : 'person', instance: told.source ?? 'source', label: 'a' },
    observed: told.withdrawn ? { type: 'withdrawn', because: told.withdrawn } : seen,
    observedAt,
    recordedAt: told.recordedAt ?? '2026-11-01T12:00:00Z',
    rule: signal,
    ruleVersion: 1,
    benchmarkVersion: told.benchmarkVersion ?? 1,
    visibility: 'private',
    supersedes: told.supersedes ?? null,
    sha256: '',
  }
}

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
