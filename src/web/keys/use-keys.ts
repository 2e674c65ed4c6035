import { useEffect } from 'react'
import { pages } from '../shell/pages.ts'

const SECOND_KEY_WITHIN_MS = 1_500
let lastRow: string | undefined

const rows = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => !row.closest('[hidden]'))

/** Moves the focus by rows; starts where the focus is, else where it last was, else at the first. */
function step(by: 1 | -1): void {
  const all = rows()
  const focused = all.findIndex((row) => row.contains(document.activeElement))
  const from = focused >= 0 ? focused : all.findIndex((row) => row.dataset.row === lastRow)
  const to = from < 0 ? 0 : Math.min(all.length - 1, Math.max(0, focused >= 0 ? from + by : from))
  const row = all[to]
  if (!row) return
  lastRow = row.dataset.row
  row.focus()
  row.scrollIntoView({ block: 'nearest' })
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)))

/** The keys of the whole page. They are off while somebody types, in a dialog, and when turned off (WCAG 2.1.4). */
export function useKeys({
  on,
  go,
  showKeys,
}: {
  on: boolean
  go: (to: (typeof pages)[number]['to']) => void
  showKeys: () => void
}): void {
  useEffect(() => {
    if (!on) return
    let wentAt = Number.NEGATIVE_INFINITY
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return
      const afterG = event.timeStamp - wentAt < SECOND_KEY_WITHIN_MS
      wentAt = Number.NEGATIVE_INFINITY
      const page = afterG && pages.find(({ key }) => key === event.key)
      if (page) go(page.to)
      else if (event.key === 'g') wentAt = event.timeStamp
      else if (event.key === 'j') step(1)
      else if (event.key === 'k') step(-1)
      else if (event.key === '?') showKeys()
      else if (event.key === '/') document.querySelector<HTMLElement>('[data-filter]')?.focus()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on, go, showKeys])
}
