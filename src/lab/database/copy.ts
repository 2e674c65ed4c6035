import { spawn } from 'node:child_process'

/**
 * Copies a folder with owners and modes, sharing blocks where the file system can.
 * @throws Error with what cp says
 */
export function copyFolder(from: string, to: string, signal?: AbortSignal): Promise<void> {
  const sharing = process.platform === 'darwin' ? '-c' : '--reflink=auto'
  return new Promise((resolve, reject) => {
    // Node's own fs.cp does not keep owners, and the server may run as another user.
    const copy = spawn('cp', ['-a', sharing, from, to], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      ...(signal ? { signal, killSignal: 'SIGKILL' as const } : {}),
    })
    let says = ''
    copy.stderr.setEncoding('utf8').on('data', (text: string) => {
      says = (says + text).slice(0, 1_000)
    })
    let failed: Error | null = null
    copy.once('error', (error) => {
      failed = error
    })
    // Not before it is gone: an aborted one could still make a file in a folder that is being removed.
    copy.once('close', (code) => {
      if (failed !== null) reject(failed)
      else if (code === 0) resolve()
      else reject(new Error(`copy ${from}: ${says.trim() || `cp ended with ${code}`}`))
    })
  })
}
