import { useEffect, useRef } from 'react'
import { Mark } from '../parts/mark.tsx'
import { Said } from '../parts/said.tsx'
import { detailsThenHint } from '../parts/states.tsx'
import { NoAnswer } from '../server/call.ts'
import type { Keeping, LastChange } from './use-resume.ts'

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

/** Said where it could not be kept yet: nothing is lost, and what happens next. */
export function NotKept({ keeping }: { keeping: Keeping }) {
  if (!('error' in keeping)) return null
  const { error, again, giveUp } = keeping
  const isAway = keeping.state === 'away'
  const { hint, details } =
    error instanceof NoAnswer ? error : { hint: 'reload the page', details: [error.message] }
  return (
    <div className="banner" role="alert">
      <Mark is={isAway ? 'warn' : 'error'} />
      <b>{error.message}</b>
      <span>
        What you put right waits in this browser
        {isAway ? ' and will be kept once it is back. `proven open` starts it.' : '.'}
        {!isAway && <Said text={` ${detailsThenHint({ hint, details })}`} />}
      </span>
      {!isAway && (
        <>
          <button type="button" className="btn" onClick={again}>
            Try again
          </button>
          <button type="button" className="link" onClick={giveUp}>
            Go back to what is kept
          </button>
        </>
      )}
    </div>
  )
}
