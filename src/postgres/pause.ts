import { spawn } from 'node:child_process'
import { serverProcesses } from './reclaim.ts'

export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {} // it has just ended
}

/** @returns whom it was sent to */
export function signalServer(tag: string, signal: NodeJS.Signals): number[] {
  const pids = serverProcesses(tag)
  for (const pid of pids) send(pid, signal)
  return pids
}

// It holds the reading end of a pipe from us, and lets them go on when that closes.
const watchOver = `read _; kill -CONT "$@" 2>/dev/null`

/**
 * Stops a server where it is. Should we end, however, it goes on at once, since a server that stands still would not
 * hear that it has to end.
 * @returns what lets it go on
 */
export function pauseServer(tag: string, leader: number | null): () => void {
  // The leader first: then there are no new ones.
  if (leader !== null) send(leader, 'SIGSTOP')
  const pids = signalServer(tag, 'SIGSTOP')
  const watch = spawn('/bin/sh', ['-c', watchOver, 'sh', ...pids.map(String)], {
    cwd: '/',
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watch.on('error', () => {})
  watch.stdin?.on('error', () => {})
  return () => {
    // By title, not by number: a number may be another's by now.
    signalServer(tag, 'SIGCONT')
    watch.kill('SIGKILL')
  }
}
