import { queryOptions } from '@tanstack/react-query'
import {
  type LogEntryReply,
  type LogEntryRequest,
  logEntry,
  logEntryReply,
  logReply,
} from '../../api/contract/journal.ts'
import { emptyLogEntry } from '../../core/work-log/log-entry.ts'
import { theOne } from '../journal/the-one.ts'
import { today } from '../journal/today.ts'
import type { ItemCalls } from '../journal/use-item.ts'
import { call } from '../server/call.ts'

const path = '/v1/log'

export const log = () =>
  queryOptions({ queryKey: ['log'], queryFn: ({ signal }) => call({ reply: logReply, path, signal }) })

export const addLogEntry = (): Promise<LogEntryReply> =>
  call({
    reply: logEntryReply,
    path,
    method: 'POST',
    body: { ...emptyLogEntry, on: today() },
  })

export const dropLogEntry = (number: number) =>
  call({ reply: logReply, path: `${path}/${number}`, method: 'DELETE' })

export const writeLogEntry = (number: number, body: LogEntryRequest): Promise<LogEntryReply> =>
  call({ reply: logEntryReply, path: `${path}/${number}`, method: 'PUT', body })

export const logItem = (number: number): ItemCalls<LogEntryReply, LogEntryRequest> => ({
  item: `log/${number}`,
  ask: async (signal) => theOne((await call({ reply: logReply, path, signal })).entries, number),
  put: (body) => writeLogEntry(number, body),
  shape: logEntry,
  foreseen: (reply, draft) => ({ ...reply, ...draft }),
  touches: { written: ['log', 'review'], done: [] },
})
