import { describe, expect, test } from 'vitest'
import { signalIds } from '../../../core/signal/catalogue.ts'
import { ChangedText } from '../content/changed-text.ts'
import { parseMessage } from '../content/message.ts'
import { classify } from '../paths/classify.ts'
import { commitRules, contentRules, historySignals } from './all.ts'
import { bringsNothingNew } from './commits.ts'
import { observeCommit, observeContent } from './engine.ts'
import { apiExamples } from './examples/api.ts'
import { codeExamples } from './examples/code.ts'
import { commitExamples } from './examples/commits.ts'
import { platformExamples } from './examples/platform.ts'
import { reliabilityExamples } from './examples/reliability.ts'
import { securityExamples } from './examples/security.ts'
import { sqlExamples } from './examples/sql.ts'
import { testingExamples } from './examples/testing.ts'
import type { OwnChange } from './rule.ts'

const contentExamples = [
  ...sqlExamples,
  ...apiExamples,
  ...securityExamples,
  ...reliabilityExamples,
  ...codeExamples,
  ...testingExamples,
  ...platformExamples,
]

const short = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 90)

describe('what a file gained', () => {
  test.each(
    contentExamples.map(
      (row) => [`${row.signal}: ${row.sees ?? 'nothing'} in ${row.path}: ${short(row.after)}`, row] as const,
    ),
  )('%s', (_, { signal, sees, path, before, after }) => {
    const pathClass = classify(path)
    const text = new ChangedText(
      path,
      pathClass,
      before === null ? null : Buffer.from(before),
      Buffer.from(after),
    )
    text.removed = text.difference.removed
    const facets = pathClass.leftOut
      ? []
      : observeContent(text)
          .filter((seen) => seen.signal === signal)
          .map(({ facet }) => facet)
    if (sees === null) expect(facets).toEqual([])
    else expect(facets).toContain(sees)
  })
})

/** `status path added removed`, and `release` or `update` for what a manifest says. */
function change(row: string): OwnChange {
  const [status = 'M', path = '', added = '0', removed = '0', manifest] = row.split(' ')
  return {
    ...classify(path),
    path,
    status: status as OwnChange['status'],
    addedLines: Number(added),
    removedLines: Number(removed),
    manifest: manifest ? { released: manifest === 'release', updated: manifest === 'update' ? 1 : 0 } : null,
  }
}

describe('what a commit did as a whole', () => {
  test.each(
    commitExamples.map(
      (row) =>
        [
          `${row.signal}: ${row.sees ?? 'nothing'} in "${short(row.message)}" ${row.changes.join(', ')}`,
          row,
        ] as const,
    ),
  )('%s', (_, { signal, sees, message: text, changes }) => {
    const message = parseMessage(text)
    const coAuthors = message.trailers.flatMap(({ key, address }) =>
      key === 'co-authored-by' && address ? [address] : [],
    )
    const kept = changes.map(change).filter(({ leftOut }) => leftOut === null)
    const seen = observeCommit({ id: 'a', at: 0, message, coAuthors, changes: kept }).filter(
      (one) => one.signal === signal,
    )
    expect(seen.map(({ facet }) => facet)).toEqual(sees === null ? [] : [sees])
    for (const { paths } of seen) expect(paths.length).toBeGreaterThan(0)
  })
})

test.each([
  ['Move the pool to its own file', true],
  ['refactor: rename Pool to ConnectionPool', true],
  ['refactor(pool): moved retries', true],
  ['Port to TypeScript', true],
  ['refactor: Listener to own module', true],
  ['Extract the listener', true],
  ['build(deps): update module example.org/oidc to v2', true],
  ['Refactor the listener and retry', false],
  ['chore: convert tests to ESM', true],
  ['Revert "Cache prices"', true],
  ['Cherry-pick the fix of prices', true],
  ['Remove the pool', false],
  ['Import orders every night', false],
  ['Move', true],
  ['feat: portable dates', false],
  ['Add a mover of files', false],
])('%s brings nothing new: %s', (subject, expected) => {
  expect(bringsNothingNew(subject)).toBe(expected)
})

describe('the catalogue', () => {
  const examples = [...contentExamples, ...commitExamples]
  const own = signalIds.filter((signal) => !(historySignals as readonly string[]).includes(signal))

  test('every signal has a rule', () => {
    const ruled = new Set([...contentRules, ...commitRules].map(({ signal }) => signal))
    expect(own.filter((signal) => !ruled.has(signal))).toEqual([])
    expect([...ruled].filter((signal) => !own.includes(signal))).toEqual([])
  })

  test('every signal has an example that shows it and a near miss that does not', () => {
    expect(
      own.filter((signal) => !examples.some((row) => row.signal === signal && row.sees !== null)),
    ).toEqual([])
    expect(
      own.filter((signal) => !examples.some((row) => row.signal === signal && row.sees === null)),
    ).toEqual([])
  })

  test('a rule asks for words in lower case, each one word', () => {
    const odd = contentRules.flatMap(({ signal, words }) =>
      words.filter((word) => !/^[a-z0-9_]+$/.test(word)).map((word) => `${signal} ${word}`),
    )
    expect(odd).toEqual([])
  })

  test('an expression keeps no place between two texts', () => {
    const twice = (text: ChangedText): string => JSON.stringify(observeContent(text))
    for (const { path, after } of contentExamples) {
      const make = () => new ChangedText(path, classify(path), null, Buffer.from(after))
      expect(twice(make())).toBe(twice(make()))
    }
  })
})
