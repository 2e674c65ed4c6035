import type { LogEntryReply } from '../../api/contract/journal.ts'
import { logKindNames, nameOfEntry } from '../../core/work-log/log-entry.ts'
import { clean, styled, type Terminal } from '../terminal.ts'
import { dayNamed } from '../words.ts'
import { fields, itemLine, under } from './item-words.ts'

/** @param followUps  numbers of entries to come back to, the earliest first */
export function printLog(
  terminal: Terminal,
  { entries, followUps }: { entries: readonly LogEntryReply[]; followUps: readonly number[] },
): void {
  if (entries.length === 0) terminal.out('Nothing is in the log: proven log add')
  const open = followUps.flatMap((number) => entries.find((entry) => entry.number === number) ?? [])
  if (open.length > 0) {
    terminal.out(styled('strong', 'To come back to'))
    for (const entry of open) {
      const { number, follows, followUp, who } = entry
      terminal.out(
        styled('strong', String(number).padStart(3)),
        '   ',
        styled(follows === 'due' ? 'careful' : 'quiet', followSays(entry)),
        `  ${clean(followUp.says.trim() || nameOfEntry(entry))}`,
        styled('quiet', who.trim() && `  ${clean(who.trim())}`),
      )
    }
    terminal.out(styled('quiet', 'proven log done NUMBER says that it was done'))
    terminal.out()
  }
  for (const entry of entries) {
    const { number, kind, on, who, link } = entry
    itemLine(terminal, number, nameOfEntry(entry), [dayNamed(on), logKindNames[kind], who.trim()])
    if (link.trim() !== '') under(terminal, link, 'quiet')
  }
}

export function printEntry(terminal: Terminal, entry: LogEntryReply): void {
  const { number, kind, on, says, who, link, followUp } = entry
  itemLine(terminal, number, nameOfEntry(entry), [dayNamed(on), logKindNames[kind]])
  fields(terminal, [
    ...(says.trim().includes('\n') ? [['What happened', says] as const] : []),
    ['With', who],
    ['Found at', link],
    [
      'Come back',
      [followUp.isDone ? 'done' : followSays(entry), followUp.says.trim()].filter(Boolean).join(': '),
    ],
  ])
}

const followSays = ({ follows, followUp: { on } }: LogEntryReply): string =>
  follows === 'due' ? `due since ${dayNamed(on)}` : follows === 'to-come' ? `due ${dayNamed(on)}` : ''
