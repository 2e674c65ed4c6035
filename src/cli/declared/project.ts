import type { Command as Program } from 'commander'
import type { Command } from '../command.ts'
import type { CertificateAddOptions } from '../commands/certificate.ts'
import type { ProjectOptions } from '../commands/project.ts'
import { all, each, json } from './options.ts'

export function declareProject(program: Program, command: Command): void {
  program
    .command('project')
    .description(
      'a repository as a project: what your commits show of it, what only you can say, what would add the rest',
    )
    .argument('[name]', 'as proven sources prints it, or a folder to read; a list of all if left out')
    .option(
      '--answer <question=words>',
      'answer a question; empty words take it back; may be given again',
      each,
      [],
    )
    .option('--ask', 'ask what is not answered yet', false)
    .option('--as <email>', 'an author address that is yours, for a folder; may be given again', each, [])
    .addOption(json())
    .action(async (name: string | undefined, options: ProjectOptions) => {
      const { project } = await import('../commands/project.ts')
      return project(command, name, options)
    })
  const certificate = program
    .command('certificate')
    .description('certificates: which fit what you want, what you hold, and when it lapses')
  certificate
    .command('list')
    .description('what you hold and plan, and what fits a target, with what it does not prove')
    .option('--target <target>', 'its id; the plan’s if left out')
    .addOption(all('the whole catalogue'))
    .addOption(json())
    .action(async (options: { target?: string; all: boolean; json: boolean }) => {
      const { certificateList } = await import('../commands/certificate.ts')
      return certificateList(command, options)
    })
  certificate
    .command('add')
    .description('note one that you hold or plan; passed, it is evidence: a claim')
    .argument('<certification>', 'its slug, its name or its code: ckad, CLF-C02')
    .option('--passed <date>', 'the day of the pass: 2026-05-01; a renewal’s takes its place')
    .option('--expires <date>', 'its last day, where it is not what its kind says')
    .option('--exam <date>', 'the day of an exam to come; none to take it away')
    .option('--reference <words>', 'where it can be checked: an address, a number; it then weighs more')
    .addOption(json())
    .action(async (certification: string, options: CertificateAddOptions) => {
      const { certificateAdd } = await import('../commands/certificate.ts')
      return certificateAdd(command, certification, options)
    })
  certificate
    .command('remove')
    .description('remove one, and withdraw what it claimed')
    .argument('<certification>')
    .addOption(json())
    .action(async (certification: string, options: { json: boolean }) => {
      const { certificateRemove } = await import('../commands/certificate.ts')
      return certificateRemove(command, certification, options)
    })
}
