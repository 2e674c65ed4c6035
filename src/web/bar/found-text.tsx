import { partsOf, type Terms } from '../../core/benchmark/find.ts'

/** A text with what was looked for marked in it. */
export function FoundText({ text, terms }: { text: string; terms: Terms }) {
  const parts = partsOf(text, terms)
  if (parts.length === 1) return text
  return parts.map((part, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
    i % 2 ? <mark key={i}>{part}</mark> : part,
  )
}
