import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { type Stage, stages } from '../../core/benchmark/benchmark.ts'
import type { RequirementMend } from '../../core/target/mend.ts'
import { NamesField, type Picked } from './names-field.tsx'

export type RequirementDraft = Picked & { must: boolean; stage: Stage; any: boolean }

/** What a requirement asks for, as the person says it. */
export function RequirementForm({
  draft: before,
  nameOf,
  keep,
  cancel,
  more,
}: {
  draft: RequirementDraft
  nameOf: (kind: 'skills' | 'tools', slug: string) => string
  /** @param changed  only what is another value than before */
  keep: (changed: RequirementMend) => void
  cancel: () => void
  more?: { text: string; does: () => void }[]
}) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(before)
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input')?.focus(), [])
  const several = draft.skills.length + draft.tools.length > 1
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
    const fields = ['must', 'stage', 'skills', 'tools', 'any'] as const
    const changed = fields.filter((field) => !isSame(draft[field], before[field]))
    if (changed.length === 0) cancel()
    else keep(Object.fromEntries(changed.map((field) => [field, draft[field]])))
  }
  return (
    <form
      ref={form}
      className="mend"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel()
      }}
    >
      <fieldset className="mend-must">
        <legend className="sr">How it is asked for</legend>
        {[true, false].map((must) => (
          <label key={String(must)}>
            <input
              type="radio"
              name={`${id}-must`}
              checked={draft.must === must}
              onChange={() => setDraft({ ...draft, must })}
            />
            {must ? 'Must' : 'Nice to have'}
          </label>
        ))}
        <label>
          at the stage
          <select
            className="field"
            value={draft.stage}
            onChange={({ target }) => setDraft({ ...draft, stage: target.value as Stage })}
          >
            {stages.map((stage) => (
              <option key={stage}>{stage}</option>
            ))}
          </select>
        </label>
        {several && (
          <label>
            <input
              type="checkbox"
              checked={draft.any}
              onChange={({ target }) => setDraft({ ...draft, any: target.checked })}
            />
            any one of them is enough
          </label>
        )}
      </fieldset>
      <NamesField
        label="It asks for"
        picked={draft}
        pick={({ skills, tools }) => setDraft({ ...draft, skills, tools })}
        nameOf={nameOf}
      />
      <p className="does">
        <button type="submit" className="btn first">
          Keep
        </button>
        <button type="button" className="btn" onClick={cancel}>
          Cancel
        </button>
        {more?.map(({ text, does }) => (
          <button key={text} type="button" className="link" onClick={does}>
            {text}
          </button>
        ))}
      </p>
    </form>
  )
}
