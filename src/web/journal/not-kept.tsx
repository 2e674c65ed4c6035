import { Mark } from '../parts/mark.tsx'
import { Said } from '../parts/said.tsx'
import { detailsThenHint } from '../parts/states.tsx'
import { NoAnswer } from '../server/call.ts'
import type { Keeping } from './use-item.ts'

/** Said where what was typed could not be kept yet: nothing is lost, and what happens next. */
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
        What you wrote waits in this browser
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

/** Beside a form: whether all that was typed is kept. */
export const KeptNote = ({ keeping }: { keeping: Keeping }) => (
  <p className="muted small kept-note" role="status">
    {keeping.state === 'kept'
      ? 'Every keystroke is kept.'
      : keeping.state === 'on its way'
        ? 'Being kept.'
        : 'Not everything is kept yet.'}
  </p>
)
