import { useMemo, useState } from 'react'
import type { LabReply, RecordingReply } from '../../api/contract/labs.ts'
import { grouped, listed } from '../../core/figures.ts'
import { vars } from '../parts/vars.ts'
import { clock, milliseconds, short } from './figures.ts'
import { LatencyPlot } from './latency-plot.tsx'
import { LatencyTable } from './latency-table.tsx'
import { lineEnds } from './line-ends.ts'
import { type Second, type Timeline, timeline } from './timeline.ts'
// Plots, ticks and their tables look the same everywhere.
import '../skill/level-over-time.css'
import './latency.css'

/** Latency by the second with the faults marked, what failed under it; the same as a table. */
export function Latency({
  seconds,
  faults,
  start,
  endMs,
  live,
}: {
  seconds: RecordingReply['seconds']
  faults: RecordingReply['faults']
  /** Of the untouched starter. */
  start: LabReply['startSeconds'] | undefined
  endMs: number
  live: boolean
}) {
  const [asTable, setAsTable] = useState(false)
  const [pointed, setPointed] = useState<number | null>(null)
  const line = useMemo(() => timeline(seconds, faults, endMs, start), [seconds, faults, endMs, start])
  return (
    <section className="block latency">
      <h2>
        Latency
        <span>
          <span className="wide">ms, log scale; per second, from the instant each request was due. </span>
          <button type="button" className="link" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show as chart' : 'Show as table'}
          </button>
        </span>
      </h2>
      {asTable ? (
        <LatencyTable seconds={seconds} bands={line.bands} />
      ) : (
        <>
          <Chart line={line} point={setPointed} />
          <Readout line={line} pointed={pointed} live={live} />
        </>
      )}
    </section>
  )
}

const SECOND_MS = 1_000

/** Of the time axis: what is narrower has no room for its name. */
const NAMED_SHARE = 0.04

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`

/** Every second kind of fault is hatched the other way, so that one within another shows. */
const isOdd = ({ legend }: Timeline, letter: string): boolean =>
  legend.findIndex((each) => each.letter === letter) % 2 === 1

/** What lies under all of a step is its ground; hatched, it would hide what happens in it. */
const lastsAStep = ({ steps }: Timeline, band: Timeline['bands'][number]): boolean =>
  steps.some(({ fromMs, toMs }) => band.fromMs <= fromMs + SECOND_MS && band.toMs >= toMs - SECOND_MS)

function Chart({ line, point }: { line: Timeline; point: (atMs: number | null) => void }) {
  const w = (ms: number): string => percent(ms / (line.toMs - line.fromMs))
  const x = (ms: number): string => w(Math.max(0, ms - line.fromMs))
  const y = (ms: number): string => percent(Math.log10(ms / line.from) / Math.log10(line.to / line.from))
  const bands = line.bands.map((band) => (
    <i
      key={`${band.letter} ${band.fromMs}`}
      className={lastsAStep(line, band) ? 'band whole' : isOdd(line, band.letter) ? 'band over' : 'band'}
      style={vars({ x: x(band.fromMs), w: w(band.toMs - Math.max(line.fromMs, band.fromMs)) })}
    />
  ))
  return (
    <>
      <div className="lat" role="img" aria-label={summary(line)}>
        <div className="fault-names">
          {line.bands.map(({ letter, fromMs }) => (
            <b key={`${letter} ${fromMs}`} style={vars({ x: x(fromMs) })}>
              {letter}
            </b>
          ))}
        </div>
        <div className="y">
          {line.marks.map((ms) => (
            <span key={ms} style={vars({ y: y(ms) })}>
              {short(ms)}
            </span>
          ))}
        </div>
        <div className="plot lat-plot">
          {bands}
          {line.marks.map((ms) => (
            <i key={ms} className="mark" style={vars({ y: y(ms) })} />
          ))}
          {line.points.length === 0 && <span className="lab">nothing measured by the second yet</span>}
          <LatencyPlot timeline={line} point={point} />
        </div>
        <div className="ends">
          {lineEnds(line).map(({ name, of, at }) => (
            <span key={name + of} className={of === 'yours' ? 'own' : ''} style={vars({ y: percent(at) })}>
              <span>{name === 'p99' && of === 'yours' ? <b>p99</b> : name}</span> <i>{of}</i>
            </span>
          ))}
        </div>
        <span className="strip-name">failed/s</span>
        <div className="strip">
          {bands}
          {line.points.map(
            ({ atMs, own }) =>
              own &&
              own.failed > 0 && (
                <i
                  key={atMs}
                  className="failed"
                  style={vars({ x: x(atMs), w: w(SECOND_MS), h: percent(own.failed / line.mostFailed) })}
                />
              ),
          )}
        </div>
        <div className="ends strip-most">{line.mostFailed > 0 && `most ${grouped(line.mostFailed)}`}</div>
        <div className="step-names">
          {line.steps.map(({ id, fromMs, toMs }) => (
            <span key={fromMs} title={id} style={vars({ x: x(fromMs), w: w(toMs - fromMs) })}>
              {(toMs - fromMs) / (line.toMs - line.fromMs) > NAMED_SHARE && id}
            </span>
          ))}
        </div>
        <div className="ticks">
          {line.ticks.map((ms) => (
            <span key={ms} style={vars({ x: x(ms) })}>
              {clock(ms)}
            </span>
          ))}
        </div>
      </div>
      {line.legend.length > 0 && (
        <p className="fault-key">
          {line.legend.map(({ letter, says }) => (
            <span key={letter}>
              <b>{letter}</b> {says}
            </span>
          ))}
        </p>
      )}
    </>
  )
}

/** What one second was: the one under the pointer, else the newest of a run that goes on, else the slowest. */
function Readout({ line, pointed, live }: { line: Timeline; pointed: number | null; live: boolean }) {
  const under = pointed === null ? undefined : nearest(line.points, pointed)
  const before = pointed === null ? undefined : nearest(line.start, pointed)?.p99
  const newest = line.points.at(-1)
  const second: Second | null =
    under?.own ?? under?.reference ?? (live ? (newest?.own ?? newest?.reference ?? null) : line.slowest)
  if (!second) return <p className="readout">No second of load yet.</p>
  const word = under ? 'At' : live ? 'Now' : 'Slowest at'
  const of = second.of === 'reference' ? 'reference ' : ''
  const figures = [
    [`${of}p99`, second.p99 === null ? 'none' : milliseconds(second.p99)],
    [`${of}p50`, second.p50 === null ? 'none' : milliseconds(second.p50)],
    ...(before ? [['at start p99', milliseconds(before)]] : []),
    ['answered', grouped(second.answered)],
    ['failed', grouped(second.failed)],
    ['in', second.step],
  ]
  return (
    <p className="readout">
      <span>
        {word} <b>{clock(second.atMs)}</b>
      </span>
      {figures.map(([name, value]) => (
        <span key={name}>
          {name} <b>{value}</b>
        </span>
      ))}
    </p>
  )
}

const NEAR_MS = 1_500

/** The measured place next to an instant; none where nothing was measured about then. */
function nearest<T extends { atMs: number }>(places: readonly T[], atMs: number): T | undefined {
  const apart = (place: T): number => Math.abs(place.atMs - atMs)
  const near = places.filter((place) => apart(place) <= NEAR_MS && !isBreak(place))
  return near.toSorted((a, b) => apart(a) - apart(b))[0]
}

const isBreak = (place: object): boolean =>
  ('own' in place && 'reference' in place && !place.own && !place.reference) ||
  ('p99' in place && place.p99 === null)

/** The chart for those who do not see it. */
function summary({ points, slowest, legend, mostFailed }: Timeline): string {
  const own = points.flatMap(({ own }) => own?.p99 ?? []).toSorted((a, b) => a - b)
  const middle = own[Math.floor(own.length / 2)]
  if (middle === undefined || !slowest?.p99) return 'Latency: nothing was measured by the second yet.'
  const faults = legend.length > 0 ? ` Faults: ${listed(legend.map(({ says }) => says))}.` : ''
  const failed =
    mostFailed > 0 ? ` At most ${grouped(mostFailed)} requests failed in a second.` : ' No request failed.'
  return `p99 of your service is mostly about ${milliseconds(middle)}; the slowest second is at ${clock(slowest.atMs)} with ${milliseconds(slowest.p99)}.${failed}${faults}`
}
