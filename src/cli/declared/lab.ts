import { InvalidArgumentError, type Command as Program } from 'commander'
import { contentFolder } from '../../app/build.ts'
import { starterLanguages } from '../../content/starter-languages.ts'
import type { Command } from '../command.ts'
import { json } from './options.ts'

const minutes = (value: string): number => {
  const named = Number(value)
  if (!(named > 0)) throw new InvalidArgumentError('A number of minutes is needed.')
  return named
}

const starters = (): string[] => {
  const all = starterLanguages(contentFolder)
  const width = Math.max(0, ...all.map(({ lab }) => lab.length)) + 2
  return all.map(({ lab, languages }) => `  ${lab.padEnd(width)}${languages.join(', ')}`)
}

export function declareLab(program: Program, command: Command): void {
  const lab = program.command('lab').description('practice that is measured')
  lab
    .command('list')
    .description('every lab, and how far you are with it')
    .addOption(json())
    .action(async (options: { json: boolean }) => {
      const { labList } = await import('../commands/lab.ts')
      return labList(command, options)
    })
  lab
    .command('start')
    .description('put a lab’s starter into a folder')
    .argument('<lab>', 'its slug, as proven lab list prints it')
    .argument('[folder]', 'empty, or not there yet; named like the lab if left out')
    .option('--language <language>', 'of the starter; below is what each lab has', 'typescript')
    .addHelpText('after', () => `\nStarters:\n${starters().join('\n')}`)
    .addOption(json())
    .action(
      async (slug: string, folder: string | undefined, options: { language: string; json: boolean }) => {
        const { labStart } = await import('../commands/lab.ts')
        return labStart(command, slug, folder, options)
      },
    )
  lab
    .command('brief')
    .description('what is asked in a lab')
    .argument('<lab>')
    .addOption(json())
    .action(async (slug: string, options: { json: boolean }) => {
      const { labBrief } = await import('../commands/lab.ts')
      return labBrief(command, slug, options)
    })
  lab
    .command('check')
    .description('run the service in a folder against load, faults and attacks; its source is not kept')
    .argument('[folder]', 'where lab start put it; this one if left out')
    .option('--seed <seed>', 'the same requests again; such a run never counts')
    .addOption(json())
    .action(async (folder: string | undefined, options: { seed?: string; json: boolean }) => {
      command.interruptible()
      const { labCheck } = await import('../commands/lab-check.ts')
      process.exitCode = await labCheck(command, folder, options)
    })
  lab
    .command('report')
    .description('what a run showed')
    .argument('[run]', 'its number; the newest if left out')
    .option('--rejudge', 'judge its recording by the checks as they are now', false)
    .addOption(json())
    .action(async (run: string | undefined, options: { rejudge: boolean; json: boolean }) => {
      const { labReport } = await import('../commands/lab-report.ts')
      return labReport(command, run, options)
    })
  lab
    .command('hint')
    .description('the next hint; it is noted that you took it')
    .argument('[lab]', 'that of this folder if left out')
    .addOption(json())
    .action(async (slug: string | undefined, options: { json: boolean }) => {
      const { labHint } = await import('../commands/lab.ts')
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
      command.interruptible()
      const { labVerify } = await import('../commands/lab-verify.ts')
      process.exitCode = await labVerify(command, labs, options)
    })
}
