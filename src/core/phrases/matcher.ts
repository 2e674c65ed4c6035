import { alphabetOf, folded, isHyphen, separatorGroup, wordUnits } from './characters.ts'
import { otherForms } from './forms.ts'
import type { Named, Phrase } from './phrase.ts'
import { type Candidate, type Form, settled } from './settle.ts'
import { treacheryOf } from './treacherous.ts'
import { pastGap, trieOf } from './trie.ts'

/** A phrase found in a text. */
export type Mention = {
  /** Offsets in UTF-16 units, as `String.slice` takes them; `to` is the first unit after it. */
  from: number
  to: number
  /** `text.slice(from, to)`: as it stands there. */
  text: string
  names: readonly Named[]
}

/** Finds what a text mentions: in the order of the text, the longest at each place, none overlapping. */
export type PhraseMatcher = (text: string) => Mention[]

/**
 * Makes a matcher; worth keeping, since making one costs more than reading a page with it. Its time is linear in the text.
 * @param phrases  see `phrasesOf`
 */
export function phraseMatcher(phrases: readonly Phrase[]): PhraseMatcher {
  const forms = formsOf(phrases)
  const texts = [...forms.keys()]
  const ends: Form[] = [...forms.values()]
  const alphabet = alphabetOf(texts)
  const { groupOf } = alphabet
  const { next, nodes, labels } = trieOf(texts, alphabet)
  const word = wordUnits()
  const starts = word.slice()
  for (const text of texts) starts[text.charCodeAt(0)] = 1

  /** Goes from word to word; at each, as far into the tree as the text does. Look-ups in the tables cannot miss, hence `as number`. */
  const found = (text: string): Candidate[] => {
    const all: Candidate[] = []
    const { length } = text
    let at = 0
    while (at < length) {
      if (starts[text.charCodeAt(at)] === 0) {
        at++
        continue
      }
      let best = 0
      let end = at
      for (let to = at, row = 0; to < length; ) {
        const group = groupOf[text.charCodeAt(to)] as number
        const node = next[row + group] as number
        if (node === 0) break
        to = group === separatorGroup ? pastGap(text, to + 1, groupOf) : to + 1
        let label = nodes[node] as number
        const labelEnd = nodes[node + 1] as number
        while (label < labelEnd && to < length) {
          const expected = labels[label] as number
          if (groupOf[text.charCodeAt(to)] !== expected) break
          to = expected === separatorGroup ? pastGap(text, to + 1, groupOf) : to + 1
          label++
        }
        if (label < labelEnd) break
        const form = nodes[node + 3] as number
        if (form !== 0 && endsApart(text, to)) {
          best = form
          end = to
        }
        row = nodes[node + 2] as number
      }
      if (best !== 0 && beginsApart(text, at)) {
        all.push({ from: at, to: end, form: ends[best - 1] as Form })
        at = end
      }
      // What is left of the word; a sign that a phrase may start with, ".", is passed alone.
      if (word[text.charCodeAt(at)] === 1)
        do at++
        while (at < length && word[text.charCodeAt(at)] === 1)
      else at++
    }
    return all
  }

  return (text) =>
    settled(text, found(text)).map(({ from, to, form }) => ({
      from,
      to,
      text: text.slice(from, to),
      names: form.names,
    }))
}

/** All ways of writing all phrases, folded. What stands in the content comes before what was derived from it. */
function formsOf(phrases: readonly Phrase[]): Map<string, Form> {
  const forms = new Map<string, Form>()
  for (const { text, names } of phrases) {
    const own = folded(text)
    const known = forms.get(own)
    const more = names.filter((name) => !known?.names.some((other) => sameName(name, other)))
    if (own !== '')
      forms.set(own, {
        name: known?.name ?? text,
        names: [...(known?.names ?? []), ...more],
        treachery: treacheryOf(text, own),
      })
  }
  for (const [own, form] of [...forms])
    for (const other of otherForms(form.name))
      if (other !== own && !forms.has(other))
        forms.set(other, { ...form, treachery: treacheryOf(form.name, other) })
  return forms
}

const sameName = (one: Named, other: Named): boolean => one.kind === other.kind && one.slug === other.slug

const isCommonBreak = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x2c

/** After a phrase: the end of a word; of a name with points, "Node.js", and of "C++" and "C#" too. A version may follow: "Python3". */
function endsApart(text: string, to: number): boolean {
  const unit = text.charCodeAt(to)
  if (to >= text.length || isCommonBreak(unit)) return true
  const word = wordUnits()
  // The usual case by far: the first letters of a word are a name.
  if (word[unit] === 1) return unit >= 0x30 && unit <= 0x39 && isVersion(text, to)
  const sign = text.charAt(to)
  // "https://" names no protocol that anybody means.
  if (sign === '#' || (sign === ':' && text.startsWith('//', to + 1))) return false
  const goesOn = to + 1 < text.length && word[text.charCodeAt(to + 1)] === 1
  return sign === '+' ? goesOn : !goesOn || (sign !== '.' && sign !== '@')
}

const version = /\d{1,4}(?:\.\d{1,4}){0,3}(?![\p{L}\p{N}_])/uy

/** "Python3", "Java17", "C++20", but not "S3". */
function isVersion(text: string, to: number): boolean {
  version.lastIndex = to
  return /[\p{L}+#]{3}$/u.test(text.slice(Math.max(0, to - 3), to)) && version.test(text)
}

/** How far back a web address is looked for. */
const longestAddress = 64

/** Before a phrase: no word that it is a part of, and no address. */
function beginsApart(text: string, from: number): boolean {
  if (from === 0 || isCommonBreak(text.charCodeAt(from - 1))) return true
  const word = wordUnits()
  const before = text.charAt(from - 1)
  const joined = from > 1 && word[text.charCodeAt(from - 2)] === 1
  if (word[text.charCodeAt(from)] !== 1) return word[text.charCodeAt(from - 1)] !== 1
  if (before === '@') return false
  if (before === '.') return !joined || /\d/.test(text.charAt(from - 2))
  if (isHyphen(before))
    return !/(?:^|[^\p{L}])(?:non?|anti)$/iu.test(text.slice(Math.max(0, from - 6), from - 1))
  if (before !== '/' || !joined) return true
  const [address = ''] = /\S+$/.exec(text.slice(Math.max(0, from - longestAddress), from)) ?? []
  return !/:\/\/|^www\.|^[\w-]+(?:\.[\w-]+)+\//.test(address)
}
