import { expect, test } from 'vitest'
import {
  asRead,
  isMended,
  type OwnersMending,
  withAdded,
  withClaim,
  withMapping,
  withoutMapping,
  withoutRequirement,
  withRequirement,
} from './mending.ts'

const nothing: OwnersMending = { facts: {}, requirements: {}, added: [], level: null, mapping: {} }
const mend = { must: true, stage: 'senior' as const, skills: ['caching'], tools: [] }

test('what was read is put right beside it, and is as it was read again', () => {
  const mended = withRequirement(nothing, '3-9', { ...mend, any: true })
  expect(mended.requirements).toEqual({ '3-9': { ...mend, any: true } })
  expect(withRequirement(mended, '3-9', { must: false }).requirements['3-9']).toEqual({
    ...mend,
    any: true,
    must: false,
  })
  expect(asRead(mended, '3-9')).toEqual(nothing)
  expect(withoutRequirement(mended, '3-9').requirements).toEqual({ '3-9': { dropped: true } })
})

test('what was added is changed itself, and goes without a trace', () => {
  const added = withAdded(withAdded(nothing, { ...mend, text: 'a' }), { ...mend, text: 'b' })
  expect(added.added.map(({ id, text }) => `${id} ${text}`)).toEqual(['added-1 a', 'added-2 b'])
  const less = withoutRequirement(added, 'added-1')
  expect(withAdded(less, { ...mend, text: 'c' }).added.map(({ id }) => id)).toEqual(['added-2', 'added-3'])
  const changed = withRequirement(less, 'added-2', { ...mend, must: false, any: true })
  expect(changed).toEqual({ ...nothing, added: [{ ...mend, id: 'added-2', text: 'b', must: false }] })
})

test('a statement is mapped and left open again', () => {
  const mapped = withMapping(nothing, 'l4/delivery/1', { skills: ['caching'], notApplicable: false })
  expect(Object.keys(mapped.mapping)).toEqual(['l4/delivery/1'])
  expect(withoutMapping(mapped, 'l4/delivery/1')).toEqual(nothing)
})

test('the person’s word stands beside what they put right, and goes alone', () => {
  const claimed = withClaim(withRequirement(nothing, 'a', { must: false }), 'a', 'Years of it')
  expect(claimed.requirements).toEqual({ a: { must: false, claim: 'Years of it' } })
  expect(withClaim(claimed, 'a', null).requirements).toEqual({ a: { must: false } })
  expect(withClaim(withClaim(nothing, 'a', 'So it is'), 'a', null)).toEqual(nothing)
  expect(isMended(claimed, 'a')).toBe(true)
  expect(isMended(withClaim(nothing, 'a', 'So it is'), 'a')).toBe(false)
  const added = withClaim(withAdded(nothing, { ...mend, text: 'a' }), 'added-1', 'So it is')
  expect(withoutRequirement(added, 'added-1')).toEqual(nothing)
})
