import type { Interval } from '../core/readiness/report.ts'

const columnsPerStage = 6
const lowest = 0.5
const highest = 4.5

/** Columns of a bar: the level scale from half a stage below entry to half a stage above staff. */
export const barWidth = (highest - lowest) * columnsPerStage + 1

const columnOf = (level: number): number =>
  Math.round((Math.min(highest, Math.max(lowest, level)) - lowest) * columnsPerStage)

/** The interval as `├──┼───┤` on a scale that all rows share. */
export function levelBar({ low, middle, high }: Interval): string {
  const [from, at, to] = [columnOf(low), columnOf(middle), columnOf(high)]
  return Array.from({ length: barWidth }, (_, column) => {
    if (column === at) return '┼'
    if (column === from) return '├'
    if (column === to) return '┤'
    return column > from && column < to ? '─' : '·'
  }).join('')
}

/** The names of the stages, each centred where it stands on the scale. */
export const barHeader: string = (() => {
  const columns = Array.from({ length: barWidth }, () => ' ')
  for (const [index, name] of ['entry', 'mid', 'senior', 'staff'].entries()) {
    const start = columnOf(index + 1) - Math.floor(name.length / 2)
    columns.splice(start, name.length, ...name)
  }
  return columns.join('')
})()
