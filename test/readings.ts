import { createHash } from 'node:crypto'
import type { Benchmark } from '../src/core/benchmark/benchmark.ts'
import type { Finding } from '../src/core/evidence/finding.ts'
import type { SourceFacts } from '../src/store/source.ts'

/** One skill with two behaviours that repositories can show: each finding makes one entry. */
export const smallBenchmark = (version = 1): Benchmark => ({
  version,
  areas: [{ slug: 'performance', name: 'Performance', summary: 'Fast enough.' }],
  skills: [
    {
      slug: 'caching',
      name: 'Caching',
      area: 'performance',
      core: true,
      summary: 'Keeps answers.',
      requires: [],
      aliases: [],
      formerSlugs: [],
      behaviours: [
        {
          id: 'expires',
          stage: 'mid',
          text: 'Lets entries expire.',
          signals: [{ signal: 'cache-expiry', strength: 'fair' }],
        },
        {
          id: 'invalidates',
          stage: 'senior',
          text: 'Invalidates on change.',
          signals: [{ signal: 'cache-invalidation', strength: 'strong' }],
        },
      ],
    },
  ],
})

export const hexOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A reading of repository `name`: one finding for each number, always the same one. */
export const reading = (
  name: string,
  numbers: Iterable<number>,
  more: Partial<SourceFacts> = {},
): SourceFacts & { findings: Finding[] } => ({
  source: { kind: 'repository', instance: hexOf(name), label: name },
  head: hexOf(`${name} head`).slice(0, 40),
  commits: 1_000,
  ownCommits: 500,
  identities: ['a@example.org'],
  notices: [],
  findings: [...numbers].map((number) => ({
    signal: number % 2 === 0 ? 'cache-expiry' : 'cache-invalidation',
    facet: '',
    citations: [
      {
        commit: hexOf(`${name} ${number}`).slice(0, 40),
        paths: [`src/${hexOf(`path ${number}`)}.ts`],
        at: new Date(Date.UTC(2020, 0, 1) + number * 3_600_000).toISOString(),
      },
    ],
    cautions: [],
  })),
  ...more,
})

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
