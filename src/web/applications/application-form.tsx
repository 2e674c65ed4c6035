import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ApplicationReply, ApplicationRequest } from '../../api/contract/journal.ts'
import { applicationStageNames, applicationStages } from '../../core/application/application.ts'
import { bar } from '../bar/questions.ts'
import { Field } from '../journal/field.tsx'
import { TakeOut } from '../journal/item-rows.tsx'
import { KeptNote } from '../journal/kept-note.tsx'
import { Select } from '../journal/select.tsx'
import { today } from '../journal/today.ts'
import { useItem } from '../journal/use-item.ts'
import { InOrder } from '../parts/in-order.tsx'
import { NotKept } from '../parts/not-kept.tsx'
import { Loading, Problem } from '../parts/states.tsx'
import { applicationItem } from './questions.ts'

/** One application, written in its own row. */
export function ApplicationForm({ number, drop }: { number: number; drop: () => void }) {
  const { data, error, refetch, write, keeping } = useItem(applicationItem(number))
  if (!data)
    return error ? <Problem error={error} again={refetch} /> : <Loading doing="Opening the application." />
  const draft = requestOf(data)
  return (
    <>
      <NotKept keeping={keeping} />
      <div className="beside">
        <Field
          first
          name="role"
          label="Role"
          value={draft.role}
          write={(role) => write({ ...draft, role })}
        />
        <Field
          name="employer"
          label="Employer"
          value={draft.employer}
          write={(employer) => write({ ...draft, employer })}
        />
      </div>
      <Field
        name="link"
        label="Where it stands written"
        value={draft.link}
        write={(link) => write({ ...draft, link })}
      />
      <Steps steps={draft.steps} write={(steps) => write({ ...draft, steps })} />
      <Field
        name="notes"
        label="Notes"
        lines={3}
        value={draft.notes}
        write={(notes) => write({ ...draft, notes })}
      />
      {data.isTurnedDown && <Gaps gaps={draft.gaps} write={(gaps) => write({ ...draft, gaps })} />}
      <div className="does">
        <KeptNote keeping={keeping} />
        <TakeOut drop={drop} what="this application" />
      </div>
    </>
  )
}

const requestOf = ({ employer, role, link, notes, steps, gaps }: ApplicationReply): ApplicationRequest => ({
  employer,
  role,
  link,
  notes,
  steps,
  gaps,
})

type Step = ApplicationRequest['steps'][number]

function Steps({ steps, write }: { steps: Step[]; write: (steps: Step[]) => void }) {
  const change = (at: number, part: Partial<Step>) =>
    write(steps.map((step, index) => (index === at ? { ...step, ...part } : step)))
  const next = (): Step['stage'] => {
    const last = steps.at(-1)
    const at = last ? applicationStages.indexOf(last.stage) : 0
    return applicationStages[Math.min(at + 1, applicationStages.indexOf('offer'))] ?? 'applied'
  }
  return (
    <div>
      <h3>
        Steps
        <button
          type="button"
          className="btn"
          onClick={() => write([...steps, { stage: next(), on: today(), says: '' }])}
        >
          Add a step
        </button>
      </h3>
      <ul className="item-notes">
        <InOrder of={steps}>
          {(step, at) => (
            <li>
              <Field
                name={`on ${at}`}
                type="date"
                label="On"
                value={step.on}
                write={(on) => change(at, { on })}
              />
              <Select
                label="Stage"
                options={applicationStages.map((stage) => ({
                  value: stage,
                  text: applicationStageNames[stage],
                }))}
                value={step.stage}
                choose={(stage) => change(at, { stage })}
              />
              <Field
                name={`says ${at}`}
                label="What was said"
                value={step.says}
                write={(says) => change(at, { says })}
              />
              <button
                type="button"
                className="link"
                onClick={() => write(steps.filter((_, index) => index !== at))}
              >
                Take out<span className="sr"> the step of {step.on}</span>
              </button>
            </li>
          )}
        </InOrder>
      </ul>
    </div>
  )
}

type Gap = ApplicationRequest['gaps'][number]

/** Skills that the rejection was about, as the person knows or was told. */
function Gaps({ gaps, write }: { gaps: Gap[]; write: (gaps: Gap[]) => void }) {
  const id = useId()
  const [name, setName] = useState('')
  const { data } = useQuery(bar())
  const skills = data?.skills ?? []
  const found = skills.find((skill) => skill.name.toLowerCase() === name.trim().toLowerCase())
  const nameOf = (slug: string): string => skills.find((skill) => skill.slug === slug)?.name ?? slug
  const add = () => {
    if (!found || gaps.some(({ skill }) => skill === found.slug)) return
    write([...gaps, { skill: found.slug, says: '' }])
    setName('')
  }
  return (
    <div>
      <h3>What it was about</h3>
      <p className="muted small">
        The skill that they missed, and how you know: a sentence in the mail, a question you could not answer.
      </p>
      <ul className="item-gaps">
        {gaps.map((gap, at) => (
          <li key={gap.skill}>
            <Field
              name={`gap ${gap.skill}`}
              label={nameOf(gap.skill)}
              value={gap.says}
              write={(says) => write(gaps.map((each, index) => (index === at ? { ...each, says } : each)))}
            />
            <button
              type="button"
              className="link"
              onClick={() => write(gaps.filter((_, index) => index !== at))}
            >
              Take out<span className="sr"> {nameOf(gap.skill)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="item-add">
        <label htmlFor={id}>Skill</label>
        <input
          id={id}
          className="field"
          list={`${id}-names`}
          value={name}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
        <datalist id={`${id}-names`}>
          {skills.map((skill) => (
            <option key={skill.slug} value={skill.name} />
          ))}
        </datalist>
        <button type="button" className="btn" aria-disabled={!found} onClick={add}>
          Add
        </button>
      </div>
    </div>
  )
}
