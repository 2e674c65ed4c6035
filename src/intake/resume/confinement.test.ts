import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { confinement } from './reader.ts'

/** What a document that took over the process that reads it might try; each ends with what it got, or with an error's code. */
const attempts = {
  'reads a file outside our folder': `fs.readFileSync(outside, 'utf8')`,
  'lists a folder outside ours': `fs.readdirSync('/')`,
  'opens a file outside our folder by a promise': `await fs.promises.readFile(outside, 'utf8')`,
  'writes a file': `fs.writeFileSync(outside + '.new', 'x')`,
  'writes a file in our own folder': `fs.writeFileSync(inside, 'x')`,
  'takes a file away': `fs.rmSync(outside)`,
  'starts a program': `require('node:child_process').execFileSync('/bin/echo', ['started'])`,
  'starts a thread': `new (require('node:worker_threads').Worker)('1', { eval: true })`,
  'opens a socket': `await connected(require('node:net').connect(port, '127.0.0.1'))`,
  'opens a socket by TLS': `await connected(require('node:tls').connect(port, '127.0.0.1'))`,
  'asks over HTTP': `await new Promise((done, failed) => require('node:http').get('http://127.0.0.1:' + port, done).on('error', failed))`,
  'asks by fetch': `await fetch('http://127.0.0.1:' + port)`,
  listens: `await connected(require('node:net').createServer().listen(0))`,
  'sends a datagram': `require('node:dgram').createSocket('udp4').send('x', port, '127.0.0.1')`,
  'asks for a name': `await require('node:dns').promises.resolve('example.org')`,
  'asks for a name by a resolver of its own': `await new (require('node:dns').promises.Resolver)().resolve4('example.org')`,
  'takes what lies below sockets': `process.binding('tcp_wrap')`,
  'loads an add-on': `process.dlopen({}, outside)`,
  'makes code of text': `eval('1 + 1')`,
  'opens an inspector': `require('node:inspector').open(0)`,
}
const probe = (expressions: Record<string, string>): string => `
const fs = require('node:fs')
const [outside, inside, port] = process.argv.slice(1)
const connected = (socket) => new Promise((done, failed) =>
  socket.on('connect', done).on('secureConnect', done).on('listening', done).on('error', failed))
const tries = {${Object.entries(expressions).map(([name, code]) => `${JSON.stringify(name)}: async () => ${code}`)}}
const tell = async () => {
  const results = {}
  for (const [name, attempt] of Object.entries(tries)) {
    try { await attempt(); results[name] = 'worked' } catch (error) { results[name] = error.cause?.code ?? error.code ?? error.message }
  }
  process.stdout.write(JSON.stringify(results), () => process.exit(0))
}
tell()`

let folder: string
let port: number
const callers: string[] = []
const server = createServer((socket) => {
  callers.push(socket.remoteAddress ?? '')
  socket.destroy()
})
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proven-outside-'))
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const outcome = async (
  flags: string[],
  expressions: Record<string, string>,
): Promise<Record<string, string>> => {
  const inside = join(import.meta.dirname, 'written-by-the-confinement-test.txt')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, '-e', probe(expressions), join(folder, 'secret.txt'), inside, String(port)],
    { timeout: 30_000 },
  )
  rmSync(inside, { force: true })
  return JSON.parse(stdout)
}

it('the process that reads documents cannot read elsewhere, write, start anything, or reach a network', async () => {
  const results = await outcome(confinement, attempts)
  expect(Object.keys(results)).toEqual(Object.keys(attempts))
  expect(Object.entries(results).filter(([, got]) => got === 'worked')).toEqual([])
  // Refused, and not only missed: no file that is not there, nobody who does not answer.
  expect(
    Object.entries(results).filter(
      ([, got]) => !/^ERR_(?:ACCESS_DENIED|DLOPEN_DISABLED)$|^Code generation/.test(got),
    ),
  ).toEqual([])
  expect(existsSync(join(folder, 'secret.txt'))).toBe(true)
  expect(callers).toEqual([])
})

it('without those flags the same attempts work, so that their failing says something', async () => {
  const { 'takes a file away': _, ...harmless } = attempts
  const names = [
    'reads a file outside our folder',
    'writes a file',
    'writes a file in our own folder',
    'starts a program',
    'starts a thread',
    'opens a socket',
    'listens',
    'makes code of text',
  ] as const
  const results = await outcome([], Object.fromEntries(names.map((name) => [name, harmless[name]])))
  expect(Object.entries(results).filter(([, got]) => got !== 'worked')).toEqual([])
  expect(callers).toHaveLength(1)
})
