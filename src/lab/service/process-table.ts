import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs'

/** One process that runs. Numbers are those that this process sees, also of processes in a namespace of their own. */
export type ProcessRow = { pid: number; parent: number; session: number; birth: string }

const isLinux = process.platform === 'linux'

/** All processes of the machine but those that only wait to be reaped. */
export function processTable(): ProcessRow[] {
  if (!isLinux) return fromPs()
  const rows: ProcessRow[] = []
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    const text = statOf(name)
    // The name in brackets may hold anything, also brackets.
    const [state, parent, , session, ...rest] = text.slice(text.lastIndexOf(') ') + 2).split(' ')
    if (state === undefined || state === '' || state === 'Z' || state === 'X') continue
    rows.push({ pid, parent: Number(parent), session: Number(session), birth: rest[15] ?? '' })
  }
  return rows
}

const statBuffer = Buffer.allocUnsafe(4_096)

/** As it stands in /proc; half as dear as reading a file whose length is not known. */
function statOf(name: string): string {
  try {
    const file = openSync(`/proc/${name}/stat`, 'r')
    try {
      return statBuffer.toString('latin1', 0, readSync(file, statBuffer))
    } finally {
      closeSync(file)
    }
  } catch {
    return '' // it has just ended
  }
}

/** Memory of a process that no other shares with its file: of its own, and in shared segments. KiB; 0 where unknown. */
export function memoryOf(pid: number): number {
  if (!isLinux) return Number(ps('-o', 'rss=', '-p', String(pid))) || 0
  let sum = 0
  for (const [, kib] of readProc(pid, 'status').matchAll(/^Rss(?:Anon|Shmem):\s*(\d+) kB/gm))
    sum += Number(kib)
  return sum
}

/** The environment that a process was started with, one variable a line; '' where it is not to be had. */
export const environmentOf = (pid: number): string =>
  isLinux
    ? readProc(pid, 'environ').replaceAll('\0', '\n')
    : ps('eww', '-o', 'command=', '-p', String(pid)).replaceAll(' ', '\n')

/** Where a process works; '' where that is not known. */
export function workingFolderOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return ''
  }
}

/** TCP ports that these processes listen on, as far as the system tells. */
export function portsOf(pids: readonly number[]): number[] {
  const sockets = new Set(pids.flatMap(socketsOf))
  const first = pids[0]
  if (first === undefined || sockets.size === 0) return []
  const listening = '0A'
  const ports = ['net/tcp', 'net/tcp6'].flatMap((file) =>
    readProc(first, file)
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === listening && sockets.has(fields[9] ?? ''))
      .map((fields) => Number.parseInt(fields[1]?.split(':')[1] ?? '', 16)),
  )
  return [...new Set(ports)].sort((a, b) => a - b)
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
      } catch {
        return []
      }
    })
  } catch {
    return []
  }
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return '' // it has just ended, or belongs to somebody else
  }
}

function fromPs(): ProcessRow[] {
  return ps('-ax', '-o', 'pid=,ppid=,sess=,state=,lstart=')
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, session, state = '', birth = ''] =
        /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
      if (pid === undefined || state.startsWith('Z')) return []
      return [{ pid: Number(pid), parent: Number(parent), session: Number(session) || 0, birth }]
    })
}

function ps(...args: string[]): string {
  const environment = { PATH: process.env.PATH ?? '', LC_ALL: 'C' }
  return (spawnSync('ps', args, { encoding: 'utf8', env: environment }).stdout ?? '').trim()
}
