import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Place } from './program.ts'

const main = join(import.meta.dirname, '..', '..', 'src/cli/main.ts')

/** Node opens no pseudo-terminal; `script` of util-linux does, where there is one. */
const opensOne = 'script'
export const hasTerminal = (): boolean =>
  String(spawnSync(opensOne, ['--version']).stdout).includes('util-linux')
export const needsTerminal = 'needs script of util-linux, which opens a pseudo-terminal'

/** A server is started meanwhile, on a busy machine. */
const saysWithinMs = 25_000

export const enter = '\r'
export const down = '\u001b[B'
export const space = ' '
export const ctrlC = '\u0003'

/** Runs the program in a pseudo-terminal of 100 columns; what it says comes without colours and movements. */
export async function atTerminal({ environment }: Pick<Place, 'environment'>, args: string[]) {
  const quoted = [process.execPath, main, ...args]
    .map((part) => `'${part.replaceAll("'", `'\\''`)}'`)
    .join(' ')
  const child = spawn(
    opensOne,
    ['-qfec', `stty cols 100 rows 40; echo "it is $$"; exec ${quoted}`, '/dev/null'],
    {
      env: { ...environment, TERM: 'xterm' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  let said = ''
  let read = 0
  const waiting = new Set<() => void>()
  const tell = () => {
    for (const look of waiting) look()
  }
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk
    tell()
  })
  let exit: number | null | undefined
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      exit = code
      tell()
      resolve(code)
    }),
  )
  /** Waits for a text after the last one that was waited for, and says what was told instead where it does not come. */
  const until = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const since = () => stripVTControlCharacters(said).slice(read)
      const failed = (why: string) => {
        waiting.delete(look)
        reject(new Error(`${why} “${text}”:\n${since()}`))
      }
      const late = setTimeout(() => failed('it does not say'), saysWithinMs)
      const look = () => {
        const told = since()
        const at = told.indexOf(text)
        if (at === -1 && exit === undefined) return
        clearTimeout(late)
        if (at === -1) return failed(`it ended with ${exit} and without`)
        waiting.delete(look)
        read += at + text.length
        resolve(told)
      }
      waiting.add(look)
      look()
    })
  const pid = Number(/it is (\d+)\r/.exec(await until('\r\n'))?.[1])
  return {
    pid,
    until,
    ended,
    type: (keys: string): void => void child.stdin.write(keys),
    /** Answers a question once it is asked. */
    async answer(question: string, keys: string): Promise<void> {
      await until(question)
      child.stdin.write(keys)
    },
  }
}
