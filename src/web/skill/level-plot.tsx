import './readable-language.ts'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import { wholeScale } from '../parts/level.tsx'
import type { LevelSeries } from './level-series.ts'
import 'uplot/dist/uPlot.min.css'

const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** The band and its middle on a canvas that fills its box exactly; names, lines and dates stand around it in HTML. */
export function LevelPlot({ series, point }: { series: LevelSeries; point: (index: number | null) => void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const plot = new uPlot(options(element, series, point), data(series), element)
    const resized = new ResizeObserver(() => plot.setSize(sizeOf(element)))
    resized.observe(element)
    const recoloured = new MutationObserver(() => plot.redraw(false))
    recoloured.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      resized.disconnect()
      recoloured.disconnect()
      plot.destroy()
    }
  }, [series, point])
  return <div className="canvas" ref={box} />
}

const sizeOf = (element: HTMLElement) => ({ width: element.clientWidth, height: element.clientHeight })

function data({ points, ahead, to }: LevelSeries): uPlot.AlignedData {
  const last = points.length - 1
  const past = (figure: 'low' | 'middle' | 'high') => [
    ...points.map(({ level }) => level?.[figure] ?? null),
    null,
  ]
  const future = (figure: 'low' | 'middle' | 'high') => [
    ...points.map(({ level }, i) => (i === last && ahead ? (level?.[figure] ?? null) : null)),
    ahead?.[figure] ?? null,
  ]
  return [
    [...points.map(({ at }) => at / 1000), to / 1000],
    past('high'),
    past('low'),
    past('middle'),
    future('high'),
    future('low'),
    future('middle'),
  ]
}

function options(
  element: HTMLElement,
  { from, to }: LevelSeries,
  point: (index: number | null) => void,
): uPlot.Options {
  const stepped = uPlot.paths.stepped?.({ align: 1 })
  const past = { points: { show: false }, ...(stepped && { paths: stepped }) }
  const future = { points: { show: false } }
  const edge = { stroke: 'transparent', width: 0 }
  return {
    ...sizeOf(element),
    padding: [0, 0, 0, 0],
    legend: { show: false },
    axes: [{ show: false }, { show: false }],
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { range: [from / 1000, to / 1000] }, y: { range: [wholeScale.from, wholeScale.to] } },
    series: [
      {},
      { ...past, ...edge },
      { ...past, ...edge },
      { ...past, stroke: () => token('--evidence'), width: 2 },
      { ...future, ...edge },
      { ...future, ...edge },
      { ...future, stroke: () => token('--evidence'), width: 1.5, dash: [4, 3] },
    ],
    bands: [
      { series: [1, 2], fill: () => token('--evidence-soft') },
      { series: [4, 5], fill: () => `${token('--evidence-soft')}66` },
    ],
    hooks: { setCursor: [(plot) => point(plot.cursor.idx ?? null)] },
  }
}
