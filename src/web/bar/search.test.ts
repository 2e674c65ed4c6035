import { expect, test } from 'vitest'
import { barSearch } from './search.ts'

test.each([
  ['nothing', {}, {}],
  ['words', { search: 'query plan' }, { search: 'query plan' }],
  ['a number, as the address gives it', { search: 304 }, { search: '304' }],
  ['blanks are nothing', { search: '  ' }, {}],
  ['something else than words', { search: ['a'] }, {}],
  ['a stage', { stage: 'senior' }, { stage: 'senior' }],
  ['a stage that is none', { stage: 'principal' }, {}],
  ['the core', { show: 'core' }, { show: 'core' }],
  ['all is the default', { show: 'all' }, {}],
])('the address: %s', (_, given, expected) => expect(barSearch(given)).toEqual(expected))
