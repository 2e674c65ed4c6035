import '../skill/readable-language.ts'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import type { Timeline } from './timeline.ts'
import 'uplot/dist/uPlot.min.css'

const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

const sizeOf = (element: HTMLElement) => ({ width: element.clientWidth, height: element.clientHeight })

/** A second is drawn in its middle. */
const HALF_MS = 500

/** The lines on a canvas that fills its box exactly; names, bands and times stand around it in HTML. */
export function LatencyPlot({
  timeline,
  point,
}: {
  timeline: Timeline
  point: (atMs: number | null) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  // What is drawn changes twice a second while a run goes on; the canvas stays.
  const latest = useRef(timeline)
  latest.current = timeline
  useEffect(() => {
    const element = box.current
    if (!element) return
    const made = new uPlot(options(element, latest, point), dataOf(latest.current), element)
    plot.current = made
    const resized = new ResizeObserver(() => made.setSize(sizeOf(element)))
    resized.observe(element)
    const recoloured = new MutationObserver(() => made.redraw(false))
    recoloured.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      resized.disconnect()
      recoloured.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [point])
  useEffect(() => plot.current?.setData(dataOf(timeline)), [timeline])
  return <div className="canvas" ref={box} />
}

function dataOf({ points, start, from }: Timeline): uPlot.AlignedData {
  const onLog = (ms: number | null | undefined): number | null =>
    ms === null || ms === undefined ? null : Math.log10(Math.max(ms, from))
  return uPlot.join([
    [
      points.map(({ atMs }) => atMs + HALF_MS),
      points.map(({ reference }) => onLog(reference?.p99)),
      points.map(({ own }) => onLog(own?.p50)),
      points.map(({ own }) => onLog(own?.p99)),
    ],
    [start.map(({ atMs }) => atMs + HALF_MS), start.map(({ p99 }) => onLog(p99))],
  ])
}

/** A second between gaps has no line; it gets a dot. What is undefined is another line's place, and no gap. */
const lonely: uPlot.Series.Points.Filter = (plot, series) => {
  const known = [...(plot.data[series] ?? [])].flatMap((value, at) =>
    value === undefined ? [] : [{ value, at }],
  )
  return known.flatMap(({ value, at }, i) =>
    value !== null && (known[i - 1]?.value ?? null) === null && (known[i + 1]?.value ?? null) === null
      ? [at]
      : [],
  )
}

/**
 * Straight lines that end where a value is null. uPlot's own draws on and clips, and at a steep gap the clip shows.
 */
const broken: uPlot.Series.PathBuilder = (plot, series, from, to) => {
  const stroke = new Path2D()
  let drawing = false
  for (let i = from; i <= to; i++) {
    const value = plot.data[series]?.[i]
    const at = plot.data[0][i]
    if (value === undefined || at === undefined) continue
    if (value !== null) {
      const place = [plot.valToPos(at, 'x', true), plot.valToPos(value, 'y', true)] as const
      if (drawing) stroke.lineTo(...place)
      else stroke.moveTo(...place)
    }
    drawing = value !== null
  }
  return { stroke }
}

function options(
  element: HTMLElement,
  latest: { current: Timeline },
  point: (atMs: number | null) => void,
): uPlot.Options {
  const line = (name: string, width: number, dash?: number[]): uPlot.Series => ({
    stroke: () => token(name),
    width,
    ...(dash && { dash }),
    paths: broken,
    points: { show: true, filter: lonely, size: 4, stroke: () => token(name), fill: () => token(name) },
  })
  return {
    ...sizeOf(element),
    padding: [0, 0, 0, 0],
    legend: { show: false },
    axes: [{ show: false }, { show: false }],
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: {
      x: { time: false, range: () => [latest.current.fromMs, latest.current.toMs] },
      y: { range: () => [Math.log10(latest.current.from), Math.log10(latest.current.to)] },
    },
    series: [
      {},
      line('--series-reference', 1.25, [5, 3]),
      line('--series-own-p50', 1.25),
      line('--series-own', 1.75),
      line('--series-start', 1.5, [2, 3]),
    ],
    hooks: {
      setCursor: [
        (made) => {
          const at = made.data[0][made.cursor.idx ?? -1]
          point(at === undefined ? null : at - HALF_MS)
        },
      ],
    },
  }
}
