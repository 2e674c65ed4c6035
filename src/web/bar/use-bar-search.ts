import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { BarSearch } from './search.ts'

const route = getRouteApi('/bar')
/** So long after the last letter the address says what was searched for. */
const ADDRESS_AFTER_MS = 300

/** What the address asks for. The words are the page's own while somebody types; the address follows. */
export function useBarSearch() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [text, type] = useState(search.search ?? '')
  const inAddress = search.search ?? ''
  const [known, setKnown] = useState(inAddress)
  const [typed, setTyped] = useState(inAddress)
  // The address changed by something else than what was typed here: a link, or Back.
  if (known !== inAddress) {
    setKnown(inAddress)
    if (inAddress !== typed) type(inAddress)
  }
  const change = (next: BarSearch) =>
    void navigate({ search: next, hash: true, replace: true, resetScroll: false })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed sets it off
  useEffect(() => {
    if (text.trim() === inAddress) return
    const timer = setTimeout(() => {
      setTyped(text.trim())
      change({ ...without(search, 'search'), ...(text.trim() && { search: text.trim() }) })
    }, ADDRESS_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])
  return { search, change, text, type }
}

export const without = (search: BarSearch, key: keyof BarSearch): BarSearch => {
  const { [key]: _, ...rest } = search
  return rest
}
