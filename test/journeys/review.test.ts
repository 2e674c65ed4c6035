import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reviewReply, reviewsReply } from '../../src/api/contract/journal.ts'
import { leavePlace, makePlace, type Place, run } from './program.ts'

let place: Place
beforeAll(async () => {
  place = await makePlace()
})
afterAll(() => leavePlace(place))

const headings = (page: string) =>
  marked.lexer(page).flatMap((token) => (token.type === 'heading' ? [token.text as string] : []))

it('an empty record has a review to look at, and keeps none', async () => {
  const ran = await run(place, ['review'])
  expect(ran.exit).toBe(0)
  expect(headings(ran.out)).toContain('What moved')
  expect(ran.out).toContain('Nothing was recorded before, so that nothing can be compared.')
  expect(
    reviewsReply.parse(JSON.parse((await run(place, ['review', '--list', '--json'])).out)).reviews,
  ).toEqual([])
})

it('--out writes a dated page, which is kept in the record as it was', async () => {
  const file = join(place.folder, 'review.md')
  const ran = await run(place, ['review', '--keep', 'Fridays for labs', '--out', file, '--json'])
  expect(ran).toMatchObject({ exit: 0, err: '' })
  const told = reviewReply.parse(JSON.parse(ran.out))
  expect(told.writtenAt).not.toBeNull()
  const page = readFileSync(file, 'utf8')
  expect(page).toBe(told.page)
  expect(headings(page)[0]).toBe(`Review, ${told.writtenAt?.slice(0, 10)}`)
  expect(page).toContain('> Fridays for labs')
  expect((await run(place, ['review', '--show', '1'])).out).toBe(page)
  expect((await run(place, ['review', '--list'])).out).toMatch(/^ {2}1 {2}\d+ \w+ \d{4} {2}since /)
})

it('overwrites nothing, and then keeps nothing either', async () => {
  const file = join(place.folder, 'notes.md')
  writeFileSync(file, 'mine')
  const ran = await run(place, ['review', '--keep', 'x', '--out', file])
  expect(ran.exit).toBe(73)
  expect(ran.err).toContain('There is something of that name already')
  expect(readFileSync(file, 'utf8')).toBe('mine')
  expect((await run(place, ['review', '--list'])).out.trim().split('\n')).toHaveLength(1)
})

it.each([
  [['--show', '9'], 66, 'review 9'],
  [['--show', 'last'], 66, 'last is no number'],
])('%j is refused in words, and leaves no file', async (args, exit, says) => {
  const file = join(place.folder, 'none.md')
  const ran = await run(place, ['review', ...args, '--out', file])
  expect(ran.exit).toBe(exit)
  expect(ran.err).toContain(says)
  expect(existsSync(file)).toBe(false)
})
