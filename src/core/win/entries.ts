import type { Benchmark } from '../benchmark/benchmark.ts'
import type { EvidenceDraft, EvidenceEntry, JudgedObservation, SourceInstance } from '../evidence/entry.ts'
import { documented } from './missing.ts'
import { changeIn, isMeasured } from './number.ts'
import { instantOf, nameOf, type WinDraft, type WinText } from './win.ts'

type Write = { draft: EvidenceDraft; supersedes: string | null }

const rule = 'win'
const ruleVersion = 1
const longestSentence = 300

/** "Orders page answers while the sale runs: p99 of GET /orders 2.4 s → 120 ms"; the person's own words and figures. */
export function winSays(text: WinText): string {
  const change = changeIn(text)
  const told = isMeasured(change)
    ? `${change.measure ? `${change.measure} ` : ''}${change.before} → ${change.after}`
    : text.result.trim().replace(/\.$/, '')
  const says = `${text.title.trim().replace(/[.:]$/, '')}: ${told}`.replace(/\s+/g, ' ')
  return says.length <= longestSentence ? says : `${says.slice(0, longestSentence - 1).trimEnd()}…`
}

/**
 * What has to be written so that the ledger says what a win says: one entry for each behaviour picked. What was edited replaces
 * what was said before; what is no longer picked, and all of a win that is taken back (`win` null), is withdrawn. Done again, it
 * adds nothing.
 * @param entries  all of the win's source, superseded ones included, in the order of writing
 * @param now      ISO 8601 in UTC
 */
export function reconcileWin(
  entries: readonly EvidenceEntry[],
  win: WinDraft | null,
  { source, benchmark, now }: { source: SourceInstance; benchmark: Benchmark; now: string },
): Write[] {
  const current = new Map(
    benchmark.skills.flatMap(({ slug, formerSlugs }) => formerSlugs.map((former) => [former, slug])),
  )
  // Whatever replaces an entry was written after it.
  const newest = new Map(
    entries
      .filter((entry) => entry.rule === rule)
      .map((entry) => [`${current.get(entry.skill) ?? entry.skill}/${entry.behaviour}`, entry]),
  )
  const common = { kind: 'win' as const, source, rule, ruleVersion, benchmarkVersion: benchmark.version }
  const said = new Set<string>()
  const writes: Write[] = []
  for (const pick of win?.shows ?? []) {
    const behaviour = benchmark.skills
      .find(({ slug }) => slug === pick.skill)
      ?.behaviours.find(({ id }) => id === pick.behaviour)
    const observedAt = win && instantOf(win.text.when, now)
    if (!win || !behaviour || !observedAt || said.has(nameOf(pick))) continue
    said.add(nameOf(pick))
    const before = newest.get(nameOf(pick))
    const observed: JudgedObservation = {
      type: 'judged',
      says: winSays(win.text),
      strength: documented(win.text).strength,
      present: true,
      reference: source.label,
    }
    const isSame =
      before?.observed.type === 'judged' &&
      before.observed.says === observed.says &&
      before.observed.strength === observed.strength &&
      before.observed.reference === observed.reference &&
      Date.parse(before.observedAt) === Date.parse(observedAt)
    if (isSame) continue
    writes.push({
      draft: {
        ...common,
        skill: pick.skill,
        stage: behaviour.stage,
        behaviour: behaviour.id,
        observed,
        observedAt,
      },
      supersedes: before?.id ?? null,
    })
  }
  for (const [name, entry] of newest)
    if (!said.has(name) && entry.observed.type === 'judged')
      writes.push({
        draft: {
          ...common,
          skill: entry.skill,
          stage: entry.stage,
          behaviour: entry.behaviour,
          observed: { type: 'withdrawn', because: 'taken-back' },
          observedAt: entry.observedAt,
        },
        supersedes: entry.id,
      })
  return writes
}
