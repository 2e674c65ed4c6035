import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanReply } from '../../api/contract/plan.ts'
import { Refusal } from '../parts/states.tsx'
import { forgetPlan, setPlan } from './questions.ts'
import './plan.css'

/** How many hours there are, and by when. The one thing a plan cannot do without. */
export function HoursForm({ settings, done }: { settings: PlanReply['settings']; done?: () => void }) {
  const client = useQueryClient()
  const [own, setOwn] = useState(String(settings?.hoursPerWeek ?? 5))
  const [atWork, setAtWork] = useState(String(settings?.atWorkPerWeek ?? 2))
  const [until, setUntil] = useState(settings?.until ?? '')
  const { mutate, isPending, error } = useMutation({
    mutationFn: setPlan,
    onSuccess: async () => {
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
          onChange={(event) => setOwn(event.target.value)}
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
          onChange={(event) => setAtWork(event.target.value)}
        />
      </label>
      <label>
        <span>By when; empty for a year ahead</span>
        <input
          className="field"
          type="date"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
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
