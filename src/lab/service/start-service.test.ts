import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isAlive } from '../../postgres/processes.ts'
import { findContainment } from './containment.ts'
import { environmentFor } from './environment.ts'

import { environmentOf, processTable } from './process-table.ts'
import { type Service, startService } from './start-service.ts'
import { sweepAbandoned } from './sweep.ts'
import { tagOf } from './tag.ts'
import type { Limits } from './watch-limits.ts'

const folder = mkdtempSync(join(tmpdir(), 'service-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open: Service[] = []
afterEach(async () => {
  for (const service of open.splice(0)) await service.close()
})

const answering = `require('node:http').createServer((q, s) => s.end('ok ' + process.pid)).listen(process.env.PORT, '127.0.0.1');`
const limits: Limits = { memoryMiB: 300, processes: 50, openFiles: 256, fileMiB: 10 }

let counted = 0
beforeEach(() => {
  counted++
})
const tag = () => tagOf(`test-${process.pid}-${counted}`)
const environment = () =>
  environmentFor({ home: folder, temporary: folder }, { database: 'postgres://nowhere/', provider: null })

const ways = [...new Set([findContainment().kind, 'followed' as const])]
describe.each(ways)('a service, %s', (kind) => {
  const containment = kind === 'followed' ? { kind } : findContainment()
  const run = async (command: string[], more: { limits?: Limits } = {}): Promise<Service> => {
    const options = { folder, command, environment: environment(), tag: tag(), containment }
    const service = await startService({ ...options, ...more })
    open.push(service)
    return service
  }
  const node = (source: string, more?: { limits?: Limits }) => run(['node', '-e', source], more)

  it('answers, and nothing of it is left when it is closed', async () => {
    const service = await node(answering)
    expect(await service.ready(20_000)).toBeNull()
    await service.close()
    await service.close()
    expect(leftOver()).toEqual([])
    expect(await ask(service.port())).toBeNull()
    expect(service.endedByItself()).toBe(0)
  })

  it('inherits nothing but what is on the list', async () => {
    process.env.PROVEN_TEST_SECRET = 'confidential'
    const service = await node(`console.log(JSON.stringify(process.env)); ${answering}`)
    delete process.env.PROVEN_TEST_SECRET
    await service.ready(20_000)
    const names = Object.keys(JSON.parse(service.output().text))
    const known = ['DATABASE_URL', 'HOME', 'LANG', 'PATH', 'PORT', 'PROVEN_RUN', 'PWD', 'TMPDIR']
    expect(
      names.filter(
        (name) =>
          !known.includes(name) &&
          !['JAVA_HOME', 'TZ', 'OLDPWD', 'SHLVL', '_', 'PYENV_ROOT', 'VIRTUAL_ENV'].includes(name),
      ),
    ).toEqual([])
    expect(names).toEqual(expect.arrayContaining(known))
  })

  it('is killed, stays down, and is started again on the same port', async () => {
    const service = await node(answering)
    await service.ready(20_000)
    const before = await ask(service.port())
    await service.kill()
    expect(await ask(service.port())).toBeNull()
    service.start()
    expect(await service.ready(20_000)).toBeNull()
    const after = await ask(service.port())
    expect(after).toMatch(/^ok \d+$/)
    if (kind === 'followed') expect(after).not.toBe(before)
    expect(service.endedByItself()).toBe(0)
  })

  it('is paused with all its processes, and resumed', async () => {
    const child = `setInterval(() => require('node:fs').writeFileSync('beat', String(Date.now())), 5)`
    const service = await node(
      `require('node:child_process').spawn('node', ['-e', ${JSON.stringify(child)}], { detached: true }); ${answering}`,
    )
    await service.ready(20_000)
    const beat = () => read('beat')
    await until('a beat', () => beat() !== '')
    service.pause()
    const [first, answer] = [beat(), ask(service.port(), 300)]
    expect(await answer).toBeNull()
    expect(beat()).toBe(first)
    service.resume()
    await until('another beat', () => beat() !== first)
    expect(await ask(service.port())).toMatch(/^ok/)
    rmSync(join(folder, 'beat'))
  })

  it('that ends by itself is counted and started again', async () => {
    const service = await node(`${answering} setTimeout(() => process.exit(3), 700)`)
    await service.ready(20_000)
    await until('an end', () => service.endedByItself() === 1)
    expect(await service.ready(20_000)).toBeNull()
    expect(service.output().text).toContain('[proven] the service ended by itself: exit code 3')
    expect(service.gone()).toBeNull()
  })

  it('that ignores SIGTERM ends all the same', async () => {
    const service = await node(`process.on('SIGTERM', () => {}); ${answering}`)
    await service.ready(20_000)
    await service.close()
    expect(leftOver()).toEqual([])
  })

  it('that ends at once shows what it wrote', async () => {
    const service = await node(`console.error('no such table: orders'); process.exit(7)`)
    expect(await service.ready(20_000)).toBe('The service ended before it answered: exit code 7.')
    await expect.poll(() => service.output().text).toContain('no such table: orders')
  })

  it('that does not exist is told by name', async () => {
    const service = await run(['no-such-program'])
    // 126 where a folder of the path may not be looked into.
    expect(await service.ready(20_000)).toMatch(/^The service ended before it answered: exit code 12[67]\.$/)
    // Its end may be known before its last words are read.
    await expect.poll(() => service.output().text).toContain('no-such-program')
  })

  it('that never listens is given up', async () => {
    const service = await node(`setInterval(() => {}, 1000)`)
    expect(await service.ready(500)).toMatch(/^The service did not answer GET \/healthz on port \d+ with 200/)
  })

  it('that answers otherwise is not ready', async () => {
    const service = await node(
      `require('node:http').createServer((q, s) => { s.statusCode = 503; s.end() }).listen(process.env.PORT)`,
    )
    expect(await service.ready(1_500)).toMatch(/it answered 503\.$/)
  })

  it.runIf(process.platform === 'linux')('that listens on another port is told which', async () => {
    const service = await node(answering.replace('process.env.PORT', '0'))
    await until('a listener', async () => (await service.ready(50))?.includes('listens on'))
    expect(await service.ready(50)).toMatch(/^The service listens on port \d+, not on \d+ as PORT says\.$/)
  })

  it('whose output never ends is bounded, and still answers', async () => {
    const service = await node(
      `${answering} const line = 'x'.repeat(999) + '\\n'; (function more() { process.stdout.write(line.repeat(100), more) })()`,
    )
    expect(await service.ready(20_000)).toBeNull()
    await until('much output', () => service.output().lines > 2_000)
    expect(service.output().text.length).toBeLessThanOrEqual(64 * 1024)
    expect(service.output().text.startsWith('xxx')).toBe(true)
  })

  it.runIf(process.platform === 'linux')('that takes too much memory is ended, and told why', async () => {
    const service = await node(
      `${answering} const all = []; setInterval(() => all.push(Buffer.alloc(30e6, 1)), 20)`,
      { limits },
    )
    await service.ready(20_000)
    await until('an end', () => service.endedByItself() > 0)
    expect(service.output().text).toMatch(
      /\[proven\] ended: it used \d+ MiB of memory; at most 300 MiB are allowed/,
    )
  })

  it('that forks without end is bounded', async () => {
    // Where nothing but our watch bounds it, a loop without a pause would take the whole machine along.
    const loop = kind === 'namespace' ? 'sleep 60 &' : 'sleep 60 & sleep 0.01'
    const service = await run(['/bin/sh', '-c', `while :; do ${loop}\ndone`], { limits })
    await until('an end', () => service.gone() !== null)
    expect(service.output().text).toMatch(/\[proven\] ended: it had \d+ processes; at most 50 are allowed/)
    expect(leftOver()).toEqual([])
  })

  it('that writes a huge file is stopped at the limit', async () => {
    const service = await run(['/bin/sh', '-c', 'head -c 30000000 /dev/zero > huge'], { limits })
    await service.ready(5_000)
    expect(readFileSync(join(folder, 'huge')).length).toBeLessThanOrEqual(20 * 1024 * 1024)
    rmSync(join(folder, 'huge'))
  })

  // Forks twice and leaves its session; with a clean environment it says nothing of whose it was.
  const daemon = (how: string) =>
    `const daemon = ${JSON.stringify(`require('node:fs').writeFileSync('daemon', String(process.pid)); setInterval(() => {}, 1000)`)};
     const between = 'require("node:child_process").spawn(process.execPath, ["-e", process.argv[1]], { detached: true, stdio: "ignore", ${how} }).unref(); setTimeout(() => process.exit(), 300)';
     require('node:child_process').spawn(process.execPath, ['-e', between, daemon], { detached: true, stdio: 'ignore' }).unref();
     ${answering}`
  it.each([
    ['', 'forked twice'],
    ['env: {}', 'forked twice with a clean environment'],
    ['env: {}, cwd: "/"', 'forked twice, cleaned its environment and went elsewhere'],
  ])('leaves no daemon that (%s) %s', async (how) => {
    const service = await node(
      daemon(how).replace("writeFileSync('daemon'", `writeFileSync('${folder}/daemon'`),
    )
    await service.ready(20_000)
    await until('the daemon', () => read('daemon') !== '')
    await sleep(400) // its parent is gone by then, and it was seen
    const running = daemons()
    expect(running).toHaveLength(1)
    await service.close()
    expect(daemons()).toEqual([])
    expect(running.filter(isAlive)).toEqual([])
    rmSync(join(folder, 'daemon'))
  })

  it('goes within a second of a runner that is killed', async () => {
    const { runner, pids } = await otherRunner(kind)
    expect(pids.length).toBeGreaterThan(0)
    runner.kill('SIGKILL')
    await until('nothing left', () => pids.filter(isAlive).length === 0, 1_000)
  })

  it('is swept at the next start where those who held it were killed too', async () => {
    const { runner, pids, holders } = await otherRunner(kind)
    expect(pids.filter(isAlive).length).toBeGreaterThan(0)
    for (const pid of holders) process.kill(pid, 'SIGKILL')
    runner.kill('SIGKILL')
    await until('the runner gone', () => !isAlive(runner.pid ?? 0))
    // Any program that starts on this machine sweeps too, so that nothing is said of who is left by now.
    sweepAbandoned()
    await until('nothing left', () => pids.filter(isAlive).length === 0, 1_000)
  })
})

it('a port that somebody took in between is changed', async () => {
  const service = await startService({
    folder,
    command: ['node', '-e', `setTimeout(() => { ${answering} }, 300)`],
    environment: environment(),
    tag: tag(),
  })
  open.push(service)
  const taken = service.port()
  const other = createServer((_, reply) => reply.writeHead(404).end()).listen(taken, '127.0.0.1')
  try {
    expect(await service.ready(20_000)).toBeNull()
    expect(service.port()).not.toBe(taken)
    expect(service.endedByItself()).toBe(0)
  } finally {
    other.close()
  }
})

it('a sweep leaves the services of those who live', async () => {
  const service = await startService({
    folder,
    command: ['node', '-e', answering],
    environment: environment(),
    tag: tag(),
  })
  open.push(service)
  await service.ready(20_000)
  sweepAbandoned()
  expect(await ask(service.port())).toMatch(/^ok/)
})

const read = (name: string): string => {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch {
    return ''
  }
}
const daemons = () => processTable().flatMap(({ pid }) => (isDaemon(pid) ? [pid] : []))
const isDaemon = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(
      `-e\0require('node:fs').writeFileSync('${folder}/daemon'`,
    )
  } catch {
    return false
  }
}
const leftOver = () => processTable().filter(({ pid }) => environmentOf(pid).includes(`PROVEN_RUN=${tag()}`))

async function until(what: string, holds: () => unknown, withinMs = 15_000): Promise<void> {
  const startedAt = Date.now()
  while (!(await holds())) {
    if (Date.now() - startedAt > withinMs) throw new Error(`waited in vain for ${what}`)
    await sleep(10)
  }
}

async function ask(port: number, withinMs = 2_000): Promise<string | null> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(withinMs) })
    return await reply.text()
  } catch {
    return null
  }
}

/** Another program with a service; it says what processes there are. */
async function otherRunner(kind: string) {
  const file = (name: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href)
  const source = `
    import { startService } from ${file('start-service.ts')}
    import { processTable, environmentOf } from ${file('process-table.ts')}
    import { tagOf } from ${file('tag.ts')}
    import { commandOf } from ${file('../../postgres/processes.ts')}
    const tag = tagOf('other')
    const service = await startService({ folder: ${JSON.stringify(folder)}, tag,
      command: ['node', '-e', ${JSON.stringify(answering)}], environment: ${JSON.stringify(environment())},
      ${kind === 'followed' ? `containment: { kind: 'followed' }` : ''} })
    await service.ready(20000)
    const all = processTable().filter(({ pid }) => environmentOf(pid).includes('PROVEN_RUN=' + tag))
    const holders = all.filter(({ pid }) => commandOf(pid).includes('read _ <&3')).map(({ pid }) => pid)
    console.log(JSON.stringify({ pids: all.map(({ pid }) => pid), holders }))`
  const runner = spawn(process.execPath, ['--input-type=module-typescript', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await new Promise<string>((resolve) =>
    runner.stdout.once('data', (data) => resolve(String(data))),
  )
  return { runner, ...(JSON.parse(said) as { pids: number[]; holders: number[] }) }
}
