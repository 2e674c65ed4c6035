import {
  type LogEntryReply,
  type LogEntryRequest,
  logEntryReply,
  logReply,
} from '../../api/contract/journal.ts'
import { Failure } from '../../core/failures.ts'
import { localDay } from '../../core/work-log/day.ts'
import {
  emptyLogEntry,
  type LogKind,
  logKindNames,
  logKinds,
  nameOfEntry,
} from '../../core/work-log/log-entry.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { changeItem, type ItemKind, removeItem, words, writeItem } from './item.ts'
import { printEntry, printLog } from './log-words.ts'

export type LogOptions = Partial<Pick<LogEntryRequest, 'kind' | 'on' | 'says' | 'who' | 'link'>> & {
  followUp?: string
  followUpSays?: string
  json: boolean
}

const entries: ItemKind<LogEntryReply, LogEntryRequest> = {
  command: 'log',
  one: 'entry',
  path: '/v1/log',
  reply: logEntryReply,
  all: async (server) => (await ask(server, { path: '/v1/log', reply: logReply })).entries,
  draftOf: ({ kind, on, says, who, link, followUp }) => ({ kind, on, says, who, link, followUp }),
  nameOf: nameOfEntry,
  questions: [
    {
      asks: 'What kind is it?',
      takes: logKinds.map((value) => ({ value, label: logKindNames[value] })),
      read: ({ kind }) => kind,
      write: (draft, kind) => ({ ...draft, kind: logKinds.find((each) => each === kind) ?? draft.kind }),
    },
    words('says', 'What happened?'),
    { ...words('on', 'When?'), takes: 'day' },
    words('who', 'With whom?'),
    words('link', 'Where can it be found again?'),
    {
      asks: 'What do you want to come back to? Nothing, if Enter.',
      takes: 'words',
      read: ({ followUp }) => followUp.says,
      write: (draft, says) => ({ ...draft, followUp: { ...draft.followUp, says } }),
    },
    {
      asks: 'On which day? None, if Enter.',
      takes: 'day',
      read: ({ followUp }) => followUp.on,
      write: (draft, on) => ({ ...draft, followUp: { ...draft.followUp, on, isDone: false } }),
    },
  ],
  print: printEntry,
}

function given({ json: _, followUp, followUpSays, ...told }: LogOptions) {
  if (followUp === undefined && followUpSays === undefined && Object.keys(told).length === 0) return null
  return (draft: LogEntryRequest): LogEntryRequest => ({
    ...draft,
    ...told,
    followUp: {
      on: followUp ?? draft.followUp.on,
      says: followUpSays ?? draft.followUp.says,
      // Another day asks for it again.
      isDone: followUp === undefined && draft.followUp.isDone,
    },
  })
}

const fresh = (): LogEntryRequest => ({ ...emptyLogEntry, on: localDay(new Date()) })

export const logAdd = (command: Command, options: LogOptions): Promise<void> =>
  writeItem(command, entries, { which: null, empty: fresh(), given: given(options), json: options.json })

export const logChange = (command: Command, which: string, options: LogOptions): Promise<void> =>
  writeItem(command, entries, { which, empty: fresh(), given: given(options), json: options.json })

/** Says that what was to be come back to was. */
export const logDone = (command: Command, which: string, { json }: { json: boolean }): Promise<void> =>
  changeItem(
    command,
    entries,
    which,
    (entry) => {
      const { followUp } = entry
      if (followUp.on === '' && followUp.says === '')
        throw new Failure('request-invalid', [
          `entry ${which} has nothing to come back to`,
          `proven log change ${which} --follow-up DATE sets a day`,
        ])
      return { ...entry, followUp: { ...followUp, isDone: true } }
    },
    json,
  )

export async function logList(
  command: Command,
  { kind, json }: { kind?: LogKind; json: boolean },
): Promise<void> {
  const told = await ask(await serverFor(command), { path: '/v1/log', reply: logReply })
  const kept = told.entries.filter((entry) => kind === undefined || entry.kind === kind)
  const followUps = told.followUps.filter((number) => kept.some((entry) => entry.number === number))
  if (json) command.terminal.json({ entries: kept, followUps })
  else printLog(command.terminal, { entries: kept, followUps })
}

export const logRemove = (command: Command, which: string, { json }: { json: boolean }): Promise<void> =>
  removeItem(command, entries, which, json)
