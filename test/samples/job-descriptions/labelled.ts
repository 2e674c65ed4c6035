import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Stage } from '../../../src/core/benchmark/benchmark.ts'
import type { Pay, Workplace, Years } from '../../../src/core/target/target.ts'

export const halves = ['tuned', 'second', 'held-out'] as const

export type NamedLabel = {
  words: string
  /** Any of them is right; `?` alone for what the catalogue lacks. */
  slugs: string[]
  use: 'must' | 'nice' | 'duty'
  /** The "or" list that it is a part of. */
  list: string | null
}

/** A job description and what a careful reader found in it; README.md says how it is written. */
export type Labelled = {
  name: string
  style: string
  language: string
  html: boolean
  text: string
  stage: Stage
  named: NamedLabel[]
  duties: string[]
  credentials: { words: string; must: boolean }[]
  title: string | null
  location: string | null
  workplace: { value: Workplace; words: string } | null
  years: { words: string; years: Years; of: string | null }[]
  pay: { words: string; pay: Pay } | null
}

/** The descriptions of one half, by name. */
export function labelledDescriptions(half: (typeof halves)[number]): Labelled[] {
  const folder = new URL(`${half}/`, import.meta.url)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const { text, style, language, stage, format } = parse(readFileSync(new URL(file, folder), 'utf8')) as {
        [Key in 'text' | 'style' | 'language' | 'format']: string
      } & { stage: Stage }
      return { name: file.slice(0, -5), style, language, stage, html: format === 'html', ...unlabelled(text) }
    })
}

type Found = Omit<Labelled, 'name' | 'style' | 'language' | 'stage' | 'html'>

function unlabelled(written: string): Found {
  const found: Found = {
    text: '',
    named: [],
    duties: [],
    credentials: [],
    title: null,
    location: null,
    workplace: null,
    years: [],
    pay: null,
  }
  const bare = (text: string): string =>
    text
      .replace(/\{\{[^|}]*\|/g, '')
      .replaceAll('}}', '')
      .replace(/\[([^\]]+)\]\([+~=][^)]*\)/g, '$1')
  found.text = bare(written)
  const plain = (text: string): string =>
    bare(text)
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  const uses = { '+': 'must', '~': 'nice', '=': 'duty' } as const
  for (const [, words = '', sign = '', list, slugs = ''] of written.matchAll(
    /\[([^\]]+)\]\(([+~=])(?:([a-z]):)?([^)]+)\)/g,
  ))
    found.named.push({
      words: plain(words),
      slugs: slugs.split('|'),
      use: uses[sign as keyof typeof uses],
      list: list ?? null,
    })
  for (const [, kind = '', about = '', inner = ''] of written.matchAll(
    /\{\{([a-z]+) ?([^|}]*)\|((?:[^}]|\}(?!\}))*)\}\}/g,
  ))
    label(found, kind, about, plain(inner))
  return found
}

function label(found: Found, kind: string, about: string, words: string): void {
  switch (kind) {
    case 'title':
    case 'location':
      found[kind] = words
      return
    case 'duty':
      found.duties.push(words)
      return
    case 'credential':
      found.credentials.push({ words, must: about === '+' })
      return
    case 'workplace':
      found.workplace = { value: about as Workplace, words }
      return
    case 'years': {
      const [, from = '', to, , of] = /^(\d+)(?:-(\d+)|(\+))?(?: (.+))?$/.exec(about) ?? []
      found.years.push({
        words,
        years: { from: Number(from), to: to === undefined ? null : Number(to) },
        of: of ?? null,
      })
      return
    }
    case 'pay': {
      const [range = '', currency = '', per = ''] = about.split(' ')
      const [from = 0, to] = range.split('-').map(Number)
      found.pay = { words, pay: { from, to: to ?? null, currency, per: per as Pay['per'] } }
      return
    }
    default:
      throw new Error(`no label is called ${kind}: ${words}`)
  }
}
