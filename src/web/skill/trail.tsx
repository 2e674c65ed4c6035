import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { stageLevel } from '../../core/benchmark/benchmark.ts'
import type { Caution, Citation, EvidenceEntry } from '../../core/evidence/entry.ts'
import { counted, listed } from '../../core/figures.ts'
import type { Interval, SkillWhy, TrailEntry } from '../../core/readiness/report.ts'
import { Copy } from '../parts/copy.tsx'
import { type Domain, Scale, ScaleCell } from '../parts/level.tsx'
import { Heads } from '../parts/table.tsx'
import { vars } from '../parts/vars.ts'
import { day } from '../words/dates.ts'
import { level, range } from '../words/figures.ts'
import { kindNames } from '../words/standing.ts'
import './trail.css'

/** Each piece of evidence, and what the interval would be without it. */
export function Trail({
  why,
  shown,
  reveal,
}: {
  why: SkillWhy
  shown: number
  reveal: (entryId: string) => void
}) {
  const { trail, row } = why
  if (trail.length === 0)
    return (
      <section className="block">
        <h2>Evidence</h2>
        <p className="caption">
          None yet. It would come from repositories in which what the bar asks can be seen.
        </p>
      </section>
    )
  const domain = trailDomain(why)
  const next = trail[shown]
  return (
    <section className="block">
      <h2>
        Evidence{' '}
        <span>{counted(trail.length, 'entry', 'entries')}, the one that moves the level most first</span>
      </h2>
      <table className="trail">
        <colgroup>
          <col className="c-when" />
          <col />
          <col className="c-w" />
          <col className="c-loo" />
          <col className="c-span" />
        </colgroup>
        <Heads
          of={[
            'Kind',
            'What was observed',
            { className: 'w', is: 'Weight' },
            {
              className: 'lv',
              is: (
                <>
                  <span className="sr">Interval without it</span>
                  <Scale stage={row.stage} domain={domain} />
                </>
              ),
            },
            { className: 'span', is: 'Without it' },
          ]}
        />
        <tbody>
          {trail.slice(0, shown).map((item) => (
            <Entry key={item.entry.id} item={item} why={why} domain={domain} />
          ))}
        </tbody>
      </table>
      {next && (
        <p className="more">
          <button type="button" className="link" onClick={() => reveal(next.entry.id)}>
            Show all {counted(trail.length, 'entry', 'entries')}
          </button>
        </p>
      )}
      <p className="caption">
        The shaded column is the interval with all entries; each outline is the interval without that one; the
        line is the {row.stage} bar. “Moved” is the middle of the level with an entry less the middle without
        it, in stages. Weight is what an entry counts, of 1: it falls with age, and entries of one kind share
        a cap; press a weight to see why. What git shows was read, not run.
      </p>
    </section>
  )
}

/** As much of the scale as the intervals need, so that small differences can be seen. */
function trailDomain({ row, trail }: SkillWhy): Domain {
  const intervals = [row.level, ...trail.map((item) => item.without)].filter((one) => one !== null)
  const bar = stageLevel[row.stage]
  const low = Math.min(bar, ...intervals.map((one) => one.low))
  const high = Math.max(bar, ...intervals.map((one) => one.high))
  return { from: Math.max(0, low - 0.3), to: Math.min(5, high + 0.3) }
}

function Entry({ item, why, domain }: { item: TrailEntry; why: SkillWhy; domain: Domain }) {
  const [explained, setExplained] = useState(false)
  const { entry, without, reasons } = item
  const replaced = item.supersededBy !== null
  const base = why.row.level
  const figure = item.weight.toFixed(2)
  return (
    <tr
      id={`entry-${entry.id}`}
      tabIndex={-1}
      data-row={entry.id}
      className={replaced ? 'superseded' : undefined}
    >
      <td className="when">
        <b>{kindNames[entry.kind].title}</b>
        {day(entry.observedAt)}
      </td>
      <td className="what-cell">
        <span className="what">{replaced ? <s>{item.sentence}</s> : item.sentence}</span>
        {!replaced && <Source entry={entry} />}
        {(explained || item.weight === 0) && <span className="src">{reasons.join(' ')}</span>}
      </td>
      <td className="w">
        {reasons.length > 0 && item.weight > 0 ? (
          <button
            type="button"
            className="link"
            aria-expanded={explained}
            title="Why it weighs that"
            onClick={() => setExplained(!explained)}
          >
            {figure}
          </button>
        ) : (
          figure
        )}
      </td>
      {replaced || !base ? (
        <td className="lv" />
      ) : (
        <ScaleCell stage={why.row.stage} domain={domain}>
          <span className="with" style={vars({ lo: base.low, hi: base.high })} />
          {without && (
            <span
              className="bar-out"
              style={vars({ lo: without.low, at: without.middle, hi: without.high })}
            />
          )}
        </ScaleCell>
      )}
      <td className="span">{!replaced && <Without without={without} base={base} moved={item.moved} />}</td>
    </tr>
  )
}

function Without({
  without,
  base,
  moved,
}: {
  without: Interval | null
  base: Interval | null
  moved: number
}) {
  if (!without) return <span className="muted">unknown</span>
  const same = base !== null && range(without) === range(base)
  return (
    <>
      {same ? <span className="muted same">same</span> : range(without)}
      {level(Math.abs(moved)) !== '0.0' && (
        <small>
          moved {moved > 0 ? '+' : '−'}
          {level(Math.abs(moved))}
        </small>
      )}
    </>
  )
}

const CITATIONS_FIRST = 2

const cautionSays: Record<Caution, string> = {
  'tutorial-like': 'tutorial-like',
  'shared-work': 'several people’s work',
  'shallow-history': 'history cut short',
  'fork-copy': 'copied from another repository',
}

/** Where it can be looked up, and what to be careful about there. */
function Source({ entry }: { entry: EvidenceEntry }) {
  const [all, setAll] = useState(false)
  const { observed, source } = entry
  if (observed.type === 'judged' && source.kind === 'document')
    return (
      <span className="src">
        <Link
          to="/resumes/$instance"
          params={{ instance: source.instance }}
          search={{}}
          hash={observed.reference.replace(' ', '-')}
        >
          {source.label}, {observed.reference}
        </Link>
      </span>
    )
  if (observed.type !== 'repository')
    return <span className="src">{observed.type === 'judged' ? observed.reference : source.label}</span>
  const { citations, cautions } = observed
  const shown =
    all || citations.length <= CITATIONS_FIRST + 1 ? citations : citations.slice(0, CITATIONS_FIRST)
  return (
    <span className="src">
      {shown.map((citation, i) => (
        <Cited key={citation.commit} citation={citation} label={i === 0 ? source.label : ''} />
      ))}
      {shown.length < citations.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {counted(citations.length - shown.length, 'more commit')}
        </button>
      )}
      {cautions.length > 0 && (
        <span className="caution">
          Weighs less: {listed(cautions.map((caution) => cautionSays[caution]))}.
        </span>
      )}
    </span>
  )
}

const SHORT_ID = 7
const PATHS_FIRST = 2

const Cited = ({ citation: { commit, paths }, label }: { citation: Citation; label: string }) => (
  <span className="cited">
    {label && <b>{label}</b>}
    <Copy text={commit} what={`the full id of commit ${commit.slice(0, SHORT_ID)}`} className="commit">
      {commit.slice(0, SHORT_ID)}
    </Copy>
    <code>
      {paths.slice(0, PATHS_FIRST).join(' ')}
      {paths.length > PATHS_FIRST && ` and ${paths.length - PATHS_FIRST} more`}
    </code>
  </span>
)
