import { describe, expect, it } from 'vitest'
import { Failure } from '../core/failures.ts'
import { createScans, type ReadRepository, type Scan } from './scan.ts'
import type { Reading } from './use-cases.ts'

const reading = (path: string): Reading => ({
  source: { kind: 'repository', instance: 'a'.repeat(64), label: path },
  head: null,
  commits: 2,
  ownCommits: 1,
  identities: ['a@example.org'],
  notices: [],
  findings: [],
})
const order = (...paths: string[]) => ({
  repositories: paths.map((path) => ({ path, identities: ['a@example.org'] })),
})
const now = () => new Date('2026-11-22T12:00:00Z')
const recorded: string[] = []
const record = async ({ source }: Reading) => {
  recorded.push(source.label)
  return { added: 1, superseded: 0, withdrawn: 0, unchanged: 0, evidence: [] }
}

/** Readings that end when the test says so. */
function gates() {
  const opened = new Map<string, PromiseWithResolvers<void>>()
  const started: string[] = []
  const gate = (path: string) => {
    const found = opened.get(path) ?? Promise.withResolvers<void>()
    opened.set(path, found)
    return found
  }
  const read: ReadRepository = async (path, _identities, signal, onProgress) => {
    started.push(path)
    onProgress({ phase: 'history', read: 1, of: 2 })
    await Promise.race([
      gate(path).promise,
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    ])
    return reading(path)
  }
  return { read, started, open: (path: string) => gate(path).resolve() }
}

const until = async (met: () => boolean) => {
  while (!met()) await new Promise((resolve) => setImmediate(resolve))
}
const phases = ({ repositories }: Scan) => repositories.map(({ phase }) => phase)

describe('scans', () => {
  it('read one repository at a time, in the order asked for, also across scans', async () => {
    const { read, started, open } = gates()
    const scans = createScans(read, record, now)
    const first = scans.start(order('a', 'b'))
    const second = scans.start(order('c'))
    await until(() => started.length === 1)
    expect([phases(first), phases(second)]).toEqual([['history', 'waiting'], ['waiting']])
    open('a')
    await until(() => started.length === 2)
    expect(started).toEqual(['a', 'b'])
    open('b')
    open('c')
    await until(() => second.state !== 'running')
    expect(started).toEqual(['a', 'b', 'c'])
    expect([first.state, second.state]).toEqual(['done', 'done'])
  })

  it('go on after a repository that fails, and say why it did', async () => {
    const read: ReadRepository = async (path) => {
      if (path === 'a') throw new Failure('repository-unreadable', 'there is nothing')
      if (path === 'b') throw new TypeError('a defect of ours')
      return reading(path)
    }
    const scan = createScans(read, record, now).start(order('a', 'b', 'c'))
    await until(() => scan.state !== 'running')
    expect(scan.state).toBe('done')
    expect(phases(scan)).toEqual(['failed', 'failed', 'done'])
    expect(scan.repositories.map(({ failure }) => failure?.code)).toEqual([
      'repository-unreadable',
      'unexpected',
      undefined,
    ])
  })

  it('have failed when all of it failed', async () => {
    const scan = createScans(() => Promise.reject(new Failure('repository-unreadable')), record, now).start(
      order('a'),
    )
    await until(() => scan.state !== 'running')
    expect(scan.state).toBe('failed')
  })

  it('stopped in the middle keep what was recorded, and record nothing more', async () => {
    recorded.length = 0
    const { read, started, open } = gates()
    const scans = createScans(read, record, now)
    const scan = scans.start(order('a', 'b', 'c'))
    open('a')
    await until(() => started.length === 2)
    scans.stop(scan.id)
    await until(() => scan.state !== 'running')
    expect(scan.state).toBe('stopped')
    expect(phases(scan)).toEqual(['done', 'stopped', 'stopped'])
    expect(recorded).toEqual(['a'])
  })

  it('stopped while they wait do not start', async () => {
    const { read, started, open } = gates()
    const scans = createScans(read, record, now)
    scans.start(order('a'))
    const waiting = scans.start(order('b'))
    scans.stop(waiting.id)
    open('a')
    await until(() => waiting.state !== 'running')
    expect(started).toEqual(['a'])
    expect(phases(waiting)).toEqual(['stopped'])
  })

  it('close waits until nothing is read any more', async () => {
    const { read, started } = gates()
    const scans = createScans(read, record, now)
    const scan = scans.start(order('a', 'b'))
    await until(() => started.length === 1)
    await scans.close()
    expect(phases(scan)).toEqual(['stopped', 'stopped'])
  })

  it('unknown are said to be', () => {
    const scans = createScans(gates().read, record, now)
    expect(() => scans.get('x')).toThrow(expect.objectContaining({ code: 'scan-unknown' }))
    expect(() => scans.stop('x')).toThrow(expect.objectContaining({ code: 'scan-unknown' }))
  })

  it('kept are the newest twenty', async () => {
    const scans = createScans(async (path) => reading(path), record, now)
    const all: string[] = []
    for (let count = 0; count < 25; count++) {
      const scan = scans.start(order('a'))
      await until(() => scan.state !== 'running')
      all.push(scan.id)
    }
    expect(() => scans.get(all[0] ?? '')).toThrow()
    expect(scans.get(all[24] ?? '').state).toBe('done')
  })
})
