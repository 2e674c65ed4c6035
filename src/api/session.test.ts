import { describe, expect, it } from 'vitest'
import { createSessions } from './session.ts'

const minute = 60_000
const day = 24 * 60 * minute
const token = 'a-token-of-more-than-32-characters-0123456789'

function sessions(of = token) {
  const clock = { now: 1_000_000 }
  return { clock, ...createSessions(of, () => clock.now) }
}

describe('a one-time code', () => {
  it('is exchanged once', () => {
    const { newCode, exchange, isSession } = sessions()
    const code = newCode()
    expect(isSession(exchange(code)?.cookie)).toBe(true)
    expect(exchange(code)).toBeNull()
  })
  it('is good for a quarter of an hour and no longer', () => {
    const { clock, newCode, exchange } = sessions()
    const [soon, late] = [newCode(), newCode()]
    clock.now += 15 * minute - 1
    expect(exchange(soon)).not.toBeNull()
    clock.now += 1
    expect(exchange(late)).toBeNull()
  })
  it('cannot be made up', () => {
    expect(sessions().exchange('guess')).toBeNull()
    expect(sessions().exchange('')).toBeNull()
  })
  it('is another one each time', () => {
    const { newCode } = sessions()
    expect(new Set(Array.from({ length: 100 }, newCode)).size).toBe(100)
  })
})

describe('a session', () => {
  const signedIn = () => {
    const own = sessions()
    return { ...own, cookie: own.exchange(own.newCode())?.cookie ?? '' }
  }
  it('outlives the server that gave it', () => {
    expect(sessions().isSession(signedIn().cookie)).toBe(true)
  })
  it('ends with its token', () => {
    expect(sessions(`${token}-new`).isSession(signedIn().cookie)).toBe(false)
  })
  it('ends after 30 days', () => {
    const { clock, cookie, isSession } = signedIn()
    clock.now += 30 * day
    expect(isSession(cookie)).toBe(false)
  })
  const forgeries: [string, (cookie: string) => string | undefined][] = [
    ['nothing', () => undefined],
    ['nothing written', () => ''],
    ['a later end under the same signature', (cookie) => cookie.replace(/^\d+/, String(9e15))],
    ['another signature', (cookie) => `${cookie.slice(0, -4)}AAAA`],
    ['the body alone', (cookie) => cookie.slice(0, cookie.lastIndexOf('.'))],
  ]
  it.each(forgeries)('is not %s', (_, forge) => {
    const { cookie, isSession } = signedIn()
    expect(isSession(cookie)).toBe(true)
    expect(isSession(forge(cookie))).toBe(false)
  })
})

describe('a token', () => {
  it.each([
    ['Bearer and itself', `Bearer ${token}`, true],
    ['another one', `Bearer ${token}x`, false],
    ['another scheme', `Basic ${token}`, false],
    ['nothing', undefined, false],
  ])('%s: %s → %s', (_, authorization, expected) => {
    expect(sessions().isToken(authorization)).toBe(expected)
  })
})
