import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import type { PlanReply } from '../../api/contract/plan.ts'
import type { ActivityKind } from '../../core/activity/activity.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Refusal } from '../parts/states.tsx'
import { forgetPlan, markActivity } from './questions.ts'
import { useDraft } from './use-draft.ts'

type Marked = {
  activity: string
  title: string
  kind: ActivityKind
  hours: number
  state: PlanReply['states'][number]['state'] | null
}

/** What can be said of an activity: that it was begun, is done, or is not wanted. A lab is done by passing it. */
export function Marking({ of, first = false }: { of: Marked; first?: boolean }) {
  const client = useQueryClient()
  const [asks, setAsks] = useState(false)
  const { mutate, isPending, error } = useMutation({
    mutationFn: markActivity,
    onSuccess: () => forgetPlan(client),
  })
  const { activity, title, kind, state } = of
  return (
    <div className="marking">
      {kind === 'lab' ? (
        <Link className={first ? 'btn first' : 'btn'} to="/labs/$slug" params={{ slug: activity }}>
          Open the lab
        </Link>
      ) : (
        <button
          type="button"
          className={first ? 'btn first' : 'btn'}
          aria-label={`Done: ${title}`}
          onClick={() => setAsks(true)}
        >
          Done
        </button>
      )}
      {state === null && kind !== 'lab' && (
        <button
          type="button"
          className="link"
          aria-label={`Start: ${title}`}
          disabled={isPending}
          onClick={() => mutate({ activity, state: 'started' })}
        >
          Start
        </button>
      )}
      <button
        type="button"
        className="link"
        aria-label={`Not for me: ${title}`}
        disabled={isPending}
        onClick={() => mutate({ activity, state: 'dropped' })}
      >
        Not for me
      </button>
      {error && <Refusal error={error} />}
      {asks && <DoneDialog of={of} close={() => setAsks(false)} />}
    </div>
  )
}

const doneShape = z.object({ took: z.string(), outcome: z.string() })

function DoneDialog({ of: { activity, title, hours }, close }: { of: Marked; close: () => void }) {
  const client = useQueryClient()
  const { draft, write, forget } = useDraft(`plan/done/${activity}`, doneShape, {
    took: String(hours),
    outcome: '',
  })
  const { took, outcome } = draft
  const { mutate, isPending, error } = useMutation({
    mutationFn: markActivity,
    onSuccess: async () => {
      forget()
      close()
      await forgetPlan(client)
    },
  })
  return (
    <Dialog title={`Done: ${title}`} close={close}>
      <form
        className="hours-form"
        onSubmit={(event) => {
          event.preventDefault()
          mutate({ activity, state: 'done', outcome, ...(took !== '' && { hours: Number(took) }) })
        }}
      >
        <label>
          <span>Hours that it took in all; they tell the plan your pace</span>
          <input
            className="field"
            type="number"
            min="0"
            max="10000"
            step="0.5"
            value={took}
            onChange={(event) => write({ took: event.target.value })}
          />
        </label>
        <label>
          <span>What came of it, if you like</span>
          <textarea
            className="field"
            rows={3}
            maxLength={10_000}
            value={outcome}
            onChange={(event) => write({ outcome: event.target.value })}
          />
        </label>
        {error && <Refusal error={error} />}
        <div className="does">
          <button type="submit" className="btn first" disabled={isPending}>
            It is done
          </button>
          <button type="button" className="btn" onClick={close}>
            Not yet
          </button>
        </div>
      </form>
    </Dialog>
  )
}
