import { memo } from 'react'
import type { Certification, Objective, Tool } from '../../core/benchmark/catalogue.ts'
import { counted } from '../../core/figures.ts'
import { Heads } from '../parts/table.tsx'
import { type Beside, Places } from './skill-block.tsx'

/** As many as fit above the skills that a search found. */
const FIRST_TOOLS = 12

/** Above the skills that a search found: the tools that it found. */
export function FoundTools({ found, names }: { found: readonly Tool[]; names: Beside['names'] }) {
  if (found.length === 0) return null
  const first = found.slice(0, FIRST_TOOLS)
  const of = first.length < found.length ? `the first ${first.length} of ` : ''
  return (
    <section id="found-tools" className="area" aria-labelledby="found-tools-title">
      <h2 id="found-tools-title">
        Tools{' '}
        <span>
          {of}
          {counted(found.length, 'tool')}, and the skills that they lead to
        </span>
      </h2>
      <ToolList tools={first} names={names} />
    </section>
  )
}

/** Tools by name, each with the skills that working with it speaks of. */
export const Tools = memo(function Tools({ all, names }: { all: readonly Tool[]; names: Beside['names'] }) {
  return (
    <>
      <h2 id="tools-title">
        Tools <span>{counted(all.length, 'tool')}, and the skills that they lead to</span>
      </h2>
      <ToolList tools={all} names={names} />
    </>
  )
})

const ToolList = ({ tools, names }: { tools: readonly Tool[]; names: Beside['names'] }) => (
  <ul className="tool-list">
    {tools.map(({ slug, name, kind, skills }) => (
      <li key={slug}>
        <h3>{name}</h3> <span className="kind">{kind}</span>
        <p>{skills.length > 0 ? <Places of={skills} names={names} /> : 'no skill of the bar'}</p>
      </li>
    ))}
  </ul>
)

/** Certifications with what their examinations ask, where that is published, and the skills that it asks about. */
export function Certifications({
  all,
  found,
  names,
}: {
  all: readonly Certification[]
  /** Those that are shown. */
  found: readonly Certification[]
  names: Beside['names']
}) {
  const shown = new Set(found)
  return (
    <section
      id="certifications"
      className="area"
      aria-labelledby="certifications-title"
      hidden={shown.size === 0}
    >
      <h2 id="certifications-title">
        Certifications <span>{counted(found.length, 'certification')}, and what they ask</span>
      </h2>
      {all.map((certification) => (
        <article
          key={certification.slug}
          id={`certification-${certification.slug}`}
          className="cert"
          hidden={!shown.has(certification)}
        >
          <Asked certification={certification} names={names} />
        </article>
      ))}
    </section>
  )
}

/** What one of them asks. */
const Asked = memo(function Asked({
  certification: { name, issuer, source, validMonths, objectives },
  names,
}: {
  certification: Certification
  names: Beside['names']
}) {
  const lapses = validMonths === null ? 'Does not lapse.' : `Lapses after ${counted(validMonths, 'month')}.`
  return (
    <>
      <h3>{name}</h3>
      <p className="around">
        {issuer}. {lapses} Objectives from {source.title}, {source.date}.
      </p>
      <table>
        <Heads className="sr" of={['Objective', 'Share', 'Skills']} />
        <tbody>
          {objectives.map((objective) => (
            <tr key={objective.text}>
              <td>{objective.text}</td>
              <td className="num">{share(objective)}</td>
              <td>
                {objective.skills.length > 0 ? (
                  <Places of={objective.skills} names={names} />
                ) : (
                  <span className="muted">not in the bar</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
})

/** `25 %`, `20–25 %`, nothing where none is published. */
const share = ({ percent }: Objective): string =>
  percent === null
    ? ''
    : percent.from === percent.to
      ? `${percent.from} %`
      : `${percent.from}–${percent.to} %`
