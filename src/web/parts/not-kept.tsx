import { NoAnswer } from '../server/call.ts'
import type { Keeping } from './keeping.ts'
import { Mark } from './mark.tsx'
import { Said } from './said.tsx'
import { detailsThenHint } from './states.tsx'

/**
 * Said where something could not be kept yet: nothing is lost, and what happens next.
 * @param what  what waits, and that it does: "What you wrote waits"
 */
export function NotKept({ keeping, what = 'What you wrote waits' }: { keeping: Keeping; what?: string }) {
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
        {what} in this browser
        {isAway ? ' and will be kept once it is back. `proven open` starts it.' : '.'}
        {!isAway && <Said text={` ${detailsThenHint({ hint, details })}`} />}
      </span>
      {!isAway && (
        <>
          <button type="button" className="btn" onClick={again}>
            Try again
          </button>
          {giveUp && (
            <button type="button" className="link" onClick={giveUp}>
              Go back to what is kept
            </button>
          )}
        </>
      )}
    </div>
  )
}
