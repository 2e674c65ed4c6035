import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { TargetMendRequest, TargetReply } from '../../api/contract/target.ts'
import { type Stage, stages } from '../../core/benchmark/benchmark.ts'
import { payPeriods, workplaces } from '../../core/target/target.ts'

type Written = Record<
  | 'title'
  | 'stage'
  | 'yearsFrom'
  | 'yearsTo'
  | 'location'
  | 'workplace'
  | 'payFrom'
  | 'payTo'
  | 'currency'
  | 'per',
  string
>

const MOST_YEARS = 99

/** The facts of a target as fields; an empty one is not stated. */
export function FactsForm({
  reply,
  keep,
  cancel,
}: {
  reply: TargetReply
  keep: (mending: TargetMendRequest) => void
  cancel: () => void
}) {
  const form = useRef<HTMLFormElement>(null)
  const [before] = useState(() => writtenOf(reply))
  const [written, setWritten] = useState(before)
  useEffect(() => form.current?.querySelector<HTMLInputElement>('.field')?.focus(), [])
  const text = (name: keyof Written, label: string, type: 'text' | 'number' = 'text', max?: number) => (
    <Labelled label={label}>
      <input
        className="field"
        type={type}
        {...(type === 'number' && { min: 0, max, step: 'any', inputMode: 'decimal' as const })}
        {...(name === 'title' && { required: true })}
        value={written[name]}
        maxLength={200}
        onChange={({ target }) => setWritten({ ...written, [name]: target.value })}
      />
    </Labelled>
  )
  const choice = (name: keyof Written, label: string, options: readonly string[], none?: string) => (
    <Labelled label={label}>
      <select
        className="field"
        value={written[name]}
        onChange={({ target }) => setWritten({ ...written, [name]: target.value })}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </Labelled>
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    keep(mendingOf(reply, before, written))
  }
  return (
    <form
      ref={form}
      className="facts-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel()
      }}
    >
      {text('title', 'Called')}
      {choice('stage', 'Wanted at', stages)}
      {reply.facts && (
        <>
          {text('yearsFrom', 'Years of experience, from', 'number', MOST_YEARS)}
          {text('yearsTo', 'to', 'number', MOST_YEARS)}
          {text('location', 'Place')}
          {choice('workplace', 'Remote', workplaces, 'not stated')}
          {text('payFrom', 'Pay, from', 'number')}
          {text('payTo', 'up to', 'number')}
          {text('currency', 'Currency')}
          {choice('per', 'for each', payPeriods, 'not stated')}
        </>
      )}
      <p className="does">
        <button type="submit" className="btn first">
          Keep
        </button>
        <button type="button" className="btn" onClick={cancel}>
          Cancel
        </button>
      </p>
    </form>
  )
}

const Labelled = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is what it is put around
  <label>
    <span>{label}</span>
    {children}
  </label>
)

const asText = (number: number | null | undefined): string =>
  number === null || number === undefined ? '' : String(number)

const writtenOf = ({ title, stage, facts }: TargetReply): Written => ({
  title,
  stage,
  yearsFrom: asText(facts?.years?.value.from),
  yearsTo: asText(facts?.years?.value.to),
  location: facts?.location?.value ?? '',
  workplace: facts?.workplace?.value ?? '',
  payFrom: asText(facts?.pay?.value.from),
  payTo: asText(facts?.pay?.value.to),
  currency: facts?.pay?.value.currency ?? '',
  per: facts?.pay?.value.per ?? '',
})

/** Only what is another value than before is said; the rest stays as it was read. */
function mendingOf({ mending }: TargetReply, before: Written, written: Written): TargetMendRequest {
  const isChanged = (...names: (keyof Written)[]) => names.some((name) => before[name] !== written[name])
  const number = (text: string): number | null => (text.trim() === '' ? null : Number(text))
  const [yearsFrom, yearsTo] = [number(written.yearsFrom), number(written.yearsTo)]
  const [payFrom, payTo] = [number(written.payFrom), number(written.payTo)]
  const workplace = workplaces.find((one) => one === written.workplace) ?? null
  const per = payPeriods.find((one) => one === written.per) ?? null
  return {
    ...mending,
    ...(isChanged('title') && { title: written.title.trim() }),
    ...(isChanged('stage') && { stage: written.stage as Stage }),
    facts: {
      ...mending.facts,
      ...(isChanged('yearsFrom', 'yearsTo') && {
        years: yearsFrom === null && yearsTo === null ? null : { from: yearsFrom ?? 0, to: yearsTo },
      }),
      ...(isChanged('location') && { location: written.location.trim() || null }),
      ...(isChanged('workplace') && { workplace }),
      ...(isChanged('payFrom', 'payTo', 'currency', 'per') && {
        pay:
          payFrom === null && payTo === null
            ? null
            : {
                from: payFrom ?? 0,
                to: payTo,
                currency: written.currency.trim().slice(0, 10) || null,
                per,
              },
      }),
    },
  }
}
