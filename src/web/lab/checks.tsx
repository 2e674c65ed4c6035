import { useState } from 'react'
import type { LabCheckResult, LabReply } from '../../api/contract/labs.ts'
import { vars } from '../parts/vars.ts'
import { asked, figure, milliseconds, place } from './figures.ts'
import { UNDECIDED } from './run-words.ts'
import { Verdict } from './verdict.tsx'
import './checks.css'

/** A check, and what it found; null before that. */
export type CheckRow = LabReply['checks'][number] & { result: LabCheckResult | null }

const groups = [
  { kind: 'counted', title: 'Counted' },
  { kind: 'timed', title: 'Timed, against a reference service in the same run' },
] as const

const scale = [
  { times: 1, text: 'limit' },
  { times: 10, text: '10 ×' },
  { times: 100, text: '100 ×' },
]

/** Under checks of which no run is looked at. */
export const atStartSays = (rows: readonly Pick<CheckRow, 'atStart'>[]): string =>
  rows.some(({ atStart }) => atStart !== null)
    ? 'At start is the starter, untouched, as it was measured when the lab was proved; a hollow dot, where there is a limit to stay under.'
    : 'What the untouched starter does is not measured yet for this version of the lab.'

/** Each check as three figures and as multiples of its limit: this run filled, the starter hollow. */
export function Checks({
  rows,
  waiting,
  said = null,
  caption,
}: {
  rows: readonly CheckRow[]
  /** The word in place of a verdict that is not there; null where no run is looked at. */
  waiting: string | null
  /** What the page says already of all of them; it is not said again in each. */
  said?: string | null
  caption: string
}) {
  const [all, setAll] = useState(false)
  const quiet = rows.some(({ result }) => result?.outcome === 'passed' && result.says !== '')
  return (
    <>
      <table className={waiting === null ? 'checks unrun' : 'checks'}>
        <colgroup>
          {waiting !== null && <col className="c-v" />}
          <col />
          <col className="c-plot" />
          {waiting !== null && <col className="c-m" />}
          <col className="c-a" />
          <col className="c-s" />
        </colgroup>
        <thead>
          <tr>
            {waiting !== null && <th scope="col">Verdict</th>}
            <th scope="col">Check</th>
            <th scope="col" className="ratio">
              <span className="sr">As a multiple of its limit</span>
              <span className="ratio-scale" aria-hidden="true">
                {scale.map(({ times, text }) => (
                  <span key={text} style={vars({ x: `${place(times, 1)}%` })}>
                    {text}
                  </span>
                ))}
              </span>
            </th>
            {waiting !== null && (
              <th scope="col" className="num">
                Measured
              </th>
            )}
            <th scope="col" className="num">
              Asked
            </th>
            <th scope="col" className="num">
              At start
            </th>
          </tr>
        </thead>
        {groups.map(({ kind, title }) => {
          const own = rows.filter((row) => row.kind === kind)
          return (
            own.length > 0 && (
              <tbody key={kind}>
                <tr>
                  <th colSpan={waiting === null ? 4 : 6} scope="rowgroup">
                    {title}
                  </th>
                </tr>
                {own.map((row) => (
                  <Row key={row.id} row={row} waiting={waiting} says={all} said={said} />
                ))}
              </tbody>
            )
          )
        })}
      </table>
      <p className="caption">
        {caption}{' '}
        {quiet && (
          <button type="button" className="link" aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? 'Show less' : 'Show what was seen in each'}
          </button>
        )}
      </p>
    </>
  )
}

function Row({
  row,
  waiting,
  says,
  said,
}: {
  row: CheckRow
  waiting: string | null
  says: boolean
  said: string | null
}) {
  const { result } = row
  const isAsked = says || result?.outcome !== 'passed'
  const seen = result && isAsked && result.says !== said ? result.says : ''
  return (
    <tr>
      {waiting !== null && (
        <td className="v">
          {result ? (
            <Verdict is={result.outcome}>{result.outcome}</Verdict>
          ) : (
            <Verdict is="pending">{waiting}</Verdict>
          )}
        </td>
      )}
      <td className="what">
        <span className="name">{row.title}</span>
        {seen && <span className="seen">{seen}</span>}
      </td>
      <Ratio row={row} />
      {waiting !== null && <td className="measured">{result && <Figure of={result} unit={row.unit} />}</td>}
      <td className="asked">{asked(row)}</td>
      <td className="start">{row.atStart ? <Figure of={row.atStart} unit={row.unit} /> : '–'}</td>
    </tr>
  )
}

/** A figure, and behind a multiple the median that it comes from. */
const Figure = ({
  of: { value, mine },
  unit,
}: {
  of: { value: number | null; mine: number | null }
  unit: LabCheckResult['unit']
}) => (
  <>
    {value === null ? <span className="unknown">unknown</span> : figure(value, unit)}
    {unit === 'times' && mine !== null && <small>{milliseconds(mine)}</small>}
  </>
)

function Ratio({ row: { atMost, kind, atStart, result } }: { row: CheckRow }) {
  if (atMost === 0) return <td className="ratio exact">exact</td>
  const now = place(result?.value ?? null, atMost)
  const from = place(atStart?.value ?? null, atMost)
  const band = kind === 'timed' && result?.outcome === 'inconclusive'
  return (
    <td className={now === null && from === null ? 'ratio empty' : 'ratio'} aria-hidden="true">
      {band && (
        <i
          className="undecided"
          style={vars({ lo: `${place(1 - UNDECIDED, 1)}%`, hi: `${place(1 + UNDECIDED, 1)}%` })}
        />
      )}
      {now !== null && from !== null && (
        <i className="line" style={vars({ lo: `${Math.min(now, from)}%`, hi: `${Math.max(now, from)}%` })} />
      )}
      {from !== null && <i className="from" style={vars({ x: `${from}%` })} />}
      {now !== null && result && <i className={`dot m-${result.outcome}`} style={vars({ x: `${now}%` })} />}
    </td>
  )
}
