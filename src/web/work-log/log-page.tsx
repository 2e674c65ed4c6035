import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LogEntryReply } from '../../api/contract/journal.ts'
import { grouped } from '../../core/figures.ts'
import { type LogKind, logKindNames, logKinds, nameOfEntry } from '../../core/work-log/log-entry.ts'
import { AddItem } from '../journal/add-item.tsx'
import { dayNamed } from '../journal/day-named.ts'
import { ItemRows } from '../journal/item-rows.tsx'
import { useItems } from '../journal/use-items.ts'
import { Answered } from '../parts/answered.tsx'
import { Choice } from '../parts/choice.tsx'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { Some } from '../parts/some.tsx'
import { Refusal } from '../parts/states.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { LogForm, requestOf } from './log-form.tsx'
import { addLogEntry, dropLogEntry, log, writeLogEntry } from './questions.ts'
import '../journal/journal.css'

/** What somebody learned, whom they met, what they gave, and when to come back to it. */
export function LogPage() {
  const asked = useQuery(log())
  const { data } = asked
  const [open, setOpen] = useState<number | null>(null)
  const [kind, setKind] = useState<LogKind | 'all'>('all')
  const client = useQueryClient()
  const { add, drop } = useItems({
    queryKey: ['log'],
    add: addLogEntry,
    drop: dropLogEntry,
    added: (number) => {
      setKind('all')
      setOpen(number)
    },
  })
  const done = useMutation({
    mutationFn: (entry: LogEntryReply) =>
      writeLogEntry(entry.number, {
        ...requestOf(entry),
        followUp: { ...entry.followUp, isDone: true },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['log'] }),
  })
  const due =
    data?.followUps.flatMap((number) => data.entries.find((entry) => entry.number === number) ?? []) ?? []
  const entries = data?.entries.filter((entry) => kind === 'all' || entry.kind === kind) ?? []
  return (
    <>
      <PageHead
        title="Log"
        context="What you learned, whom you met, what you gave to open source and to others, and when to come back to it."
      >
        <Command text="proven log add" />
      </PageHead>
      <AddItem
        add={add}
        drop={drop}
        says="Write an entry"
        also="A note of yours: it is no evidence, and nobody counts how often you write."
      />
      {done.error && <Refusal error={done.error} />}
      {due.length > 0 && (
        <section className="block">
          <h2>
            To come back to <span>{grouped(due.length)}</span>
          </h2>
          <ul className="journal-list">
            <Some of={due} first={8} one="entry" many="entries">
              {(entry) => (
                <li key={entry.number} tabIndex={-1} data-row={`due ${entry.number}`}>
                  <Mark is={entry.follows === 'due' ? 'warn' : 'note'} />
                  <div>
                    <span className="name">{entry.followUp.says.trim() || nameOfEntry(entry)}</span>
                    <span className="src">
                      {[
                        `${entry.follows === 'due' ? 'due since' : 'on'} ${dayNamed(entry.followUp.on)}`,
                        entry.who.trim(),
                        entry.followUp.says.trim() && nameOfEntry(entry),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </div>
                  <span className="end">
                    <button type="button" className="btn" onClick={() => done.mutate(entry)}>
                      Done<span className="sr"> {entry.followUp.says || nameOfEntry(entry)}</span>
                    </button>
                  </span>
                </li>
              )}
            </Some>
          </ul>
        </section>
      )}
      <Answered asked={asked} doing="Opening the log.">
        {(data) => (
          <section className="block">
            <h2>Entries</h2>
            <Choice
              label="Entries of the kind"
              options={[
                { value: 'all', text: 'All' },
                ...logKinds.map((value) => ({ value, text: logKindNames[value] })),
              ]}
              chosen={kind}
              choose={setKind}
            />
            {entries.length === 0 && (
              <p className="caption">
                {data.entries.length === 0
                  ? 'Here will be a talk you heard, somebody you want to write to again, a pull request, an hour with a mentee.'
                  : 'None of this kind.'}
              </p>
            )}
            <ItemRows
              items={entries}
              one="entry"
              many="entries"
              open={open}
              setOpen={setOpen}
              row={(entry) => ({
                mark: <Mark is="note" />,
                name: nameOfEntry(entry),
                src: [logKindNames[entry.kind], entry.who.trim()].filter(Boolean).join(' · '),
                end: dayNamed(entry.on),
              })}
              form={({ number }) => <LogForm number={number} drop={() => drop.mutate(number)} />}
            />
          </section>
        )}
      </Answered>
    </>
  )
}
