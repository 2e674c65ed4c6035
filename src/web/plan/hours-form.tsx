import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import type { PlanReply } from '../../api/contract/plan.ts'
import { forgetUnsent, readUnsent, writeUnsent } from '../journal/unsent.ts'
import { Refusal } from '../parts/states.tsx'
import { forgetPlan, setPlan } from './questions.ts'
import './plan.css'

const draftItem = 'plan/hours'
const shape = z.object({ own: z.string(), atWork: z.string(), until: z.string() })

/** What was typed and is not wanted after all. */
export const forgetHours = (): void => forgetUnsent(draftItem)

/** How many hours there are, and by when; what is typed waits in the browser. The one thing a plan cannot do without. */
export function HoursForm({ settings, done }: { settings: PlanReply['settings']; done?: () => void }) {
  const client = useQueryClient()
  const [draft, setDraft] = useState(
    () =>
      readUnsent(draftItem, shape) ?? {
        own: String(settings?.hoursPerWeek ?? 5),
        atWork: String(settings?.atWorkPerWeek ?? 2),
        until: settings?.until ?? '',
      },
  )
  const { own, atWork, until } = draft
  const write = (part: Partial<typeof draft>): void => {
    setDraft({ ...draft, ...part })
    writeUnsent(draftItem, { ...draft, ...part })
  }
  const { mutate, isPending, error } = useMutation({
    mutationFn: setPlan,
    onSuccess: async () => {
      forgetHours()
      await forgetPlan(client)
      done?.()
    },
  })
  return (
    <form
      className="hours-form"
      onSubmit={(event) => {
        event.preventDefault()
        mutate({
          hoursPerWeek: Number(own),
          atWorkPerWeek: Number(atWork),
          until: until === '' ? null : until,
        })
      }}
    >
      <label>
        <span>Hours of your own in an ordinary week</span>
        <input
          className="field"
          type="number"
          required
          min="0.5"
          max="80"
          step="0.5"
          value={own}
          onChange={(event) => write({ own: event.target.value })}
        />
      </label>
      <label>
        <span>Hours of your job’s, for what is done at work</span>
        <input
          className="field"
          type="number"
          required
          min="0"
          max="80"
          step="0.5"
          value={atWork}
          onChange={(event) => write({ atWork: event.target.value })}
        />
      </label>
      <label>
        <span>By when; empty for a year ahead</span>
        <input
          className="field"
          type="date"
          value={until}
          onChange={(event) => write({ until: event.target.value })}
        />
      </label>
      {error && <Refusal error={error} />}
      <div className="does">
        <button type="submit" className="btn first" disabled={isPending}>
          {settings ? 'Plan again' : 'Make the plan'}
        </button>
        {done && (
          <button type="button" className="btn" onClick={done}>
            Leave it
          </button>
        )}
      </div>
    </form>
  )
}
