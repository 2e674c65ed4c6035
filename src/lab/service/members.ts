import { commandOf, isAlive } from '../../postgres/processes.ts'
import { environmentOf, type ProcessRow, processTable, workingFolderOf } from './process-table.ts'
import { tagVariable } from './tag.ts'

export type Members = {
  /** Processes of a service that run now, without those that hold it. To be asked often: who leaves is followed. */
  now(): number[]
  /** Those of the last look that are still there. */
  known(): number[]
  /** How many there are, with the few that hold it. */
  count(): number
  /** Also those that only their environment or their folder gives away. Reads much, so it is for the end. */
  all(): number[]
}

/** Stands in the command line of each process that holds a service, and of none that belongs to it. */
export const holderMark = 'proven-holds-a-service'

/**
 * Follows what a process started, and what that started. A daemon forks twice and leaves its session, so that its
 * parent is the system's first process: who was seen once is known by number and birth from then on.
 * @param root  leads a session of its own
 * @param tag  of the run; every process has it in its environment, unless it cleaned that
 */
export function followMembers(root: number, tag: string, folder: string): Members {
  const seen = new Map<number, string>()
  const sessions = new Set([root])
  const look = (thorough: boolean): number[] => {
    const table = processTable()
    const births = new Map(table.map(({ pid, birth }) => [pid, birth]))
    for (const [pid, birth] of seen) if (births.get(pid) !== birth) seen.delete(pid)
    const isOurs = (row: ProcessRow): boolean =>
      row.parent === root ||
      seen.has(row.parent) ||
      sessions.has(row.session) ||
      (thorough && row.pid !== process.pid && givesItselfAway(row.pid, tag, folder))
    for (let fresh = table; fresh.length > 0; ) {
      fresh = table.filter((row) => row.pid !== root && !seen.has(row.pid) && isOurs(row))
      for (const { pid, birth, session } of fresh) {
        seen.set(pid, birth)
        sessions.add(session)
      }
    }
    return [...seen.keys()]
  }
  const find = (thorough: boolean) => look(thorough).filter((pid) => !commandOf(pid).includes(holderMark))
  return {
    now: () => find(false),
    known: () => [...seen.keys()],
    count: () => look(false).length,
    all: () => find(true).filter(isAlive),
  }
}

function givesItselfAway(pid: number, tag: string, folder: string): boolean {
  const works = workingFolderOf(pid)
  if (works === folder || works.startsWith(`${folder}/`)) return true
  return environmentOf(pid).split('\n').includes(`${tagVariable}=${tag}`)
}

/** Stops them first, so that none can fork away in between, then ends them; until no more are found. */
export function killAll(find: () => number[]): void {
  const stopped = new Set<number>()
  for (let round = 0; round < 20; round++) {
    const fresh = find().filter((pid) => !stopped.has(pid))
    if (fresh.length === 0) break
    for (const pid of fresh) {
      send(pid, 'SIGSTOP')
      stopped.add(pid)
    }
  }
  for (const pid of stopped) send(pid, 'SIGKILL')
}

export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {} // it has just ended
}
