import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { WinReply } from '../../api/contract/wins.ts'
import { listed } from '../../core/figures.ts'
import { bar } from '../bar/questions.ts'

type Shows = WinReply['shows']
type Suggested = WinReply['suggested'][number]

/** The bar's behaviours that the win shows: suggested by its words, picked by the person. */
export function Behaviours({ win, write }: { win: WinReply; write: (shows: Shows) => void }) {
  const { suggested, shows, missing } = win
  const [added, setAdded] = useState<string[]>([])
  const benchmark = useQuery(bar())
  const skills = benchmark.data?.skills ?? []
  const more = added.flatMap((slug): Suggested[] => {
    const skill = skills.find((each) => each.slug === slug)
    if (!skill || suggested.some((each) => each.skill === slug)) return []
    return [
      {
        skill: slug,
        name: skill.name,
        words: [],
        behaviours: skill.behaviours.map((one) => ({ ...one, picked: false })),
      },
    ]
  })
  const toggle = (skill: string, behaviour: string, picked: boolean) =>
    write([
      ...shows.filter((pick) => pick.skill !== skill || pick.behaviour !== behaviour),
      ...(picked ? [{ skill, behaviour }] : []),
    ])
  const asked = missing.find(({ field }) => field === 'shows')
  return (
    <section className="block win-shows">
      <h2>
        What it shows <span>{asked ? asked.asks : 'Only what you did yourself.'}</span>
      </h2>
      {suggested.length + more.length === 0 && (
        <p className="caption">Skills that your words name appear here. Any other can be added below.</p>
      )}
      {[...suggested, ...more].map((skill) => (
        <SkillChoice key={skill.skill} skill={skill} toggle={toggle} />
      ))}
      <AddSkill
        skills={skills.filter(({ slug }) => !suggested.some(({ skill }) => skill === slug))}
        add={(slug) => setAdded([...added, slug])}
      />
    </section>
  )
}

function SkillChoice({
  skill: { skill, name, words, behaviours },
  toggle,
}: {
  skill: Suggested
  toggle: (skill: string, behaviour: string, picked: boolean) => void
}) {
  return (
    <fieldset className="win-skill">
      <legend>
        <Link to="/skills/$slug" params={{ slug: skill }} search={{}}>
          {name}
        </Link>
        {words.length > 0 && <span>you wrote {listed(words.slice(0, 4).map((word) => `“${word}”`))}</span>}
      </legend>
      {behaviours.map(({ id, stage, text, picked }, index) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={picked}
            {...(index === 0 && { 'data-field': 'shows' })}
            onChange={({ target }) => toggle(skill, id, target.checked)}
          />
          <span className="stage-of">{stage}</span>
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}

function AddSkill({
  skills,
  add,
}: {
  skills: { slug: string; name: string }[]
  add: (slug: string) => void
}) {
  const id = useId()
  const [name, setName] = useState('')
  const found = skills.find((skill) => skill.name.toLowerCase() === name.trim().toLowerCase())
  return (
    <form
      className="win-add-skill"
      onSubmit={(event) => {
        event.preventDefault()
        if (!found) return
        add(found.slug)
        setName('')
      }}
    >
      <label htmlFor={id}>Another skill</label>
      <input
        id={id}
        className="field"
        list={`${id}-names`}
        value={name}
        data-field="shows"
        autoComplete="off"
        onChange={({ target }) => setName(target.value)}
      />
      <datalist id={`${id}-names`}>
        {skills.map((skill) => (
          <option key={skill.slug} value={skill.name} />
        ))}
      </datalist>
      <button type="submit" className="btn" aria-disabled={!found}>
        Add
      </button>
      <span className="muted small" role="status">
        {name.trim() !== '' && !found ? 'No skill has exactly this name.' : ''}
      </span>
    </form>
  )
}
