import { type WeekReply, weekReply } from '../../api/contract/plan.ts'
import { Failure } from '../../core/failures.ts'
import {
  dateSays,
  halfHours,
  kindNames,
  nothingWords,
  partWords,
  rangeSays,
  weekNumber,
  weekSays,
} from '../../core/plan/words.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { styled, type Terminal } from '../terminal.ts'
import { wrapped } from '../wrap.ts'

/** This week: at most three actions, each with its reason. */
export async function week(command: Command, { json }: { json: boolean }): Promise<void> {
  const server = await serverFor(command)
  const told = await ask(server, { path: '/v1/plan/week', reply: weekReply })
  if (!told.settings) throw new Failure('plan-without-hours')
  return json ? command.terminal.json(told) : printWeek(command.terminal, told)
}

function printWeek(terminal: Terminal, told: WeekReply): void {
  const { monday, target, cap, free, onCall, actions, nothing, next, lastWeek, coming, finishes } = told
  terminal.out(
    styled('strong', `Week ${weekNumber(monday)}`),
    ` · ${weekSays(monday)} · towards ${target.title} · ${halfHours(cap)} h of your own${onCall ? ', on call' : ''}`,
  )
  for (const { title, date, hours } of told.appointments)
    terminal.out(`${title} on ${dateSays(date)}${hours > 0 ? ` takes ${halfHours(hours)} h of it` : ''}.`)
  for (const { sentence } of told.problems)
    for (const [at, line] of wrapped(terminal, 2, sentence).entries())
      terminal.out(styled('careful', `${at === 0 ? '!' : ' '} ${line}`))
  if (nothing !== null) terminal.out(nothingWords[nothing])
  if (actions.length === 0 && next !== null) terminal.out(`It goes on in the week of ${dateSays(next)}.`)
  for (const [at, action] of actions.entries()) {
    const { title, activity, kind, hours, ofHours, part, reason, doneWhen, state } = action
    const how = [
      kindNames[kind],
      `${halfHours(hours)} h${hours < ofHours ? ` of ${halfHours(ofHours)} h` : ''}`,
      partWords[part],
      state?.state ?? '',
      activity,
    ]
    terminal.out()
    terminal.out(styled('strong', `${at + 1}  ${title}`))
    terminal.out(styled('quiet', `   ${how.filter(Boolean).join(' · ')}`))
    for (const line of wrapped(terminal, 3, reason)) terminal.out(`   ${line}`)
    for (const line of wrapped(terminal, 3, `Done when: ${doneWhen}`))
      terminal.out(styled('quiet', `   ${line}`))
  }
  terminal.out()
  if (actions.length > 0 && free > 0)
    terminal.out(styled('quiet', `${halfHours(free)} h of your own are not planned for.`))
  if (lastWeek && lastWeek.done.length > 0)
    terminal.out(styled('quiet', `Last week: ${lastWeek.done.join('; ')}.`))
  const [then] = coming
  if (then) {
    const titles = [...then.appointments, ...then.actions].map(({ title }) => title)
    for (const line of wrapped(terminal, 0, `Next, ${weekSays(then.monday)}: ${titles.join('; ')}.`))
      terminal.out(styled('quiet', line))
  }
  if (finishes && finishes.early !== null)
    terminal.out(styled('quiet', `All that is planned is done ${rangeSays(finishes)}.`))
  const [first] = actions
  if (first)
    terminal.out(
      styled('quiet', `proven plan done ${first.activity} --hours ${first.ofHours} says that one is done`),
    )
}
