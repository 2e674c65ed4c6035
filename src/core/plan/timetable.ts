import { stageLevel } from '../benchmark/benchmark.ts'
import { learnt } from './chance.ts'
import type { Item, Problem } from './problem.ts'

/** Of an item in a week, in halves of hours. */
export type Piece = { item: number; halves: number; begins: boolean; ends: boolean }

export type Timetable = {
  /** By week, in the order in which to do them. */
  weeks: Piece[][]
  /** First and last week of each item, by place. */
  span: Map<number, { first: number; last: number }>
}

/** At most three things in a week, work at the job among them. */
export const mostPerWeek = 3

/** Nothing is begun for less than an hour, unless it takes less. */
const leastToBegin = 2

/**
 * Lays activities into weeks, in this order where it can be kept: an item waits for what it requires, and the next one goes first.
 * One thing at a time in one's own hours, one at a time at work; what does not fit a week goes on in the next.
 * @returns null where one of them is not finished by the last week, or a fixed date is not kept
 */
export function timetableOf(problem: Problem, order: readonly number[]): Timetable | null {
  const { weeks, items } = problem
  const chosen = order.flatMap((at) => items[at] ?? [])
  let own = 0
  let job = 0
  for (const item of chosen) {
    if (item.job) job += item.halves
    else own += item.halves
  }
  if (own > sumOf(weeks, 'own') || job > sumOf(weeks, 'job')) return null

  let queue: readonly Item[] = chosen
  // What has a date and came too late goes to the front with all that it requires; each at most once.
  for (let tries = 0; tries <= chosen.length; tries++) {
    const laid = layOut(problem, queue)
    if (laid.table) return laid.table
    if (laid.late === null) return null
    const early = requiredBy(problem, laid.late, new Set(chosen.map(({ at }) => at)))
    const front = [...queue.filter(({ at }) => early.has(at)), ...queue.filter(({ at }) => !early.has(at))]
    if (front.every((item, at) => item === queue[at])) return null
    queue = front
  }
  return null
}

const sumOf = (weeks: Problem['weeks'], whose: 'own' | 'job'): number =>
  weeks.reduce((sum, week) => sum + week[whose], 0)

/** An item and all of these that it requires, directly or through others. */
export function requiredBy(problem: Problem, item: number, among: ReadonlySet<number>): Set<number> {
  const all = new Set([item])
  const left = [item]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    for (const before of comesBefore(problem, at))
      if (among.has(before) && !all.has(before)) {
        all.add(before)
        left.push(before)
      }
  }
  return all
}

/** What an item waits for: activities, and all that teaches the skills that it needs at a level. */
function comesBefore(problem: Problem, at: number): number[] {
  const item = problem.items[at]
  if (!item) return []
  const taught = item.needsLevels.flatMap(({ skill, level }) =>
    problem.levels(skill).mean >= level
      ? []
      : (problem.teachers.get(skill) ?? [])
          .map(({ item: teacher }) => teacher)
          .filter((other) => other !== at),
  )
  return [...(item.after ?? []), ...taught]
}

/** Whether what is finished carries what an item requires. */
export function mayBegin(problem: Problem, item: Item, finished: (item: number) => boolean): boolean {
  if (item.after === null || !item.after.every(finished)) return false
  return item.needsLevels.every(({ skill, level }) => {
    const { mean } = problem.levels(skill)
    if (mean >= level) return true
    const taught = [0, 0, 0, 0]
    for (const { item: teacher, stage, stages } of problem.teachers.get(skill) ?? [])
      if (finished(teacher)) taught[stageLevel[stage] - 1] = (taught[stageLevel[stage] - 1] ?? 0) + stages
    return learnt(mean, taught) >= level - 1e-9
  })
}

function layOut(
  problem: Problem,
  queue: readonly Item[],
): { table: Timetable; late: null } | { table: null; late: number | null } {
  const { weeks } = problem
  const left = new Int32Array(problem.items.length)
  for (const item of queue) left[item.at] = item.halves
  const done = new Uint8Array(problem.items.length)
  let unfinished = queue.length
  const finished = (at: number): boolean => done[at] === 1
  const dated = queue.filter(({ byWeek }) => byWeek !== null)
  const table: Timetable = { weeks: [], span: new Map() }
  const open = { own: null as Item | null, job: null as Item | null }
  const waiting = [...queue]
  const reservedOwn = reserved(queue, weeks.length, false)
  const reservedJob = reserved(queue, weeks.length, true)

  for (const [at, week] of weeks.entries()) {
    const pieces: Piece[] = []
    table.weeks.push(pieces)
    const room = {
      own: week.own - (reservedOwn[at]?.halves ?? 0),
      job: week.job - (reservedJob[at]?.halves ?? 0),
    }
    let places = mostPerWeek - (reservedOwn[at]?.items.length ?? 0) - (reservedJob[at]?.items.length ?? 0)
    if (room.own < 0 || room.job < 0 || places < 0) return { table: null, late: null }
    const appointments = [...(reservedOwn[at]?.items ?? []), ...(reservedJob[at]?.items ?? [])]

    const put = (item: Item, halves: number): void => {
      const before = left[item.at] ?? 0
      const span = table.span.get(item.at)
      table.span.set(item.at, { first: span?.first ?? at, last: at })
      left[item.at] = before - halves
      pieces.push({ item: item.at, halves, begins: span === undefined, ends: before === halves })
      if (before !== halves) return
      done[item.at] = 1
      unfinished--
      const place = waiting.indexOf(item)
      if (place >= 0) waiting.splice(place, 1)
    }
    const work = (whose: 'own' | 'job', most: number): number => {
      let worked = 0
      for (; worked < most && places > 0 && room[whose] > 0; worked++) {
        const item =
          open[whose] ??
          waiting.find(
            (next) =>
              next.job === (whose === 'job') &&
              next.inWeek === null &&
              room[whose] >= Math.min(leastToBegin, next.halves) &&
              mayBegin(problem, next, finished),
          )
        if (!item) break
        const halves = Math.min(room[whose], left[item.at] ?? 0)
        room[whose] -= halves
        places--
        put(item, halves)
        open[whose] = finished(item.at) ? null : item
      }
      return worked
    }
    // The job's one first: it takes none of the hours of one's own, and would find no place after them.
    const atWork = work('job', 1)
    work('own', mostPerWeek)
    if (atWork === 0 && work('job', 1) > 0) work('own', mostPerWeek)
    // An appointment needs what comes before it to be finished, if need be in the same week.
    for (const item of appointments) {
      if (!mayBegin(problem, item, finished)) {
        const blocked = [...requiredBy(problem, item.at, new Set(queue.map(({ at: other }) => other)))].some(
          (other) => other !== item.at,
        )
        return { table: null, late: blocked ? item.at : null }
      }
      put(item, item.halves)
    }
    if (appointments.length > 0 && places > 0) work('own', places)
    for (const item of dated)
      if ((item.byWeek ?? 0) <= at && !finished(item.at)) return { table: null, late: item.at }
    if (unfinished === 0) break
  }
  if (unfinished > 0) return { table: null, late: null }
  while (table.weeks.length < weeks.length) table.weeks.push([])
  return { table, late: null }
}

/** What the items of a fixed week take of it. */
function reserved(
  queue: readonly Item[],
  weeks: number,
  job: boolean,
): (undefined | { halves: number; items: Item[] })[] {
  const taken: (undefined | { halves: number; items: Item[] })[] = new Array(weeks)
  for (const item of queue) {
    if (item.inWeek === null || item.job !== job || item.inWeek < 0 || item.inWeek >= weeks) continue
    const own = taken[item.inWeek] ?? { halves: 0, items: [] }
    own.halves += item.halves
    own.items.push(item)
    taken[item.inWeek] = own
  }
  return taken
}
