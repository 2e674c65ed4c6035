import { type ReactNode, useEffect, useRef } from 'react'
import './page-head.css'

/** The page that the address bar was opened with keeps the focus where the browser puts it. */
let isFirstPage = true

/**
 * A page's title, the context under it, and at the right what can be done. Names the window too.
 * A page in several steps names each as its `part`.
 */
export function PageHead({
  title,
  slug,
  part,
  crumbs,
  context,
  children,
}: {
  title: string
  slug?: string
  part?: string
  crumbs?: ReactNode
  context?: ReactNode
  children?: ReactNode
}) {
  useEffect(() => {
    document.title = [...(part ? [part] : []), title, 'Proven'].join(' · ')
  }, [part, title])
  return (
    <header className="head">
      {crumbs && <p className="crumbs">{crumbs}</p>}
      <Title key={part ?? slug ?? title}>
        {title} {slug && <code>{slug}</code>}
      </Title>
      {context && <div className="ctx">{context}</div>}
      {children && <div className="tools">{children}</div>}
    </header>
  )
}

/** A title for each page: after a change of page it has the focus, so that it is read out and the next Tab goes on from there. */
function Title({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])
  return (
    <h1 tabIndex={-1} ref={heading}>
      {children}
    </h1>
  )
}
