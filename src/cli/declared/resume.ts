import type { Command as Program } from 'commander'
import type { Command } from '../command.ts'
import { json } from './options.ts'

export function declareResume(program: Program, command: Command): void {
  const resume = program.command('resume').description('what a résumé claims, beside what work shows')
  resume
    .command('add')
    .description('read a résumé, and record what it claims')
    .argument('<file>', 'PDF, DOCX, JSON Resume, Markdown or text')
    .addOption(json())
    .action(async (file: string, options: { json: boolean }) => {
      const { resumeAdd } = await import('../commands/resume.ts')
      return resumeAdd(command, file, options)
    })
  resume
    .command('list')
    .description('résumés that were read')
    .addOption(json())
    .action(async (options: { json: boolean }) => {
      const { resumeList } = await import('../commands/resume.ts')
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
      const { resumeShow } = await import('../commands/resume.ts')
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
      const { resumeAnswer } = await import('../commands/resume.ts')
      return resumeAnswer(command, question, choice, { json: options.json, of: options.of })
    })
}
