import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A sentence with what has to be found in it; the files say how they are written. */
export type Sentence = { text: string; trap: boolean; expected: Expected[] }
/** `slugs`: any of them is right. */
export type Expected = { from: number; to: number; text: string; slugs: string[] }

export const halves = ['first', 'second'] as const

/** The sentences of one half; none where the file is not there. */
export function sentencesOf(half: (typeof halves)[number]): Sentence[] {
  const file = new URL(`${half}-half.yaml`, import.meta.url)
  if (!existsSync(file)) return []
  const written = parse(readFileSync(file, 'utf8')) as { text: string; trap?: boolean }[]
  return written.map(({ text, trap = false }) => ({ trap, ...unmarked(text) }))
}

function unmarked(marked: string): Pick<Sentence, 'text' | 'expected'> {
  const expected: Expected[] = []
  let text = ''
  let read = 0
  for (const match of marked.matchAll(/\[([^\]]+)\]\(([a-z0-9|-]+)\)/g)) {
    const [all, words = '', slugs = ''] = match
    text += marked.slice(read, match.index)
    expected.push({ from: text.length, to: text.length + words.length, text: words, slugs: slugs.split('|') })
    text += words
    read = match.index + all.length
  }
  return { text: text + marked.slice(read), expected }
}
