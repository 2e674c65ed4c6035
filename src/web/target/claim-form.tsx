import { type FormEvent, useId, useState } from 'react'

/** The person's own word that they meet a requirement; it is kept apart from what evidence shows. */
export function ClaimForm({
  claim,
  say,
}: {
  claim: string | null
  /** @param claim  null takes it back */
  say: (claim: string | null) => void
}) {
  const id = useId()
  const [written, setWritten] = useState(claim ?? '')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (written.trim() !== '') say(written.trim())
  }
  return (
    <form className="mend claim" onSubmit={submit}>
      <label htmlFor={id}>
        I meet this, since{' '}
        <span className="muted small">Your word is told apart: it counts as weak, never as met.</span>
      </label>
      <input
        id={id}
        className="field"
        value={written}
        maxLength={500}
        required
        onChange={({ target }) => setWritten(target.value)}
      />
      <p className="does">
        <button type="submit" className="btn">
          Say so
        </button>
        {claim !== null && (
          <button type="button" className="link" onClick={() => say(null)}>
            Take it back
          </button>
        )}
      </p>
    </form>
  )
}
