import type { SignalId } from '../../../core/signal/catalogue.ts'
import { type ChangedText, wordHash } from '../content/changed-text.ts'
import type { PathClass } from '../paths/classify.ts'
import { commitRules, contentRules } from './all.ts'
import { isCherryPick, isRevert } from './commits.ts'
import type { ContentRule, OwnCommit } from './rule.ts'

export type Observed = { signal: SignalId; facet: string; paths: string[] }

type RuleSet = { always: ContentRule[]; byWord: Map<number, ContentRule[]> }

const ruleSets = new Map<string, RuleSet>()

function ruleSetFor({ kind, language }: PathClass): RuleSet {
  const key = `${kind}\t${language}`
  const known = ruleSets.get(key)
  if (known) return known
  const set: RuleSet = { always: [], byWord: new Map() }
  for (const rule of contentRules) {
    if (!rule.kinds.includes(kind) || (rule.languages && !rule.languages.includes(language ?? ''))) continue
    if (rule.words.length === 0) set.always.push(rule)
    for (const word of rule.words) {
      const hash = wordHash(word)
      set.byWord.set(hash, [...(set.byWord.get(hash) ?? []), rule])
    }
  }
  ruleSets.set(key, set)
  return set
}

/** Whether any rule could say something about the content of such a path. */
export function contentMatters(path: string, pathClass: PathClass): boolean {
  const { always, byWord } = ruleSetFor(pathClass)
  const applies = (rule: ContentRule): boolean => !rule.path || rule.path.test(path)
  return always.some(applies) || [...byWord.values()].some((rules) => rules.some(applies))
}

/** What the content rules see in what one file gained. */
export function observeContent(text: ChangedText): { signal: SignalId; facet: string }[] {
  if (text.difference.addedLines === 0) return []
  const { always, byWord } = ruleSetFor(text.class)
  const candidates = new Set(always)
  if (byWord.size > 0)
    text.eachWord((hash) => {
      for (const rule of byWord.get(hash) ?? []) candidates.add(rule)
    })
  return [...candidates]
    .filter((rule) => !rule.path || rule.path.test(text.path))
    .flatMap((rule) => rule.detect(text).map((facet) => ({ signal: rule.signal, facet })))
}

/** Of a revert, that it is one, and no more; of a cherry-pick, nothing. */
export const observeCommit = (commit: OwnCommit): Observed[] =>
  commitRules
    .filter(
      ({ signal }) =>
        !isCherryPick(commit.message.subject) && (signal === 'revert' || !isRevert(commit.message.subject)),
    )
    .flatMap((rule) =>
      rule.detect(commit).map(({ facet, paths }) => ({ signal: rule.signal, facet, paths: [...paths] })),
    )
