import { expect, test } from 'vitest'
import { trackCalled } from './title.ts'

const tracks = [
  { slug: 'mid', name: 'Mid-level', titles: ['Backend Developer', 'SDE II'] },
  { slug: 'senior', name: 'Senior', titles: ['Senior Backend Developer', 'C++ Developer', 'C# Developer'] },
  { slug: 'ops', name: 'DevOps specialist', titles: ['CI/CD Engineer', 'mid'] },
]

test.each([
  ['its slug', 'senior', 'senior'],
  ['its slug in capitals', 'SENIOR', 'senior'],
  ['its name', 'mid level', 'mid'],
  ['a title', 'SDE II', 'mid'],
  ['a title in another case', 'sde ii', 'mid'],
  ['a title with other hyphens and spaces', ' Back-End  developer ', 'mid'],
  ['a title cut short', 'Sr. Backend Dev', 'senior'],
  ['a title with a slash', 'CI CD engineer', 'ops'],
  ['signs that make a language', 'c# developer', 'senior'],
  ['a slug before a title', 'mid', 'mid'],
  ['a part of a title', 'Backend', undefined],
  ['nothing', '', undefined],
])('a track is found by %s', (_, called, slug) => expect(trackCalled(tracks, called)?.slug).toBe(slug))
