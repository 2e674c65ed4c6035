import type { FocusEvent, MouseEvent, ReactNode, RefObject } from 'react'

/** A part of the page that tells which of its elements is pointed at or has the focus, so that what belongs to it can be lit. */
export function Pointed({
  className,
  point,
  here,
  children,
}: {
  className: string
  /** Null where the pointer or the focus went elsewhere. */
  point: (element: Element | null) => void
  here?: RefObject<HTMLDivElement | null>
  children: ReactNode
}) {
  const at = ({ target }: MouseEvent | FocusEvent): void => point(target instanceof Element ? target : null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only lights up what belongs together
    <div
      className={className}
      ref={here}
      onMouseOver={at}
      onFocus={at}
      onMouseLeave={() => point(null)}
      onBlur={() => point(null)}
    >
      {children}
    </div>
  )
}
