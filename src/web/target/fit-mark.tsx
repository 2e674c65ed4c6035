import type { ReactNode } from 'react'
import type { Fit } from '../../core/target/target.ts'

const drawings: Record<Fit, ReactNode> = {
  met: <path d="M.8.8h10.4v10.4H.8z" fill="currentColor" />,
  weak: (
    <>
      <path d="M1.5 1.5h9v9h-9z" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M1.5 1.5H6v9H1.5z" fill="currentColor" />
    </>
  ),
  missing: <path d="M1.5 1.5h9v9h-9z" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  unknown: (
    <path
      d="M1.5 1.5h9v9h-9z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeDasharray="1.8 1.8"
      strokeDashoffset=".9"
    />
  ),
}

/** What a requirement is to the evidence, always beside its word. */
export const FitMark = ({ is }: { is: Fit }) => (
  <svg className={`m fit-${is}`} viewBox="0 0 12 12" aria-hidden="true">
    {drawings[is]}
  </svg>
)
