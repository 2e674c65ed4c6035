import { readFileSync } from 'node:fs'
import { type Members, send } from './members.ts'
import { memoryOf } from './process-table.ts'

/** Of all processes of a service together. */
export type Limits = { memoryMiB: number; processes: number; openFiles: number; fileMiB: number }

// A process that forks without end has a thousand children before a table of them is read, and from then on nobody
// gets anything read. The number of all tasks of the machine costs nothing to ask.
const sprintTasks = 200
const stampedeTasks = 1_000
const sprintEveryMs = 50
const memoryEveryMs = 250

/**
 * Says once, in words, when a service has more than its limits.
 * @param group  of processes, that holds at least those that did not leave it
 * @returns ends the watch
 */
export function watchLimits(
  group: number,
  members: Members,
  limits: Limits & { lookEveryMs: number },
  onOver: (says: string) => void,
): () => void {
  let calm = tasksOfMachine()
  const over = (says: string | null) => {
    if (says === null) return
    stop()
    onOver(says)
  }
  const sprint = setInterval(() => {
    const grown = tasksOfMachine() - calm
    if (grown > stampedeTasks) return over(tooMany(grown, limits))
    if (grown < sprintTasks) return
    // Somebody else's may have grown as well.
    send(-group, 'SIGSTOP')
    const count = members.count()
    if (count > limits.processes) return over(tooMany(count, limits))
    send(-group, 'SIGCONT')
    calm += grown
  }, sprintEveryMs)
  const look = setInterval(() => {
    const count = members.now().length
    if (count > limits.processes) over(tooMany(count, limits))
  }, limits.lookEveryMs)
  members.now()
  const memory = setInterval(() => over(tooMuch(members.known(), limits)), memoryEveryMs)
  const stop = () => {
    clearInterval(sprint)
    clearInterval(look)
    clearInterval(memory)
  }
  return stop
}

/** Processes and threads of the whole machine; 0 where that is not known. */
function tasksOfMachine(): number {
  try {
    return Number(/\/(\d+) /.exec(readFileSync('/proc/loadavg', 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

const tooMany = (count: number, { processes }: Limits) =>
  `ended: it had ${count} processes; at most ${processes} are allowed`

function tooMuch(pids: number[], { memoryMiB }: Limits): string | null {
  const usedMiB = Math.round(pids.reduce((sum, pid) => sum + memoryOf(pid), 0) / 1024)
  return usedMiB > memoryMiB
    ? `ended: it used ${usedMiB} MiB of memory; at most ${memoryMiB} MiB are allowed`
    : null
}
