import { expect, test } from 'vitest'
import { labelAmong } from './label.ts'

const names = ['repo', 'redis/repo', 'clones/redis/repo']
const source = (instance: string, label: string) => ({ instance, label })

test.each<[string, readonly string[], ReturnType<typeof source>[], string]>([
  ['the first where nothing was read yet', names, [], 'repo'],
  ['the first where others are called otherwise', names, [source('b', 'shop')], 'repo'],
  ['a folder more where another has the first', names, [source('b', 'repo')], 'redis/repo'],
  ['as many as it takes', names, [source('b', 'repo'), source('c', 'redis/repo')], 'clones/redis/repo'],
  ['its own name is not taken by itself', names, [source('a', 'repo'), source('b', 'shop')], 'repo'],
  ['the longest where all are taken', ['repo'], [source('b', 'repo')], 'repo'],
  ['its number where it has no name at all', [], [], 'a'],
])('%s', (_, own, sources, label) => expect(labelAmong(own, 'a', sources)).toBe(label))
