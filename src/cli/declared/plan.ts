import type { Command as Program } from 'commander'
import type { Command } from '../command.ts'
import type { PlanOptions } from '../commands/plan.ts'
import { all, dayOnly, dayOrNone, hours, json } from './options.ts'

export function declarePlan(program: Program, command: Command): void {
  const planned = program
    .command('plan')
    .description('what to do in which week, made of the target, your evidence and the hours you have')
    .option('--hours <number>', 'of your own in an ordinary week; nothing is ever planned above them', hours)
    .option('--at-work <number>', 'of the job’s hours, for what is done at work', hours)
    .option('--on-call <number>', 'of your own in a week on call', hours)
    .option('--until <date>', 'by when: 2027-06-30; none for a year ahead', dayOrNone)
    .option(
      '--times <times>',
      'when, each week, for the calendar: "Tue 20:00-21:30, Sat 9:00-11:00"; or none',
    )
    .option('--target <target>', 'what to plan towards, by number or words; newest for the one added last')
    .option('--if-hours <number>', 'what another number of hours would change', hours)
    .option('--if-until <date>', 'what another date would change', dayOnly)
    .option('--calendar <file>', 'write the plan as a calendar file')
    .addOption(all('every week, and everything that was left out'))
    .addOption(json())
    .action(async (options: PlanOptions) => {
      const { plan } = await import('../commands/plan.ts')
      return plan(command, options)
    })
  planned
    .command('why')
    .description('why an activity is planned, or why not')
    .argument('<activity>', 'as proven plan prints it')
    .addOption(json())
    .action(async (slug: string, options: { json: boolean }) => {
      const { planWhy } = await import('../commands/plan.ts')
      return planWhy(command, slug, options)
    })
  declareDates(planned, command)
  for (const [name, state, what] of [
    ['start', 'started', 'say that you are at an activity'],
    ['done', 'done', 'say that an activity is done'],
    ['drop', 'dropped', 'plan an activity no more'],
    ['reopen', 'open', 'take back what was said of an activity'],
  ] as const)
    planned
      .command(name)
      .description(what)
      .argument('<activity>', 'as proven plan prints it')
      .option('--hours <number>', 'that went into it in all', hours)
      .option('--outcome <words>', 'what came of it')
      .addOption(json())
      .action(async (slug: string, options: { hours?: number; outcome?: string; json: boolean }) => {
        const { planMark } = await import('../commands/plan.ts')
        const { hours: took, outcome } = options
        return planMark(command, slug, { state, hours: took, outcome }, options)
      })
  program
    .command('week')
    .description('this week: at most three actions, each with its reason')
    .addOption(json())
    .action(async (options: { json: boolean }) => {
      const { week } = await import('../commands/week.ts')
      return week(command, options)
    })
}

function declareDates(planned: Program, command: Command): void {
  planned
    .command('dates')
    .description('all that has a date')
    .addOption(json())
    .action(async (options: { json: boolean }) => {
      const { planDates } = await import('../commands/plan-dates.ts')
      return planDates(command, options)
    })
  planned
    .command('fix')
    .description('give an activity a date, which the plan keeps')
    .argument('<activity>', 'as proven plan prints it')
    .option('--by <date>', 'finished by this day: 2027-03-12', dayOnly)
    .option('--in-week-of <date>', 'all of it in the week of this day', dayOnly)
    .addOption(json())
    .action(async (slug: string, options: { by?: string; inWeekOf?: string; json: boolean }) => {
      const { planFix } = await import('../commands/plan-dates.ts')
      return planFix(command, slug, options)
    })
  planned
    .command('appointment')
    .description('something with a day of its own: an interview, an examination, a talk')
    .argument('<title>', 'what it is')
    .option('--on <date>', 'its day: 2027-03-12', dayOnly)
    .option('--hours <number>', 'of your own that it takes out of its week', hours, 0)
    .addOption(json())
    .action(async (title: string, options: { on?: string; hours: number; json: boolean }) => {
      const { planAppointment } = await import('../commands/plan-dates.ts')
      return planAppointment(command, title, options)
    })
  planned
    .command('unfix')
    .description('take a date away')
    .argument('<what>', 'an activity, or the title of an appointment')
    .option('--on <date>', 'of several appointments with that title', dayOnly)
    .addOption(json())
    .action(async (which: string, options: { on?: string; json: boolean }) => {
      const { planUnfix } = await import('../commands/plan-dates.ts')
      return planUnfix(command, which, options)
    })
}
