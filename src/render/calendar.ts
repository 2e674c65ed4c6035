import ical, {
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventTransparency,
} from 'ical-generator'
import type { Activity, ActivityKind } from '../core/activity/activity.ts'
import type { Days, Plan, PlannedActivity, PlannedPiece, PlannedWeek } from '../core/plan/plan.ts'
import { dateOf, dayOf, weekdayOf } from '../core/plan/weeks.ts'

/** When somebody works on a plan, each week: 1 Monday … 7 Sunday, a time of day as `18:30`, wherever they are. */
export type Slot = { weekday: number; from: string; hours: number }

export type CalendarInput = {
  plan: Plan
  activities: readonly Activity[]
  /** Empty where nobody said: then each action is a note on a day. */
  slots: readonly Slot[]
  /** Nothing is put on these. */
  quiet: readonly Days[]
  quietWeekdays: readonly number[]
  /** Names the person's plan among all there are, so that reading the file again replaces what was there before. */
  id: string
  /** ISO 8601 in UTC: when the file was made. */
  madeAt: string
}

const kindNames = {
  lab: 'Lab',
  reading: 'Reading',
  project: 'Project',
  certificate: 'Certificate',
  feedback: 'Feedback',
  'open-source': 'Open source',
  work: 'At work',
  writing: 'Writing',
  'on-call': 'On call',
  mentoring: 'Mentoring',
  interviewing: 'Interviewing',
} as const satisfies Record<ActivityKind, string>

/**
 * A plan as an iCalendar file (RFC 5545). With slots, one's own hours are appointments in them; work at the job, and what the slots do not
 * hold, are notes on a day that block nothing. Times float: they hold wherever the calendar is read. Everything is marked private.
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
  for (const week of plan.weeks)
    for (const event of eventsOf(week, input)) {
      const own = planned.get(event.piece.activity)
      if (!own) continue
      const number = (parts.get(own.activity) ?? 0) + 1
      parts.set(own.activity, number)
      add(
        calendar,
        event,
        own,
        known.get(own.activity),
        `${own.activity}-${number}-${input.id}@proven`,
        input.madeAt,
      )
    }
  return calendar.toString()
}

type Event = { piece: PlannedPiece; day: number } & (
  | { minutes: number; hours: number }
  | { minutes: null; hours: number }
)

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
  const own = week.pieces.filter(({ at }) => at === 'own-time')
  const job = week.pieces.filter(({ at }) => at === 'work')
  const { events, rest } = inSlots(own, free, input.slots)
  return [...events, ...asNotes(rest, free), ...asNotes(job, atWork)].sort(
    (a, b) => a.day - b.day || (a.minutes ?? -1) - (b.minutes ?? -1),
  )
}

type Left = { piece: PlannedPiece; hours: number }

/** Fills the week's slots in their order; a piece may take part of one, or several. */
function inSlots(
  pieces: readonly PlannedPiece[],
  days: readonly number[],
  slots: readonly Slot[],
): { events: Event[]; rest: Left[] } {
  const events: Event[] = []
  const rest: Left[] = pieces.map((piece) => ({ piece, hours: piece.hours }))
  const ordered = days.flatMap((day) =>
    slots
      .filter(({ weekday }) => weekday === weekdayOf(day))
      .map((slot) => ({ day, minutes: minutesOf(slot.from), hours: slot.hours }))
      .sort((a, b) => a.minutes - b.minutes),
  )
  for (const slot of ordered) {
    for (let next = rest[0]; next && slot.hours > 0; next = rest[0]) {
      const hours = Math.min(next.hours, slot.hours)
      events.push({ piece: next.piece, day: slot.day, minutes: slot.minutes, hours })
      slot.minutes += hours * 60
      slot.hours -= hours
      next.hours -= hours
      if (next.hours <= 0) rest.shift()
    }
  }
  return { events, rest }
}

/** Spread evenly over the days there are. */
function asNotes(pieces: readonly (Left | PlannedPiece)[], days: readonly number[]): Event[] {
  return pieces.flatMap((left, at): Event[] => {
    const day = days[Math.floor((at * days.length) / pieces.length)]
    const piece = 'piece' in left ? left.piece : left
    return day === undefined ? [] : [{ piece, day, minutes: null, hours: left.hours }]
  })
}

/** @throws RangeError when it is no time of day */
function minutesOf(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  if (hours === undefined || minutes === undefined) throw new RangeError(`not a time of day: ${time}`)
  return Number(hours) * 60 + Number(minutes)
}

function add(
  calendar: ICalCalendar,
  { piece, day, minutes, hours }: Event,
  own: PlannedActivity,
  activity: Activity | undefined,
  id: string,
  madeAt: string,
): void {
  const start = instant(day, minutes ?? 0)
  calendar.createEvent({
    id,
    stamp: new Date(madeAt),
    start,
    ...(minutes === null ? { allDay: true } : { end: instant(day, minutes + hours * 60), floating: true }),
    summary: `${kindNames[own.kind]}: ${plain(own.title)} (${hours} h${hours < piece.ofHours ? ` of ${piece.ofHours}` : ''})`,
    description: describe(own, activity),
    categories: [{ name: kindNames[own.kind] }],
    class: ICalEventClass.PRIVATE,
    transparency: minutes === null ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  })
}

function describe(own: PlannedActivity, activity: Activity | undefined): string {
  const lines = [`Why: ${own.why.sentence}`]
  if (activity) {
    lines.push(`Done when: ${activity.doneWhen}`)
    if (activity.steps.length > 0) lines.push('', ...activity.steps.map((step, at) => `${at + 1}. ${step}`))
  }
  return lines.map(plain).join('\n')
}

/** One line, without the control characters that RFC 5545 forbids in text. */
const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

/** The library reads the UTC fields of what floats, and of whole days. */
const instant = (day: number, minutes: number): Date =>
  new Date(Date.parse(`${dateOf(day)}T00:00:00Z`) + minutes * 60_000)
