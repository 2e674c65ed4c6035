import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TrackReply, TracksReply } from '../../src/api/contract/tracks.ts'
import { ada, leavePlace, makePlace, makeRepository, type Place, run } from './program.ts'

let place: Place
beforeAll(async () => {
  place = await makePlace()
  const shop = makeRepository(`${place.userHome}/shop`, [
    {
      by: ada,
      on: '2026-03-04',
      message: 'Find orders by customer\n\nThe list of orders read the whole table.',
      files: { 'db/1.sql': 'create index concurrently orders_customer on orders (customer_id, id);\n' },
    },
  ])
  const ran = await run(place, ['scan', shop, '--as', ada.email, '--json'])
  expect(ran.exit).toBe(0)
})
afterAll(() => leavePlace(place))

const told = async (...args: string[]) => {
  const ran = await run(place, ['tracks', ...args])
  expect(ran).toMatchObject({ exit: 0, err: '' })
  return ran.out
}

describe('proven tracks', () => {
  it('lists every track by kind, for people and for programs', async () => {
    const out = await told()
    const { tracks } = JSON.parse(await told('--json')) as TracksReply
    for (const { slug, asked, counts } of tracks)
      expect(out).toMatch(new RegExp(`^${slug} +${asked} +${counts['carries-over']} `, 'm'))
    expect(tracks.some(({ counts }) => counts['carries-over'] > 0)).toBe(true)
  })

  it('tells one track by a title of it, skill by skill', async () => {
    const one = JSON.parse(await told('Oracle DBA', '--json')) as TrackReply
    expect(one.slug).toBe('database-administrator')
    const out = await told('Oracle DBA')
    const unwrapped = out.replace(/\s+/g, ' ')
    for (const { row } of one.asked) expect(out).toMatch(new RegExp(`${row.slug} +${row.stage}`))
    for (const text of ['Carries over', 'To strengthen', 'Nothing seen', 'Asked besides', ...one.beyond])
      expect(unwrapped).toContain(text)
  })

  it('names what there is where no track is called so', async () => {
    const ran = await run(place, ['tracks', 'astronaut'])
    expect(ran.exit).toBe(66)
    expect(ran.err).toContain('site-reliability-engineer')
    expect(ran.err).toContain('track-unknown')
    expect((await run(place, ['tracks', 'sennior'])).err).toContain('did you mean senior?')
  })
})
