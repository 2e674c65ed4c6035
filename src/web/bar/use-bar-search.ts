import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
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
  const follow = useEffectEvent((words: string) => {
    if (words === inAddress) return
    setTyped(words)
    change({ ...without(search, 'search'), ...(words && { search: words }) })
  })
  useEffect(() => {
    const timer = setTimeout(() => follow(text.trim()), ADDRESS_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])
  return { search, change, text, type }
}

export const without = (search: BarSearch, key: keyof BarSearch): BarSearch => {
  const { [key]: _, ...rest } = search
  return rest
}
