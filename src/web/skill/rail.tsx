import { Link } from '@tanstack/react-router'
import { counted, grouped } from '../../core/figures.ts'
import type { SkillWhy } from '../../core/readiness/report.ts'
import { Mark } from '../parts/mark.tsx'
import { vars } from '../parts/vars.ts'
import { stageSearch } from '../standing/search.ts'
import { range } from '../words/figures.ts'

/** Kinds of evidence by the width that they would leave. */
export function Narrows({ why }: { why: SkillWhy }) {
  if (why.narrows.length === 0) return null
  const { low, high } = why.row.level ?? why.row.areaSuggests
  const today = high - low
  return (
    <section>
      <h2>What would narrow it most</h2>
      <table className="narrow">
        <thead>
          <tr>
            <th scope="col">If this came next</th>
            <th scope="col" colSpan={2} className="num">
              expected width
            </th>
          </tr>
        </thead>
        <tbody>
          {why.narrows.map(({ kind, title, expectedWidth }) => (
            <tr key={kind}>
              <td>{title}</td>
              <td aria-hidden="true">
                <div className="wd">
                  <i style={vars({ w: `${Math.min(100, (expectedWidth / today) * 100)}%` })} />
                </div>
              </td>
              <td className="num">{expectedWidth.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="caption">
        Width today: {today.toFixed(2)}
        {!why.row.level && ', from the area alone'}.
      </p>
    </section>
  )
}

/** What ageing alone does. */
export function InAYear({ why }: { why: SkillWhy }) {
  if (!why.inAYear || !why.row.level) return null
  const current = why.trail.filter((item) => item.supersededBy === null)
  const stale = current.filter((item) => item.stale).length
  return (
    <section>
      <h2>Ageing</h2>
      <p className="caption">
        {stale > 0
          ? `${grouped(stale)} of ${counted(current.length, 'entry', 'entries')} ${stale === 1 ? 'weighs' : 'weigh'} half or less of what ${stale === 1 ? 'it' : 'they'} did when new. `
          : 'Nothing weighs half or less of what it did when new. '}
        {range(why.inAYear) === range(why.row.level)
          ? `In a year, with nothing added, the interval is still ${range(why.inAYear)}.`
          : `In a year, with nothing added, the interval is ${range(why.inAYear)}; today it is ${range(why.row.level)}.`}
      </p>
    </section>
  )
}

export const ComesFirst = ({ why }: { why: SkillWhy }) =>
  why.requires.length > 0 && (
    <section>
      <h2>Comes first</h2>
      <ul className="beh">
        {why.requires.map(({ slug, name, standing }) => (
          <li key={slug}>
            <Mark is={standing} />
            <div>
              <Link to="/skills/$slug" params={{ slug }} search={stageSearch(why.row)}>
                {name}
              </Link>
              <small>
                {standing === 'none' ? 'nothing' : standing} at {why.row.stage}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
