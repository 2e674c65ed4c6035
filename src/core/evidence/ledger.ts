import type { Benchmark } from '../benchmark/benchmark.ts'
import { isSignalId, signals } from '../signal/catalogue.ts'
import type { EvidenceDraft, EvidenceEntry, Withdrawal } from './entry.ts'

/** What has to be written so that the ledger says what a reading of a source found. */
export type Reconciled = {
  /** To be written: new observations, and those that replace an older entry by its id. */
  write: { draft: EvidenceDraft; supersedes: string | null }[]
  added: number
  superseded: number
  withdrawn: number
  unchanged: number
}

/**
 * Compares what the ledger holds of one source with what a reading of it found.
 *
 * An entry and a draft are of the same subject when they have the same rule and facet, skill, stage and behaviour, and
 * cite the same commits. The same observation by the same version of its rule adds nothing; another one supersedes.
 * An entry that was not found again stays, since fewer addresses, a shallow clone or rewritten history do not make
 * undone what was once seen. It is taken back when the benchmark no longer asks for it, or when its rule was mended and
 * this reading looked at no fewer addresses than the one before. What a résumé or a certificate claimed is taken back as
 * soon as it no longer says so: its owner put it right or removed it, or a better reader read it. An older program takes
 * nothing back and replaces nothing that a newer one wrote.
 * @param entries   all of the source, superseded ones included
 * @param drafts    in any order; doubles count once
 * @param sawAll    whether the reading covered every address of the reading before
 */
export function reconcile(
  entries: readonly EvidenceEntry[],
  drafts: readonly EvidenceDraft[],
  benchmark: Benchmark,
  sawAll: boolean,
): Reconciled {
  const subjectIn = subjects(benchmark)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const replaced = new Set(entries.map((entry) => entry.supersedes))
  const active = new Map<string, EvidenceEntry>()
  for (const entry of entries)
    if (!replaced.has(entry.id)) active.set(subjectIn(original(entry, byId)), entry)

  const found = new Map<string, EvidenceDraft>()
  for (const draft of drafts) {
    const subject = subjectIn(draft)
    const other = found.get(subject)
    if (!other || order(draft, other) < 0) found.set(subject, draft)
  }

  const result: Reconciled = { write: [], added: 0, superseded: 0, withdrawn: 0, unchanged: 0 }
  for (const [subject, draft] of found) {
    const entry = active.get(subject)
    if (entry && (isNewer(entry, draft) || isSame(entry, draft))) {
      result.unchanged++
      continue
    }
    result.write.push({ draft, supersedes: entry?.id ?? null })
    if (entry && entry.observed.type !== 'withdrawn') result.superseded++
    else result.added++
  }
  const asksFor = bindings(benchmark)
  for (const [subject, entry] of active) {
    if (found.has(subject)) continue
    const because = reasonToWithdraw(entry, benchmark, asksFor, sawAll)
    if (because === null) continue
    result.write.push({ draft: withdrawal(entry, because, benchmark), supersedes: entry.id })
    result.withdrawn++
  }
  // The ledger reads the same whatever order the rules ran in.
  const key = (draft: EvidenceDraft) => `${draft.observedAt} ${subjectIn(draft)} ${draft.observed.type}`
  result.write.sort((a, b) => (key(a.draft) < key(b.draft) ? -1 : 1))
  return result
}

/** Entries that count: neither superseded nor withdrawn, in the order given. */
export function activeEntries(entries: readonly EvidenceEntry[]): EvidenceEntry[] {
  const replaced = new Set(entries.map((entry) => entry.supersedes))
  return entries.filter((entry) => !replaced.has(entry.id) && entry.observed.type !== 'withdrawn')
}

type Observed = Pick<EvidenceEntry, 'kind' | 'rule' | 'skill' | 'stage' | 'behaviour' | 'observed'>

/** A withdrawal says nothing about its subject; the entry that it took back does. */
function original(entry: EvidenceEntry, byId: Map<string, EvidenceEntry>): EvidenceEntry {
  let at = entry
  while (at.observed.type === 'withdrawn' && at.supersedes !== null) {
    const before = byId.get(at.supersedes)
    if (!before) break
    at = before
  }
  return at
}

function subjects(benchmark: Benchmark): (of: Observed) => string {
  const current = new Map(
    benchmark.skills.flatMap((skill) => skill.formerSlugs.map((former) => [former, skill.slug])),
  )
  return ({ kind, rule, skill, stage, behaviour, observed }) => {
    const about =
      observed.type === 'repository'
        ? [observed.facet, ...observed.citations.map(({ commit }) => commit).sort()]
        : observed.type === 'judged'
          ? [observed.reference]
          : []
    return JSON.stringify([kind, rule, current.get(skill) ?? skill, stage, behaviour, ...about])
  }
}

// Former slugs are resolved, so that a skill's new name withdraws nothing.
function bindings(benchmark: Benchmark): Set<string> {
  return new Set(
    benchmark.skills.flatMap(({ slug, formerSlugs, behaviours }) =>
      behaviours.flatMap(({ id, stage, signals: bound }) =>
        bound.flatMap(({ signal }) =>
          [slug, ...formerSlugs].map((name) => JSON.stringify([signal, name, stage, id])),
        ),
      ),
    ),
  )
}

function reasonToWithdraw(
  entry: EvidenceEntry,
  benchmark: Benchmark,
  asksFor: Set<string>,
  sawAll: boolean,
): Withdrawal['because'] | null {
  if (isTold(entry) && entry.observed.type === 'judged') return 'taken-back'
  if (entry.observed.type !== 'repository') return null
  const asked = asksFor.has(JSON.stringify([entry.rule, entry.skill, entry.stage, entry.behaviour]))
  if (!asked && entry.benchmarkVersion < benchmark.version) return 'benchmark-changed'
  return sawAll && currentVersion(entry) > entry.ruleVersion ? 'rule-mended' : null
}

/** Said by the person themselves in one place: what it no longer says, nobody does. */
const isTold = ({ kind }: EvidenceEntry): boolean => kind === 'resume' || kind === 'certificate'

const currentVersion = ({ rule, ruleVersion }: EvidenceEntry): number =>
  isSignalId(rule) ? signals[rule].version : ruleVersion

const withdrawal = (
  entry: EvidenceEntry,
  because: Withdrawal['because'],
  benchmark: Benchmark,
): EvidenceDraft => ({
  skill: entry.skill,
  stage: entry.stage,
  behaviour: entry.behaviour,
  kind: entry.kind,
  source: entry.source,
  observed: { type: 'withdrawn', because },
  // Of what is taken back; when it was taken back is when it was recorded.
  observedAt: entry.observedAt,
  rule: entry.rule,
  ruleVersion: currentVersion(entry),
  benchmarkVersion: benchmark.version,
})

const isNewer = (entry: EvidenceEntry, draft: EvidenceDraft): boolean =>
  entry.ruleVersion > draft.ruleVersion || entry.benchmarkVersion > draft.benchmarkVersion

const isSame = (entry: EvidenceEntry, draft: EvidenceDraft): boolean =>
  entry.ruleVersion === draft.ruleVersion && fingerprint(entry.observed) === fingerprint(draft.observed)

const order = (a: EvidenceDraft, b: EvidenceDraft): number => {
  const [left, right] = [fingerprint(a.observed), fingerprint(b.observed)]
  return a.ruleVersion - b.ruleVersion || (left < right ? -1 : left > right ? 1 : 0)
}

/** Equal for observations that say the same, whatever the order of their keys. */
const fingerprint = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
