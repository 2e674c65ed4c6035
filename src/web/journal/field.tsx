import { useEffect, useEffectEvent, useId, useRef } from 'react'
import './journal.css'

/** A labelled field: what it is, the question that leads to it, and the words. */
export function Field({
  name,
  label,
  asks,
  needed = false,
  value,
  write,
  lines = 1,
  type = 'text',
  placeholder,
  first = false,
}: {
  /** The field's own name on the page, so that a question can lead to it. */
  name: string
  label: string
  asks?: string | undefined
  needed?: boolean
  value: string
  write: (value: string) => void
  lines?: number
  type?: 'text' | 'date'
  placeholder?: string
  /** Of a form that was just opened: it takes the focus. */
  first?: boolean
}) {
  const id = useId()
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const opens = useEffectEvent(() => {
    if (first) input.current?.focus()
  })
  useEffect(() => opens(), [])
  const common = {
    id,
    ref: input,
    className: 'field',
    value,
    'data-field': name,
    autoComplete: 'off',
    'aria-describedby': asks ? `${id}-asks` : undefined,
  }
  return (
    <div className="journal-field">
      <label htmlFor={id}>{label}</label>
      {asks && (
        <span id={`${id}-asks`} className={needed ? 'asks needed' : 'asks'}>
          {asks}
        </span>
      )}
      {lines > 1 ? (
        <textarea {...common} rows={lines} onChange={({ target }) => write(target.value)} />
      ) : (
        <input
          {...common}
          type={type}
          placeholder={placeholder}
          onChange={({ target }) => write(target.value)}
        />
      )}
    </div>
  )
}

/** Puts the focus into a field of the page. */
export const goToField = (name: string): void => {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`)
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
