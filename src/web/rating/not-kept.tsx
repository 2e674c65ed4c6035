import { counted } from '../../core/figures.ts'
import { Mark } from '../parts/mark.tsx'
import { Said } from '../parts/said.tsx'
import { detailsThenHint } from '../parts/states.tsx'
import { NoAnswer } from '../server/call.ts'
import type { Keeping } from './use-rating.ts'

/** Said where answers could not be kept yet: nothing is lost, and what happens next. */
export function NotKept({ keeping }: { keeping: Keeping }) {
  if (!('error' in keeping)) return null
  const { error, unsent, again } = keeping
  const isAway = keeping.state === 'away'
  const { hint, details } =
    error instanceof NoAnswer ? error : { hint: 'reload the page', details: [error.message] }
  return (
    <div className="banner" role="alert">
      <Mark is={isAway ? 'warn' : 'error'} />
      <b>{error.message}</b>
      <span>
        {counted(unsent, 'answer')} {unsent === 1 ? 'waits' : 'wait'} in this browser
        {isAway ? ' and will be kept once it is back. `proven open` starts it.' : '.'}
        {!isAway && <Said text={` ${detailsThenHint({ hint, details })}`} />}
      </span>
      {!isAway && (
        <button type="button" className="btn" onClick={again}>
          Try again
        </button>
      )}
    </div>
  )
}
