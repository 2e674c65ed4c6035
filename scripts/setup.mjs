// Dependency-free, and runs on any Node from 20 on: it installs what the rest needs, and picks the Node that runs it.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules', '.proven-stamp')
const lockDir = join(root, '.proven-setup.lock')
const OLDEST_NODE_FOR_TYPESCRIPT = [22, 18]

export const say = (message) => console.error(`[setup] ${message}`)
export const fail = (message) => {
  say(message)
  process.exit(1)
}

/** What the installed modules were made from: another lock file, or another platform, asks for a new install. */
const wantedStamp = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')

const isInstalled = () => {
  try {
    return readFileSync(stampFile, 'utf8') === wantedStamp()
  } catch {
    return false
  }
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** One set-up at a time in one checkout; a lock whose owner died is taken over. */
async function withLock(work) {
  for (let waited = 0; ; waited++) {
    try {
      mkdirSync(lockDir)
      break
    } catch (error) {
      if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM')
        fail(
          `This folder cannot be written by you: ${root}. Clone it where you may write, and run the same command again.`,
        )
      if (error.code !== 'EEXIST') throw error
    }
    let owner = 0
    let ageMs = 0
    try {
      owner = Number(readFileSync(join(lockDir, 'pid'), 'utf8'))
    } catch {}
    try {
      ageMs = Date.now() - statSync(lockDir).mtimeMs
    } catch {}
    if ((owner && !isAlive(owner)) || (!owner && ageMs > 10_000))
      rmSync(lockDir, { recursive: true, force: true })
    else {
      if (waited === 0) say(`another set-up is running (process ${owner || 'unknown'}), waiting`)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  writeFileSync(join(lockDir, 'pid'), String(process.pid))
  const drop = () => rmSync(lockDir, { recursive: true, force: true })
  const quit = () => process.exit(130)
  process.on('exit', drop)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, quit)
  try {
    return await work()
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, quit)
    process.off('exit', drop)
    drop()
  }
}

function install() {
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--engine-strict=false',
    '--ignore-scripts',
    '--loglevel=error',
  ]
  const npmCli = process.env.npm_execpath
  const [command, before] =
    npmCli && /npm-cli\.c?js$/.test(npmCli)
      ? [process.execPath, [npmCli]]
      : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  say('first run, or new dependencies: installing (about a minute)')
  const startedAt = Date.now()
  const result = spawnSync(command, [...before, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: '' },
  })
  if (result.status !== 0)
    fail(
      `npm ci failed (${result.status ?? result.signal ?? result.error}). Mend the cause above and run the same command again.`,
    )
  writeFileSync(stampFile, wantedStamp())
  say(`dependencies ready in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
}

export async function ensureInstalled() {
  if (process.platform === 'win32')
    fail(
      'Proven runs on Linux and macOS. On Windows, run it inside WSL2: https://learn.microsoft.com/windows/wsl/install',
    )
  if (!isInstalled()) await withLock(async () => void (isInstalled() || install()))
}

/** The Node that came with the install, or this one where the platform has no such package and it is new enough. */
export function pinnedNode() {
  const executable = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(executable)) {
    const result = spawnSync(executable, ['--version'], { encoding: 'utf8' })
    if (result.status === 0) return executable
    say(
      `the bundled Node does not run here (${(result.stderr || String(result.error)).trim().split('\n')[0]})`,
    )
  }
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [needMajor, needMinor] = OLDEST_NODE_FOR_TYPESCRIPT
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return process.execPath
  return fail(
    `There is no bundled Node for ${process.platform} ${process.arch}, so yours must be ${OLDEST_NODE_FOR_TYPESCRIPT.join('.')} or newer; it is ${process.version}. Install Node 24 and run the same command again.`,
  )
}

/** Runs a program to its end with our terminal, and takes it along when we, or the npm above us, are ended. */
export function runToEnd(node, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(node, args, {
      stdio: 'inherit',
      env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}`, ...env },
    })
    const passOn = (signal) => child.kill(signal)
    const leaveToChild = () => {} // the terminal sends Ctrl-C to the child as well
    process.on('SIGTERM', passOn)
    process.on('SIGHUP', passOn)
    process.on('SIGINT', leaveToChild)
    // npm and sh may die without passing a signal on.
    const parent = process.ppid
    const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500)
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      process.off('SIGTERM', passOn)
      process.off('SIGHUP', passOn)
      process.off('SIGINT', leaveToChild)
      resolve(signal ? 1 : code)
    })
  })
}
