import { useState } from 'react'
import type { Identity } from '../../api/contract/repositories.ts'
import { counted } from '../../core/figures.ts'
import { month } from '../words/dates.ts'

const FIRST = 8

/** Author addresses, the one with most commits first; what is chosen always shows. */
export function IdentityPicks({
  found,
  chosen,
  choose,
}: {
  found: Identity[]
  chosen: string[]
  choose: (emails: string[]) => void
}) {
  const [filter, setFilter] = useState('')
  const [all, setAll] = useState(false)
  if (found.length === 0) return <p className="muted">It has no commits.</p>
  const words = filter.toLowerCase()
  const sorted = found.toSorted((a, b) => b.commits - a.commits)
  const matching = sorted.filter(
    ({ name, email }) => !words || `${name} ${email}`.toLowerCase().includes(words),
  )
  const listed =
    all || words ? matching : matching.filter(({ email }, i) => i < FIRST || chosen.includes(email))
  const toggle = (email: string) =>
    choose(chosen.includes(email) ? chosen.filter((one) => one !== email) : [...chosen, email])
  return (
    <>
      {found.length > FIRST && (
        <label className="step-filter">
          <span className="sr">Filter authors</span>
          <input
            data-filter
            className="field"
            type="search"
            placeholder={`Filter ${counted(found.length, 'author')}`}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </label>
      )}
      <ul className="picks">
        {listed.map(({ name, email, commits, newestAt, yours }) => (
          <li key={`${email} ${name}`}>
            <label className="pick">
              <input
                type="checkbox"
                data-row={`${email} ${name}`}
                checked={chosen.includes(email)}
                onChange={() => toggle(email)}
              />
              <span className="pick-name">
                <b>{name}</b> <code>{email}</code>
              </span>
              <span className="pick-note">
                {yours && 'git here commits as this'}
                {newestAt && <span>until {month(newestAt)}</span>}
                <span className="figure">{counted(commits, 'commit')}</span>
              </span>
            </label>
          </li>
        ))}
        {listed.length === 0 && <li className="muted">No author matches “{filter}”.</li>}
      </ul>
      {listed.length < matching.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          Show all {counted(matching.length, 'author')}
        </button>
      )}
    </>
  )
}
