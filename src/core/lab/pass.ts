import type { Benchmark } from '../benchmark/benchmark.ts'
import type { EvidenceDraft, EvidenceEntry, SourceInstance } from '../evidence/entry.ts'
import { counted } from '../figures.ts'
import type { Lab } from './lab.ts'
import type { CheckResult } from './verdict.ts'
import { changeSays, type StartFigures } from './words.ts'

/** A judged run of this version of the lab that passed with a fresh seed. */
export type Pass = {
  run: string
  number: number
  /** Which judged run of the version it was, from 1. */
  attempt: number
  /** Taken until it ended. */
  hints: number
  /** From the start to its end, begun ones whole. */
  days: number
  /** ISO 8601 in UTC. */
  endedAt: string
  checks: readonly CheckResult[]
}

/** The ledger's rule that a lab's passes are recorded under. */
export const ruleOf = (slug: string): string => `lab:${slug}`

/** With the fewest hints; of those the first, so that doing it again adds nothing. */
export const bestPass = (passes: readonly Pass[]): Pass | null =>
  [...passes].sort((a, b) => a.hints - b.hints || a.number - b.number)[0] ?? null

/**
 * What has to be written so that the ledger says what the passes of a lab's version say: one entry for each behaviour,
 * of the best pass. Where none is left, since a mended check no longer passes it, the entry is taken back.
 * @param entries  all of the lab's source, superseded ones included
 */
export function reconcilePasses(
  entries: readonly EvidenceEntry[],
  passes: readonly Pass[],
  about: { lab: Lab; source: SourceInstance; start: StartFigures; benchmark: Benchmark },
): { draft: EvidenceDraft; supersedes: string | null }[] {
  const { lab, source, start, benchmark } = about
  const best = bestPass(passes)
  const replaced = new Set(entries.map(({ supersedes }) => supersedes))
  const newest = entries.filter(
    (entry) =>
      !replaced.has(entry.id) && entry.rule === ruleOf(lab.slug) && entry.ruleVersion === lab.version,
  )
  return lab.behaviours.flatMap(({ skill: slug, behaviour: id, strength }) => {
    const skill = benchmark.skills.find((each) => each.slug === slug || each.formerSlugs.includes(slug))
    const behaviour = skill?.behaviours.find((each) => each.id === id)
    if (!skill || !behaviour) return []
    const names = new Set([skill.slug, ...skill.formerSlugs])
    const entry = newest.find((each) => names.has(each.skill) && each.behaviour === id)
    const common = {
      skill: skill.slug,
      stage: behaviour.stage,
      behaviour: id,
      kind: 'lab' as const,
      source,
      rule: ruleOf(lab.slug),
      ruleVersion: lab.version,
      benchmarkVersion: benchmark.version,
    }
    if (best) {
      const says = passSays(lab, best, start)
      const { observed } = entry ?? {}
      if (observed?.type === 'judged' && observed.reference === best.run && observed.says === says) return []
      const draft: EvidenceDraft = {
        ...common,
        observed: { type: 'judged', says, strength, present: true, reference: best.run },
        observedAt: best.endedAt,
      }
      return [{ draft, supersedes: entry?.id ?? null }]
    }
    if (entry?.observed.type !== 'judged') return []
    const draft: EvidenceDraft = {
      ...common,
      observed: { type: 'withdrawn', because: 'rule-mended' },
      observedAt: entry.observedAt,
    }
    return [{ draft, supersedes: entry.id }]
  })
}

const figuresTold = 3

/** "Passed the lab slow-orders at the 3rd run, with 1 hint, within 2 days: queries per request 51 → 2, …". */
export function passSays({ slug }: Lab, pass: Pass, start: StartFigures): string {
  const figures = pass.checks
    .filter(({ value }) => value !== null)
    // What changed most says most; a count that was in order from the start says little.
    .map((check) => ({ check, before: start[check.id] ?? null }))
    .sort((a, b) => gain(b) - gain(a))
    .slice(0, figuresTold)
    .map(({ check, before }) => `${lowerFirst(check.title)} ${changeSays(check, before)}`)
  const hints = pass.hints === 0 ? 'without a hint' : `with ${counted(pass.hints, 'hint')}`
  return `Passed the lab ${slug} at the ${ordinal(pass.attempt)} run, ${hints}, within ${counted(pass.days, 'day')}: ${figures.join(', ')}`
}

type Told = { check: CheckResult; before: { value: number | null } | null }

const gain = ({ check, before }: Told): number =>
  before?.value == null || check.value === null ? 0 : Math.log((before.value + 1) / (check.value + 1))

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

const ordinal = (number: number): string => {
  const ending = new Intl.PluralRules('en', { type: 'ordinal' }).select(number)
  return `${number}${{ one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[ending]}`
}
