/** A time of every week: 1 Monday … 7 Sunday, times of day as `20:00`; one that ends earlier than it begins ends on the next day. */
export type Slot = { weekday: number; from: string; to: string }

/** When somebody works on a plan, and the time zone in which they say so (a name of the IANA's, `Europe/Berlin`). */
export type WeeklyTimes = { zone: string; slots: Slot[] }

export const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

const dayMinutes = 24 * 60
const weekMinutes = 7 * dayMinutes
/** Nothing is begun for less. */
const shortest = 15

/** @throws RangeError when it is no time of day */
export function minutesOf(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  if (hours === undefined || minutes === undefined) throw new RangeError(`not a time of day: ${time}`)
  return Number(hours) * 60 + Number(minutes)
}

/** How long it is, in minutes, by the clock on the wall. */
export function lengthOf({ from, to }: Slot): number {
  const minutes = minutesOf(to) - minutesOf(from)
  return minutes < 0 ? minutes + dayMinutes : minutes
}

/** Hours a week that slots hold. */
export const hoursIn = (slots: readonly Slot[]): number =>
  slots.reduce((sum, slot) => sum + lengthOf(slot), 0) / 60

/** `Tue 20:00–21:30` */
export const slotSays = ({ weekday, from, to }: Slot): string =>
  `${weekdayNames[weekday - 1]?.slice(0, 3)} ${from}–${to}`

/** What is wrong with slots as they are told, one sentence each; empty where nothing is. */
export function wrongInSlots(slots: readonly Slot[]): string[] {
  const wrong: string[] = []
  for (const slot of slots)
    if (lengthOf(slot) < shortest)
      wrong.push(`${slotSays(slot)} is shorter than a quarter of an hour: a later end, or leave it out.`)
  for (const [at, slot] of slots.entries())
    for (const other of slots.slice(at + 1))
      if (overlap(slot, other))
        wrong.push(`${slotSays(slot)} and ${slotSays(other)} overlap: make them one, or move one.`)
  return wrong
}

function overlap(a: Slot, b: Slot): boolean {
  const [first, second] = [a, b].map(({ weekday, from }) => (weekday - 1) * dayMinutes + minutesOf(from))
  if (first === undefined || second === undefined) return false
  const until = (later: number, earlier: number): number => (later - earlier + weekMinutes) % weekMinutes
  return until(second, first) < lengthOf(a) || until(first, second) < lengthOf(b)
}

/**
 * Slots as they are typed: `Tue 20:00-21:30, Sat 9:00–11:00`, days by at least two letters.
 * @throws RangeError with a sentence that says which part was not understood
 */
export function slotsFrom(text: string): Slot[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, day = '', from, to] = /^(\p{L}+)\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/u.exec(part) ?? []
      const weekday = weekdayNames.findIndex((name) => name.toLowerCase().startsWith(day.toLowerCase())) + 1
      if (from === undefined || to === undefined || day.length < 2 || weekday === 0)
        throw new RangeError(`“${part}” is no time of a week: “Tue 20:00-21:30, Sat 9:00-11:00”`)
      const slot = { weekday, from: from.padStart(5, '0'), to: to.padStart(5, '0') }
      for (const time of [slot.from, slot.to]) minutesOf(time)
      return slot
    })
}
