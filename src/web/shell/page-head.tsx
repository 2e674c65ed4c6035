import { type ReactNode, useEffect } from 'react'

/** A page's title, the context under it, and at the right what can be done. Names the window too. */
export function PageHead({
  title,
  slug,
  crumbs,
  context,
  children,
}: {
  title: string
  slug?: string
  crumbs?: ReactNode
  context?: ReactNode
  children?: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · Proven`
  }, [title])
  return (
    <header className="head">
      {crumbs && <p className="crumbs">{crumbs}</p>}
      <h1 tabIndex={-1}>
        {title} {slug && <code>{slug}</code>}
      </h1>
      {context && <div className="ctx">{context}</div>}
      {children && <div className="tools">{children}</div>}
    </header>
  )
}
