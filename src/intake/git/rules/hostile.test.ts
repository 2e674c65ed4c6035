import { describe, expect, test } from 'vitest'
import { ChangedText } from '../content/changed-text.ts'
import { mask, syntaxOf } from '../content/mask.ts'
import { parseMessage } from '../content/message.ts'
import { classify, type PathClass } from '../paths/classify.ts'
import { observeCommit, observeContent } from './engine.ts'
import { apiExamples } from './examples/api.ts'
import { codeExamples } from './examples/code.ts'
import { platformExamples } from './examples/platform.ts'
import { reliabilityExamples } from './examples/reliability.ts'
import { securityExamples } from './examples/security.ts'
import { sqlExamples } from './examples/sql.ts'
import { testingExamples } from './examples/testing.ts'
import {
  builtExpressions,
  type Expression,
  growsFaster,
  type HostileText,
  halfMatches,
  hostileTexts,
  slowest,
  writtenExpressions,
} from './hostile-texts.ts'
import { readManifest } from './manifests.ts'
import type { OwnChange } from './rule.ts'

/*
 * A repository may hold any text, and none may keep an expression busy: four times the text may not take sixteen times
 * as long. Time is this thread's own, so that other work on the machine does not count.
 */

const here = (place: string): URL => new URL(place, import.meta.url)

const source: PathClass = { kind: 'source', language: 'TypeScript', leftOut: null }
/** What is left of a text for rules to read: no empty lines, none that nobody would write. */
const added = (text: string): string =>
  new ChangedText('src/a.ts', source, null, Buffer.from(text, 'latin1')).added('raw')

function slow(
  texts: readonly HostileText[],
  run: (text: string) => void,
  { kept = (text: string) => text, quickMs = 2 } = {},
): string[] {
  for (const { name, make } of slowest(texts, run, quickMs)) {
    const grown = growsFaster(run, (bytes) => kept(make(bytes)))
    if (grown) return [`${name}: ${grown}`]
  }
  return []
}

const piecesOf = (expressions: readonly Expression[]): string[] => [
  ...new Set(expressions.flatMap(({ regex }) => halfMatches(regex))),
]

describe('no text takes more than its share of time', () => {
  test('for an expression over what a file gained', async () => {
    const expressions = [
      ...writtenExpressions(here('./')).filter(
        ({ at }) => !/\/(commits|documents|manifests|hostile-texts)\.ts/.test(at),
      ),
      ...writtenExpressions(here('../content/imports.ts')),
      ...(await builtExpressions(() => import('./code.ts'))),
      ...(await builtExpressions(() => import('./sql.ts'))),
    ]
    expect(expressions.length).toBeGreaterThan(500)
    expect(
      expressions.flatMap(({ at, regex }) => {
        const every = new RegExp(regex.source, [...new Set(`${regex.flags}g`)].join(''))
        const texts = halfMatches(regex).flatMap(hostileTexts)
        return slow(texts, (text) => text.match(every), { kept: added, quickMs: 0.5 }).map(
          (one) => `${at} ${regex.source} ${one}`,
        )
      }),
    ).toEqual([])
  })

  const examples = [
    ...sqlExamples,
    ...apiExamples,
    ...securityExamples,
    ...reliabilityExamples,
    ...codeExamples,
    ...testingExamples,
    ...platformExamples,
  ]
  test('for the rules of a file, where examples that were cut short repeat', () => {
    expect(
      examples.flatMap(({ path, after }) => {
        const run = (text: string): void => {
          const changed = new ChangedText(path, classify(path), null, Buffer.from(text, 'latin1'))
          changed.removed = added(text.slice(1))
          observeContent(changed)
        }
        const cut = after.trimEnd().slice(0, -1)
        const texts = [cut, cut.slice(0, cut.length / 2)].map((piece) => ({
          name: JSON.stringify(piece),
          make: (bytes: number) => `${piece}\n`.repeat(Math.ceil(bytes / (piece.length + 1))),
        }))
        return slow(texts, run).map((one) => `${path} ${one}`)
      }),
    ).toEqual([])
  })

  test('for a manifest', () => {
    const texts = [
      ...piecesOf(writtenExpressions(here('./manifests.ts'))),
      '<a>',
      '{"a":',
      '[a.',
      '[[a]]\n',
      '&a;',
      '<!--',
    ].flatMap(hostileTexts)
    const paths = [
      'package.json',
      'Cargo.toml',
      'pom.xml',
      'go.mod',
      'Gemfile',
      'build.gradle',
      'requirements.txt',
      'a.cabal',
      'mix.exs',
    ]
    expect(
      paths.flatMap((path) => slow(texts, (text) => readManifest(path, text)).map((one) => `${path} ${one}`)),
    ).toEqual([])
  })

  const change: OwnChange = {
    ...source,
    path: 'src/a.ts',
    status: 'M',
    addedLines: 20,
    removedLines: 2,
    manifest: null,
  }
  test('for a message', () => {
    const expressions = ['./commits.ts', '../content/message.ts'].flatMap((file) =>
      writtenExpressions(here(file)),
    )
    const texts = piecesOf(expressions).flatMap(hostileTexts)
    const messages = texts.flatMap(({ name, make }) => [
      { name, make },
      { name: `fix: ${name}`, make: (bytes: number) => `fix: speed up\n\nin some words\n${make(bytes)}` },
    ])
    expect(
      slow(
        messages,
        (text) =>
          observeCommit({ id: 'a', at: 0, message: parseMessage(text), coAuthors: [], changes: [change] }),
        { quickMs: 0.5 },
      ),
    ).toEqual([])
  })

  test('for a path', () => {
    const expressions = ['../paths/', './documents.ts', './commits.ts'].flatMap((file) =>
      writtenExpressions(here(file)),
    )
    const message = parseMessage('Add stock')
    const texts = piecesOf(expressions)
      .flatMap(hostileTexts)
      .map(({ name, make }) => ({ name, make: (bytes: number) => make(bytes).replaceAll('\n', '') }))
    expect(
      slow(texts, (path) => {
        const ofPath = classify(path)
        const changes = [{ ...change, ...ofPath, path }].filter(({ leftOut }) => leftOut === null)
        observeCommit({ id: 'a', at: 0, message, coAuthors: [], changes })
      }),
    ).toEqual([])
  })

  test.each(['C', 'TypeScript', 'Python', 'Ruby', 'Haskell', 'Lua', 'SQL', 'PHP', 'Nix', 'F#'])(
    'for the comments and strings of %s',
    (language) => {
      const syntax = syntaxOf(language)
      if (!syntax) throw new Error(`no syntax of ${language}`)
      const marks = [...syntax.block, ...syntax.longQuotes].flat().concat(syntax.line, syntax.quotes, '\\')
      const texts = marks.flatMap(hostileTexts)
      expect(slow(texts, (text) => mask(Buffer.from(text, 'latin1'), syntax))).toEqual([])
    },
  )
})
