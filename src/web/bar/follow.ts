import { useRouter } from '@tanstack/react-router'
import { type RefObject, useEffect } from 'react'

/**
 * Plain links inside an element are followed without loading the page anew, like those of the router.
 * @param again  goes to the place on this page where the address leads already
 */
export function useFollow(element: RefObject<HTMLElement | null>, again: (hash: string) => void): void {
  const { history } = useRouter()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('a')
      const isPlain =
        event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      if (!link || !isPlain || event.defaultPrevented || link.origin !== location.origin) return
      event.preventDefault()
      if (link.href === location.href) again(link.hash.slice(1))
      else history.push(link.pathname + link.search + link.hash)
    }
    const here = element.current
    here?.addEventListener('click', follow)
    return () => here?.removeEventListener('click', follow)
  }, [element, history, again])
}
