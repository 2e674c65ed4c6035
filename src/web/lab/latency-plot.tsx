import '../skill/readable-language.ts'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import type { Timeline } from './timeline.ts'
import 'uplot/dist/uPlot.min.css'

const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

const sizeOf = (element: HTMLElement) => ({ width: element.clientWidth, height: element.clientHeight })

/** The lines on a canvas that fills its box exactly; names, bands and times stand around it in HTML. */
export function LatencyPlot({
  timeline,
  point,
}: {
  timeline: Timeline
  point: (index: number | null) => void
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

function dataOf({ points, from }: Timeline): uPlot.AlignedData {
  const onLog = (ms: number | null | undefined): number | null =>
    ms === null || ms === undefined ? null : Math.log10(Math.max(ms, from))
  return [
    points.map(({ atMs }) => atMs),
    points.map(({ start }) => onLog(start?.p99)),
    points.map(({ reference }) => onLog(reference?.p99)),
    points.map(({ own }) => onLog(own?.p50)),
    points.map(({ own }) => onLog(own?.p99)),
  ]
}

/** A second between gaps has no line; it gets a dot. */
const lonely: uPlot.Series.Points.Filter = (plot, series) => {
  const values = [...(plot.data[series] ?? [])]
  return values.flatMap((value, i) =>
    value != null && values[i - 1] == null && values[i + 1] == null ? [i] : [],
  )
}

function options(
  element: HTMLElement,
  latest: { current: Timeline },
  point: (index: number | null) => void,
): uPlot.Options {
  const line = (name: string, width: number, dash?: number[]): uPlot.Series => ({
    stroke: () => token(name),
    width,
    ...(dash && { dash }),
    points: { show: true, filter: lonely, size: 4, stroke: () => token(name), fill: () => token(name) },
  })
  return {
    ...sizeOf(element),
    padding: [0, 0, 0, 0],
    legend: { show: false },
    axes: [{ show: false }, { show: false }],
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: {
      x: { time: false, range: () => [0, latest.current.toMs] },
      y: { range: () => [Math.log10(latest.current.from), Math.log10(latest.current.to)] },
    },
    series: [
      {},
      line('--series-start', 1.25, [1.5, 2.5]),
      line('--series-reference', 1.25, [5, 3]),
      line('--series-own-p50', 1.25),
      line('--series-own', 1.75),
    ],
    hooks: { setCursor: [(made) => point(made.cursor.idx ?? null)] },
  }
}
