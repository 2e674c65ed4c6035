import { writeFile } from 'node:fs/promises'
import {
  type ActivityReply,
  activityReply,
  type MarkRequest,
  type PlanReply,
  type PlanRequest,
  planReply,
  whatIfReply,
} from '../../api/contract/plan.ts'
import { targetReply } from '../../api/contract/target.ts'
import { Failure } from '../../core/failures.ts'
import { slotsFrom } from '../../core/plan/times.ts'
import { ask, type Server, send } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { unwritable } from '../files.ts'
import { styled } from '../terminal.ts'
import { printActivity, printPlan, printWhatIf } from './plan-words.ts'

export type PlanOptions = {
  hours?: number
  atWork?: number
  onCall?: number
  until?: string
  /** As they are typed. */
  times?: string
  target?: string
  ifHours?: number
  ifUntil?: string
  calendar?: string
  all: boolean
  json: boolean
}

/** The plan, after what was told of hours and dates was kept. */
export async function plan(command: Command, options: PlanOptions): Promise<void> {
  const { terminal } = command
  const server = await serverFor(command)
  const change: PlanRequest = {
    ...(options.hours !== undefined && { hoursPerWeek: options.hours }),
    ...(options.atWork !== undefined && { atWorkPerWeek: options.atWork }),
    ...(options.onCall !== undefined && { onCallPerWeek: options.onCall }),
    ...(options.until !== undefined && { until: options.until === 'none' ? null : options.until }),
    ...(options.times !== undefined && { times: timesOf(options.times) }),
    ...(options.target !== undefined && { target: await targetOf(server, options.target) }),
  }
  const told: PlanReply =
    Object.keys(change).length > 0
      ? await ask(server, { method: 'PUT', path: '/v1/plan', body: change, reply: planReply })
      : await ask(server, { path: '/v1/plan', reply: planReply })
  if (!told.plan) throw new Failure('plan-without-hours')
  if (options.calendar !== undefined) {
    await writeCalendar(server, options.calendar)
    if (options.json) terminal.json({ file: options.calendar })
    else
      terminal.out(`Written to ${options.calendar}: a calendar reads it, and reads it again after a change.`)
    return
  }
  if (options.ifHours !== undefined || options.ifUntil !== undefined) {
    const query = new URLSearchParams({
      ...(options.ifHours !== undefined && { hours: String(options.ifHours) }),
      ...(options.ifUntil !== undefined && { until: options.ifUntil }),
    })
    const answer = await ask(server, { path: `/v1/plan/what-if?${query}`, reply: whatIfReply })
    return options.json ? terminal.json(answer) : printWhatIf(terminal, answer, told)
  }
  return options.json ? terminal.json(told) : printPlan(terminal, told, options.all)
}

/** By its number, its id or words of its title; null for the one added last. */
const targetOf = async (server: Server, which: string): Promise<string | null> =>
  which === 'newest'
    ? null
    : (await ask(server, { path: `/v1/targets/${encodeURIComponent(which)}`, reply: targetReply })).id

/** In the time zone of this machine. */
function timesOf(text: string): PlanRequest['times'] {
  if (text.trim() === 'none') return null
  try {
    const slots = slotsFrom(text)
    if (slots.length === 0)
      throw new RangeError('no time is named: “Tue 20:00-21:30, Sat 9:00-11:00”, or none')
    return { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, slots }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Failure('request-invalid', `--times: ${error.message}`, { cause: error })
  }
}

/** Overwrites nothing. */
async function writeCalendar(server: Server, file: string): Promise<void> {
  const response = await send(server, '/v1/plan/calendar', { method: 'GET' })
  await writeFile(file, await response.text(), { flag: 'wx' }).catch((error) => {
    throw unwritable(file, error)
  })
}

/** Why an activity is in the plan, or why not. */
export async function planWhy(command: Command, slug: string, { json }: { json: boolean }): Promise<void> {
  const server = await serverFor(command)
  const told = await ask(server, { path: pathOf(slug), reply: activityReply })
  return json ? command.terminal.json(told) : printActivity(command.terminal, told)
}

/** Says what became of an activity. */
export async function planMark(
  command: Command,
  slug: string,
  marking: MarkRequest,
  { json }: { json: boolean },
): Promise<void> {
  const { terminal } = command
  const server = await serverFor(command)
  const told: ActivityReply = await ask(server, {
    method: 'PUT',
    path: pathOf(slug),
    body: marking,
    reply: activityReply,
  })
  if (json) return terminal.json(told)
  terminal.out(styled('strong', told.activity.title), ` · ${saysOf(told)}`)
}

const pathOf = (slug: string): string => `/v1/plan/activities/${encodeURIComponent(slug)}`

function saysOf({ state, activity }: ActivityReply): string {
  switch (state?.state) {
    case 'done':
      return state.hours === null
        ? `done; with --hours its time would tell the plan your pace`
        : `done in ${state.hours} h, ${activity.hours.from}–${activity.hours.to} h were expected`
    case 'started':
      return 'started'
    case 'dropped':
      return 'dropped; it is not planned any more'
    case undefined:
      return 'open again'
  }
}
