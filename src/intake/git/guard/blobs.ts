import type { GuardedRepository } from './repository.ts'

export type Blob =
  | { id: string; content: Buffer }
  /** Not here, damaged, or no file's content. */
  | { id: string; missing: true }
  /** Its size, bytes; it was not loaded. */
  | { id: string; tooLarge: number }

/**
 * Contents of files by blob id, in the order asked for. Sizes are asked first, so that nothing larger than `maxBytes` is
 * ever loaded. Ids are drawn as they are needed.
 * @throws Failure  scan-stopped
 */
export async function* readBlobs(
  repository: GuardedRepository,
  ids: Iterable<string> | AsyncIterable<string>,
  options: { maxBytes: number },
): AsyncGenerator<Blob, void, undefined> {
  const batch: string[] = []
  for await (const id of ids) {
    batch.push(id)
    if (batch.length === 256) yield* readBatch(repository, batch.splice(0), options.maxBytes)
  }
  yield* readBatch(repository, batch, options.maxBytes)
}

async function* readBatch(
  repository: GuardedRepository,
  ids: string[],
  maxBytes: number,
): AsyncGenerator<Blob> {
  if (ids.length === 0) return
  const sizes = await repository.git.run(['cat-file', '--batch-check'], `${ids.join('\n')}\n`)
  const lines = sizes.stdout.toString('latin1').split('\n')
  const wanted = ids.filter((_, at) => {
    const [, type, size] = lines[at]?.split(' ') ?? []
    return type === 'blob' && Number(size) <= maxBytes
  })
  const contents = await repository.git.run(['cat-file', '--batch'], `${wanted.join('\n')}\n`)
  const found = new Map<string, Buffer>()
  let at = 0
  for (const id of wanted) {
    const end = contents.stdout.indexOf(10, at)
    const size = Number(contents.stdout.toString('latin1', at, end).split(' ')[2])
    found.set(id, contents.stdout.subarray(end + 1, end + 1 + size))
    at = end + 1 + size + 1
  }
  for (const [index, id] of ids.entries()) {
    const [, type, size] = lines[index]?.split(' ') ?? []
    const content = found.get(id)
    if (content) yield { id, content }
    else if (type === 'blob') yield { id, tooLarge: Number(size) }
    else yield { id, missing: true }
  }
}
