import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { parseSync } from 'vite'

/** An expression of the code that reads repositories, and where it stands. */
export type Expression = { at: string; regex: RegExp }

/** Every regular expression that is written out in a file or in the files of a folder, so that a new rule's is among them. */
export function writtenExpressions(place: URL): Expression[] {
  if (!place.pathname.endsWith('/')) return expressionsOf(place)
  return readdirSync(place)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => expressionsOf(new URL(name, place)))
}

function expressionsOf(file: URL): Expression[] {
  const code = readFileSync(file, 'utf8')
  const name = file.pathname.split('/').slice(-2).join('/')
  const found: Expression[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { regex, start } = node as { regex?: { pattern: string; flags: string }; start?: number }
    if (regex) {
      const at = `${name}:${code.slice(0, start).split('\n').length}`
      found.push({ at, regex: new RegExp(regex.pattern, regex.flags) })
    } else for (const part of Object.values(node)) walk(part)
  }
  walk(parseSync(name, code).program)
  return found
}

/** Expressions that a module puts together while it is loaded. */
export async function builtExpressions(load: () => Promise<unknown>): Promise<Expression[]> {
  const found: Expression[] = []
  const original = globalThis.RegExp
  globalThis.RegExp = new Proxy(original, {
    construct(target, given) {
      const regex: RegExp = Reflect.construct(target, given)
      found.push({ at: 'put together', regex })
      return regex
    },
  })
  try {
    await load()
  } finally {
    globalThis.RegExp = original
  }
  return found
}

const token = /\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<\w+>)|\(|\)|\||\{\d+(?:,\d*)?\}|[*+]|[\s\S]/g

/** For each repetition without an end, the part of the expression that leads there: other alternatives left out. */
function waysToRepetitions(source: string): string[] {
  const ways: string[] = []
  const open = [{ before: '', now: '' }]
  const last = () => open.at(-1) ?? { before: '', now: '' }
  for (const [part] of source.matchAll(token)) {
    if (part.startsWith('(')) open.push({ before: '', now: '' })
    else if (part === ')') {
      const { before, now } = open.pop() ?? last()
      last().now += `(?:${before}${now})`
    } else if (part === '|') {
      last().before += `${last().now}|`
      last().now = ''
    } else {
      // Where a match stands does not matter here, and a reference may stand for anything.
      if (part === '$') last().now += '\\n'
      else if (/^\\[1-9]$/.test(part)) last().now += '\\w'
      else if (part !== '^' && !/^\\[bB]$/.test(part)) last().now += part
      if (/^([*+]|\{\d+,\})$/.test(part))
        ways.push(open.map(({ now }) => now).join('(?:') + ')'.repeat(open.length - 1))
    }
  }
  return ways
}

/** Texts with which an expression begins to match, up to where it may run on, and its words. The same ones each time. */
export function halfMatches({ source }: RegExp): string[] {
  const texts = waysToRepetitions(source).flatMap((way) =>
    fc.sample(fc.stringMatching(new RegExp(way), { size: 'xsmall' }), { numRuns: 2, seed: 7 }),
  )
  return [...new Set([...texts, ...(source.match(/\w{3,}/g) ?? []).slice(0, 4)])].filter(
    (text) => text.trim() !== '',
  )
}

/** What expressions run over: spaces, words, numbers, open brackets, lists, lines. */
const runs = [' ', 'a', '1.', '(', ', ', 'a ', '"', '-', 'a\n']

/** Longer lines are not read. */
const lineLength = 1900

function inLines(text: string, bytes: number): string {
  const times = text.includes('\n') ? 1 : Math.max(1, Math.floor(lineLength / text.length))
  const line = times === 1 ? text : `${text.repeat(times)}\n`
  return line.repeat(Math.ceil(bytes / line.length)).slice(0, bytes)
}

/** A text that gets as long as wanted. */
export type HostileText = { name: string; make: (bytes: number) => string }

/** Ways to make much text of little. */
export function hostileTexts(piece: string): HostileText[] {
  const row = (name: string, make: HostileText['make']): HostileText => ({
    name: `${JSON.stringify(piece)} ${name}`,
    make,
  })
  return [
    row('again and again', (bytes) => inLines(piece, bytes)),
    row('with spaces between', (bytes) => inLines(`${piece} `, bytes)),
    row('in each line', (bytes) => inLines(`${piece}\n`, bytes)),
    ...runs.flatMap((run) => [
      row(`once, then ${JSON.stringify(run)} again and again`, (bytes) => `${piece}${inLines(run, bytes)}`),
      row(`in each line, then ${JSON.stringify(run)} again and again`, (bytes) =>
        inLines(`${piece}${run.repeat(200)}\n`, bytes),
      ),
    ]),
  ]
}

/** Clocks of threads may tick in 4 ms, so that less says nothing. */
const leastMs = 20

/** CPU time of this thread for one run, in milliseconds. */
function cpuMilliseconds(run: () => void): number {
  const before = process.threadCpuUsage()
  for (let runs = 1; ; runs++) {
    run()
    const { user, system } = process.threadCpuUsage(before)
    const all = (user + system) / 1000
    if (all >= leastMs || runs === 100) return all / runs
  }
}

/** Below this it does not matter. */
const floorMs = 50
/** Four times the text takes four times as long, or sixteen times where each place is compared with each. */
const mostGrowth = 8
const wallMs = (run: () => void): number => {
  const from = performance.now()
  run()
  return performance.now() - from
}

/**
 * The texts that take longest for their length; only these are worth a second look.
 * @param quickMs  8 KiB that are done sooner cannot take long at any length that is read
 */
export function slowest(
  texts: readonly HostileText[],
  run: (text: string) => void,
  quickMs: number,
): HostileText[] {
  return texts
    .map((text) => {
      const small = text.make(8 * 1024)
      const first = wallMs(() => run(small))
      // Something else may have run in between.
      return {
        text,
        took:
          first > quickMs
            ? Math.min(
                first,
                wallMs(() => run(small)),
              )
            : first,
      }
    })
    .filter((each) => each.took > quickMs)
    .sort((a, b) => b.took - a.took)
    .slice(0, 2)
    .map(({ text }) => text)
}

/**
 * Whether four times as much text takes this thread clearly more than four times as long, when measured twice.
 * @returns the two times in words, or null
 */
export function growsFaster(run: (text: string) => void, make: HostileText['make']): string | null {
  const took = (kibibytes: number): number => {
    const text = make(kibibytes * 1024)
    return cpuMilliseconds(() => run(text))
  }
  for (const size of [32, 128]) {
    const text = make(size * 1024)
    if (wallMs(() => run(text)) <= floorMs || took(size) <= took(size / 4) * mostGrowth) continue
    const [less, more] = [took(size / 4), took(size)]
    if (more > floorMs && more > less * mostGrowth)
      return `${size} KiB take ${Math.round(more)} ms, a quarter of it takes ${less.toFixed(1)} ms`
  }
  return null
}
