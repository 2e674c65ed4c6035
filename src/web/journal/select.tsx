import { useId } from 'react'
import './journal.css'

/** One of a few, in a list that opens. */
export function Select<T extends string>({
  label,
  options,
  value,
  choose,
}: {
  label: string
  options: readonly { value: T; text: string }[]
  value: T
  choose: (value: T) => void
}) {
  const id = useId()
  return (
    <div className="journal-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value)
          if (chosen) choose(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}
