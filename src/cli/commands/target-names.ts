import { barReply } from '../../api/contract/benchmark.ts'
import { nearest } from '../../core/benchmark/nearest.ts'
import { Failure } from '../../core/failures.ts'
import { ask, type Server } from '../client.ts'
import type { Prompts } from '../prompts.ts'

export type NamedThings = { skills: string[]; tools: string[] }

/**
 * Makes what finds skills and tools of the bar by name, alias or slug, between commas: "Redis, query tuning"; `none` is none.
 * It throws Failure `request-invalid` for what it does not find, with what may be meant.
 */
export async function namesOfBar(server: Server): Promise<(written: string) => NamedThings> {
  const { skills, tools } = await ask(server, { path: '/v1/benchmark', reply: barReply })
  const known = [
    ...skills.map(({ slug, name, aliases }) => ({ kind: 'skills' as const, slug, also: [name, ...aliases] })),
    ...tools.map(({ slug, name, aliases }) => ({ kind: 'tools' as const, slug, also: [name, ...aliases] })),
  ]
  return (written) => {
    const found: NamedThings = { skills: [], tools: [] }
    const words = written.split(',').map((each) => each.trim())
    for (const word of words.filter((each) => each !== '' && each !== 'none')) {
      const called = word.toLowerCase()
      const one = known.find(({ slug, also }) => [slug, ...also].some((own) => own.toLowerCase() === called))
      if (!one) {
        const near = nearest(word, known)
        throw new Failure('request-invalid', [
          `no skill and no tool of the bar is called ${word}`,
          near.length > 0 ? `did you mean ${near.join(', ')}?` : '`proven bar` lists them',
        ])
      }
      if (!found[one.kind].includes(one.slug)) found[one.kind].push(one.slug)
    }
    return found
  }
}

/** Asks for names until all of them are of the bar; null where the person leaves. */
export async function namesByQuestion(
  asks: string,
  was: string,
  { prompts, names }: { prompts: Pick<Prompts, 'line'>; names: (written: string) => NamedThings },
): Promise<NamedThings | null> {
  let question = asks
  let before = was
  for (;;) {
    const answer = await prompts.line(question, before)
    if (answer === null) return null
    try {
      return names(answer)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      question = error.details.join('; ')
      before = answer
    }
  }
}
