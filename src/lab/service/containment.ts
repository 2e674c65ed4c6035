import { spawnSync } from 'node:child_process'

/**
 * What a service's processes are kept in. In a PID namespace nothing can survive: all in it end with its first
 * process. Where none is to be had, processes are followed in the system's table.
 */
export type Containment = { kind: 'namespace'; prefix: string[] } | { kind: 'followed' }

const options = ['--pid', '--fork', '--kill-child', '--mount-proc']

// A user's own namespace gives the right to the others; root may lack that right in a container, or need no such thing.
const ways: string[][] = [
  ...(process.getuid?.() === 0 ? [['unshare', ...options]] : []),
  ['unshare', '--user', '--map-current-user', ...options],
  ['unshare', '--user', ...options],
]

let found: Containment | undefined

/** The best that this machine has; tried once. */
export function findContainment(): Containment {
  found ??= tryWays()
  return found
}

function tryWays(): Containment {
  for (const prefix of ways) {
    const [program = '', ...args] = prefix
    const { status, stdout } = spawnSync(program, [...args, '/bin/sh', '-c', 'echo $$; ls /proc/self/stat'], {
      encoding: 'utf8',
      timeout: 5_000,
    })
    if (status === 0 && stdout.startsWith('1\n')) return { kind: 'namespace', prefix }
  }
  return { kind: 'followed' }
}
