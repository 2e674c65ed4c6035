/** Where a migration begins to say how it is undone, in the manners of the usual tools, and where it goes on to something else. */
const back =
  /^[ \t]*(?:def (?:self\.)?down(?:grade)?\b|(?:public (?:override )?|protected override )?(?:async |void |function ){0,2}down ?\(|(?:export |exports\.|module\.exports\.)(?:async |const |function ){0,2}down\b|down: |func (?:\([^)\n]{0,100}\) )?(?:down\w*|\w+Down)\(|-- *(?:\+goose|\+migrate|migrate:) ?down\b|--rollback\b)/gim
const forth =
  /^[ \t]*(?:def \w|(?:public |protected |private )\w|(?:async |function ){0,2}up ?\(|(?:export |exports\.|module\.exports\.)|func \w|-- *(?:\+goose|\+migrate|migrate:) ?up\b|--changeset\b)/gim

const onlyBack = /[._-]down\.\w+$|(^|\/)(down\.\w+$|down\/)|(^|\/)U\d[^/]*\.sql$/i

/**
 * Parts of a migration that change a schema, without those that take the change back.
 * @param ranges  offsets from and to, ascending
 */
export function withoutWayBack(
  path: string,
  content: Buffer,
  ranges: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  if (onlyBack.test(path)) return []
  const text = content.toString('latin1')
  const kept: [number, number][] = []
  let at = 0
  const keep = (from: number, to: number): void => {
    for (let range = ranges[at]; range && range[0] < to; range = ranges[at]) {
      const start = Math.max(range[0], from)
      const end = Math.min(range[1], to)
      if (end > start) kept.push([start, end])
      if (range[1] > to) return
      at++
    }
  }
  let from = 0
  back.lastIndex = 0
  for (let found = back.exec(text); found; found = back.exec(text)) {
    keep(from, found.index)
    forth.lastIndex = back.lastIndex
    from = forth.exec(text)?.index ?? text.length
    back.lastIndex = from
  }
  keep(from, text.length)
  return kept
}
