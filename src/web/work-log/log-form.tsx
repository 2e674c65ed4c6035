import type { LogEntryReply, LogEntryRequest } from '../../api/contract/journal.ts'
import { logKindNames, logKinds } from '../../core/work-log/log-entry.ts'
import { Field } from '../journal/field.tsx'
import { TakeOut } from '../journal/item-rows.tsx'
import { KeptNote } from '../journal/kept-note.tsx'
import { Select } from '../journal/select.tsx'
import { useItem } from '../journal/use-item.ts'
import { NotKept } from '../parts/not-kept.tsx'
import { Loading, Problem } from '../parts/states.tsx'
import { logItem } from './questions.ts'

/** One entry, written in its own row. */
export function LogForm({ number, drop }: { number: number; drop: () => void }) {
  const { data, error, refetch, write, keeping } = useItem(logItem(number))
  if (!data) return error ? <Problem error={error} again={refetch} /> : <Loading doing="Opening the entry." />
  const draft = requestOf(data)
  const { followUp } = draft
  return (
    <>
      <NotKept keeping={keeping} />
      <Field
        name="says"
        first
        label="What happened"
        lines={3}
        value={draft.says}
        write={(says) => write({ ...draft, says })}
      />
      <div className="beside">
        <Select
          label="Kind"
          options={logKinds.map((kind) => ({ value: kind, text: logKindNames[kind] }))}
          value={draft.kind}
          choose={(kind) => write({ ...draft, kind })}
        />
        <Field name="on" type="date" label="On" value={draft.on} write={(on) => write({ ...draft, on })} />
      </div>
      <div className="beside">
        <Field name="who" label="With whom" value={draft.who} write={(who) => write({ ...draft, who })} />
        <Field
          name="link"
          label="Where to find it again"
          value={draft.link}
          write={(link) => write({ ...draft, link })}
        />
      </div>
      <div className="beside">
        <Field
          name="follow-says"
          label="To come back to it"
          value={followUp.says}
          write={(says) => write({ ...draft, followUp: { ...followUp, says } })}
        />
        <Field
          name="follow-on"
          type="date"
          label="On the day"
          value={followUp.on}
          write={(on) => write({ ...draft, followUp: { ...followUp, on, isDone: false } })}
        />
      </div>
      <div className="does">
        <KeptNote keeping={keeping} />
        <TakeOut drop={drop} what="this entry" />
      </div>
    </>
  )
}

export const requestOf = ({ kind, on, says, who, link, followUp }: LogEntryReply): LogEntryRequest => ({
  kind,
  on,
  says,
  who,
  link,
  followUp,
})
