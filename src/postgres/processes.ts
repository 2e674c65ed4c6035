import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** What is known about other processes, from /proc where there is one, else from ps. */

const hasProc = (() => {
  try {
    return readFileSync('/proc/self/stat', 'utf8').length > 0
  } catch {
    return false
  }
})()

const ps = (...args: string[]): string => {
  const { stdout } = spawnSync('ps', args, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  })
  return (stdout ?? '').trim()
}

/** Fields of /proc/<pid>/stat from the third on; the second, a name in brackets, may hold anything. */
const statOf = (pid: number): string[] => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(') ') + 2).split(' ')
  } catch {
    return []
  }
}

const isZombie = (pid: number): boolean =>
  (hasProc ? (statOf(pid)[0] ?? '') : ps('-o', 'state=', '-p', String(pid))).startsWith('Z')

/** A process that only waits to be reaped counts as dead. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return !isZombie(pid)
}

/** Which start of which machine a process belongs to, so that a number used again is not taken for it; '' unknown. */
export function birthOf(pid: number): string {
  if (!hasProc) return ps('-o', 'lstart=', '-p', String(pid))
  const ticks = statOf(pid)[19]
  if (ticks === undefined) return ''
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`
  } catch {
    return ticks
  }
}

/** The command line, or the title that the process gave itself; '' when there is no such process. */
export function commandOf(pid: number): string {
  if (!hasProc) return ps('-ww', '-o', 'command=', '-p', String(pid))
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** Live processes whose command line holds `text`. */
export function processesNaming(text: string): { pid: number; command: string }[] {
  const all = hasProc
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map((name) => ({ pid: Number(name), command: commandOf(Number(name)) }))
    : ps('-ww', '-ax', '-o', 'pid=,command=')
        .split('\n')
        .map((line) => /^\s*(\d+)\s+(.*)$/.exec(line))
        .flatMap((match) => (match ? [{ pid: Number(match[1]), command: match[2] ?? '' }] : []))
  return all.filter(({ pid, command }) => command.includes(text) && pid !== process.pid && isAlive(pid))
}
