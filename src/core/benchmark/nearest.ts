import { misspelt } from './misspelt.ts'

/** Something that has a name of its own, and others that mean it too. */
export type Named = { slug: string; also?: readonly string[] }

const mostNamed = 3
const leastLetters = 3

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= leastLetters)

/** What somebody may have meant who named something that is not there: slips first, then what shares the most words. */
export function nearest(asked: string, named: readonly Named[]): string[] {
  const words = [...new Set(wordsIn(asked))]
  const sharing = named
    .map(({ slug, also = [] }) => {
      const own = wordsIn([slug, ...also].join(' '))
      const whole = words.filter((word) => own.includes(word)).length
      const begun = words.filter((word) => own.some((each) => each.startsWith(word))).length
      return { slug, shared: whole + begun }
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .map(({ slug }) => slug)
  const slips = misspelt(
    asked,
    named.map(({ slug }) => slug),
  )
  return [...new Set([...slips, ...sharing])].slice(0, mostNamed)
}

/** The line that asks back below a failure; none where nothing is near. */
export function askBack(asked: string, named: readonly Named[]): string[] {
  const near = nearest(asked, named)
  return near.length === 0 ? [] : [`did you mean ${near.join(', ')}?`]
}
