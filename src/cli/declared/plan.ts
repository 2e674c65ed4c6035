import type { Command as Program } from 'commander'
import type { Command } from '../command.ts'
import type { PlanOptions } from '../commands/plan.ts'
import { all, hours, json } from './options.ts'

export function declarePlan(program: Program, command: Command): void {
  const planned = program
    .command('plan')
    .description('what to do in which week, made of the target, your evidence and the hours you have')
    .option('--hours <number>', 'of your own in an ordinary week; nothing is ever planned above them', hours)
    .option('--at-work <number>', 'of the job’s hours, for what is done at work', hours)
    .option('--on-call <number>', 'of your own in a week on call', hours)
    .option('--until <date>', 'by when: 2027-06-30; none for a year ahead')
    .option('--target <id>', 'what to plan towards; newest for the one added last')
    .option('--if-hours <number>', 'what another number of hours would change', hours)
    .option('--if-until <date>', 'what another date would change')
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
