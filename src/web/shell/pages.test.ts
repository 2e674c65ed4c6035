import { expect, test } from 'vitest'
import { pageOf } from './pages.ts'

test.each([
  ['/', '/'],
  ['/skills/sql-query-tuning', '/'],
  ['/bar', '/bar'],
  ['/tracks/senior', '/tracks'],
  ['/rate/security', '/rate'],
  ['/resumes/3f2c9ab', '/resumes'],
  ['/week', '/week'],
  ['/plan', '/plan'],
  ['/sources', '/sources'],
  ['/sources/add', '/sources'],
  ['/sources-of-error', '/'],
  ['/projects/3f2c9ab', '/projects'],
  ['/labs/slow-orders/runs/7', '/labs'],
])('%s belongs to the entry %s of the menu', (path, entry) => expect(pageOf(path)).toBe(entry))
