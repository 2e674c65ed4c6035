import ical, {
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventTransparency,
} from 'ical-generator'
import type { Activity } from '../core/activity/activity.ts'
import type { Days, Plan, PlannedActivity, PlannedPiece, PlannedWeek } from '../core/plan/plan.ts'
import { lengthOf, minutesOf, type Slot, type WeeklyTimes } from '../core/plan/times.ts'
import { dateOf, dayOf, weekdayOf } from '../core/plan/weeks.ts'
import { dateSays, kindNames } from '../core/plan/words.ts'
import { instantIn } from './zoned-time.ts'

export type CalendarInput = {
  plan: Plan
  activities: readonly Activity[]
  /** Null where nobody said: then each action is a note on a day. */
  times: WeeklyTimes | null
  /** Nothing is put on these. */
  quiet: readonly Days[]
  quietWeekdays: readonly number[]
  /** Names the person's plan among all there are, so that reading the file again replaces what was there before. */
  id: string
  /** ISO 8601 in UTC: when the file was made. */
  madeAt: string
}

/**
 * A plan as an iCalendar file (RFC 5545). With slots, one's own hours are appointments in them; work at the job, and what the slots do not
 * hold, are notes on a day that block nothing. Every time is an instant in UTC, worked out in the person's zone for its own day: a reader
 * needs no rules of daylight saving, and gets none wrong. Everything is marked private.
 */
export function calendarOf(input: CalendarInput): string {
  const { plan } = input
  const calendar = ical({
    name: 'Proven: plan',
    prodId: { company: 'Proven', product: 'Plan', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  })
  const planned = new Map(plan.activities.map((activity) => [activity.activity, activity]))
  const known = new Map(input.activities.map((activity) => [activity.slug, activity]))
  const parts = new Map<string, number>()
  for (const week of plan.weeks) {
    for (const event of eventsOf(week, input)) {
      const own = planned.get(event.piece.activity)
      if (!own) continue
      const number = (parts.get(own.activity) ?? 0) + 1
      parts.set(own.activity, number)
      const id = `${own.activity}-${number}-${input.id}@proven`
      add(calendar, event, own, known.get(own.activity), { id, input })
    }
    for (const { title, date } of week.appointments)
      calendar.createEvent({
        id: `${date}-${encodeURIComponent(title)}-${input.id}@proven`,
        stamp: new Date(input.madeAt),
        start: wholeDay(dayOf(date)),
        allDay: true,
        summary: plain(title),
        class: ICalEventClass.PRIVATE,
        transparency: ICalEventTransparency.TRANSPARENT,
      })
  }
  return calendar.toString()
}

type Event = {
  piece: PlannedPiece
  day: number
  /** Past midnight, by the clock on the wall; null for a note on the day. */
  from: number | null
  minutes: number
}

function eventsOf(week: PlannedWeek, input: CalendarInput): Event[] {
  const monday = dayOf(week.monday)
  const [first, last] = [dayOf(input.plan.from), dayOf(input.plan.until)]
  const usable = Array.from({ length: 7 }, (_, at) => monday + at).filter(
    (day) =>
      day >= first &&
      day <= last &&
      !input.quiet.some(({ from, to }) => dayOf(from) <= day && day <= dayOf(to)),
  )
  const free = usable.filter((day) => !input.quietWeekdays.includes(weekdayOf(day)))
  const atWork = usable.filter((day) => weekdayOf(day) <= 5)
  const leftOf = (at: PlannedPiece['at']): Left[] =>
    week.pieces
      .filter((piece) => piece.at === at)
      .map((piece) => ({ piece, minutes: Math.round(piece.hours * 60) }))
  const { events, rest } = inSlots(leftOf('own-time'), free, input.times?.slots ?? [])
  return [...events, ...asNotes(rest, free), ...asNotes(leftOf('work'), atWork)].sort(
    (a, b) => a.day - b.day || (a.from ?? -1) - (b.from ?? -1),
  )
}

type Left = { piece: PlannedPiece; minutes: number }

/** Fills the week's slots in their order; a piece may take part of one, or several. */
function inSlots(
  pieces: readonly Left[],
  days: readonly number[],
  slots: readonly Slot[],
): { events: Event[]; rest: Left[] } {
  const events: Event[] = []
  const rest = pieces.map((left) => ({ ...left }))
  const ordered = days.flatMap((day) =>
    slots
      .filter(({ weekday }) => weekday === weekdayOf(day))
      .map((slot) => ({ day, from: minutesOf(slot.from), minutes: lengthOf(slot) }))
      .sort((a, b) => a.from - b.from),
  )
  for (const slot of ordered) {
    for (let next = rest[0]; next && slot.minutes > 0; next = rest[0]) {
      const minutes = Math.min(next.minutes, slot.minutes)
      events.push({ piece: next.piece, day: slot.day, from: slot.from, minutes })
      slot.from += minutes
      slot.minutes -= minutes
      next.minutes -= minutes
      if (next.minutes <= 0) rest.shift()
    }
  }
  return { events, rest }
}

/** Spread evenly over the days there are. */
const asNotes = (pieces: readonly Left[], days: readonly number[]): Event[] =>
  pieces.flatMap(({ piece, minutes }, at): Event[] => {
    const day = days[Math.floor((at * days.length) / pieces.length)]
    return day === undefined ? [] : [{ piece, day, from: null, minutes }]
  })

function add(
  calendar: ICalCalendar,
  { piece, day, from, minutes }: Event,
  own: PlannedActivity,
  activity: Activity | undefined,
  { id, input }: { id: string; input: CalendarInput },
): void {
  const { times, madeAt } = input
  const hours = Math.round((minutes / 60) * 100) / 100
  const isNote = from === null || times === null
  calendar.createEvent({
    id,
    stamp: new Date(madeAt),
    ...(isNote
      ? { start: wholeDay(day), allDay: true }
      : {
          start: new Date(instantIn(times.zone, day, from)),
          end: new Date(instantIn(times.zone, day, from + minutes)),
        }),
    summary: `${kindNames[own.kind]}: ${plain(own.title)} (${hours} h${hours < piece.ofHours ? ` of ${piece.ofHours}` : ''})`,
    description: describe(own, activity),
    categories: [{ name: kindNames[own.kind] }],
    class: ICalEventClass.PRIVATE,
    transparency: isNote ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  })
}

function describe(own: PlannedActivity, activity: Activity | undefined): string {
  const lines = [`Why: ${own.why.sentence}`]
  if (own.fixed)
    lines.push(`Fixed: ${own.fixed.when === 'by' ? 'by' : 'in the week of'} ${dateSays(own.fixed.date)}`)
  if (activity) {
    lines.push(`Done when: ${activity.doneWhen}`)
    if (activity.steps.length > 0) lines.push('', ...activity.steps.map((step, at) => `${at + 1}. ${step}`))
  }
  return lines.map(plain).join('\n')
}

/** One line, without the control characters that RFC 5545 forbids in text. */
const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

/** The library reads the UTC fields of whole days. */
const wholeDay = (day: number): Date => new Date(`${dateOf(day)}T00:00:00Z`)
