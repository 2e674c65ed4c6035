import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PostgresFailure } from './failure.ts'
import { commandOf, isAlive, processesNaming } from './processes.ts'

/** First lines of postmaster.pid, as far as they are used here. */
export type PidFile = { pid: number; startedAtSeconds: number; ready: boolean }

export function readPidFile(dataFolder: string): PidFile | null {
  try {
    const lines = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')
    return {
      pid: Number(lines[0]),
      startedAtSeconds: Number(lines[2]),
      ready: lines[7]?.trim() === 'ready',
    }
  } catch {
    return null
  }
}

/**
 * Ends what an earlier program left running on a data folder, and mends its pid file. The owner lock has to be held:
 * then whatever runs here has no owner any more.
 * @param tag  what all processes of that server carry in their titles
 * @throws PostgresFailure did-not-start  when something does not end
 * @throws PostgresFailure folder-in-use  when somebody runs a server on it by hand
 */
export async function reclaim(dataFolder: string, tag: string): Promise<void> {
  const pid = readPidFile(dataFolder)?.pid ?? 0
  const leader = pid > 0 && isAlive(pid) ? pid : null
  if (leader !== null) {
    const command = commandOf(leader)
    if (command === '' && isAlive(leader))
      throw new PostgresFailure(
        'did-not-start',
        `what process ${leader} is cannot be found out; is ps missing?`,
      )
    // In order, at once, by force: the log makes good what the last two leave behind.
    if (command.includes(tag))
      for (const [signal, patienceMs] of [
        ['SIGINT', 3_000],
        ['SIGQUIT', 3_000],
        ['SIGKILL', 3_000],
      ] as const)
        if (await endedBy([leader], signal, patienceMs)) break
    if (isAlive(leader) && /postgres/.test(command) && worksIn(leader, command, dataFolder))
      throw new PostgresFailure('folder-in-use', `process ${leader}, which is not ours: ${command.trim()}`)
  }
  // Without their leader the others end by themselves, unless they are busy.
  const left = serverProcesses(tag)
  if (left.length > 0 && !(await endedBy(left, 0, 500)) && !(await endedBy(left, 'SIGKILL', 5_000)))
    throw new PostgresFailure('did-not-start', `process ${serverProcesses(tag).join(', ')} does not end`)
  // Empty after a crash of the machine, or with a number that another program has by now, it would stop the next start.
  rmSync(join(dataFolder, 'postmaster.pid'), { force: true })
}

/** Whether a server that somebody started by hand is on this very folder: a server's processes never leave it. */
function worksIn(pid: number, command: string, dataFolder: string): boolean {
  try {
    const [there, here] = [statSync(`/proc/${pid}/cwd`), statSync(dataFolder)]
    return there.dev === here.dev && there.ino === here.ino
  } catch {
    return command.includes(dataFolder) // no /proc, or another user's process
  }
}

/** The shell that watches over a server has its tag in its command line too, and ends with it. */
export const serverProcesses = (tag: string): number[] =>
  processesNaming(tag).flatMap(({ pid, command }) => (/^\/bin\/sh /.test(command) ? [] : [pid]))

async function endedBy(pids: number[], signal: NodeJS.Signals | 0, patienceMs: number): Promise<boolean> {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {} // it has just ended
  }
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 10) {
    if (!pids.some(isAlive)) return true
    await sleep(10)
  }
  return false
}
