import { useState } from 'react'
import { type Stage, stageLevel, stages } from '../../core/benchmark/benchmark.ts'
import type { SkillWhy } from '../../core/readiness/report.ts'
import { InOrder } from '../parts/in-order.tsx'
import { figures, Heads } from '../parts/table.tsx'
import { vars } from '../parts/vars.ts'
import { day } from '../words/dates.ts'
import { level, range } from '../words/figures.ts'
import { kindNames, kindsInOrder } from '../words/standing.ts'
import { LevelPlot } from './level-plot.tsx'
import { levelSeries, ticks } from './level-series.ts'
import './level-over-time.css'

/** The interval as it was after each change, every piece of evidence under it, and what ageing alone will do. */
export function LevelOverTime({ why }: { why: SkillWhy }) {
  const [asTable, setAsTable] = useState(false)
  const [pointed, setPointed] = useState<number | null>(null)
  const series = levelSeries(why)
  const point = pointed === null ? undefined : series.points[pointed]
  return (
    <section className="block">
      <h2>
        Level over time
        <span>
          {asTable || !point
            ? '80 % interval; the line is its middle. '
            : `${day(point.at)}: ${inWords(point)}. `}
          <button type="button" className="link" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show as chart' : 'Show as table'}
          </button>
        </span>
      </h2>
      {asTable ? (
        <History why={why} />
      ) : (
        <div className="level-plot">
          <div className="y" aria-hidden="true">
            {stages.map((stage) => (
              <span
                key={stage}
                className={stage === why.row.stage ? 'asked' : ''}
                style={vars({ at: stageLevel[stage] })}
              >
                {stage}
              </span>
            ))}
          </div>
          <div className="plot" role="img" aria-label={summary(why)}>
            <StageLines stage={why.row.stage} />
            <LevelPlot series={series} point={setPointed} />
            <span className="today" style={vars({ x: series.place(series.today) })} />
            {why.inAYear && <span className="lab">ageing only</span>}
          </div>
          {kindsInOrder.map((kind) => {
            const entries = why.trail.filter((item) => item.entry.kind === kind && !item.supersededBy)
            return (
              entries.length > 0 && (
                <div key={kind} className="rug" aria-hidden="true">
                  <span className="rug-name">{kindNames[kind].column}</span>
                  <span className="rug-line">
                    {entries.map(({ entry }) => (
                      <i
                        key={entry.id}
                        className={kind === 'self' || kind === 'resume' ? 'word' : ''}
                        style={vars({ x: series.place(Date.parse(entry.observedAt)) })}
                      />
                    ))}
                  </span>
                </div>
              )
            )
          })}
          <div className="ticks" aria-hidden="true">
            {ticks(series).map(({ at, text }) => (
              <span key={text} style={vars({ x: series.place(at) })}>
                {text}
              </span>
            ))}
            <span className="now" style={vars({ x: series.place(series.today) })}>
              today
            </span>
          </div>
        </div>
      )}
    </section>
  )
}

const StageLines = ({ stage }: { stage: Stage }) =>
  stages.map((name) => (
    <span
      key={name}
      className={name === stage ? 'stage-line asked' : 'stage-line'}
      style={vars({ at: stageLevel[name] })}
    />
  ))

const inWords = ({ level: interval }: { level: SkillWhy['history'][number]['level'] }): string =>
  interval ? `${level(interval.middle)}, ${range(interval)}` : 'no evidence yet'

function summary({ history, row, inAYear }: SkillWhy): string {
  const first = history.find((point) => point.level)
  const last = history.at(-1)
  const then = first?.level ? `On ${day(first.at)} the interval was ${range(first.level)}. ` : ''
  const now = last?.level ? `Today it is ${range(last.level)}. ` : 'There is no evidence yet. '
  const later = inAYear ? `In a year, by ageing alone, ${range(inAYear)}. ` : ''
  return `${then}${now}${later}The ${row.stage} bar is at ${stageLevel[row.stage]}.`
}

const History = ({ why }: { why: SkillWhy }) => (
  <table className="history">
    <Heads of={['From', figures('Low'), figures('Middle'), figures('High')]} />
    <tbody>
      <InOrder of={why.history.toReversed()}>
        {(point, i) => (
          <tr>
            <td>{i === 0 ? `Today, ${day(point.at)}` : day(point.at)}</td>
            {(['low', 'middle', 'high'] as const).map((figure) => (
              <td key={figure} className="num">
                {point.level ? level(point.level[figure]) : '–'}
              </td>
            ))}
          </tr>
        )}
      </InOrder>
      {why.inAYear && (
        <tr className="muted">
          <td>In a year, by ageing alone</td>
          {(['low', 'middle', 'high'] as const).map((figure) => (
            <td key={figure} className="num">
              {why.inAYear && level(why.inAYear[figure])}
            </td>
          ))}
        </tr>
      )}
    </tbody>
  </table>
)
