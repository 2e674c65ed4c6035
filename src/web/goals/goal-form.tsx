import type { GoalReply, GoalRequest } from '../../api/contract/journal.ts'
import { goalKindNames, goalKinds } from '../../core/goal/goal.ts'
import { Field } from '../journal/field.tsx'
import { TakeOut } from '../journal/item-rows.tsx'
import { KeptNote } from '../journal/kept-note.tsx'
import { Select } from '../journal/select.tsx'
import { today } from '../journal/today.ts'
import { useItem } from '../journal/use-item.ts'
import { InOrder } from '../parts/in-order.tsx'
import { NotKept } from '../parts/not-kept.tsx'
import { Loading, Problem } from '../parts/states.tsx'
import { goalItem } from './questions.ts'

/** One goal, written in its own row. */
export function GoalForm({ number, drop }: { number: number; drop: () => void }) {
  const { data, error, refetch, write, keeping } = useItem(goalItem(number))
  if (!data) return error ? <Problem error={error} again={refetch} /> : <Loading doing="Opening the goal." />
  const draft = requestOf(data)
  const asks = (field: string) => data.missing.find((each) => each.field === field)?.asks
  const field = (name: 'title' | 'why' | 'measure' | 'baseline' | 'target', label: string, plain: string) => (
    <Field
      name={name}
      first={name === 'title'}
      label={label}
      asks={asks(name) ?? plain}
      value={draft[name]}
      write={(value) => write({ ...draft, [name]: value })}
    />
  )
  return (
    <>
      <NotKept keeping={keeping} />
      {field('title', 'The goal', 'What you want to have reached.')}
      <div className="beside">
        <Select
          label="Its kind"
          options={goalKinds.map((kind) => ({ value: kind, text: goalKindNames[kind] }))}
          value={draft.kind}
          choose={(kind) => write({ ...draft, kind })}
        />
        <Field name="by" type="date" label="By" value={draft.by} write={(by) => write({ ...draft, by })} />
      </div>
      {field('why', 'What it is good for', 'For whom, and what becomes possible.')}
      {field('measure', 'The measure', 'What is counted, so that anybody could see it.')}
      <div className="beside">
        {field('baseline', 'Where it is today', 'With its unit.')}
        {field('target', 'What is enough', 'In the same unit.')}
      </div>
      <Notes notes={draft.notes} write={(notes) => write({ ...draft, notes })} />
      <Select
        label="Where it stands"
        options={[
          { value: 'open', text: 'Open' },
          { value: 'reached', text: 'Reached' },
          { value: 'dropped', text: 'Dropped' },
        ]}
        value={draft.state}
        choose={(state) => write({ ...draft, state })}
      />
      <div className="does">
        <KeptNote keeping={keeping} />
        <TakeOut drop={drop} what="this goal" />
      </div>
    </>
  )
}

const requestOf = ({
  kind,
  title,
  why,
  measure,
  baseline,
  target,
  by,
  notes,
  state,
  closedOn,
}: GoalReply): GoalRequest => ({ kind, title, why, measure, baseline, target, by, notes, state, closedOn })

type Note = GoalRequest['notes'][number]

function Notes({ notes, write }: { notes: Note[]; write: (notes: Note[]) => void }) {
  const change = (at: number, part: Partial<Note>) =>
    write(notes.map((note, index) => (index === at ? { ...note, ...part } : note)))
  return (
    <div>
      <h3>
        How it goes
        <button
          type="button"
          className="btn"
          onClick={() => write([...notes, { on: today(), value: '', says: '' }])}
        >
          Add a note
        </button>
      </h3>
      <ul className="item-notes">
        <InOrder of={notes}>
          {(note, at) => (
            <li>
              <Field
                name={`on ${at}`}
                type="date"
                label="On"
                value={note.on}
                write={(on) => change(at, { on })}
              />
              <Field
                name={`value ${at}`}
                label="It is at"
                value={note.value}
                write={(value) => change(at, { value })}
              />
              <Field
                name={`says ${at}`}
                label="Because"
                value={note.says}
                write={(says) => change(at, { says })}
              />
              <button
                type="button"
                className="link"
                onClick={() => write(notes.filter((_, index) => index !== at))}
              >
                Take out<span className="sr"> the note of {note.on}</span>
              </button>
            </li>
          )}
        </InOrder>
      </ul>
    </div>
  )
}
