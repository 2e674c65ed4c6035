import { expect, it } from 'vitest'
import { z } from 'zod'
import { forgetUnsent, readUnsent, removeSent, writeUnsent } from './unsent.ts'

const shape = z.object({ text: z.string() })
function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

it('keeps what was typed apart by item, until it was sent', () => {
  const store = storage()
  writeUnsent('win/1', { text: 'a' }, store)
  expect(readUnsent('win/1', shape, store)).toEqual({ text: 'a' })
  expect(readUnsent('win/2', shape, store)).toBeNull()
  removeSent('win/1', shape, { text: 'a' }, store)
  expect(readUnsent('win/1', shape, store)).toBeNull()
})

it('keeps what was typed while something older was on its way', () => {
  const store = storage()
  writeUnsent('win/1', { text: 'ab' }, store)
  removeSent('win/1', shape, { text: 'a' }, store)
  expect(readUnsent('win/1', shape, store)).toEqual({ text: 'ab' })
  forgetUnsent('win/1', store)
  expect(readUnsent('win/1', shape, store)).toBeNull()
})

it('knows what was sent again, in whatever order its parts come', () => {
  const store = storage()
  const dated = z.object({ text: z.string(), days: z.record(z.string(), z.number()) })
  writeUnsent('win/1', { days: { tue: 2, mon: 1 }, also: 'not of the draft', text: 'a' }, store)
  removeSent('win/1', dated, { text: 'a', days: { mon: 1, tue: 2 } }, store)
  expect(readUnsent('win/1', dated, store)).toBeNull()
  writeUnsent('win/1', { days: { mon: 1 }, text: 'a' }, store)
  removeSent('win/1', dated, { text: 'a', days: { mon: 2 } }, store)
  expect(readUnsent('win/1', dated, store)).toEqual({ text: 'a', days: { mon: 1 } })
})

it('leaves alone what another version wrote', () => {
  const store = storage()
  store.setItem('proven.unsent.win/1', '{"words":1}')
  expect(readUnsent('win/1', shape, store)).toBeNull()
  store.setItem('proven.unsent.win/1', 'no JSON')
  expect(readUnsent('win/1', shape, store)).toBeNull()
})
