import { Help, Command as Program } from 'commander'
import { readVersion } from '../app/build.ts'
import type { Command } from './command.ts'
import { declareBenchmark } from './declared/benchmark.ts'
import { declareContent } from './declared/content.ts'
import { declareEvidence } from './declared/evidence.ts'
import { declareJournal } from './declared/journal.ts'
import { declareLab } from './declared/lab.ts'
import { declareLimits } from './declared/limits.ts'
import { declarePlan } from './declared/plan.ts'
import { declareProject } from './declared/project.ts'
import { declareRecord } from './declared/record.ts'
import { declareResume } from './declared/resume.ts'
import { declareReview } from './declared/review.ts'
import { declareServer } from './declared/server.ts'
import { declareStanding } from './declared/standing.ts'
import { declareTarget } from './declared/target.ts'
import { declareWin } from './declared/win.ts'

/** Every command there is, under the headings and in the order in which `proven help` tells them. */
const declared: [heading: string, declare: ((program: Program, command: Command) => void)[]][] = [
  ['Where you stand:', [declareEvidence, declareResume, declareStanding, declareBenchmark]],
  [
    'What you want, and the way there:',
    [declareTarget, declarePlan, declareLimits, declareLab, declareProject],
  ],
  ['What you did:', [declareWin, declareJournal, declareReview]],
  ['Proven itself:', [declareServer, declareRecord, declareContent]],
]

/** The command line. Each command's own code is loaded when it is asked for: most need few of the packages. */
export function commandLine(command: Command): Program {
  const program = new Program('proven')
    .description('Helps a backend developer become senior, and prove it.')
    .version(readVersion())
    // That a switch is off, or a list empty, unless it is given goes without saying.
    .configureHelp({
      optionDescription: (option) => {
        const none = option.defaultValue === false || String(option.defaultValue) === ''
        const told = none ? Object.create(option, { defaultValue: { value: undefined } }) : option
        return new Help().optionDescription(told)
      },
    })
    // `--hours` of `proven plan done` is not that of `proven plan`.
    .enablePositionalOptions()
    .exitOverride()
  for (const [heading, declares] of declared) {
    program.commandsGroup(heading)
    for (const declare of declares) declare(program, command)
  }
  program
    .helpCommand(false)
    .command('help')
    .description('what a command takes')
    .argument('[command...]', 'its words, such as lab start; all commands if left out')
    .action((words: string[]) => named(program, words).outputHelp())
  tellOwnHelp(program)
  return program
}

/** The command of these words. Whatever is asked of it that it has not, it says so itself. */
function named(from: Program, words: readonly string[]): Program {
  const [word, ...rest] = words
  if (word === undefined) return from
  const next = from.commands.find((each) => each.name() === word)
  if (!next) return from.error(`error: unknown command '${word}'`)
  return named(next, rest)
}

/** After what it could not understand, each names its own help and not that of all. */
function tellOwnHelp(of: Program, words = of.name()): void {
  of.showHelpAfterError(`(${words} --help says what it takes)`)
  for (const each of of.commands) tellOwnHelp(each, `${words} ${each.name()}`)
}
