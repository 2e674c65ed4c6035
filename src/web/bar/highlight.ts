import { type RefObject, useEffect } from 'react'
import { placesOf, type Terms } from '../../core/benchmark/find.ts'

/** As the style sheet names it: `::highlight(found)`. */
const NAME = 'found'
/** Enough for what anybody looks at; one letter may stand in thousands of places. */
const MOST_PLACES = 1_500

/**
 * Marks what was looked for in the texts of an element, after they were painted. It leaves the elements alone, so that a letter
 * typed costs the same however much it finds. Browsers older than the CSS Custom Highlight API (2025) find without marking.
 */
export function useHighlight(element: RefObject<HTMLElement | null>, terms: Terms, texts: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `texts` changes when the texts do
  useEffect(() => {
    if (!('highlights' in CSS) || !element.current || terms.words.length === 0) return
    const here = element.current
    let timer = 0
    // A frame's own work comes before it is painted; what is put off within it comes after.
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => CSS.highlights.set(NAME, new Highlight(...ranges(here, terms))))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      CSS.highlights.delete(NAME)
    }
  }, [element, terms, texts])
}

function ranges(here: HTMLElement, terms: Terms): Range[] {
  const found: Range[] = []
  const walker = document.createTreeWalker(here, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof HTMLElement
      ? node.hidden || node.classList.contains('sr')
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_SKIP
      : NodeFilter.FILTER_ACCEPT,
  )
  while (found.length < MOST_PLACES && walker.nextNode()) {
    const node = walker.currentNode
    for (const { from, to } of placesOf(node.nodeValue ?? '', terms)) {
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      found.push(range)
    }
  }
  return found
}
