import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openGenerator, type RunOrder } from './generator.ts'

// It tells its process in every path.
const labText = `
export const lab = { loads: {
  get: {
    request: (index, random) => ({ name: 'get', method: 'GET', path: '/' + process.pid + '/' + index + '/' + random.below(1000000) }),
    operation: ({ path }) => ({ does: 'read', key: path.split('/')[2], value: undefined, outcome: 'ok' }),
  },
  bad: { request: () => { throw new TypeError('the lab is wrong') } },
  quits: { request: () => process.exit(3) },
} }`

const folder = mkdtempSync(join(tmpdir(), 'proven-load-'))
const labFile = join(folder, 'lab.ts')
let server: Server
let port: number
let paths: string[]
const sockets = new Set<Socket>()

beforeAll(async () => {
  writeFileSync(labFile, labText)
  server = createServer((request, response) => {
    paths.push(request.url ?? '')
    response.end()
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  paths = []
})
const opened: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close()
})

async function open(seed = 'seed', signal?: AbortSignal) {
  const generator = await openGenerator({ labFile, seed, ...(signal && { signal }) })
  opened.push(generator)
  return generator
}
const order = (more: Partial<RunOrder> = {}): RunOrder => ({
  load: 'get',
  step: 'step',
  ratePerSecond: 200,
  durationMs: 200,
  warmUpMs: 0,
  ports: [port],
  history: false,
  ...more,
})
const withoutProcess = () => paths.map((path) => path.split('/').slice(2).join('/')).toSorted()
const processOf = (path = paths[0] ?? ''): number => Number(path.split('/')[1])
const isGone = (processId: number): boolean => {
  try {
    process.kill(processId, 0)
    return false
  } catch {
    return true
  }
}
const nothingIsLeft = async (processId: number) => {
  await expect.poll(() => isGone(processId), { timeout: 20_000 }).toBe(true)
  await expect.poll(() => sockets.size, { timeout: 20_000 }).toBe(0)
}

describe('a load generator', () => {
  test('sends from a process of its own, and tells figures, operations, the start and each second', async () => {
    const generator = await open()
    const [started, seconds]: [number[], unknown[]] = [[], []]
    const before = Date.now()
    const asked = order({
      history: true,
      durationMs: 1100,
      onStarted: (at) => started.push(at),
      onSecond: (second) => seconds.push(second),
    })
    const { figures, operations, startedAt, spoiled } = await generator.run(asked)
    expect(processOf()).not.toBe(process.pid)
    expect(figures.byName.get).toMatchObject({ sent: 220, good: 220 })
    expect(operations.map(({ key }) => Number(key)).toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 220 }, (_, index) => index),
    )
    expect(started).toEqual([startedAt])
    expect(startedAt).toBeGreaterThanOrEqual(before)
    expect(seconds).toEqual(figures.seconds)
    expect(seconds.length).toBeGreaterThanOrEqual(2)
    expect(Array.isArray(spoiled)).toBe(true)
  })

  test('makes the same requests from the same seed and step, and others from others', async () => {
    const sent: string[][] = []
    for (const [seed, step] of [
      ['seed', 'a'],
      ['seed', 'a'],
      ['seed', 'b'],
      ['other', 'a'],
    ] as const) {
      paths = []
      await (await open(seed)).run(order({ step }))
      expect(paths).toHaveLength(40)
      sent.push(withoutProcess())
    }
    expect(sent[1]).toEqual(sent[0])
    expect(sent[2]).not.toEqual(sent[0])
    expect(sent[3]).not.toEqual(sent[0])
  })

  test('sends one window after the other, but not two at once', async () => {
    const generator = await open()
    const first = generator.run(order())
    await expect(generator.run(order())).rejects.toThrow('one window at a time')
    expect((await first).figures.byName.get?.good).toBe(40)
    expect((await generator.run(order())).figures.byName.get?.good).toBe(40)
  })

  test('tells what the lab throws, and goes on', async () => {
    const generator = await open()
    await expect(generator.run(order({ load: 'bad' }))).rejects.toThrow('the lab is wrong')
    await expect(generator.run(order({ load: 'constructor' }))).rejects.toThrow('no load constructor')
    expect((await generator.run(order())).figures.byName.get?.good).toBe(40)
  })

  test('of a lab that cannot be read, tells why', async () => {
    await expect(openGenerator({ labFile: join(folder, 'none.ts'), seed: '' })).rejects.toThrow('none.ts')
  })

  test('that ends by itself rejects what is under way, and all after it', async () => {
    const generator = await open()
    await expect(generator.run(order({ load: 'quits' }))).rejects.toThrow('the load generator ended')
    await expect(generator.run(order())).rejects.toThrow('the load generator ended')
  })
})

describe('of a load generator nothing is left', () => {
  const long = () => order({ durationMs: 60_000 })
  const underWay = () => expect.poll(() => paths.length, { timeout: 20_000 }).toBeGreaterThan(10)

  test('when it is closed in the middle', async () => {
    const generator = await open()
    const run = generator.run(long()).catch((error: unknown) => error)
    await underWay()
    await generator.close()
    expect(await run).toBeInstanceOf(Error)
    await nothingIsLeft(processOf())
  })

  test('when it is aborted in the middle: what is under way tells the reason', async () => {
    const stopping = new AbortController()
    const generator = await open('seed', stopping.signal)
    const run = generator.run(long()).catch((error: unknown) => error)
    await underWay()
    stopping.abort(new Error('enough'))
    expect(await run).toEqual(new Error('enough'))
    await nothingIsLeft(processOf())
    await expect(generator.run(order())).rejects.toThrow('enough')
    await expect(open('seed', stopping.signal)).rejects.toThrow('enough')
  })

  test('when its parent is killed in the middle', async () => {
    const program = `
      import { openGenerator } from ${JSON.stringify(new URL('./generator.ts', import.meta.url).href)}
      const generator = await openGenerator({ labFile: ${JSON.stringify(labFile)}, seed: 'seed' })
      await generator.run(${JSON.stringify(long())})`
    const file = join(folder, 'parent.ts')
    writeFileSync(file, program)
    const parent: ChildProcess = spawn(process.execPath, [file], { stdio: 'ignore' })
    await underWay()
    parent.kill('SIGKILL')
    await nothingIsLeft(processOf())
  })
})
