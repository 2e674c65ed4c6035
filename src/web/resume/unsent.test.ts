import { expect, test } from 'vitest'
import { nothingMended } from '../../core/resume/mend.ts'
import { forgetUnsent, readUnsent, removeSent, writeUnsent } from './unsent.ts'

const makeStore = () => {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  }
}
const first = { ...nothingMended, dismissed: [3] }
const second = { ...nothingMended, dismissed: [3, 4] }

test('what was said stays until it was acknowledged, and what was said since stays longer', () => {
  const store = makeStore()
  writeUnsent('a', first, store)
  expect(readUnsent('a', store)).toEqual(first)
  expect(readUnsent('b', store)).toBeNull()
  writeUnsent('a', second, store)
  removeSent('a', first, store)
  expect(readUnsent('a', store)).toEqual(second)
  removeSent('a', second, store)
  expect(readUnsent('a', store)).toBeNull()
})

test.each(['', 'null', '{', '{"answers":1}', '[]'])('%j in the store is nothing that was said', (text) => {
  expect(readUnsent('a', { ...makeStore(), getItem: () => text })).toBeNull()
})

test('it can be given up', () => {
  const store = makeStore()
  writeUnsent('a', first, store)
  forgetUnsent('a', store)
  expect(readUnsent('a', store)).toBeNull()
})
