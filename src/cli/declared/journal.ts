import { Argument, Option, type Command as Program } from 'commander'
import { type ApplicationStage, applicationStages } from '../../core/application/application.ts'
import { goalKinds } from '../../core/goal/goal.ts'
import { type LogKind, logKinds } from '../../core/work-log/log-entry.ts'
import type { Command } from '../command.ts'
import type { ApplicationOptions } from '../commands/application.ts'
import type { GoalOptions } from '../commands/goal.ts'
import type { LogOptions } from '../commands/log.ts'
import { day, json, words } from './options.ts'

type Json = { json: boolean }

export function declareJournal(program: Program, command: Command): void {
  declareGoal(program, command)
  declareLog(program, command)
  declareApplication(program, command)
}

function declareGoal(program: Program, command: Command): void {
  const goal = program
    .command('goal')
    .description('what you want to have reached, how far it is, and by when')
  const written = (into: Program): Program =>
    into
      .addOption(new Option('--kind <kind>', 'what kind it is').choices(goalKinds))
      .addOption(words('title', 'what you want to have reached'))
      .addOption(words('why', 'what it is good for, and for whom'))
      .addOption(words('measure', 'what is counted: p99 of GET /orders'))
      .addOption(words('baseline', 'where it is today, with its unit'))
      .addOption(words('target', 'which number, or which state, is enough'))
      .option('--by <date>', 'by when: 2027-03-31', day)
      .addOption(json())
  written(goal.command('add').description('set a goal; asks on a terminal')).action(
    async (options: GoalOptions) => (await import('../commands/goal.ts')).goalAdd(command, options),
  )
  goal
    .command('list')
    .description('goals, and how far each is')
    .addOption(json())
    .action(async (options: Json) => (await import('../commands/goal.ts')).goalList(command, options))
  written(
    goal.command('change').description('write a goal anew; asks on a terminal').argument('<number>'),
  ).action(async (which: string, options: GoalOptions) =>
    (await import('../commands/goal.ts')).goalChange(command, which, options),
  )
  goal
    .command('note')
    .description('note where it stands')
    .argument('<number>')
    .argument('<value>', 'where it is, with the unit of its baseline: "1.3 s"')
    .option('--on <date>', 'another day than today: 2027-03-31', day)
    .addOption(words('because', 'what moved it'))
    .addOption(json())
    .action(async (which: string, value: string, options: Json & { on?: string; because?: string }) =>
      (await import('../commands/goal.ts')).goalNote(command, which, value, options),
    )
  for (const [name, state, what] of [
    ['reach', 'reached', 'say that a goal is reached'],
    ['drop', 'dropped', 'say that you want it no more; it stays in the record'],
    ['reopen', 'open', 'take back that it was reached or dropped'],
  ] as const)
    goal
      .command(name)
      .description(what)
      .argument('<number>')
      .addOption(json())
      .action(async (which: string, options: Json) =>
        (await import('../commands/goal.ts')).goalState(command, which, state, options),
      )
  goal
    .command('remove')
    .description('take a goal out for good')
    .argument('<number>')
    .addOption(json())
    .action(async (which: string, options: Json) =>
      (await import('../commands/goal.ts')).goalRemove(command, which, options),
    )
}

function declareLog(program: Program, command: Command): void {
  const log = program
    .command('log')
    .description('what you learned, whom you met, what you gave to others, and when to come back to it')
  const written = (into: Program): Program =>
    into
      .addOption(new Option('--kind <kind>', 'what kind it is').choices(logKinds))
      .option('--on <date>', 'when it was: 2026-11-22', day)
      .addOption(words('says', 'what happened'))
      .addOption(words('who', 'with whom'))
      .addOption(words('link', 'where it can be found again'))
      .option('--follow-up <date>', 'when to come back to it: 2026-12-01', day)
      .addOption(words('follow-up-says', 'what to come back to'))
      .addOption(json())
  written(log.command('add').description('write an entry; asks on a terminal')).action(
    async (options: LogOptions) => (await import('../commands/log.ts')).logAdd(command, options),
  )
  log
    .command('list')
    .description('what is due first, then all entries')
    .addOption(new Option('--kind <kind>', 'only of this kind').choices(logKinds))
    .addOption(json())
    .action(async (options: Json & { kind?: LogKind }) =>
      (await import('../commands/log.ts')).logList(command, options),
    )
  written(
    log.command('change').description('write an entry anew; asks on a terminal').argument('<number>'),
  ).action(async (which: string, options: LogOptions) =>
    (await import('../commands/log.ts')).logChange(command, which, options),
  )
  log
    .command('done')
    .description('say that what was to be come back to is done')
    .argument('<number>')
    .addOption(json())
    .action(async (which: string, options: Json) =>
      (await import('../commands/log.ts')).logDone(command, which, options),
    )
  log
    .command('remove')
    .description('take an entry out for good')
    .argument('<number>')
    .addOption(json())
    .action(async (which: string, options: Json) =>
      (await import('../commands/log.ts')).logRemove(command, which, options),
    )
}

function declareApplication(program: Program, command: Command): void {
  const application = program
    .command('application')
    .description('where you applied, how far each came, and what rejections point at')
  const written = (into: Program): Program =>
    into
      .addOption(words('role', 'which role'))
      .addOption(words('employer', 'with which employer'))
      .addOption(words('link', 'where it stands written'))
      .addOption(words('notes', 'what to remember of it'))
      .addOption(json())
  written(application.command('add').description('note an application; asks on a terminal')).action(
    async (options: ApplicationOptions) =>
      (await import('../commands/application.ts')).applicationAdd(command, options),
  )
  application
    .command('list')
    .description('those that are going on, those that are over, and the gaps that several share')
    .addOption(json())
    .action(async (options: Json) =>
      (await import('../commands/application.ts')).applicationList(command, options),
    )
  written(
    application
      .command('change')
      .description('write an application anew; asks on a terminal')
      .argument('<number>'),
  ).action(async (which: string, options: ApplicationOptions) =>
    (await import('../commands/application.ts')).applicationChange(command, which, options),
  )
  application
    .command('step')
    .description('note where it stands from a day on; declined, rejected and no-answer end it')
    .argument('<number>')
    .addArgument(new Argument('<stage>', 'where it stands').choices(applicationStages))
    .option('--on <date>', 'another day than today: 2026-11-22', day)
    .addOption(words('says', 'what was said'))
    .addOption(json())
    .action(async (which: string, stage: ApplicationStage, options: Json & { on?: string; says?: string }) =>
      (await import('../commands/application.ts')).applicationStep(command, which, stage, options),
    )
  application
    .command('gap')
    .description('name a skill that the rejection was about')
    .argument('<number>')
    .argument('<skill>', 'its slug, as proven bar prints it')
    .addOption(words('says', 'how you know: a sentence in the mail, a question you could not answer'))
    .option('--remove', 'it was not about this skill after all', false)
    .addOption(json())
    .action(async (which: string, skill: string, options: Json & { says?: string; remove: boolean }) =>
      (await import('../commands/application.ts')).applicationGap(command, which, skill, options),
    )
  application
    .command('remove')
    .description('take an application out for good')
    .argument('<number>')
    .addOption(json())
    .action(async (which: string, options: Json) =>
      (await import('../commands/application.ts')).applicationRemove(command, which, options),
    )
}
