import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { TargetReply } from '../../api/contract/target.ts'
import { withAdded } from '../../core/target/mending.ts'
import type { Change } from './change.ts'
import { NamesField, type Picked } from './names-field.tsx'

const LONGEST = 2_000

/** Adds what the reading missed: the words that are selected in the text, or one's own. */
export function Missed({ reply, change }: { reply: TargetReply; change: Change }) {
  const [words, setWords] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setWords(null)
    setTimeout(() => button.current?.focus())
  }
  if (words === null)
    return (
      <p className="missed">
        <button
          type="button"
          className="link"
          ref={button}
          onClick={() => setWords(document.getSelection()?.toString().replace(/\s+/g, ' ').trim() ?? '')}
        >
          Add what was missed
        </button>
        {reply.text !== null && (
          <span className="muted small"> Words that you select in the text are taken over.</span>
        )}
      </p>
    )
  return (
    <MissedForm
      words={words}
      cancel={close}
      add={(text, must, picked) => {
        close()
        change(withAdded(reply.mending, { text, must, stage: reply.stage, ...picked }), `“${text}” is added.`)
      }}
    />
  )
}

function MissedForm({
  words,
  add,
  cancel,
}: {
  words: string
  add: (text: string, must: boolean, picked: Picked) => void
  cancel: () => void
}) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(words.slice(0, LONGEST))
  const [must, setMust] = useState(true)
  const [picked, setPicked] = useState<Picked>({ skills: [], tools: [] })
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '') add(text.trim(), must, picked)
  }
  return (
    <form
      className="mend missed-form"
      aria-label="What was missed"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel()
      }}
    >
      <label htmlFor={id}>What is asked</label>
      <input
        ref={field}
        id={id}
        className="field"
        required
        maxLength={LONGEST}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <label className="tick">
        <input type="checkbox" checked={must} onChange={({ target }) => setMust(target.checked)} />
        It is a must
      </label>
      <NamesField label="It asks for" picked={picked} pick={setPicked} nameOf={(_, slug) => slug} />
      <p className="does">
        <button type="submit" className="btn first">
          Add it
        </button>
        <button type="button" className="btn" onClick={cancel}>
          Cancel
        </button>
      </p>
    </form>
  )
}
