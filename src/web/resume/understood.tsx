import { useEffect, useRef, useState } from 'react'
import type { ResumeReply } from '../../api/contract/resume.ts'
import { InOrder } from '../parts/in-order.tsx'
import type { Change } from './change.ts'
import { LineLink } from './line-link.tsx'
import { withMends } from './mending.ts'
import { basics, type Named, type PartShape, parts } from './understood-shape.ts'
import { type Editing, Value } from './value.tsx'
import { linesSay } from './words.ts'

/** Texts and lists of texts by their names; every entry of a résumé is that. */
type Entry = Record<string, unknown>

/** What was made of the document. Every value can be pressed and written anew. */
export function Understood({ reply, change }: { reply: ResumeReply; change: Change }) {
  const { resume, mending, places } = reply
  const { location, profiles: _, ...you } = resume.basics ?? {}
  const editing = useEditing((pointer, value, says) =>
    change(withMends(mending, [{ pointer, value, lines: [] }]), says),
  )
  return (
    <div className="understood" ref={editing.here}>
      <p className="caption">Press any value to write it anew. The document itself stays as it was read.</p>
      <section>
        <h2>You</h2>
        <dl>
          {basics.map((named) => (
            <Line key={named.key} entry={you} at="/basics" named={named} editing={editing} />
          ))}
          <Line
            entry={location ?? {}}
            at="/basics/location"
            named={{ key: 'city', says: 'Town' }}
            editing={editing}
          />
        </dl>
      </section>
      {parts.map((part) => {
        const entries = (resume[part.key] ?? []) as Entry[]
        if (entries.length === 0) return null
        return (
          <section key={part.key}>
            <h2>{part.says}</h2>
            <ol className="entries">
              <InOrder of={entries}>
                {(entry, index) => (
                  <OneEntry
                    entry={entry}
                    at={`/${part.key}/${index}`}
                    part={part}
                    places={places}
                    editing={editing}
                  />
                )}
              </InOrder>
            </ol>
          </section>
        )
      })}
      {Object.keys(resume).length === 0 && <p className="caption">Nothing was made of it yet.</p>}
    </div>
  )
}

/** After a value was written, the focus is on it again. */
function useEditing(keep: Editing['keep']): Editing & { here: React.RefObject<HTMLDivElement | null> } {
  const [pointer, open] = useState<string | null>(null)
  const here = useRef<HTMLDivElement>(null)
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (pointer === null && last.current !== null)
      here.current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(last.current)}"]`)?.focus()
    last.current = pointer
  }, [pointer])
  return {
    here,
    pointer,
    open,
    keep: (at, value, says) => {
      open(null)
      if (value === null) last.current = null
      keep(at, value, says)
    },
  }
}

const textOf = (entry: Entry, key: string): string | undefined =>
  typeof entry[key] === 'string' ? entry[key] : undefined
const textsOf = (entry: Entry, key: string | undefined): string[] =>
  key !== undefined && Array.isArray(entry[key]) ? entry[key].map(String) : []

function Line({
  entry,
  at,
  named: { key, says, ...named },
  editing,
}: {
  entry: Entry
  at: string
  named: Named
  editing: Editing
}) {
  const value = textOf(entry, key)
  if (value === undefined && named.missing === undefined) return null
  return (
    <>
      <dt>{says}</dt>
      <dd>
        <Value value={value} pointer={`${at}/${key}`} says={says} {...named} editing={editing} />
      </dd>
    </>
  )
}

function OneEntry({
  entry,
  at,
  part: { head, dates = [], more = [], bullets, words, one },
  places,
  editing,
}: {
  entry: Entry
  at: string
  part: PartShape
  places: Record<string, number[]>
  editing: Editing
}) {
  const lines = Object.entries(places)
    .filter(([pointer]) => pointer.startsWith(`${at}/`))
    .flatMap(([, numbers]) => numbers)
  const [from, to] = [Math.min(...lines), Math.max(...lines)]
  const value = ({ key, ...named }: Named) => (
    <Value key={key} value={textOf(entry, key)} pointer={`${at}/${key}`} {...named} editing={editing} />
  )
  const isThere = ({ key, missing }: Named) => entry[key] !== undefined || missing !== undefined
  return (
    <li className="entry">
      <div className="entry-head">
        <div className="entry-names">{head.filter(isThere).map(value)}</div>
        {dates.some(isThere) && <div className="entry-when">{dates.filter(isThere).map(value)}</div>}
      </div>
      {more.filter(isThere).map((named) => (
        <div key={named.key} className="entry-more">
          {value(named)}
        </div>
      ))}
      {bullets && textsOf(entry, bullets.key).length > 0 && (
        <ul className="bullets">
          <InOrder of={textsOf(entry, bullets.key)}>
            {(text, index) => (
              <li>
                <Value
                  value={text}
                  pointer={`${at}/${bullets.key}/${index}`}
                  says={`Bullet ${index + 1}`}
                  kind="long"
                  editing={editing}
                />
              </li>
            )}
          </InOrder>
        </ul>
      )}
      {words && textsOf(entry, words.key).length > 0 && (
        <ul className="keywords">
          <InOrder of={textsOf(entry, words.key)}>
            {(text, index) => (
              <li>
                <Value
                  value={text}
                  pointer={`${at}/${words.key}/${index}`}
                  says={words.says}
                  editing={editing}
                />
              </li>
            )}
          </InOrder>
        </ul>
      )}
      <p className="entry-foot">
        {lines.length > 0 && (
          <LineLink line={from}>{from === to ? linesSay([from]) : `lines ${from} to ${to}`}</LineLink>
        )}
        <button
          type="button"
          className="link"
          onClick={() => editing.keep(at, null, `${one[0]?.toUpperCase()}${one.slice(1)} is taken out.`)}
        >
          Take out {one}
        </button>
      </p>
    </li>
  )
}
