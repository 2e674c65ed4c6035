import type { ReactNode, RefObject } from 'react'

/** Text whose long lines scroll within their box, which the keyboard has to reach. */
export const ScrollBox = ({
  className,
  box,
  children,
}: {
  className?: string
  box?: RefObject<HTMLPreElement | null>
  children: ReactNode
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached
  <pre className={className} tabIndex={0} ref={box}>
    {children}
  </pre>
)
