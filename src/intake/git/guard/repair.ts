import type { Git } from './git-process.ts'
import { readObjects } from './object-reader.ts'

export type Damage = {
  /** Commits that can be read and have a parent that cannot, each with the parents that are left. */
  cut: Map<string, string[]>
  /** How many parents are missing or damaged. */
  lost: number
  /** False where even the first cannot be read. */
  readable: boolean
}

const commitLimit = 2_000_000

/**
 * Walks a history commit by commit, to find what git's own walk ended over.
 * @param boundary  commits whose parents are known not to be here
 */
export async function findDamage(git: Git, head: string, boundary: ReadonlySet<string>): Promise<Damage> {
  const parentsOf = new Map<string, string[]>()
  const lost = new Set<string>()
  const queue = [head]
  const seen = new Set(queue)
  let answered = 0
  let wake = (): void => {}
  async function* asked(): AsyncGenerator<string> {
    for (let next = 0; ; next++) {
      while (next === queue.length && answered < queue.length)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      const id = queue[next]
      if (id === undefined) return
      yield id
    }
  }
  for await (const answer of readObjects(git, asked(), { contents: true })) {
    answered++
    const parents = answer.type === 'commit' && answer.content ? parentsIn(answer.content, head.length) : null
    if (!parents) lost.add(answer.id)
    else if (!boundary.has(answer.id)) {
      parentsOf.set(answer.id, parents)
      for (const parent of parents) {
        if (seen.has(parent) || seen.size > commitLimit) continue
        seen.add(parent)
        queue.push(parent)
      }
    }
    wake()
  }
  const cut = new Map<string, string[]>()
  for (const [id, parents] of parentsOf) {
    const left = parents.filter((parent) => !lost.has(parent))
    if (left.length < parents.length) cut.set(id, left)
  }
  return { cut, lost: lost.size, readable: !lost.has(head) }
}

/** "tree <id>", then a line for each parent; null for anything else. */
function parentsIn(content: Buffer, idLength: number): string[] | null {
  const lines = content.toString('latin1', 0, 64 * 1024).split('\n')
  if (!new RegExp(`^tree [0-9a-f]{${idLength}}$`).test(lines[0] ?? '')) return null
  const parents: string[] = []
  for (const line of lines.slice(1)) {
    if (!line.startsWith('parent ')) return line.startsWith('author ') ? parents : null
    parents.push(line.slice('parent '.length))
  }
  return null
}
