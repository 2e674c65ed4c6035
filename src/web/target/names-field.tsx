import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { bar } from '../bar/questions.ts'

export type Picked = { skills: string[]; tools: string[] }

/** Skills and tools by name: those that are picked, and a field to pick more. */
export function NamesField({
  picked,
  pick,
  label,
  nameOf,
  only,
}: {
  picked: Picked
  pick: (picked: Picked) => void
  label: string
  /** What a slug is called, for as long as the bar is not there. */
  nameOf: (kind: 'skills' | 'tools', slug: string) => string
  /** Where tools cannot be meant. */
  only?: 'skills'
}) {
  const id = useId()
  const [written, setWritten] = useState('')
  const { data } = useQuery(bar())
  const known = [
    ...(data?.skills ?? []).map(({ slug, name }) => ({ kind: 'skills' as const, slug, name })),
    ...(only ? [] : (data?.tools ?? [])).map(({ slug, name }) => ({ kind: 'tools' as const, slug, name })),
  ]
  const wanted = written.trim().toLowerCase()
  const found = known.find(({ name }) => name.toLowerCase() === wanted)
  const chosen = (['skills', 'tools'] as const).flatMap((kind) =>
    picked[kind].map((slug) => ({
      kind,
      slug,
      name: known.find((one) => one.kind === kind && one.slug === slug)?.name ?? nameOf(kind, slug),
    })),
  )
  const add = (): void => {
    if (!found) return
    if (!picked[found.kind].includes(found.slug))
      pick({ ...picked, [found.kind]: [...picked[found.kind], found.slug] })
    setWritten('')
  }
  return (
    <div className="names-field">
      {chosen.length > 0 && (
        <ul>
          {chosen.map(({ kind, slug, name }) => (
            <li key={`${kind} ${slug}`}>
              {name}
              <button
                type="button"
                className="link"
                onClick={() => pick({ ...picked, [kind]: picked[kind].filter((one) => one !== slug) })}
              >
                Not that<span className="sr">: {name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="names-add">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          className="field"
          list={`${id}-names`}
          value={written}
          autoComplete="off"
          onChange={({ target }) => setWritten(target.value)}
          onKeyDown={(event) => {
            // Enter picks; only an empty field sends the form.
            if (event.key !== 'Enter' || wanted === '') return
            event.preventDefault()
            add()
          }}
        />
        <datalist id={`${id}-names`}>
          {known.map(({ kind, slug, name }) => (
            <option key={`${kind} ${slug}`} value={name} />
          ))}
        </datalist>
        <button type="button" className="btn" aria-disabled={!found} onClick={add}>
          Add
        </button>
        <span className="muted small" role="status">
          {wanted !== '' && !found
            ? data
              ? `No skill ${only ? '' : 'or tool '}of the bar has exactly this name.`
              : 'The names of the bar are still on their way.'
            : ''}
        </span>
      </div>
    </div>
  )
}
