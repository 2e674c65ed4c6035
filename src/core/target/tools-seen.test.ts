import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadContent } from '../../content/load.ts'
import type { RepositoryObservation } from '../evidence/entry.ts'
import { entryOf } from '../readiness/fixture.ts'
import type { SignalId } from '../signal/catalogue.ts'
import { evidenceIndex } from './evidence-index.ts'
import { targetLexicon } from './lexicon.ts'

const { benchmark, catalogue } = await loadContent(
  fileURLToPath(new URL('../../../content', import.meta.url)),
)
if (!benchmark || !catalogue) throw new Error('the content has problems: bin/proven content verify')
const { find, toolKind } = targetLexicon(benchmark, catalogue)

type Seen = [signal: SignalId, facet: string, ...paths: string[]]
let commits = 0
const entryFor = ([signal, facet, ...paths]: Seen) => {
  const citation = { commit: `c${commits++}`, paths, at: '2026-01-01T00:00:00.000Z' }
  const observed: RepositoryObservation = {
    ...{ type: 'repository', signal, facet, strength: 'fair', cautions: [] },
    citations: [citation],
  }
  return { ...entryOf({ id: `e${commits}`, skill: 'caching', kind: 'git' }), observed }
}
const indexOf = (...seen: Seen[]) => evidenceIndex(seen.map(entryFor), benchmark, find)
const toolsOf = (...seen: Seen[]) => [...indexOf(...seen).byTool.keys()].sort()

describe('tools that were used where something was seen', () => {
  it.each<[string, Seen, string[]]>([
    ['every commit is in Git', ['sql-index', ''], ['git']],
    ['a facet names the tool', ['message-broker', 'Kafka'], ['git', 'kafka']],
    ['a sentence does', ['token-verification', ''], ['git', 'jwt']],
    ['a dialect that one database has', ['sql-advanced-query', 'DISTINCT ON'], ['git', 'postgresql']],
    ['a dialect that several have', ['sql-advanced-query', 'a lateral join'], ['git']],
    ['one of two in our own words is not both', ['redis-in-use', ''], ['git', 'redis']],
    ['a logger is no scanner of the same name', ['structured-log', 'zap'], ['git']],
    [
      'a file that one service alone reads',
      ['ci-matrix-or-cache', 'a cache', '.github/workflows/ci.yaml'],
      ['git', 'github-actions'],
    ],
    ['its template elsewhere is none', ['documentation', '', 'docs/.github/workflows/ci.yaml'], ['git']],
    ['a Dockerfile', ['container-image', '', 'deploy/Dockerfile.alpine'], ['docker', 'git']],
    ['a page about one', ['documentation', '', 'docs/Dockerfile.md'], ['git']],
    ['a library of one database', ['connection-pool', '', 'src/Pool.hs'], ['git', 'postgresql']],
    ['signals of a process, in a script', ['graceful-shutdown', '', 'lib/server.js'], ['git', 'node-js']],
    ['the same in another language', ['graceful-shutdown', '', 'main.go'], ['git']],
  ])('%s', (_, seen, tools) => {
    expect(toolsOf(seen)).toEqual(tools)
  })

  it('every tool that is implied is in the catalogue', () => {
    const seen: Seen[] = [
      ['sql-advanced-query', 'DISTINCT ON'],
      ['backup-restore', 'XtraBackup'],
      ['backup-restore', 'mongodump'],
      ['request-validation', 'Ajv'],
      ['request-validation', 'express-validator'],
      ['rate-limit', '@fastify/rate-limit'],
      ['rate-limit', 'Flask-Limiter'],
      ['background-job', 'Active Job'],
      ['process-supervision', 'systemd'],
      ['compose-stack', ''],
      [
        'infrastructure-module',
        '',
        'a.tf',
        '.gitlab-ci.yml',
        'Jenkinsfile',
        '.travis.yml',
        '.circleci/config.yml',
      ],
    ]
    const tools = toolsOf(...seen)
    expect(tools.length).toBeGreaterThan(17)
    expect(tools.filter((slug) => toolKind(slug) === null)).toEqual([])
  })
})

describe('languages of the files that are cited', () => {
  const endings =
    'java kt scala groovy clj cs fs vb py php rb js ts go rs c cpp zig ex erl hs ml lua jl sql sh ps1 sol cr nim'.split(
      ' ',
    )
  it.each(endings)('.%s is a language of the catalogue', (ending) => {
    const [language] = indexOf(['fix-with-test', '', `a.${ending}`]).byFewFiles.keys()
    expect(toolKind(language ?? '')).toBe('language')
  })

  it('five commits make it one that was used, and not five files of one', () => {
    const commit: Seen = ['fix-with-test', '', 'src/a.ts', 'src/b.ts', 'src/c.ts', 'src/d.ts', 'src/e.ts']
    expect(indexOf(commit).byTool.has('typescript')).toBe(false)
    expect(indexOf(commit).byFewFiles.get('typescript')).toHaveLength(1)
    const often = indexOf(...Array.from({ length: 5 }, () => commit))
    expect(often.byTool.get('typescript')).toHaveLength(5)
    expect(often.byFewFiles.size).toBe(0)
  })

  it('an ending of several languages is none', () => {
    expect(indexOf(['fix-with-test', '', 'a.h', 'README', 'a.m']).byFewFiles.size).toBe(0)
  })
})
