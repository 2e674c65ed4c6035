import type { Benchmark } from '../benchmark/benchmark.ts'
import type { Catalogue } from '../benchmark/catalogue.ts'

/** What a phrase stands for. */
export type Named = { kind: 'skill' | 'tool' | 'certification'; slug: string }

/** A name or an alias as it stands in the content, and what it stands for; usually one thing. */
export type Phrase = { text: string; names: readonly Named[] }

/** Every name and alias of the benchmark's skills, of tools and of certifications, each once. */
export function phrasesOf(benchmark: Pick<Benchmark, 'skills'>, catalogue: Catalogue): Phrase[] {
  const byText = new Map<string, Named[]>()
  const add = (kind: Named['kind'], slug: string, texts: readonly string[]): void => {
    for (const text of texts) {
      const names = byText.get(text) ?? []
      if (!names.some((name) => name.kind === kind && name.slug === slug)) names.push({ kind, slug })
      byText.set(text, names)
    }
  }
  for (const { slug, name, aliases } of benchmark.skills) add('skill', slug, [name, ...aliases])
  for (const { slug, name, aliases } of catalogue.tools) add('tool', slug, [name, ...aliases])
  for (const { slug, name, aliases } of catalogue.certifications)
    add('certification', slug, [name, ...aliases])
  return [...byText].map(([text, names]) => ({ text, names }))
}
