import { Option, type Command as Program } from 'commander'
import type { Command } from '../command.ts'
import type { WinAddOptions } from '../commands/win.ts'
import { each, json, words } from './options.ts'

export function declareWin(program: Program, command: Command): void {
  const win = program.command('win').description('what you achieved at work, and what it shows')
  win
    .command('add')
    .description(
      'write a win down; asks on a terminal, keeps every answer, and records it once it says enough',
    )
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
      const { winAdd } = await import('../commands/win.ts')
      return winAdd(command, options)
    })
  win
    .command('list')
    .description('wins that are written down, and what may have been one')
    .addOption(json())
    .action(async (options: { json: boolean }) => {
      const { winList } = await import('../commands/win.ts')
      return winList(command, options)
    })
  win
    .command('show')
    .description('one of them: its words, what is not told yet, and what it shows')
    .argument('[number]', 'the newest if left out')
    .addOption(json())
    .action(async (which: string | undefined, options: { json: boolean }) => {
      const { winShow } = await import('../commands/win.ts')
      return winShow(command, which, options)
    })
  win
    .command('take-back')
    .description('withdraw the evidence of a win; its words are kept')
    .argument('<number>')
    .addOption(json())
    .action(async (which: string, options: { json: boolean }) => {
      const { winTakeBack } = await import('../commands/win.ts')
      return winTakeBack(command, which, options)
    })
}
