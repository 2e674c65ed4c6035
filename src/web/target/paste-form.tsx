import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { z } from 'zod'
import { forgetUnsent, readUnsent, writeUnsent } from '../journal/unsent.ts'

const draftItem = 'target/new'
const shape = z.string()

/** The place to paste a job description; what is pasted or typed is kept in the browser until it was read. */
export function PasteForm({
  send,
  isSending,
  children,
}: {
  /** @param added  called once it was read */
  send: (text: string, added: () => void) => void
  isSending: boolean
  children: ReactNode
}) {
  const id = useId()
  const [text, setText] = useState(() => readUnsent(draftItem, shape) ?? '')
  const write = (next: string): void => {
    setText(next)
    if (next === '') forgetUnsent(draftItem)
    else writeUnsent(draftItem, next)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '') send(text, () => forgetUnsent(draftItem))
  }
  return (
    <form className="paste" onSubmit={submit}>
      <label htmlFor={id}>Its text, pasted whole</label>
      <textarea
        id={id}
        className="field"
        rows={10}
        value={text}
        aria-describedby={`${id}-says`}
        onChange={({ target }) => write(target.value)}
      />
      <p id={`${id}-says`} className="muted small">
        It is read on this machine. What you paste waits in this browser until it was read.
      </p>
      <p className="does">
        <button type="submit" className="btn first" aria-disabled={isSending || text.trim() === ''}>
          Read it
        </button>
        {children}
      </p>
    </form>
  )
}
