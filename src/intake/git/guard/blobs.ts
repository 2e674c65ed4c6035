import { addNotice } from './notices.ts'
import { type ObjectAnswer, readObjects } from './object-reader.ts'
import type { GuardedRepository } from './repository.ts'

export type Blob =
  | { id: string; content: Buffer }
  /** Not here, damaged, or no file's content. */
  | { id: string; missing: true }
  /** Its size, bytes; it was not loaded. */
  | { id: string; tooLarge: number }

/**
 * Contents of files by blob id. Sizes are asked first, so that nothing larger than `maxBytes` is ever loaded. Contents
 * come in the order asked for; what has none may come earlier. Ids are drawn as they are needed.
 * @throws Failure  scan-stopped
 */
export async function* readBlobs(
  repository: GuardedRepository,
  ids: Iterable<string> | AsyncIterable<string>,
  options: { maxBytes: number },
): AsyncGenerator<Blob, void, undefined> {
  const { git, notices } = repository
  const without: Blob[] = []
  let missing = 0
  const miss = ({ id }: ObjectAnswer): void => {
    missing++
    without.push({ id, missing: true })
  }
  async function* loadable(): AsyncGenerator<string> {
    for await (const answer of readObjects(git, ids, { contents: false }))
      if (answer.type !== 'blob') miss(answer)
      else if (answer.size > options.maxBytes) without.push({ id: answer.id, tooLarge: answer.size })
      else yield answer.id
  }
  for await (const answer of readObjects(git, loadable(), { contents: true })) {
    if (answer.type === 'blob' && answer.content) yield { id: answer.id, content: answer.content }
    else miss(answer)
    yield* without.splice(0)
  }
  yield* without
  if (missing > 0)
    addNotice(
      notices,
      'contents-missing',
      `The contents of ${missing === 1 ? 'one file' : `${missing} files`} are missing or damaged (a partial clone, or objects lost); ` +
        'they were left out.',
    )
}
