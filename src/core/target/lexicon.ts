import type { Benchmark } from '../benchmark/benchmark.ts'
import type { Catalogue, ToolKind } from '../benchmark/catalogue.ts'
import { type PhraseMatcher, phraseMatcher } from '../phrases/matcher.ts'
import { phrasesOf } from '../phrases/phrase.ts'

/**
 * Words that mean a skill where somebody says what they ask for, and too little elsewhere to be among the skill's own aliases:
 * in a résumé "coach" may be anything.
 */
const wideWords: Record<string, string> = {
  concurrency: 'concurrency',
  'garbage collection': 'memory-management',
  profiler: 'profiling',
  profiling: 'profiling',
  agile: 'team-process',
  containers: 'container-images',
  'be on call': 'incident-response',
  'query plan': 'sql-query-tuning',
  'event-driven': 'messaging-and-events',
  LLM: 'language-model-services',
  'personal data': 'data-protection',
  'data protection': 'data-protection',
  'cloud cost': 'cloud-cost',
  'data models': 'sql-schema-design',
  'test coverage': 'test-design',
  mentor: 'mentoring',
  coach: 'mentoring',
  transactions: 'transactions',
  'technical designs': 'system-design',
  'non-technical colleagues': 'explaining-to-non-engineers',
  'non-technical stakeholders': 'explaining-to-non-engineers',
  stakeholders: 'stakeholder-negotiation',
}
/** What the reader of targets knows by name. */
export type TargetLexicon = {
  find: PhraseMatcher
  /** Of a tool by its slug; null for one that is not in the catalogue. */
  toolKind: (slug: string) => ToolKind | null
}

/** Worth keeping: making one costs more than reading a page with it. */
export function targetLexicon(benchmark: Benchmark, catalogue: Catalogue): TargetLexicon {
  const slugs = new Set(benchmark.skills.map(({ slug }) => slug))
  const wide = Object.entries(wideWords)
    .filter(([, slug]) => slugs.has(slug))
    .map(([text, slug]) => ({ text, names: [{ kind: 'skill' as const, slug }] }))
  const kinds = new Map(catalogue.tools.map(({ slug, kind }) => [slug, kind]))
  return {
    find: phraseMatcher([...phrasesOf(benchmark, catalogue), ...wide]),
    toolKind: (slug) => kinds.get(slug) ?? null,
  }
}
