import type { ReactNode } from 'react'
import type { Standing } from '../../core/readiness/report.ts'

type MarkName = Standing | 'below' | 'note' | 'warn' | 'error'

const dotted = (
  <circle
    cx="6"
    cy="6"
    r="4.9"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.3"
    strokeDasharray="1.7 1.38"
  />
)

const drawings: Record<MarkName, ReactNode> = {
  none: dotted,
  // Something is there, and not yet where it is asked for.
  below: (
    <>
      {dotted}
      <circle cx="6" cy="6" r="2.1" fill="currentColor" />
    </>
  ),
  claimed: <circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  shown: (
    <>
      <circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M6 1.1a4.9 4.9 0 0 0 0 9.8z" fill="currentColor" />
    </>
  ),
  proven: <circle cx="6" cy="6" r="5.6" fill="currentColor" />,
  note: <path d="M2.5 6h7" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  warn: (
    <path
      d="M6 1.3 11.3 10.7H.7z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
    />
  ),
  error: <path d="m1.8 1.8 8.4 8.4m0-8.4-8.4 8.4" fill="none" stroke="currentColor" strokeWidth="1.9" />,
}

/** A shape that means one thing everywhere. It is always beside its word, so it is hidden from readers by ear. */
export const Mark = ({ is }: { is: MarkName }) => (
  <svg className={`m m-${is}`} viewBox="0 0 12 12" aria-hidden="true">
    {drawings[is]}
  </svg>
)
