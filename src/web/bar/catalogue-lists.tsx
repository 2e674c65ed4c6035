import { memo } from 'react'
import type { Certification, Objective, Tool } from '../../core/benchmark/catalogue.ts'
import type { Terms } from '../../core/benchmark/find.ts'
import { counted } from '../../core/figures.ts'
import { FoundText } from './found-text.tsx'
import { type Beside, Places } from './skill-block.tsx'

type Lists<T> = { of: readonly T[]; terms: Terms; names: Beside['names'] }

/** Tools by name, each with the skills that working with it speaks of. */
export const Tools = memo(function Tools({ of, terms, names }: Lists<Tool>) {
  if (of.length === 0) return null
  return (
    <section id="tools" className="area" aria-labelledby="tools-title">
      <h2 id="tools-title">
        Tools <span>{counted(of.length, 'tool')}, and the skills that they lead to</span>
      </h2>
      <ul className="tool-list">
        {of.map((tool) => (
          <li key={tool.slug}>
            <h3>
              <FoundText text={tool.name} terms={terms} />
            </h3>{' '}
            <span className="kind">{tool.kind}</span>
            <p>
              {tool.skills.length > 0 ? (
                <Places of={tool.skills} names={names} />
              ) : (
                'Known by name; no skill of the bar needs it.'
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
})

/** Certifications with what their examinations ask, where that is published, and the skills that it asks about. */
export const Certifications = memo(function Certifications({ of, terms, names }: Lists<Certification>) {
  if (of.length === 0) return null
  return (
    <section id="certifications" className="area" aria-labelledby="certifications-title">
      <h2 id="certifications-title">
        Certifications <span>{counted(of.length, 'certification')}, and what they ask</span>
      </h2>
      {of.map((certification) => (
        <article key={certification.slug} id={`certification-${certification.slug}`} className="cert">
          <h3>
            <FoundText text={certification.name} terms={terms} />
          </h3>
          <p className="around">
            <FoundText text={certification.issuer} terms={terms} />. {lapses(certification)} Objectives from{' '}
            {certification.source.title}, {certification.source.date}.
          </p>
          <table>
            <thead className="sr">
              <tr>
                <th scope="col">Objective</th>
                <th scope="col">Share</th>
                <th scope="col">Skills</th>
              </tr>
            </thead>
            <tbody>
              {certification.objectives.map((objective) => (
                <tr key={objective.text}>
                  <td>
                    <FoundText text={objective.text} terms={terms} />
                  </td>
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
        </article>
      ))}
    </section>
  )
})

const lapses = ({ validMonths }: Certification): string =>
  validMonths === null ? 'Does not lapse.' : `Lapses after ${counted(validMonths, 'month')}.`

/** `25 %`, `20–25 %`, nothing where none is published. */
const share = ({ percent }: Objective): string =>
  percent === null
    ? ''
    : percent.from === percent.to
      ? `${percent.from} %`
      : `${percent.from}–${percent.to} %`
