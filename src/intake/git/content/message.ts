/** What rules need of a commit's message; it is not kept. */
export type Message = {
  subject: string
  /** Lines of prose after the subject: no trailers, lists, quotes, code, or logs. */
  prose: string[]
  /** Key in lower case, and the address, where it has one. */
  trailers: { key: string; address: string | null }[]
  /** Made by joining several commits into one: the body lists their subjects. */
  squashed: boolean
}

const trailerLine = /^([A-Z][A-Za-z]+(?:-[A-Za-z]+)*):\s+(.*)$/
const knownTrailer =
  /^(signed-off-by|reviewed-by|co-authored-by|co-developed-by|acked-by|tested-by|reported-by|suggested-by|helped-by|fixes|closes|refs?|see-also|pr-url|change-id|cherry-picked-from|cc|link|reviewed-on|bug|issue|resolves)$/i

/** Characters that are looked at. Beyond them nobody wrote by hand, and expressions take long. */
const subjectLimit = 300
const lineLimit = 1000
const proseLimit = 20_000

export function parseMessage(text: string): Message {
  const lines = text.replaceAll('\r', '').split('\n')
  const start = lines.findIndex((line) => line.trim() !== '')
  const subject = (lines[start] ?? '').trim().slice(0, subjectLimit)
  const body = lines.slice(start + 1).map((line) => line.slice(0, lineLimit))
  const trailers = body.flatMap((line) => {
    const [, key = '', value = ''] = trailerLine.exec(line.trim()) ?? []
    return knownTrailer.test(key)
      ? [{ key: key.toLowerCase(), address: /<([^<>\s]+@[^<>\s]+)>/.exec(value)?.[1]?.toLowerCase() ?? null }]
      : []
  })
  // So GitHub and GitLab join commits; without empty lines between, a list describes one change.
  const bullets = body.filter((line, at) => /^\* \S/.test(line) && (body[at - 1] ?? '').trim() === '').length
  return { subject, prose: proseOf(body), trailers, squashed: bullets >= 2 }
}

function proseOf(body: readonly string[]): string[] {
  const prose: string[] = []
  let length = 0
  let inComment = false
  for (const line of body) {
    // A template's hints to the author.
    const opens = line.lastIndexOf('<!--')
    const closes = line.lastIndexOf('-->')
    const hidden = inComment || opens >= 0
    inComment = opens > closes || (inComment && closes < 0)
    if (hidden || !isProse(line)) continue
    length += line.length
    if (length > proseLimit) break
    prose.push(line.trim())
  }
  return prose
}

function isProse(line: string): boolean {
  const text = line.trim()
  if (text === '' || /^( {4}|\t)/.test(line)) return false
  if (/^([-*+>#|$]|\d+[.)]\s|```|~~~|---|===|diff |@@|From:|Date:|Merge |commit [0-9a-f]{7})/.test(text))
    return false
  const [, key = ''] = trailerLine.exec(text) ?? []
  if (
    knownTrailer.test(key) ||
    /^\(?(cherry picked|This reverts commit|git-svn-id|https?:\/\/\S+$)/.test(text)
  )
    return false
  // Words, not a log, a stack or a table.
  return (text.match(/[A-Za-z]{2,}/g)?.length ?? 0) >= 3
}
