import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Operation } from '../../../src/core/lab/history/operation.ts'

export type RecordedHistory = { name: string; linearizable: boolean; operations: Operation[] }

/** The histories beside this file, with their verdicts. Instants are the places of lines. */
export function etcdHistories(): RecordedHistory[] {
  const text = gunzipSync(readFileSync(new URL('histories.log.gz', import.meta.url))).toString()
  return text
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.split('\n')
      const [name = '', verdict] = head.split(' ')
      return { name, linearizable: verdict === 'true', operations: operationsOf(lines) }
    })
}

function operationsOf(lines: readonly string[]): Operation[] {
  const operations: Operation[] = []
  const running = new Map<number, Operation>()
  for (const [at, line] of lines.entries()) {
    const found = /^INFO\s+jepsen\.util\s+-\s+(\d+)\s+:(\w+)\s+:(\w+)\s+(.+)$/.exec(line)
    if (!found) continue
    const [client, event, does] = [Number(found[1]), found[2], found[3] as Operation['does']]
    const value = valueIn(found[4] ?? '')
    const before = running.get(client)
    if (event === 'invoke') {
      const operation: Operation = {
        client,
        does,
        key: 'register',
        value,
        outcome: 'unknown',
        startMs: at,
        endMs: null,
      }
      operations.push(operation)
      running.set(client, operation)
    } else if (before && event !== 'info' && value !== timedOut) {
      before.outcome = event === 'ok' ? 'ok' : 'fail'
      before.endMs = at
      before.value = value
    }
  }
  return operations
}

const timedOut = ':timed-out'

const valueIn = (text: string): unknown =>
  text === 'nil' ? null : text === timedOut ? timedOut : JSON.parse(text.replace(' ', ','))
