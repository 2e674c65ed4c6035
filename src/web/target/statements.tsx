import { type FormEvent, useId, useState } from 'react'
import type { TargetReply } from '../../api/contract/target.ts'
import { counted } from '../../core/figures.ts'
import { withMapping, withoutMapping } from '../../core/target/mending.ts'
import { Some } from '../parts/some.tsx'
import type { Change } from './change.ts'
import { NamesField } from './names-field.tsx'

type Ladder = NonNullable<TargetReply['ladder']>
type Statement = Ladder['statements'][number]

/** The level of a ladder that is wanted, and its statements: what each is about, suggested and confirmed. */
export function Statements({
  reply,
  ladder,
  change,
}: {
  reply: TargetReply
  ladder: Ladder
  change: Change
}) {
  const id = useId()
  const { mending } = reply
  const open = ladder.statements.filter(({ mappedBy }) => mappedBy === null)
  const confirmed = ladder.statements.filter(
    ({ mappedBy, notApplicable }) => mappedBy === 'you' && !notApplicable,
  )
  return (
    <>
      <p className="level-choice">
        <label htmlFor={id}>Level</label>{' '}
        <select
          id={id}
          className="field"
          value={ladder.level}
          onChange={({ target }) =>
            change(
              { ...mending, level: target.value },
              `The level is now ${ladder.levels.find(({ slug }) => slug === target.value)?.name ?? target.value}.`,
            )
          }
        >
          {ladder.levels.map(({ slug, name, stage }) => (
            <option key={slug} value={slug}>
              {name === stage ? name : `${name}, taken as ${stage}`}
            </option>
          ))}
        </select>
      </p>
      {open.length > 0 && (
        <section className="block statements">
          <h2>
            To confirm <span>{counted(open.length, 'statement')}</span>
          </h2>
          <p className="caption">
            Your employer’s words are theirs; what each is about is yours to say. Until then nothing here can
            tell of it.
          </p>
          <ul>
            <Some of={open} first={8} one="statement">
              {(statement) => (
                <OpenStatement key={statement.id} statement={statement} reply={reply} change={change} />
              )}
            </Some>
          </ul>
        </section>
      )}
      {confirmed.length > 0 && (
        <details className="confirmed">
          <summary>{counted(confirmed.length, 'statement')} confirmed by you</summary>
          <ul>
            {confirmed.map(({ id: statement, text, skills }) => (
              <li key={statement}>
                <span>
                  {text}{' '}
                  <span className="muted">
                    {skills.map((slug) => reply.names.skills[slug] ?? slug).join(', ') ||
                      'about no skill of the bar'}
                  </span>
                </span>
                <button
                  type="button"
                  className="link"
                  onClick={() => change(withoutMapping(mending, statement), `“${text}” is open again.`)}
                >
                  Ask again<span className="sr"> about {text}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function OpenStatement({
  statement: { id, text, competency, suggested },
  reply,
  change,
}: {
  statement: Statement
  reply: TargetReply
  change: Change
}) {
  const { mending, names } = reply
  const [skills, setSkills] = useState(() => suggested.slice(0, 1).map(({ skill }) => skill))
  const own = skills.filter((slug) => !suggested.some(({ skill }) => skill === slug))
  const map = (mapped: string[], notApplicable: boolean, says: string) =>
    change(withMapping(mending, id, { skills: mapped, notApplicable }), `“${text}” ${says}.`)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    map(skills, false, skills.length === 0 ? 'is about no skill of the bar' : 'is confirmed')
  }
  return (
    <li>
      <form onSubmit={submit} aria-label={text}>
        <p className="statement">
          {text} <span className="muted small">{competency}</span>
        </p>
        {suggested.map(({ skill, because }) => (
          <label key={skill} className="tick">
            <input
              type="checkbox"
              checked={skills.includes(skill)}
              onChange={({ target }) =>
                setSkills(target.checked ? [...skills, skill] : skills.filter((slug) => slug !== skill))
              }
            />
            <span>
              {names.skills[skill] ?? skill} <span className="muted small">{because}</span>
            </span>
          </label>
        ))}
        <NamesField
          label={suggested.length > 0 ? 'Another skill' : 'Nothing is suggested. It is about'}
          only="skills"
          picked={{ skills: own, tools: [] }}
          pick={(picked) => setSkills([...skills.filter((slug) => !own.includes(slug)), ...picked.skills])}
          nameOf={(_, slug) => slug}
        />
        <p className="does">
          <button type="submit" className="btn first">
            {skills.length === 0 ? 'It is about none' : 'Confirm'}
            <span className="sr"> {text}</span>
          </button>
          <button type="button" className="btn" onClick={() => map([], true, 'is not applicable')}>
            Not applicable<span className="sr"> {text}</span>
          </button>
        </p>
      </form>
    </li>
  )
}
