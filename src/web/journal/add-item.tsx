import type { UseMutationResult } from '@tanstack/react-query'
import { Refusal } from '../parts/states.tsx'
import './journal.css'

type Add = Pick<UseMutationResult<{ number: number }, Error, void>, 'isPending' | 'mutate' | 'error'>

/** Begins an item: the one thing to do on its page. */
export const AddItem = ({
  add,
  drop,
  says,
  first = true,
  also,
}: {
  add: Add
  /** Refused, it is told in the same place. */
  drop: { error: Error | null }
  says: string
  /** Whether it stands out. */
  first?: boolean
  also?: string
}) => {
  const refused = add.error ?? drop.error
  return (
    <>
      <p className="journal-does">
        <button
          type="button"
          className={first ? 'btn first' : 'btn'}
          aria-disabled={add.isPending}
          onClick={() => add.mutate()}
        >
          {says}
        </button>
        {also && <span className="muted">{also}</span>}
      </p>
      {refused && <Refusal error={refused} />}
    </>
  )
}
