import { useEffect, useRef } from 'react'
import type { Keeping } from './keeping.ts'

export type LastChange = { says: string; undo: (() => void) | null }

/** What was put right last, whether it is kept, and the way back. It stays in sight while the page scrolls. */
export function KeptBar({
  lastChange: { says, undo },
  keeping,
}: {
  lastChange: LastChange
  keeping: Keeping
}) {
  const bar = useRef<HTMLDivElement>(null)
  // What was pressed is often gone with what it put right; the focus goes on from here then.
  useEffect(() => {
    if (says && document.activeElement === document.body) bar.current?.focus({ preventScroll: true })
  }, [says])
  return (
    <div className={says ? 'kept-bar' : ''} ref={bar} tabIndex={-1}>
      <p role="status">
        {says}
        {says && <span className="muted"> {isKept(keeping) ? 'Kept.' : 'Not kept yet.'}</span>}
      </p>
      {undo && (
        <button type="button" className="btn" onClick={undo}>
          Undo
        </button>
      )}
    </div>
  )
}

const isKept = ({ state }: Keeping): boolean => state === 'kept'
