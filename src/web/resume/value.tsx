import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Written } from './place-form.tsx'
import { type FieldKind, refusal } from './placing.ts'
import { dateSays } from './words.ts'

/** Which value is being written, and what becomes of it. */
export type Editing = {
  pointer: string | null
  open: (pointer: string | null) => void
  /** @param value  null takes it out */
  keep: (pointer: string, value: string | null, says: string) => void
}

/** A value as it was understood. Pressed, it can be written anew. */
export function Value({
  value,
  pointer,
  says,
  kind = 'text',
  missing,
  editing,
}: {
  value: string | undefined
  pointer: string
  /** What it is: "Employer". */
  says: string
  kind?: FieldKind
  /** What stands where it was not read; without it, nothing does. */
  missing?: string
  editing: Editing
}) {
  if (value === undefined && missing === undefined) return null
  if (editing.pointer === pointer)
    return <ValueForm value={value ?? ''} pointer={pointer} says={says} kind={kind} editing={editing} />
  const shown = value === undefined ? missing : kind === 'date' ? dateSays(value) : value
  return (
    <button
      type="button"
      className={value === undefined ? 'value missing' : 'value'}
      title="Change it"
      data-value={pointer}
      onClick={() => editing.open(pointer)}
    >
      <span className="sr">{says}: </span>
      {shown}
    </button>
  )
}

function ValueForm({
  value,
  pointer,
  says,
  kind,
  editing,
}: {
  value: string
  pointer: string
  says: string
  kind: FieldKind
  editing: Editing
}) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [text, setText] = useState(value)
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    const field = form.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('.field')
    field?.focus()
    field?.select()
  }, [])
  const refused = refusal(kind, text)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (refused !== null) return
    if (text.trim() === value) editing.open(null)
    else editing.keep(pointer, text.trim(), `${says} is now “${text.trim()}”.`)
  }
  return (
    <form
      ref={form}
      className={kind === 'long' ? 'value-form long' : 'value-form'}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') editing.open(null)
        // In a sentence Enter makes no new line: a bullet is one paragraph.
        if (event.key === 'Enter' && event.target instanceof HTMLTextAreaElement) submit(event)
      }}
    >
      <Written
        kind={kind}
        text={text}
        write={setText}
        label={says}
        {...(asked && refused !== null && { describedBy: `${id}-refused` })}
      />
      <span className="does">
        <button type="submit" className="btn first">
          Keep
        </button>
        <button type="button" className="btn" onClick={() => editing.open(null)}>
          Cancel
        </button>
        {value !== '' && (
          <button
            type="button"
            className="link"
            onClick={() => editing.keep(pointer, null, `${says} “${value}” is taken out.`)}
          >
            Take it out
          </button>
        )}
      </span>
      {asked && refused !== null && (
        <span className="refused" id={`${id}-refused`} role="alert">
          {refused}
        </span>
      )}
    </form>
  )
}
