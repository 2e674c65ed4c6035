import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { counted } from '../../core/figures.ts'
import { Loading, Problem, Refusal } from '../parts/states.tsx'
import { identities, repositories, sources } from '../server/questions.ts'
import { day } from '../words/dates.ts'
import { Notices } from './notices.tsx'
import { usePreselect, useReadBefore } from './read-before.ts'

const FILTER_FROM = 8

/** Step one: repositories that were found on this machine, and paths that were typed. */
export function ChooseRepositories({
  chosen,
  choose,
  next,
}: {
  chosen: string[]
  choose: (paths: string[]) => void
  next: () => void
}) {
  const { data, error, refetch } = useQuery(repositories())
  const known = useQuery(sources())
  const [filter, setFilter] = useState('')
  const [typed, setTyped] = useState<string[]>([])
  const [asked, setAsked] = useState(false)
  const readBefore = useReadBefore(data?.repositories, known.data?.sources)
  usePreselect({ readBefore, chosen, choose })

  const found = data?.repositories ?? []
  // What was typed stays in the list when somebody comes back from the next step, and when it is no longer chosen.
  const all = [
    ...[...new Set([...typed, ...chosen])]
      .filter((path) => data && !found.some((one) => one.path === path))
      .map((path) => ({ path, label: path.split('/').at(-1), changedAt: null })),
    ...found.toSorted((a, b) => (b.changedAt ?? '').localeCompare(a.changedAt ?? '')),
  ]
  const words = filter.toLowerCase()
  const shown = all.filter(({ path }) => path.toLowerCase().includes(words))
  const toggle = (path: string) =>
    choose(chosen.includes(path) ? chosen.filter((one) => one !== path) : [...chosen, path])

  return (
    <form
      className="step"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen.length > 0) next()
        else setAsked(true)
      }}
    >
      {error && !data ? (
        <Problem error={error} again={refetch} />
      ) : !data ? (
        <Loading doing="Looking for git repositories below your home folder." />
      ) : (
        <fieldset>
          <legend className="step-head">
            <h2>
              {found.length > 0
                ? `${counted(found.length, 'repository', 'repositories')} found in ${data.under}`
                : `No repository was found in ${data.under}`}
            </h2>
          </legend>
          {all.length >= FILTER_FROM && (
            <label className="step-filter">
              <span className="sr">Filter repositories</span>
              <input
                data-filter
                className="field"
                type="search"
                placeholder="Filter by path"
                value={filter}
                onChange={(event) => setFilter(event.target.value)}
                // Enter would leave the step while its list is still being narrowed.
                onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
              />
            </label>
          )}
          <ul className="picks">
            {shown.map(({ path, label, changedAt }) => (
              <li key={path}>
                <label className="pick">
                  <input
                    type="checkbox"
                    data-row={path}
                    checked={chosen.includes(path)}
                    onChange={() => toggle(path)}
                  />
                  <span className="pick-name">
                    <b>{label}</b> <code>{path}</code>
                  </span>
                  <span className="pick-note">
                    {readBefore.instances.has(path) && 'read before'}
                    {changedAt && <span className="changed">changed {day(changedAt)}</span>}
                  </span>
                </label>
              </li>
            ))}
            {shown.length === 0 && all.length > 0 && <li className="muted">No path contains “{filter}”.</li>}
          </ul>
          <Notices notices={data.notices} />
        </fieldset>
      )}
      <TypePath
        home={data?.under ?? ''}
        add={(path) => {
          setTyped((before) => [path, ...before])
          if (!chosen.includes(path)) choose([...chosen, path])
        }}
      />
      <div className="step-does">
        <button type="submit" className="btn first">
          {chosen.length > 0 ? `Go on with ${counted(chosen.length, 'repository', 'repositories')}` : 'Go on'}
        </button>
        <span className="muted" role="status">
          {asked && chosen.length === 0
            ? 'Choose at least one repository first.'
            : 'They are read, never changed and never run.'}
        </span>
      </div>
    </form>
  )
}

function TypePath({ home, add }: { home: string; add: (path: string) => void }) {
  const client = useQueryClient()
  const [path, setPath] = useState('')
  const [error, setError] = useState<Error | null>(null)
  const [asking, setAsking] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const ask = async () => {
    // The shell is not there to say what ~ stands for.
    const wanted = path.trim().replace(/^~(?=\/|$)/, home || '~')
    if (!wanted) return input.current?.focus()
    setAsking(true)
    setError(null)
    try {
      const reply = await client.fetchQuery(identities(wanted))
      client.setQueryData(identities(reply.path).queryKey, reply)
      add(reply.path)
      setPath('')
    } catch (refused) {
      setError(refused instanceof Error ? refused : new Error(String(refused)))
    } finally {
      setAsking(false)
    }
  }
  const onEnter = (event: FormEvent & { key: string }) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    void ask()
  }
  return (
    <section className="type-path">
      <h2>Another path</h2>
      <div className="type-row">
        <label>
          <span className="sr">Path of a repository</span>
          <input
            ref={input}
            className="field mono"
            value={path}
            placeholder="~/code/orders-api"
            spellCheck={false}
            autoCapitalize="off"
            onChange={(event) => setPath(event.target.value)}
            onKeyDown={onEnter}
          />
        </label>
        <button type="button" className="btn" onClick={ask} aria-disabled={asking}>
          {asking ? 'Looking' : 'Add'}
        </button>
      </div>
      {error && <Refusal error={error} />}
    </section>
  )
}
