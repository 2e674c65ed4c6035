import type { TargetReply } from '../../api/contract/target.ts'
import { asRead, withoutMapping } from '../../core/target/mending.ts'
import type { Change } from './change.ts'

/** What the person said asks for nothing, or does not apply to them; it counts nowhere. */
export function SetAside({ reply, change }: { reply: TargetReply; change: Change }) {
  const { dropped, ladder, mending } = reply
  const notApplicable = ladder?.statements.filter((statement) => statement.notApplicable) ?? []
  if (dropped.length + notApplicable.length === 0) return null
  return (
    <section className="block set-aside">
      <h2>
        {ladder ? 'Not applicable' : 'Set aside'} <span>it counts nowhere</span>
      </h2>
      <ul>
        {dropped.map(({ id, text }) => (
          <li key={id}>
            <span>{text}</span>
            <button
              type="button"
              className="link"
              onClick={() => change(asRead(mending, id), `“${text}” counts again.`)}
            >
              Take back<span className="sr"> {text}</span>
            </button>
          </li>
        ))}
        {notApplicable.map(({ id, text, mappedBy }) => (
          <li key={id}>
            <span>{text}</span>
            {mappedBy === 'you' ? (
              <button
                type="button"
                className="link"
                onClick={() => change(withoutMapping(mending, id), `“${text}” is open again.`)}
              >
                Take back<span className="sr"> {text}</span>
              </button>
            ) : (
              <span className="muted">so says the file</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
