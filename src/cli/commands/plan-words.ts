import type { ActivityReply, PlanReply, WhatIfReply } from '../../api/contract/plan.ts'
import { counted } from '../../core/figures.ts'
import { slotSays } from '../../core/plan/times.ts'
import {
  dateSays,
  halfHours,
  hoursSay,
  kindNames,
  partWords,
  percent,
  provingWords,
  rangeSays,
  servesWords,
  stateWords,
  unreachableWords,
  weekSays,
} from '../../core/plan/words.ts'
import { styled, type Terminal } from '../terminal.ts'
import { wrapped } from '../wrap.ts'
import { printDates } from './plan-dates.ts'

type Made = NonNullable<PlanReply['plan']>

const firstWeeks = 6
const firstLeftOut = 5

export function printPlan(terminal: Terminal, told: PlanReply, all: boolean): void {
  const { plan, settings, target, capPerWeek } = told
  if (!plan || !settings) return
  terminal.out(
    styled('strong', `Towards ${target.title}`),
    ` · ${halfHours(Math.min(settings.hoursPerWeek, capPerWeek ?? Number.POSITIVE_INFINITY))} h a week, and ${halfHours(settings.atWorkPerWeek)} h of the job’s`,
    ` · until ${dateSays(plan.until)}`,
  )
  terminal.out(`Must-haves met: ${target.must.met} of ${target.must.of}. ${expectedSays(plan)}`)
  terminal.out(finishSays(plan))
  if (capPerWeek !== null && capPerWeek < settings.hoursPerWeek)
    terminal.out(
      styled(
        'careful',
        `Your limits allow ${halfHours(capPerWeek)} h a week, so that the ${halfHours(settings.hoursPerWeek)} told are not used: proven limits --cap`,
      ),
    )
  if (settings.times)
    terminal.out(
      styled(
        'quiet',
        `In the calendar: ${settings.times.slots.map(slotSays).join(', ')} (${settings.times.zone})`,
      ),
    )
  if (told.dates.length > 0) {
    terminal.out()
    printDates(terminal, told)
  }
  const { worked, missed } = told.soFar
  if (missed > 0)
    terminal.out(
      styled(
        'quiet',
        `${counted(worked + missed, 'week')} so far, ${missed} without anything: planned on from this week.`,
      ),
    )
  printWeeks(terminal, plan, all)
  printEnds(terminal, plan, all)
}

const expectedSays = ({ must }: Made): string =>
  `Expected by then: about ${Math.round(must.expected)} of ${must.total}.`

const finishSays = ({ finishes, activities, inTime }: Made): string =>
  activities.length === 0
    ? 'Nothing is planned: what is wanted is there, or nothing on offer leads to it.'
    : `${counted(activities.length, 'activity', 'activities')}, all done ${rangeSays(finishes)} (8 in 10); in time: ${percent(inTime ?? 0)}.`

function printWeeks(terminal: Terminal, { weeks, activities }: Made, all: boolean): void {
  const titles = new Map(activities.map(({ activity, title }) => [activity, title]))
  const filled = weeks.filter(({ pieces, appointments }) => pieces.length + appointments.length > 0)
  for (const { monday, cap, onCall, appointments, pieces } of all ? filled : filled.slice(0, firstWeeks)) {
    terminal.out()
    terminal.out(
      styled('strong', weekSays(monday)),
      styled('quiet', ` · ${halfHours(cap)} h${onCall ? ', on call' : ''}`),
    )
    for (const { title, hours, date } of appointments)
      terminal.out(`  ${halfHours(hours).padStart(3)} h  ${title}`, styled('quiet', `  on ${dateSays(date)}`))
    for (const { activity, hours, part, at } of pieces) {
      const how = [partWords[part], at === 'work' ? 'at work' : ''].filter(Boolean).join(', ')
      terminal.out(
        `  ${halfHours(hours).padStart(3)} h  ${titles.get(activity) ?? activity}`,
        styled('quiet', `  ${activity}${how === '' ? '' : ` · ${how}`}`),
      )
    }
  }
  if (!all && filled.length > firstWeeks) {
    terminal.out()
    terminal.out(styled('quiet', `${counted(filled.length - firstWeeks, 'week')} more: proven plan --all`))
  }
}

/** How many a list of the first ones leaves out. */
function printMore(terminal: Terminal, all: number): void {
  if (all > firstLeftOut) terminal.out(styled('quiet', `  and ${all - firstLeftOut} more: proven plan --all`))
}

function printEnds(terminal: Terminal, plan: Made, all: boolean): void {
  const never = plan.wants.filter(({ must, unreachable }) => must && unreachable)
  if (never.length > 0) {
    terminal.out()
    terminal.out(styled('strong', 'Asked for, and nothing here leads to it'))
    for (const { text } of all ? never : never.slice(0, firstLeftOut)) terminal.out(`  – ${text}`)
    if (!all) printMore(terminal, never.length)
    for (const line of wrapped(terminal, 2, unreachableWords)) terminal.out(styled('quiet', `  ${line}`))
  }
  if (plan.leftOut.length > 0) {
    terminal.out()
    terminal.out(styled('strong', 'Left out'))
    for (const { title, activity, sentence } of all ? plan.leftOut : plan.leftOut.slice(0, firstLeftOut)) {
      terminal.out(`  ${title}`, styled('quiet', `  ${activity}`))
      for (const line of wrapped(terminal, 4, sentence)) terminal.out(styled('quiet', `    ${line}`))
    }
    if (!all) printMore(terminal, plan.leftOut.length)
  }
  terminal.out()
  terminal.out(styled('quiet', 'proven plan why ACTIVITY says why; proven week has this week'))
}

export function printWhatIf(terminal: Terminal, told: WhatIfReply, { plan }: PlanReply): void {
  terminal.out(
    styled('strong', `With ${halfHours(told.hoursPerWeek)} h a week until ${dateSays(told.until)}`),
  )
  if (told.asked !== null)
    terminal.out(
      styled(
        'careful',
        `Your limits allow no more than ${halfHours(told.hoursPerWeek)} h a week: answered with those, not with ${halfHours(told.asked)}. proven limits --cap changes that.`,
      ),
    )
  for (const line of wrapped(terminal, 0, told.difference.sentence)) terminal.out(line)
  terminal.out(
    `All done ${rangeSays(told.finishes)}`,
    plan ? styled('quiet', ` instead of ${rangeSays(plan.finishes)}`) : '',
  )
  for (const [sign, list] of [
    ['+', told.added],
    ['−', told.gone],
  ] as const)
    for (const { title, activity } of list)
      terminal.out(`  ${sign} ${title}`, styled('quiet', `  ${activity}`))
}

export function printActivity(terminal: Terminal, told: ActivityReply): void {
  const { activity, state, planned, leftOut, skillNames, activityTitles } = told
  terminal.out(
    styled('strong', activity.title),
    ` · ${kindNames[activity.kind]} · ${hoursSay(planned?.hours ?? activity.hours)}`,
    state ? ` · ${stateWords[state.state]}` : '',
  )
  for (const line of wrapped(terminal, 0, activity.summary)) terminal.out(line)
  terminal.out()
  if (planned) {
    terminal.out(
      styled('strong', 'Why this'),
      styled('quiet', ` · ${servesWords[planned.serves]} · done ${rangeSays(planned.finishes)}`),
    )
    for (const line of wrapped(terminal, 2, planned.why.sentence)) terminal.out(`  ${line}`)
    for (const { text, without, with: then } of planned.why.wants)
      terminal.out(`  ${percent(without).padStart(5)} → ${percent(then).padStart(5)}  ${text}`)
  } else if (leftOut) {
    terminal.out(styled('strong', 'Why it is not planned'))
    for (const line of wrapped(terminal, 2, leftOut.sentence)) terminal.out(`  ${line}`)
  } else if (state?.state === 'done' || state?.state === 'dropped')
    terminal.out(`It is ${stateWords[state.state]}, and not planned any more.`)
  else terminal.out('It is not planned: it has to do with nothing that is wanted and not there yet.')
  printList(
    terminal,
    'Learning',
    activity.teaches.map(({ skill, stage }) => `${skillNames[skill] ?? skill}, up to ${stage}`),
  )
  printList(
    terminal,
    'Proving',
    activity.proves.map(
      ({ skill, stage, how }) => `${skillNames[skill] ?? skill} at ${stage}: ${provingWords[how]}`,
    ),
  )
  printList(
    terminal,
    'Needs first',
    activity.requires.map((each) =>
      each.kind === 'skill'
        ? `${skillNames[each.skill] ?? each.skill} at ${each.stage}`
        : (activityTitles[each.activity] ?? each.activity),
    ),
  )
  printList(terminal, 'Steps', activity.steps)
  printList(
    terminal,
    'Sources',
    activity.sources.map(({ title, by, where }) => `${title}, ${by}${where === null ? '' : `: ${where}`}`),
  )
  printList(terminal, 'Done when', [activity.doneWhen])
  if (activity.kind === 'certificate') {
    terminal.out()
    terminal.out('What it touches of the target, and what it leaves to be shown: proven certificate list')
  }
}

function printList(terminal: Terminal, title: string, lines: readonly string[]): void {
  if (lines.length === 0) return
  terminal.out()
  terminal.out(styled('strong', title))
  for (const text of new Set(lines))
    for (const [at, line] of wrapped(terminal, 4, text).entries())
      terminal.out(at === 0 ? `  – ${line}` : `    ${line}`)
}
