import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

const codeLifetimeMs = 15 * 60_000
const sessionLifetimeMs = 30 * 24 * 3_600_000

/** Who may speak to the server: commands by the token, the page by a cookie that a one-time code was exchanged for. */
export type Sessions = {
  /** A code for one exchange, good for a quarter of an hour. */
  newCode: () => string
  /** The value of a session's cookie, or null where the code is unknown, used or too old. */
  exchange: (code: string) => { cookie: string; maxAgeSeconds: number } | null
  isSession: (cookie: string | undefined) => boolean
  isToken: (authorization: string | undefined) => boolean
}

/**
 * Sessions outlive the server, which restarts after each edit: their cookie is signed with a key made from the token,
 * so a new token ends them all. Codes are kept in memory only.
 */
export function createSessions(token: string, now: () => number): Sessions {
  const key = Buffer.from(hkdfSync('sha256', token, '', 'proven page session', 32))
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  const codes = new Map<string, number>()
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  const equal = (a: string, b: string) =>
    timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())

  return {
    newCode() {
      for (const [code, until] of codes) if (until <= now()) codes.delete(code)
      const code = randomBytes(24).toString('base64url')
      codes.set(digest(code), now() + codeLifetimeMs)
      return code
    },
    exchange(code) {
      const until = codes.get(digest(code))
      codes.delete(digest(code))
      if (until === undefined || until <= now()) return null
      const body = `${now() + sessionLifetimeMs}.${randomBytes(12).toString('base64url')}`
      return { cookie: `${body}.${sign(body)}`, maxAgeSeconds: sessionLifetimeMs / 1000 }
    },
    isSession(cookie) {
      const end = cookie?.lastIndexOf('.') ?? -1
      if (cookie === undefined || end < 0) return false
      const body = cookie.slice(0, end)
      return equal(cookie.slice(end + 1), sign(body)) && Number(body.split('.')[0]) > now()
    },
    isToken: (authorization) => authorization !== undefined && equal(authorization, `Bearer ${token}`),
  }
}
