import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Said } from './recording-program.ts'

/**
 * A limit on the size of each file (16 MiB, as much as the server's log of changes takes) stands for a disk that is
 * full: the server meets it where it would meet the end of the disk, and no privilege is needed to set it.
 */
const limited = `ulimit -f ${(16 * 1024 * 1024) / 512}; exec "$0" "$@"`

async function run(
  home: string,
  shell: string[],
  args: string[],
  enough: (said: Said) => boolean,
): Promise<Said[]> {
  const program = join(import.meta.dirname, 'recording-program.ts')
  const [command = '', ...before] = [...shell, process.execPath]
  const child = spawn(command, [...before, program, home, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  const lines = () =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Said)
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (data) => {
      text += data
      if (lines().some(enough)) child.kill('SIGKILL')
    })
    child.once('close', () => resolve())
  })
  return lines()
}

it('a full disk is told in words, and what was acknowledged before it is safe', async () => {
  const home = mkdtempSync(join(tmpdir(), 'proven-full-'))
  try {
    const said = await run(home, ['/bin/sh', '-c', limited], ['shop', '250', '200'], () => false)
    expect(said.at(-1)).toEqual({
      says: 'failed',
      code: 'disk-full',
      details: [expect.stringMatching(/File too large/)],
    })
    const acknowledged = said.flatMap((line) => (line.says === 'acknowledged' ? line.commits : []))
    expect(acknowledged.length).toBeGreaterThan(0)
    const [after] = await run(home, [], ['other'], ({ says }) => says === 'opened')
    expect(after).toMatchObject({ says: 'opened', wrongHashes: 0 })
    expect(after?.says === 'opened' && after.commits.sort()).toEqual(acknowledged.sort())
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
