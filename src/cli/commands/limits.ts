import { type WorkLimitsRequest, workLimits } from '../../api/contract/journal.ts'
import { Failure } from '../../core/failures.ts'
import { type LimitedDays, wrongIn } from '../../core/limits/limits.ts'
import { weekdayNames } from '../../core/plan/times.ts'
import { dateSays, halfHours } from '../../core/plan/words.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { styled, type Terminal } from '../terminal.ts'

export type LimitsOptions = {
  cap?: string
  onCall: string[]
  quiet: string[]
  quietWeekdays?: string
  because?: string
  takeOut: string[]
  json: boolean
}

const path = '/v1/limits'

/** What a plan may never take, after what was told was kept. */
export async function limits(command: Command, options: LimitsOptions): Promise<void> {
  const { terminal } = command
  const change = changeOf(options)
  const server = await serverFor(command)
  let told: WorkLimitsRequest = await ask(server, { path, reply: workLimits })
  if (change) {
    const changed = change(told)
    const wrong = wrongIn(changed)
    if (wrong.length > 0) throw new Failure('request-invalid', wrong)
    told = await ask(server, { method: 'PUT', path, body: changed, reply: workLimits })
  }
  return options.json ? terminal.json(told) : print(terminal, told)
}

/** What the options change; null where they change nothing. */
function changeOf({ cap, onCall, quiet, quietWeekdays, because = '', takeOut }: LimitsOptions) {
  const days = {
    onCall: onCall.map((text) => daysOf(text, because)),
    quiet: quiet.map((text) => daysOf(text, because)),
  }
  const weekdays = quietWeekdays === undefined ? null : weekdaysOf(quietWeekdays)
  const capPerWeek = cap === undefined ? null : capOf(cap)
  const added = onCall.length + quiet.length
  if (because !== '' && added === 0)
    throw new Failure('request-invalid', '--because belongs to --on-call or --quiet')
  if (cap === undefined && weekdays === null && added + takeOut.length === 0) return null
  return (before: WorkLimitsRequest): WorkLimitsRequest => ({
    capPerWeek: cap === undefined ? before.capPerWeek : capPerWeek,
    onCall: changedDays(before.onCall, days.onCall, takeOut),
    quiet: changedDays(before.quiet, days.quiet, takeOut),
    quietWeekdays: weekdays ?? before.quietWeekdays,
  })
}

function changedDays(
  before: readonly LimitedDays[],
  added: readonly LimitedDays[],
  takeOut: readonly string[],
): LimitedDays[] {
  const isOut = ({ from, to }: LimitedDays): boolean => takeOut.some((day) => from <= day && day <= to)
  const isAgain = ({ from, to }: LimitedDays): boolean =>
    added.some((each) => each.from === from && each.to === to)
  return [...before.filter((days) => !isOut(days) && !isAgain(days)), ...added].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  )
}

function daysOf(text: string, says: string): LimitedDays {
  const [from = '', to = from] = text.split('..').map((part) => part.trim())
  return { from, to, says }
}

function capOf(text: string): number | null {
  if (text === 'none') return null
  const hours = Number(text)
  if (text.trim() === '' || !Number.isFinite(hours))
    throw new Failure('request-invalid', `--cap ${text}: a number of hours a week, or none`)
  return hours
}

function weekdaysOf(text: string): number[] {
  if (text === 'none') return []
  const found = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((day) => {
      const at = weekdayNames.findIndex((name) => name.toLowerCase().startsWith(day.toLowerCase()))
      if (day.length < 2 || at < 0)
        throw new Failure('request-invalid', `“${day}” is no day of the week: Sat,Sun, or none`)
      return at + 1
    })
  return [...new Set(found)].sort()
}

function print(terminal: Terminal, { capPerWeek, onCall, quiet, quietWeekdays }: WorkLimitsRequest): void {
  const line = (name: string, says: string): void => terminal.out(styled('strong', name.padEnd(16)), says)
  line(
    'At most',
    capPerWeek === null ? 'no cap but the hours of the plan' : `${halfHours(capPerWeek)} h a week`,
  )
  line('Quiet each week', quietWeekdays.map((day) => weekdayNames[day - 1]).join(', ') || 'no day')
  for (const [name, days] of [
    ['On call', onCall],
    ['Quiet', quiet],
  ] as const) {
    if (days.length === 0) line(name, 'no days')
    for (const { from, to, says } of days)
      line(
        name,
        `${from === to ? dateSays(from) : `${dateSays(from)} – ${dateSays(to)}`}${says === '' ? '' : `: ${says}`}`,
      )
  }
  terminal.out()
  terminal.out(styled('quiet', 'A plan keeps to these. proven limits --help says how they are changed.'))
}
