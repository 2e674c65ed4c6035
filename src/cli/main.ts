import { CommanderError, Help, InvalidArgumentError, Option, Command as Program } from 'commander'
import { readVersion } from '../app/build.ts'
import { type Stage, stages } from '../core/benchmark/benchmark.ts'
import { Failure, failures } from '../core/failures.ts'
import { type Command, failureObject, tellFailure } from './command.ts'
import type { PlanOptions } from './commands/plan.ts'
import type { ReviewOptions } from './commands/review.ts'
import type { TargetAddOptions } from './commands/target.ts'
import type { WinAddOptions } from './commands/win.ts'
import { openTerminal } from './terminal.ts'

// Each command is loaded when it is asked for: most need few of the packages.
const terminal = openTerminal(process.stdin, process.stdout, process.stderr, process.env)
// Who reads our output may have read enough (`proven status | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
const interrupted = new AbortController()
const command: Command = { terminal, environment: process.env, signal: interrupted.signal }

const stage = () =>
  new Option('--stage <stage>', 'the stage to measure against')
    .choices(stages)
    .default('senior' satisfies Stage)
const json = () => new Option('--json', 'print JSON, for programs').default(false)
const all = (what: string) => new Option('--all', what).default(false)
const address = (value: string, before: string[]): string[] => {
  if (value.trim() === '') throw new InvalidArgumentError('An address is needed.')
  return [...before, value]
}

const each = (value: string, before: string[]): string[] => [...before, value]
const minutes = (value: string): number => {
  const named = Number(value)
  if (!(named > 0)) throw new InvalidArgumentError('A number of minutes is needed.')
  return named
}

const program = new Program('proven')
  .description('Helps a backend developer become senior, and prove it.')
  .version(readVersion())
  .showHelpAfterError('(proven --help says what there is)')
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

/** An interruption ends a scan between two steps; everything else ends at once. */
const interruptible = () => {
  process.once('SIGINT', () => {
    interrupted.abort()
    process.once('SIGINT', () => process.exit(failures['scan-stopped'].exit))
  })
}

program
  .command('serve', { isDefault: false })
  .description('run Proven: the page, the API and the record')
  .addOption(new Option('--background').default(false).hideHelp())
  .action(async (options: { background: boolean }) => {
    const { serve } = await import('./serve.ts')
    // Everything was ended in order; nothing that a package left behind may keep the process.
    process.exit(await serve(command, options))
  })
program
  .command('scan')
  .description('read git repositories and record the evidence in them')
  .argument('<path...>', 'folders of git repositories')
  .option('--as <email>', 'an author address that is yours; may be given again', address, [])
  .addOption(json())
  .action(async (paths: string[], options: { as: string[]; json: boolean }) => {
    interruptible()
    const { scan } = await import('./commands/scan.ts')
    process.exitCode = await scan(command, paths, options)
  })
program
  .command('status')
  .description('where you stand')
  .addOption(stage())
  .addOption(all('skills outside the core too'))
  .addOption(json())
  .action(async (options: { stage: Stage; all: boolean; json: boolean }) => {
    const { status } = await import('./commands/status.ts')
    return status(command, options)
  })
program
  .command('why')
  .description('everything that one skill’s number was made of')
  .argument('<skill>', 'its slug, as proven status prints it')
  .addOption(stage())
  .addOption(all('every piece, replaced ones too'))
  .addOption(json())
  .action(async (skill: string, options: { stage: Stage; all: boolean; json: boolean }) => {
    const { why } = await import('./commands/why.ts')
    return why(command, skill, options)
  })
program
  .command('tracks')
  .description('what the steps of a career and its neighbours ask, and what of it carries over')
  .argument('[track]', 'its slug, its name or a title that means it; all of them if left out')
  .addOption(json())
  .action(async (called: string | undefined, options: { json: boolean }) => {
    const { tracks } = await import('./commands/tracks.ts')
    return tracks(command, called, options)
  })
program
  .command('bar')
  .description('read the bar: what is asked at each stage, and what can show it')
  .argument('[name]', 'a skill or an area; a list of all if left out')
  .option('--search <words>', 'only what holds these words; names of tools lead to skills')
  .addOption(new Option('--stage <stage>', 'only what is asked at this stage').choices(stages))
  .addOption(json())
  .action(async (name: string | undefined, options: { search?: string; stage?: Stage; json: boolean }) => {
    const { bar } = await import('./commands/bar.ts')
    return bar(command, name, { search: options.search, stage: options.stage, json: options.json })
  })
program
  .command('sources')
  .description('what evidence was read from')
  .addOption(json())
  .action(async (options: { json: boolean }) => {
    const { sources } = await import('./commands/sources.ts')
    return sources(command, options)
  })
program
  .command('rate')
  .description('say what you have done, behaviour by behaviour; it claims, and barely moves a level')
  .argument('[area]', 'an area of the benchmark, such as sql-databases; all if left out')
  .option('--answer <skill/behaviour=answer>', 'yes, no, skip or none; may be given again', each, [])
  .addOption(all('behaviours beyond the core too'))
  .addOption(json())
  .action(async (area: string | undefined, options: { answer: string[]; all: boolean; json: boolean }) => {
    const { rate } = await import('./commands/rate.ts')
    return rate(command, area, options)
  })
program
  .command('open')
  .description('print an address that signs a browser in, once')
  .addOption(json())
  .action(async (options: { json: boolean }) => {
    const { openPage } = await import('./commands/open.ts')
    return openPage(command, options)
  })

const resume = program.command('resume').description('what a résumé claims, beside what work shows')
resume
  .command('add')
  .description('read a résumé, and record what it claims')
  .argument('<file>', 'PDF, DOCX, JSON Resume, Markdown or text')
  .addOption(json())
  .action(async (file: string, options: { json: boolean }) => {
    const { resumeAdd } = await import('./commands/resume.ts')
    return resumeAdd(command, file, options)
  })
resume
  .command('list')
  .description('résumés that were read')
  .addOption(json())
  .action(async (options: { json: boolean }) => {
    const { resumeList } = await import('./commands/resume.ts')
    return resumeList(command, options)
  })
resume
  .command('show')
  .description('one of them: its claims line by line, and what could not be placed')
  .argument(
    '[resume]',
    'its name or its first digits, as proven resume list prints them; the newest if left out',
  )
  .addOption(json())
  .action(async (which: string | undefined, options: { json: boolean }) => {
    const { resumeShow } = await import('./commands/resume.ts')
    return resumeShow(command, which, options)
  })
resume
  .command('answer')
  .description('answer what a résumé leaves open')
  .argument('<question>', 'as proven resume show prints it')
  .argument('<choice>', 'one of those printed with it')
  .option('--of <resume>', 'its name or its first digits; the newest if left out')
  .addOption(json())
  .action(async (question: string, choice: string, options: { of?: string; json: boolean }) => {
    const { resumeAnswer } = await import('./commands/resume.ts')
    return resumeAnswer(command, question, choice, { json: options.json, of: options.of })
  })

const target = program.command('target').description('what you want: a job, a level of a ladder, a stage')
target
  .command('add')
  .description('read a job description or a ladder, or name a stage, and set it beside your evidence')
  .option('--text-file <file>', 'a job description: text, HTML, PDF or DOCX; - for standard input')
  .option('--ladder <file>', 'your employer’s ladder: YAML or CSV, as docs/ladders.md shows')
  .option('--level <name>', 'of the ladder; its senior level if left out')
  .addOption(new Option('--stage <stage>', 'a stage of the bar').choices(stages))
  .addOption(json())
  .action(async (options: TargetAddOptions) => {
    const { targetAdd } = await import('./commands/target.ts')
    return targetAdd(command, options)
  })
target
  .command('list')
  .description('all that was added, with the must-haves that are met')
  .addOption(json())
  .action(async (options: { json: boolean }) => {
    const { targetList } = await import('./commands/target.ts')
    return targetList(command, options)
  })
target
  .command('show')
  .description('what was read of one')
  .argument('[target]', 'its number, or words of its title; the newest if left out')
  .addOption(json())
  .action(async (which: string | undefined, options: { json: boolean }) => {
    const { targetShow } = await import('./commands/target.ts')
    return targetShow(command, which, options)
  })
target
  .command('remove')
  .description('remove one; evidence stays')
  .argument('<target>')
  .addOption(json())
  .action(async (which: string, options: { json: boolean }) => {
    const { targetRemove } = await import('./commands/target.ts')
    return targetRemove(command, which, options)
  })
program
  .command('gap')
  .description('a target requirement by requirement: met, weak, missing or unknown, and by what evidence')
  .argument('[target]', 'its number, or words of its title; the newest if left out')
  .addOption(json())
  .action(async (which: string | undefined, options: { json: boolean }) => {
    const { gap } = await import('./commands/target.ts')
    return gap(command, which, options)
  })

const win = program.command('win').description('what you achieved at work, and what it shows')
const words = (name: string, what: string) => new Option(`--${name} <words>`, what)
win
  .command('add')
  .description('write a win down; asks on a terminal, keeps every answer, and records it once it says enough')
  .addOption(words('title', 'what you call it'))
  .addOption(new Option('--when <date>', 'a month or a day: 2026-09, 2026-09-14'))
  .addOption(words('situation', 'what the trouble was, and whose'))
  .addOption(words('did', 'what you did'))
  .addOption(words('part', 'which part was yours'))
  .addOption(words('result', 'what was different afterwards'))
  .addOption(words('measure', 'what was counted: p99 of GET /orders'))
  .addOption(words('before', 'the number before'))
  .addOption(words('after', 'the number after'))
  .addOption(words('source', 'where the numbers can be looked up'))
  .addOption(words('confirm', 'who could say that it is so'))
  .option('--shows <skill/behaviour>', 'a behaviour of the bar; may be given again', each, [])
  .option('--candidate <number>', 'begin with what proven win list proposes')
  .option('--to <number>', 'go on with a win that is written down')
  .option('--draft', 'keep it as a draft, whole or not', false)
  .addOption(json())
  .action(async (options: WinAddOptions) => {
    const { winAdd } = await import('./commands/win.ts')
    return winAdd(command, options)
  })
win
  .command('list')
  .description('wins that are written down, and what may have been one')
  .addOption(json())
  .action(async (options: { json: boolean }) => {
    const { winList } = await import('./commands/win.ts')
    return winList(command, options)
  })
win
  .command('show')
  .description('one of them: its words, what is not told yet, and what it shows')
  .argument('[number]', 'the newest if left out')
  .addOption(json())
  .action(async (which: string | undefined, options: { json: boolean }) => {
    const { winShow } = await import('./commands/win.ts')
    return winShow(command, which, options)
  })
win
  .command('take-back')
  .description('withdraw the evidence of a win; its words are kept')
  .argument('<number>')
  .addOption(json())
  .action(async (which: string, options: { json: boolean }) => {
    const { winTakeBack } = await import('./commands/win.ts')
    return winTakeBack(command, which, options)
  })

program
  .command('review')
  .description('what moved since the last review and why; what to keep, drop and change')
  .addOption(words('keep', 'what worked, and stays as it is'))
  .addOption(words('drop', 'what cost more than it gave, and stops'))
  .addOption(words('change', 'what you do differently from now on'))
  .option('--out <file>', 'write it as a dated page of Markdown too')
  .option('--show <number>', 'one that was written before')
  .option('--list', 'all that were written', false)
  .addOption(json())
  .action(async (options: ReviewOptions) => {
    const { review } = await import('./commands/review.ts')
    return review(command, options)
  })

const hours = (value: string): number => {
  const named = Number(value)
  if (value.trim() === '' || !(named >= 0)) throw new InvalidArgumentError('A number of hours is needed.')
  return named
}
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
    const { plan } = await import('./commands/plan.ts')
    return plan(command, options)
  })
planned
  .command('why')
  .description('why an activity is planned, or why not')
  .argument('<activity>', 'as proven plan prints it')
  .addOption(json())
  .action(async (slug: string, options: { json: boolean }) => {
    const { planWhy } = await import('./commands/plan.ts')
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
      const { planMark } = await import('./commands/plan.ts')
      const { hours: took, outcome } = options
      return planMark(command, slug, { state, hours: took, outcome }, options)
    })
program
  .command('week')
  .description('this week: at most three actions, each with its reason')
  .addOption(json())
  .action(async (options: { json: boolean }) => {
    const { week } = await import('./commands/week.ts')
    return week(command, options)
  })

const lab = program.command('lab').description('practice that is measured')
lab
  .command('list')
  .description('every lab, and how far you are with it')
  .addOption(json())
  .action(async (options: { json: boolean }) => {
    const { labList } = await import('./commands/lab.ts')
    return labList(command, options)
  })
lab
  .command('start')
  .description('put a lab’s starter into a folder')
  .argument('<lab>', 'its slug, as proven lab list prints it')
  .argument('[folder]', 'empty, or not there yet; named like the lab if left out')
  .option('--language <language>', 'of the starter', 'typescript')
  .addOption(json())
  .action(async (slug: string, folder: string | undefined, options: { language: string; json: boolean }) => {
    const { labStart } = await import('./commands/lab.ts')
    return labStart(command, slug, folder, options)
  })
lab
  .command('brief')
  .description('what is asked in a lab')
  .argument('<lab>')
  .addOption(json())
  .action(async (slug: string, options: { json: boolean }) => {
    const { labBrief } = await import('./commands/lab.ts')
    return labBrief(command, slug, options)
  })
lab
  .command('check')
  .description('run the service in a folder against load, faults and attacks; its source is not kept')
  .argument('[folder]', 'where lab start put it; this one if left out')
  .option('--seed <seed>', 'the same requests again; such a run never counts')
  .addOption(json())
  .action(async (folder: string | undefined, options: { seed?: string; json: boolean }) => {
    interruptible()
    const { labCheck } = await import('./commands/lab-check.ts')
    process.exitCode = await labCheck(command, folder, options)
  })
lab
  .command('report')
  .description('what a run showed')
  .argument('[run]', 'its number; the newest if left out')
  .option('--rejudge', 'judge its recording by the checks as they are now', false)
  .addOption(json())
  .action(async (run: string | undefined, options: { rejudge: boolean; json: boolean }) => {
    const { labReport } = await import('./commands/lab-report.ts')
    return labReport(command, run, options)
  })
lab
  .command('hint')
  .description('the next hint; it is noted that you took it')
  .argument('[lab]', 'that of this folder if left out')
  .addOption(json())
  .action(async (slug: string | undefined, options: { json: boolean }) => {
    const { labHint } = await import('./commands/lab.ts')
    return labHint(command, slug, options)
  })

lab
  .command('verify')
  .description('prove that every lab can be passed and every check can fail, by what it brings to be tried')
  .argument('[lab...]', 'labs or submissions of them; all if left out')
  .option('--changed', 'only those whose proof is of something else', false)
  .option('--within <minutes>', 'begin nothing after so long', minutes)
  .addOption(json())
  .action(async (labs: string[], options: { changed: boolean; within?: number; json: boolean }) => {
    interruptible()
    const { labVerify } = await import('./commands/lab-verify.ts')
    process.exitCode = await labVerify(command, labs, options)
  })

const content = program.command('content').description('what Proven knows')
content
  .command('stats')
  .description('count it')
  .addOption(json())
  .action(async (options: { json: boolean }) => {
    const { contentStats } = await import('./commands/content.ts')
    return contentStats(command, options)
  })
content
  .command('verify')
  .description('find every problem in it')
  .addOption(json())
  .action(async (options: { json: boolean }) => {
    const { contentVerify } = await import('./commands/content.ts')
    return contentVerify(command, options)
  })

program
  .command('doctor')
  .description('say what is wrong here, and what to do')
  .addOption(json())
  .action(async (options: { json: boolean }) => {
    const { doctor } = await import('./commands/doctor.ts')
    return doctor(command, options)
  })
program
  .command('stop')
  .description('end the server')
  .addOption(json())
  .action(async (options: { json: boolean }) => {
    const { stop } = await import('./commands/open.ts')
    return stop(command, options)
  })
program
  .command('export')
  .description('write everything but keys to a file')
  .argument('<file>', 'a new one; what is there already is not overwritten')
  .addOption(json())
  .action(async (file: string, options: { json: boolean }) => {
    const { exportTo } = await import('./commands/record.ts')
    return exportTo(command, file, options)
  })
program
  .command('import')
  .description('read what export wrote')
  .argument('<file>', 'what proven export wrote; what is here already stays')
  .addOption(json())
  .action(async (file: string, options: { json: boolean }) => {
    const { importFrom } = await import('./commands/record.ts')
    return importFrom(command, file, options)
  })
program
  .command('erase')
  .description('erase everything, or one source, for good')
  .option('--source <name>', 'a source, by its name or its number, as proven sources prints them')
  .option('--yes', 'do not ask', false)
  .addOption(json())
  .action(async (options: { source?: string; yes: boolean; json: boolean }) => {
    const { erase } = await import('./commands/record.ts')
    return erase(command, options)
  })

try {
  await program.parseAsync()
} catch (error) {
  const json = process.argv.includes('--json')
  if (!(error instanceof CommanderError)) process.exitCode = tellFailure(terminal, error, json)
  else if (error.exitCode !== 0) {
    // What was not understood is told on standard error already.
    if (json) terminal.json(failureObject(new Failure('request-invalid', error.message)))
    process.exitCode = failures['request-invalid'].exit
  }
}
