import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openLog } from './log.ts'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'proven-log-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true })
})

describe('the log', () => {
  it('keeps a bounded number of bounded files, the newest lines in the first', () => {
    const at = folder()
    const { log, close } = openLog(at, 'info', { bytesPerFile: 1000, filesKept: 3 })
    for (let line = 0; line < 200; line++) log.info({ line }, 'a line')
    close()
    expect(readdirSync(at).sort()).toEqual(['server.1.log', 'server.2.log', 'server.log'])
    for (const name of readdirSync(at)) expect(statSync(join(at, name)).size).toBeLessThanOrEqual(1000)
    expect(readFileSync(join(at, 'server.log'), 'utf8')).toContain('"line":199')
  })

  it('goes on where it stopped', () => {
    const at = folder()
    for (const line of [1, 2]) {
      const { log, close } = openLog(at, 'info')
      log.info({ line }, 'a line')
      close()
    }
    expect(readFileSync(join(at, 'server.log'), 'utf8').trim().split('\n')).toHaveLength(2)
    expect(statSync(join(at, 'server.log')).mode & 0o777).toBe(0o600)
  })

  it('takes nothing more once it is closed', () => {
    const { log, close } = openLog(folder(), 'info')
    close()
    expect(() => log.info('late')).not.toThrow()
  })
})
