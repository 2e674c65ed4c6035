import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Containment } from './containment.ts'
import { followMembers, holderMark, killAll, type Members, send } from './members.ts'
import { type Output, printable } from './output.ts'
import { tagVariable } from './tag.ts'
import { type Limits, watchLimits } from './watch-limits.ts'

export type Launch = {
  command: readonly string[]
  folder: string
  environment: Readonly<Record<string, string>>
  tag: string
  limits: Limits
  containment: Containment
  output: Output
  onOutput?: ((text: string) => void) | undefined
}

export type Launched = {
  members: Members
  /** How the command ended, in words: "exit code 1". After it nothing is left of it. */
  exited: Promise<string>
  /** Ends all of it at once, and waits until it is gone. */
  kill(): Promise<void>
}

/*
 * A service's parent is a shell that holds the reading end of a pipe from us. When we are gone, however we went, the
 * pipe closes, and all that is held goes at once; what left the group is held by the namespace, where there is one.
 */
const hold = `
exec 3<&0 </dev/null
"$@" 3<&- & held=$!
( trap '' HUP INT TERM; read _ <&3; kill -KILL 0 ) 2>/dev/null & watch=$!
exec 3<&-
wait $held; code=$?
kill -KILL $watch
exit $code`

// The first process of a namespace ignores signals that it has no handler for, so that the service must be the second.
// A system that refuses a limit has a lower one already. Threads are counted among processes, in a user's namespace
// only those inside, elsewhere all that the user has: there the watch alone bounds them. dash says -p, bash -u.
const run = (containment: Containment, { openFiles, fileMiB, processes }: Limits) => `{
ulimit -c 0; ulimit -n ${openFiles}; ulimit -f ${fileMiB * 2048}
${containment.kind === 'namespace' ? `ulimit -u ${processes * 10} || ulimit -p ${processes * 10}` : ''}
echo 1000 > /proc/self/oom_score_adj
} 2>/dev/null
${containment.kind === 'namespace' ? '"$@" & wait $!' : 'exec "$@"'}`

// A service that writes more than this waits for its reader, as it would for a slow collector of logs.
const bytesPerTick = 512 * 1024
const tickMs = 100

// Who leaves a session in order to stay is only seen while its parent is still there. From a namespace nobody leaves.
const lookEveryMs = { namespace: 1_000, followed: 200 }

export function launch(options: Launch): Launched {
  const { command, folder, tag, containment, output, limits } = options
  const inner = [
    '/bin/sh',
    '-c',
    run(containment, limits),
    containment.kind === 'namespace' ? holderMark : 'sh',
    ...command,
  ]
  const held = containment.kind === 'namespace' ? [...containment.prefix, ...inner] : inner
  const child = spawn('/bin/sh', ['-c', hold, holderMark, ...held], {
    cwd: folder,
    env: { ...options.environment, [tagVariable]: tag },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  child.stdin.on('error', () => {})
  const group = child.pid
  const reading = readBounded([child.stdout, child.stderr], (chunk) => {
    output.add(chunk)
    options.onOutput?.(printable(chunk.toString('utf8')))
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`it could not be started: ${error.message}`))
    child.once('exit', (code, signal) => resolve(exitSays(code, signal)))
  })
  if (group === undefined)
    return {
      members: { now: () => [], known: () => [], count: () => 0, all: () => [] },
      exited: ended,
      kill: async () => {},
    }

  const members = followMembers(group, tag, folder)
  const unwatch = watchLimits(
    group,
    members,
    { ...limits, lookEveryMs: lookEveryMs[containment.kind] },
    (says) => {
      output.note(says)
      options.onOutput?.(`[proven] ${says}\n`)
      endHolders(group)
    },
  )
  const exited = ended.then(async (says) => {
    unwatch()
    endHolders(group)
    await endRest(members, containment)
    // What was written before the end may still be on its way; a process that we could not find may hold the pipe.
    await Promise.race([reading.ended, sleep(500, undefined, { ref: false })])
    reading.stop()
    return says
  })
  return {
    members,
    exited,
    async kill() {
      if (containment.kind === 'followed') killAll(members.now)
      endHolders(group)
      await exited
    },
  }
}

/** In a namespace, everything ends with this. */
const endHolders = (group: number): void => send(-group, 'SIGKILL')

async function endRest(members: Members, containment: Containment): Promise<void> {
  if (containment.kind === 'followed') killAll(members.now)
  await until(() => members.now().length === 0)
  if (containment.kind === 'namespace') return
  await until(() => {
    killAll(members.all)
    return members.all().length === 0
  })
}

/** Many take a while to end. */
async function until(holds: () => boolean): Promise<void> {
  for (let waitedMs = 0; !holds() && waitedMs < 2_000; waitedMs += 10) await sleep(10)
}

function exitSays(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `ended by ${signal}`
  // A shell says so of a command that a signal ended.
  if (code !== null && code > 128) return `ended by ${signalNames[code - 128] ?? `signal ${code - 128}`}`
  return `exit code ${code}`
}

const signalNames = Object.fromEntries(
  Object.entries(constants.signals).map(([name, number]) => [number, name]),
)

function readBounded(
  streams: Readable[],
  onChunk: (chunk: Buffer) => void,
): { ended: Promise<unknown>; stop(): void } {
  let read = 0
  const tick = setInterval(() => {
    read = 0
    for (const stream of streams) stream.resume()
  }, tickMs)
  for (const stream of streams) {
    stream.on('error', () => {})
    stream.on('data', (chunk: Buffer) => {
      onChunk(chunk)
      read += chunk.length
      if (read > bytesPerTick) for (const each of streams) each.pause()
    })
  }
  const ended = Promise.all(streams.map((stream) => new Promise((resolve) => stream.once('close', resolve))))
  return {
    ended,
    stop() {
      clearInterval(tick)
      for (const stream of streams) stream.destroy()
    },
  }
}
