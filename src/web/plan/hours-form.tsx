import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import type { PlanReply } from '../../api/contract/plan.ts'
import { forgetUnsent } from '../journal/unsent.ts'
import { Refusal } from '../parts/states.tsx'
import { targets } from '../target/questions.ts'
import { forgetPlan, setPlan } from './questions.ts'
import { TimesFields } from './times-fields.tsx'
import { useDraft } from './use-draft.ts'
import './plan.css'

const draftItem = 'plan/hours'
const shape = z.object({
  own: z.string(),
  atWork: z.string(),
  onCall: z.string(),
  until: z.string(),
  towards: z.string(),
  slots: z.array(z.object({ weekday: z.number(), from: z.string(), to: z.string() })),
})

/** What was typed and is not wanted after all. */
export const forgetHours = (): void => forgetUnsent(draftItem)

/** What a plan is made with: hours, without which there is none, by when, towards what, and at which times of the week. */
export function HoursForm({ settings, done }: { settings: PlanReply['settings']; done?: () => void }) {
  const client = useQueryClient()
  const { data: all } = useQuery(targets())
  const { draft, write, forget } = useDraft(draftItem, shape, {
    own: String(settings?.hoursPerWeek ?? 5),
    atWork: String(settings?.atWorkPerWeek ?? 2),
    onCall: String(settings?.onCallPerWeek ?? 1),
    until: settings?.until ?? '',
    towards: settings?.target ?? '',
    slots: settings?.times?.slots ?? [],
  })
  const { own, atWork, onCall, until, towards, slots } = draft
  const { mutate, isPending, error } = useMutation({
    mutationFn: setPlan,
    onSuccess: async () => {
      forget()
      await forgetPlan(client)
      done?.()
    },
  })
  const hours = (label: string, least: number, of: 'own' | 'atWork' | 'onCall') => (
    <label>
      <span>{label}</span>
      <input
        className="field"
        type="number"
        required
        min={least}
        max="80"
        step="0.5"
        value={draft[of]}
        onChange={(event) => write({ [of]: event.target.value })}
      />
    </label>
  )
  return (
    <form
      className="hours-form"
      onSubmit={(event) => {
        event.preventDefault()
        mutate({
          hoursPerWeek: Number(own),
          atWorkPerWeek: Number(atWork),
          until: until === '' ? null : until,
          target: towards === '' ? null : towards,
          ...(settings && {
            onCallPerWeek: Number(onCall),
            times: slots.length === 0 ? null : { zone: hereZone(), slots },
          }),
        })
      }}
    >
      {hours('Hours of your own in an ordinary week', 0.5, 'own')}
      {hours('Hours of your job’s, for what is done at work', 0, 'atWork')}
      {settings && hours('Hours of your own in a week on call', 0, 'onCall')}
      <label>
        <span>By when; empty for a year ahead</span>
        <input
          className="field"
          type="date"
          value={until}
          onChange={(event) => write({ until: event.target.value })}
        />
      </label>
      {all && all.targets.length > 0 && (
        <label>
          <span>Towards</span>
          <select
            className="field"
            value={towards}
            onChange={(event) => write({ towards: event.target.value })}
          >
            <option value="">The target added last ({all.targets[0]?.title})</option>
            {all.targets.map(({ id, number, title }) => (
              <option key={id} value={id}>
                {number}: {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {settings && (
        <TimesFields slots={slots} change={(changed) => write({ slots: changed })} hours={Number(own)} />
      )}
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

/** Where the browser is. */
const hereZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
