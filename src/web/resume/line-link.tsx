import { getRouteApi, Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'

const route = getRouteApi('/resumes/$instance')

/** Leads to a line of the document as it was written. */
export function LineLink({ line, children }: { line: number; children?: ReactNode }) {
  const { instance } = route.useParams()
  return (
    <Link
      to="/resumes/$instance"
      params={{ instance }}
      search={{}}
      hash={`line-${line}`}
      hashScrollIntoView={false}
      resetScroll={false}
      activeOptions={{ exact: true, includeHash: true }}
      className="no"
    >
      {children ?? (
        <>
          <span className="sr">line </span>
          {line}
        </>
      )}
    </Link>
  )
}

/** Goes to the line that the address names, again with every link that leads to it. */
export function useLinePlace(): void {
  const { hash, state, search } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time somebody goes there, and when the view changed
  useEffect(() => {
    const line = /^line-\d+$/.test(hash) ? document.getElementById(hash) : null
    line?.focus({ preventScroll: true })
    line?.scrollIntoView({ block: 'center' })
  }, [hash, state.__TSR_key, search])
}
