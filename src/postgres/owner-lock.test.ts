import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { takeOwnerLock } from './owner-lock.ts'
import { birthOf } from './processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cases: [string, string, 'taken' | 'refused'][] = [
  ['held by a live process', JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }), 'refused'],
  ['held by a live process of unknown birth', JSON.stringify({ pid: process.pid, birth: '' }), 'refused'],
  ['whose number another process has now', JSON.stringify({ pid: process.pid, birth: 'boot/1' }), 'taken'],
  ['held by a dead process', JSON.stringify({ pid: 4_194_303, birth: 'boot/1' }), 'taken'],
  ['that was released', '{}', 'taken'],
  ['that is empty after a crash of the machine', '', 'taken'],
  ['for all processes at once', JSON.stringify({ pid: -1, birth: '' }), 'taken'],
]
it.each(cases)('a lock %s', (_, text, expected) => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
  writeFileSync(join(folder, 'owner.7'), text)
  if (expected === 'refused')
    expect(() => takeOwnerLock(folder)).toThrow(expect.objectContaining({ code: 'folder-in-use' }))
  else {
    takeOwnerLock(folder)
    expect(readdirSync(folder)).toEqual(['owner.8'])
  }
})

it('a lock is for one taker, and free again when it is released', () => {
  const place = join(folder, 'again')
  const lock = takeOwnerLock(place)
  expect(() => takeOwnerLock(place)).toThrow(String(process.pid))
  lock.release()
  takeOwnerLock(place).release()
})

it('of many programs at once that find a dead owner, one gets the lock', async () => {
  const place = join(folder, 'race')
  for (let round = 0; round < 40; round++) {
    mkdirSync(place + round)
    writeFileSync(join(place + round, 'owner.1'), JSON.stringify({ pid: 4_194_303, birth: 'x' }))
  }
  const source = `
    import { takeOwnerLock } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'owner-lock.ts')).href)}
    const place = ${JSON.stringify(place)}
    for (let round = 0; round < 40; round++) {
      try { takeOwnerLock(place + round); console.log(round) } catch (error) { if (error.code !== 'folder-in-use') throw error }
    }
    console.log('done')
    process.stdin.resume().on('end', () => process.exit())`
  const programs = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module-typescript', '-e', source], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  )
  // Everybody lives until everybody is done, so that no lock is taken over from a program that had it.
  const said = await Promise.all(
    programs.map(
      (program) =>
        new Promise<string>((resolve) => {
          let text = ''
          program.stdout.on('data', (data) => {
            text += data
            if (text.includes('done')) resolve(text)
          })
          program.once('exit', () => resolve(text))
        }),
    ),
  )
  for (const program of programs) program.stdin.end()
  const won = said.flatMap((text) => text.match(/\d+/g) ?? []).map(Number)
  expect(won.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, round) => round))
})
