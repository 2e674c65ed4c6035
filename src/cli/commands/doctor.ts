import { execFile } from 'node:child_process'
import { accessSync, constants, statfsSync, statSync } from 'node:fs'
import { promisify } from 'node:util'
import { type Check, checksReply } from '../../api/contract/program.ts'
import { readBuild } from '../../app/build.ts'
import { type Home, homeOf, portOf, prepareHome, readToken } from '../../app/home.ts'
import { Failure, failures } from '../../core/failures.ts'
import { grouped } from '../../core/figures.ts'
import { ask, whoAnswers } from '../client.ts'
import { type Command, FailureWith, serverFor } from '../command.ts'
import { isPageBuilt } from '../page-build.ts'
import { readServerFile } from '../server-process.ts'
import { styled } from '../terminal.ts'
import { wrapped } from '../wrap.ts'

/** The least free space below which a record could soon not be written. */
const leastFreeBytes = 500 * 1024 * 1024

const oldestGit = [2, 31]

const good = (name: string, says: string): Check => ({ name, ok: true, says, todo: null })
const wrong = (name: string, says: string, todo: string): Check => ({ name, ok: false, says, todo })

/**
 * Looks at everything that Proven needs, says each in words, and what to do where it is wrong.
 * @throws Failure unexpected  when something is wrong, after all of it was told
 */
export async function doctor(command: Command, { json }: { json: boolean }): Promise<void> {
  const { terminal, environment } = command
  const home = homeOf(environment)
  const checks: Check[] = [nodeCheck(), await gitCheck()]
  const homeCheck = checkHome(home)
  checks.push(homeCheck)
  if (homeCheck.ok) {
    checks.push(diskCheck(home))
    checks.push(await portCheck(environment))
    checks.push(processCheck(home))
    checks.push(...(await recordChecks(command)))
  }
  checks.push(
    isPageBuilt()
      ? good('page', 'is built')
      : good('page', 'is not built yet, or older than its sources; npm start and proven open build it'),
  )
  const problems = checks.filter(({ ok }) => !ok)
  if (json && problems.length === 0) return terminal.json({ checks })
  if (!json)
    for (const { name, ok, says, todo } of checks) {
      const lines = [says, ...(todo === null ? [] : [todo])].flatMap((text) => wrapped(terminal, 19, text))
      terminal.out(
        ok ? styled('good', 'ok       ') : styled('bad', 'problem  '),
        `${name.padEnd(10)}${lines[0] ?? ''}`,
      )
      for (const line of lines.slice(1)) terminal.out(`${' '.repeat(19)}${line}`)
    }
  if (problems.length > 0)
    throw new FailureWith(
      'unhealthy',
      json
        ? problems.map(({ name, says, todo }) => `${name}: ${says}${todo === null ? '' : `; ${todo}`}`)
        : [],
      { checks },
    )
}

function nodeCheck(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
    ? good('node', process.version)
    : wrong('node', `${process.version} is too old`, 'install Node 22.18 or newer')
}

async function gitCheck(): Promise<Check> {
  try {
    const { stdout } = await promisify(execFile)('git', ['--version'], { timeout: 5000 })
    const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(stdout)?.slice(1) ?? []).map(Number)
    const [needMajor = 0, needMinor = 0] = oldestGit
    if (major > needMajor || (major === needMajor && minor >= needMinor)) return good('git', stdout.trim())
    return wrong('git', `${stdout.trim()} is too old`, `install git ${oldestGit.join('.')} or newer`)
  } catch {
    return wrong('git', 'is not there', 'install git; it reads your repositories')
  }
}

function checkHome(home: Home): Check {
  try {
    prepareHome(home)
    accessSync(home.folder, constants.W_OK)
    const mode = (statSync(home.folder).mode & 0o777).toString(8)
    return good('home', `${home.folder}, mode ${mode}`)
  } catch (error) {
    const details = error instanceof Failure ? error.details.join('; ') : String(error)
    return wrong('home', details, failures['home-unwritable'].hint)
  }
}

function diskCheck(home: Home): Check {
  const { bavail, bsize } = statfsSync(home.folder)
  const free = `${grouped(Math.floor((bavail * bsize) / 1024 / 1024))} MiB free`
  return bavail * bsize >= leastFreeBytes ? good('disk', free) : wrong('disk', free, 'free some space')
}

async function portCheck(environment: Command['environment']): Promise<Check> {
  const port = portOf(environment)
  const answer = await whoAnswers(port)
  if (answer.kind === 'other')
    return wrong('port', `${port} is used by another program`, failures['port-in-use'].hint)
  if (answer.kind === 'nobody') return good('port', `${port} is free`)
  const { processId, build } = answer.health
  const stale = build === readBuild().build ? '' : ', of an older build; the next command restarts it'
  return good('port', `${port} is served by process ${processId}${stale}`)
}

function processCheck(home: Home): Check {
  const file = readServerFile(home)
  if (!file) return good('server', 'none is running')
  return good(
    'server',
    `process ${file.processId}, ${file.background ? 'in the background' : 'in a terminal'}`,
  )
}

/** Starts the server where there is none: whatever keeps it from starting is what the user came to hear. */
async function recordChecks(command: Command): Promise<Check[]> {
  try {
    const server = await serverFor(command)
    const { checks } = await ask(server, { path: '/v1/checks', reply: checksReply })
    return checks
  } catch (error) {
    const failure = error instanceof Failure ? error : new Failure('unexpected', String(error))
    const { says, hint } = failures[failure.code]
    const token = readToken(homeOf(command.environment)) === null ? ['there is no token'] : []
    return [wrong('record', [says, ...failure.details, ...token].join(' '), hint)]
  }
}
