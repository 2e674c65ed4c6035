import type { Git, GitProcess } from './git-process.ts'

export type ObjectAnswer =
  | { id: string; type: 'missing' }
  /** git ended over it. */
  | { id: string; type: 'damaged' }
  | { id: string; type: 'blob' | 'tree' | 'commit' | 'tag'; size: number; content: Buffer | null }

const idPattern = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/
/** After so many objects that ended git, the rest is taken to be damaged without asking. */
const damageLimit = 200

/**
 * Asks `git cat-file` for objects, in order, each answered as soon as git has it; so an id may follow from an answer before.
 * One that is too damaged for git to go on is answered so, and git is started again behind it.
 * @param ids  what is no full id is answered as missing, never shown to git
 */
export async function* readObjects(
  git: Git,
  ids: Iterable<string> | AsyncIterable<string>,
  options: { contents: boolean },
): AsyncGenerator<ObjectAnswer, void, undefined> {
  const asked = new AskedIds(ids)
  let damaged = 0
  try {
    while (await asked.more()) {
      if (damaged > damageLimit) {
        yield { id: asked.shift(), type: 'damaged' }
        continue
      }
      const reader = git.start(['cat-file', options.contents ? '--batch' : '--batch-check'])
      const feeding = asked.feed(reader)
      for await (const answer of answersIn(reader.chunks(), options.contents)) {
        const id = asked.shift()
        yield answer ? { id, ...answer } : { id, type: 'missing' }
      }
      const { code } = await reader.ended
      await feeding
      if (code === 0 || asked.waiting === 0) continue
      damaged++
      yield { id: asked.shift(), type: 'damaged' }
    }
  } finally {
    await asked.close()
  }
}

type Found = { type: 'blob' | 'tree' | 'commit' | 'tag'; size: number; content: Buffer | null }

/** "<id> <type> <size>", with contents its bytes and a line end; anything else says that it is not here. */
async function* answersIn(
  chunks: AsyncGenerator<Buffer, void, undefined>,
  contents: boolean,
): AsyncGenerator<Found | null, void, undefined> {
  let line = ''
  let found: Found | null = null
  let filled = 0
  let closing = false
  for await (const chunk of chunks) {
    let at = 0
    while (at < chunk.length) {
      if (closing) {
        at++
        closing = false
        yield found
        found = null
      } else if (found?.content && filled < found.content.length) {
        const copied = chunk.copy(found.content, filled, at)
        filled += copied
        at += copied
        closing = filled === found.content.length
      } else {
        const end = chunk.indexOf(10, at)
        line += chunk.toString('latin1', at, end < 0 ? chunk.length : end)
        at = end < 0 ? chunk.length : end + 1
        if (end < 0) continue
        found = parseLine(line, contents)
        line = ''
        filled = 0
        if (found?.content) closing = found.content.length === 0
        else {
          yield found
          found = null
        }
      }
    }
  }
}

function parseLine(line: string, contents: boolean): Found | null {
  const [, type, size] = line.split(' ')
  if (type !== 'blob' && type !== 'tree' && type !== 'commit' && type !== 'tag') return null
  return { type, size: Number(size), content: contents ? Buffer.allocUnsafeSlow(Number(size)) : null }
}

/** Ids drawn from their source as git takes them, kept until they are answered. */
class AskedIds {
  readonly #source: AsyncIterator<string> | Iterator<string>
  #ids: string[] = []
  #first = 0
  #drawn = false
  #drawing: Promise<string | null> | null = null
  #failure: unknown = null

  constructor(ids: Iterable<string> | AsyncIterable<string>) {
    this.#source = Symbol.asyncIterator in ids ? ids[Symbol.asyncIterator]() : ids[Symbol.iterator]()
  }

  get waiting(): number {
    return this.#ids.length - this.#first
  }

  async more(): Promise<boolean> {
    if (this.waiting === 0 && !this.#drawn) await this.#draw()
    if (this.#failure) throw this.#failure
    return this.waiting > 0
  }

  shift(): string {
    const id = this.#ids[this.#first++] ?? ''
    if (this.#first > 1024) {
      this.#ids = this.#ids.slice(this.#first)
      this.#first = 0
    }
    return id
  }

  /** Never rejects; a source that failed is told by `more`. */
  async feed(reader: GitProcess): Promise<void> {
    let ended = false
    const end = reader.ended.then(() => {
      ended = true
    })
    // What is no id gets a line that git answers with "missing", so that answers stay in step.
    const write = (id: string): boolean => reader.stdin.write(idPattern.test(id) ? `${id}\n` : 'none\n')
    for (const id of this.#ids.slice(this.#first)) write(id)
    while (!ended && !this.#drawn) {
      const id = await Promise.race([this.#draw(), end])
      if (typeof id !== 'string' || ended) continue
      if (!write(id)) await Promise.race([new Promise((resolve) => reader.stdin.once('drain', resolve)), end])
    }
    reader.stdin.end()
  }

  /** One draw at a time: a draw that outlives its git is continued by the next one. */
  #draw(): Promise<string | null> {
    this.#drawing ??= (async () => {
      try {
        const next = await this.#source.next()
        if (next.done) this.#drawn = true
        else this.#ids.push(next.value)
        return next.done ? null : next.value
      } catch (error) {
        this.#failure = error
        this.#drawn = true
        return null
      } finally {
        this.#drawing = null
      }
    })()
    return this.#drawing
  }

  async close(): Promise<void> {
    if (!this.#drawn) await this.#source.return?.()
  }
}
