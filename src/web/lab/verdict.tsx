import type { ReactNode } from 'react'
import type { VerdictName } from './run-words.ts'

const drawings: Record<VerdictName, ReactNode> = {
  passed: <path d="M1.2 6.6 4.5 10 10.8 2.2" fill="none" stroke="currentColor" strokeWidth="1.9" />,
  failed: <path d="m1.8 1.8 8.4 8.4m0-8.4-8.4 8.4" fill="none" stroke="currentColor" strokeWidth="1.9" />,
  inconclusive: (
    <path
      d="M1 4.6c1.7-1.9 3.3-1.9 5 0s3.3 1.9 5 0M1 8.8c1.7-1.9 3.3-1.9 5 0s3.3 1.9 5 0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    />
  ),
  void: (
    <>
      <circle cx="6" cy="6" r="4.7" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="m2.6 9.4 6.8-6.8" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  pending: <path d="M3 6h6" stroke="currentColor" strokeWidth="1.6" />,
}

/** What a measurement said: a mark and always its word. */
export const Verdict = ({ is, children }: { is: VerdictName; children: ReactNode }) => (
  <span className={`verdict ${is}`}>
    <svg className={`m m-${is}`} viewBox="0 0 12 12" aria-hidden="true">
      {drawings[is]}
    </svg>
    {children}
  </span>
)
