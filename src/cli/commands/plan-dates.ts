import { type PlanReply, type PlanRequest, planReply } from '../../api/contract/plan.ts'
import { Failure } from '../../core/failures.ts'
import { dateSays, dateStateWords, examWords, halfHours, whenWords } from '../../core/plan/words.ts'
import { ask, type Server } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { styled, type Terminal } from '../terminal.ts'
import { wrapped } from '../wrap.ts'

type Options = { json: boolean }
type Settings = NonNullable<PlanReply['settings']>

/** All that has a date. */
export async function planDates(command: Command, { json }: Options): Promise<void> {
  const told = await planned(await serverFor(command))
  return json ? command.terminal.json(told.dates) : printDates(command.terminal, told)
}

/** Pins an activity to a day: finished by it, or done in its week. A date that it had is replaced. */
export async function planFix(
  command: Command,
  activity: string,
  { by, inWeekOf, json }: Options & { by?: string; inWeekOf?: string },
): Promise<void> {
  const date = by ?? inWeekOf
  if (date === undefined || (by !== undefined && inWeekOf !== undefined))
    throw new Failure('request-invalid', 'give one of --by DATE, --in-week-of DATE: 2027-03-12')
  await change(command, json, ({ fixed }) => ({
    fixed: [
      ...fixed.filter((each) => each.activity !== activity),
      { activity, when: by === undefined ? 'in' : 'by', date },
    ],
  }))
}

/** Something with a day of its own, and the hours that it takes out of its week. */
export async function planAppointment(
  command: Command,
  title: string,
  { on, hours, json }: Options & { on?: string; hours: number },
): Promise<void> {
  if (on === undefined) throw new Failure('request-invalid', 'say when: --on 2027-03-12')
  await change(command, json, ({ appointments }) => ({
    appointments: [
      ...appointments.filter((each) => each.title !== title || each.date !== on),
      { title, date: on, hours },
    ],
  }))
}

/** Takes the date of an activity away, or an appointment. */
export async function planUnfix(
  command: Command,
  which: string,
  { on, json }: Options & { on?: string },
): Promise<void> {
  await change(command, json, ({ fixed, appointments }, dates) => {
    if (dates.some(({ activity, isExam }) => isExam && activity === which))
      throw new Failure('request-invalid', [
        `“${which}” has the day of its examination`,
        '`proven certificate add CERTIFICATION --exam none` takes that away',
      ])
    const isIt = (each: { title: string; date: string }): boolean =>
      each.title.toLowerCase() === which.toLowerCase() && (on === undefined || each.date === on)
    const those = appointments.filter(isIt)
    if (those.length > 1)
      throw new Failure('request-invalid', [
        `“${which}” is there ${those.length} times`,
        `say which: --on ${those.map(({ date }) => date).join(', --on ')}`,
      ])
    const rest = {
      fixed: fixed.filter(({ activity }) => activity !== which),
      appointments: appointments.filter((each) => !isIt(each)),
    }
    if (rest.fixed.length + rest.appointments.length === fixed.length + appointments.length)
      throw new Failure('request-invalid', [
        `nothing called “${which}” has a date`,
        '`proven plan dates` lists all that has one',
      ])
    return rest
  })
}

async function planned(server: Server): Promise<PlanReply & { settings: Settings }> {
  const told = await ask(server, { path: '/v1/plan', reply: planReply })
  if (!told.settings) throw new Failure('plan-without-hours')
  return { ...told, settings: told.settings }
}

async function change(
  { terminal, ...command }: Command,
  json: boolean,
  changed: (settings: Settings, dates: PlanReply['dates']) => PlanRequest,
): Promise<void> {
  const server = await serverFor({ terminal, ...command })
  const { settings, dates } = await planned(server)
  const told = await ask(server, {
    method: 'PUT',
    path: '/v1/plan',
    body: changed(settings, dates),
    reply: planReply,
  })
  return json ? terminal.json(told.dates) : printDates(terminal, told)
}

export function printDates(terminal: Terminal, { dates }: Pick<PlanReply, 'dates'>): void {
  if (dates.length === 0)
    terminal.out('Nothing has a date. proven plan fix ACTIVITY --by 2027-03-12 gives it one.')
  for (const { activity, title, when, date, hours, isExam, state, sentence } of dates) {
    const takes = hours === null ? '' : `, ${halfHours(hours)} h`
    terminal.out(
      styled('strong', `${whenWords[when]} ${dateSays(date)}`),
      `  ${title}${takes}`,
      styled(
        state === 'not-kept' ? 'careful' : 'quiet',
        `  ${[activity, isExam && examWords, dateStateWords[state]].filter(Boolean).join(' · ')}`,
      ),
    )
    if (sentence !== null) for (const line of wrapped(terminal, 2, sentence)) terminal.out(`  ${line}`)
  }
}
