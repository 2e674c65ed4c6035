import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { ResumeReply } from '../../api/contract/resume.ts'
import type { Mend } from '../../core/resume/mend.ts'
import { capital } from '../parts/states.tsx'
import { type Field, firstText, likelyTarget, placing, refusal, targetsOf } from './placing.ts'
import { linesSay } from './words.ts'

/** Up to so many lines in a row are probably one sentence. */
const ONE_SENTENCE = 3

/** Puts lines into a field: which entry, which field of it, and what it says there. */
export function PlaceForm({
  reply,
  run,
  textOf,
  place,
  cancel,
}: {
  reply: ResumeReply
  run: number[]
  textOf: (line: number) => string
  place: (mends: Mend[], says: string) => void
  cancel: () => void
}) {
  const id = useId()
  const targets = targetsOf(reply.resume)
  const [chosen, setChosen] = useState(run.length <= ONE_SENTENCE ? run : run.slice(0, 1))
  const [targetId, setTargetId] = useState(() => likelyTarget(reply.places, run[0] ?? 0))
  const [at, setAt] = useState(0)
  const [written, setWritten] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])

  const target = targets.find((one) => one.id === targetId) ?? targets[0]
  const field = target?.fields[at] ?? target?.fields[0]
  if (!target || !field) return null
  const text = written ?? firstText(field, chosen.map(textOf).join(' '))
  const refused = refusal(field.kind, text) ?? (chosen.length === 0 ? 'Tick at least one line.' : null)
  const choose = (line: number): void => {
    setChosen(run.filter((one) => (one === line ? !chosen.includes(one) : chosen.includes(one))))
    setWritten(null)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (refused === null)
      place(
        placing(field, text, chosen),
        `${capital(linesSay(chosen))} ${chosen.length === 1 ? 'is' : 'are'} placed: ${target.says}, ${field.says.toLowerCase()}.`,
      )
  }
  return (
    <form className="place" onSubmit={submit}>
      {run.length > 1 && (
        <fieldset className="place-lines">
          <legend>Of these lines</legend>
          {run.map((line) => (
            <label key={line}>
              <input type="checkbox" checked={chosen.includes(line)} onChange={() => choose(line)} /> {line}
            </label>
          ))}
        </fieldset>
      )}
      <div>
        <label htmlFor={`${id}-to`}>It belongs to</label>
        <select
          id={`${id}-to`}
          ref={first}
          className="field"
          value={target.id}
          onChange={(event) => {
            setTargetId(event.target.value)
            setAt(0)
            setWritten(null)
          }}
        >
          {targets.map(({ id: value, says }) => (
            <option key={value} value={value}>
              {says}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-as`}>as</label>
        <select
          id={`${id}-as`}
          className="field"
          value={target.fields.indexOf(field)}
          onChange={(event) => {
            setAt(Number(event.target.value))
            setWritten(null)
          }}
        >
          {target.fields.map(({ says, pointer }, index) => (
            <option key={pointer} value={index}>
              {says}
            </option>
          ))}
        </select>
      </div>
      <div className="place-text">
        <label htmlFor={`${id}-text`}>and says</label>
        <Written
          id={`${id}-text`}
          kind={field.kind}
          text={text}
          write={setWritten}
          {...(asked && refused !== null && { describedBy: `${id}-refused` })}
        />
      </div>
      {field.now !== null && <p className="caption">It says “{field.now}” now; that is replaced.</p>}
      {asked && refused !== null && (
        <p className="refused" id={`${id}-refused`} role="alert">
          {refused}
        </p>
      )}
      <div className="does">
        <button type="submit" className="btn first">
          Put it there
        </button>
        <button type="button" className="btn" onClick={cancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}

/** The field that a value is written in. */
export function Written({
  kind,
  text,
  write,
  id,
  describedBy,
  label,
}: {
  id?: string
  kind: Field['kind']
  text: string
  write: (text: string) => void
  /** Id of what says why it is refused. */
  describedBy?: string
  /** Where no label is seen. */
  label?: string
}) {
  const about = {
    value: text,
    ...(id !== undefined && { id }),
    'aria-invalid': describedBy !== undefined,
    ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
    ...(label !== undefined && { 'aria-label': label }),
  }
  return kind === 'long' || kind === 'list' ? (
    <textarea className="field" rows={3} {...about} onChange={(event) => write(event.target.value)} />
  ) : (
    <input
      className="field"
      {...about}
      {...(kind === 'date' && { placeholder: '2021-04' })}
      onChange={(event) => write(event.target.value)}
    />
  )
}
