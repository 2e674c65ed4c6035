import type { Block } from './blocks.ts'
import { type DateSpan, type DayOrder, dateSpans, durationPattern, onlyDates } from './dates.ts'
import type { Field } from './labelled.ts'
import { department, employerWord, employmentKind, isPlace, legalForm, titleWord } from './words.ts'

/** Something that was read, and the lines it was read from. */
export type Read = { text: string; lines: number[] }

/** A part of the lines that an entry begins with, between its separators. */
export type Piece = Read & { look: string; block: number; field?: Field | undefined }

/** The lines that an entry begins with, taken apart. */
export type Head = {
  pieces: Piece[]
  place: Read | null
  url: Read | null
  /** Of its lines the one that holds its dates. */
  datedBlock: number
  dates: (DateSpan & { lines: number[] }) | null
}

const separator = /\s+[|·•–—‒∙⋅-]+\s+|\s*[|·•∙⋅]\s*|\s+@\s+|\t+/u
/** "Engineer at Ember", "Entwicklerin bei Ember": only between a title and what is none. */
const at = /\s+(?:at|bei|chez)\s+/u

/** Dates, place and the rest of some lines. */
export function headOf(blocks: Block[], order: DayOrder): Head {
  const pieces: Piece[] = []
  let dates: Head['dates'] = null
  let place: Read | null = null
  let url: Read | null = null
  let datedBlock = -1
  blocks.forEach((block, index) => {
    if (block.field === 'other') return
    if (block.field === 'place') {
      place ??= { text: block.text, lines: block.lines }
      return
    }
    for (const cell of block.cells) {
      const found = dates === null ? bestSpan(cell, order) : null
      if (found) {
        dates = { ...found, lines: block.lines }
        datedBlock = index
      }
      const without = found ? (onlyDates(cell, order) ? '' : withoutSpan(cell, found)) : cell
      for (const part of without.replace(durationPattern, ' ').split(separator).flatMap(atSlashes)) {
        let text = trimmed(part)
        if (text === '' || employmentKind.test(text)) continue
        if (address.test(text)) {
          url ??= { text, lines: block.lines }
          continue
        }
        const open = pieces.at(-1)
        if (open && legalForm.test(text)) {
          open.text = `${open.text} ${text}`
          continue
        }
        if (text.endsWith('.') && endsWithPlace(text.slice(0, -1))) text = text.slice(0, -1)
        if (isPlace(text)) {
          place ??= { text, lines: block.lines }
          continue
        }
        const split = withoutPlace(text)
        if (split) {
          place ??= { text: split.place, lines: block.lines }
          text = split.rest
        }
        pieces.push({ text, lines: block.lines, look: block.first.look, block: index, field: block.field })
      }
    }
  })
  return { pieces, place, url, dates, datedBlock }
}

/** Whether it is a place, or ends with one. */
export const endsWithPlace = (text: string): boolean => isPlace(text) || withoutPlace(text) !== null

/** An address of the web and nothing else. */
const address = /^(?:https?:\/\/\S+|www\.\S+\.\S+|[\w.-]+\.[a-z]{2,}\/\S*)$/iu

/** "Engineer / Ember" are two; "DevOps Engineer / SRE" is one title, "Road / Rail" may be one name. */
function atSlashes(text: string): string[] {
  const parts = text.split(/\s+\/\s+/)
  const titles = parts.filter((part) => titleWord.test(part)).length
  return titles === 0 || titles === parts.length ? [text] : parts
}

/** A text without its dates, and without the brackets around them. */
function withoutSpan(text: string, { from, to }: DateSpan): string {
  const [left, right] = [text.slice(0, from), text.slice(to)]
  return /[([]$/.test(left.trimEnd()) && /^[^()[\]]*[)\]]/.test(right)
    ? `${left.trimEnd().slice(0, -1)} | ${right.replace(/[)\]]/, '')}`
    : `${left} | ${right}`
}

const trimmed = (text: string): string =>
  text
    .replace(/^[\s,;:–—|-]+|[\s,;:–—|-]+$/gu, '')
    .replace(/^\((.*)\)$|\(\s*\)/u, '$1')
    // How one worked for an employer is no part of its name.
    .replace(contractNote, '')
    .replace(/(?<=\p{L}{4})\.$/u, '')
    .trim()

const contractNote =
  /\s*\((?:(?:short|fixed|long)[- ]term )?(?:contract|contractor|freelance|via|through|on behalf of|client|agency|full[- ]time|part[- ]time|internship|permanent|temporary|acquired|formerly|now|previously|ehemals|vollzeit|teilzeit|cdi|cdd)\b[^()]*\)$/iu

/** A span if there is one, else a date alone; the last one, since a name may hold a year ("Expo 2020"). */
export function bestSpan(text: string, order: DayOrder): DateSpan | null {
  const spans = dateSpans(text, order)
  return spans.filter(({ written }) => written === 'span').at(-1) ?? spans.at(-1) ?? null
}

/** "Halden & Roe, Leeds, UK" and its place; null where it ends with none. */
export function withoutPlace(text: string): { rest: string; place: string } | null {
  const inBrackets = /^(.*\S)\s*\(([^()]+)\)$/u.exec(text)
  if (inBrackets?.[1] && inBrackets[2] && isPlace(inBrackets[2]))
    return { rest: inBrackets[1], place: inBrackets[2] }
  const parts = text.split(/,\s+/)
  for (const count of [3, 2, 1]) {
    if (parts.length <= count) continue
    const place = parts.slice(-count).join(', ')
    if (isPlace(place)) return { rest: parts.slice(0, -count).join(', '), place }
  }
  return null
}

/** Title and employer of an entry's head. `sure` is false where words did not decide which is which. */
export type Named = { position: Read | null; name: Read | null; sure: boolean; titleFirst: boolean | null }

/**
 * Which piece is the title and which the employer.
 * @param titleFirst  what the other entries of the same document do; null where that is not known
 */
export function namedIn(all: Piece[], titleFirst: boolean | null): Named {
  const field = (name: Field): Piece | null => all.find((piece) => piece.field === name) ?? null
  const [heldAs, heldAt] = [field('position'), field('employer')]
  if (heldAs && heldAt) return { position: heldAs, name: heldAt, sure: true, titleFirst: null }
  const whole = all.filter(({ text }) => !department.test(text))
  // "Department of Fisheries" may be an employer, where nothing else is.
  const [part] = all.filter((piece) => !whole.includes(piece))
  const pieces =
    whole.length > 1 || !part ? whole : all.filter((piece) => piece === part || whole.includes(piece))
  const [only] = pieces
  if (pieces.length === 1 && only) return namedInOne(only, titleFirst)
  if (!only) return { position: null, name: null, sure: false, titleFirst: null }
  const titles = pieces.filter(({ text }) => titleWord.test(text))
  const clear = titles.filter(({ text }) => !employerWord.test(text))
  const title = clear.length === 1 ? clear[0] : titles.length === 1 ? titles[0] : undefined
  const [first, second] = pieces as [Piece, Piece]
  if (title) {
    const others = pieces.filter((piece) => piece !== title)
    const employer = others.find(({ text }) => employerWord.test(text)) ?? nearest(others, title)
    return {
      position: title,
      name: employer ?? null,
      sure: true,
      titleFirst: employer ? before(pieces, title, employer) : null,
    }
  }
  // Both or neither could be a title.
  const employers = pieces.slice(0, 2).filter(({ text }) => employerWord.test(text))
  const isFirst = titleFirst ?? (employers.length === 1 ? employers[0] === second : titles.length > 0)
  return {
    position: isFirst ? first : second,
    name: isFirst ? second : first,
    sure: titleFirst !== null || employers.length === 1,
    titleFirst: null,
  }
}

const before = (pieces: Piece[], one: Piece, other: Piece): boolean =>
  pieces.indexOf(one) < pieces.indexOf(other)

/** Next to it in the same line, or in the line above or below it. */
const nearest = (pieces: Piece[], to: Piece): Piece | undefined =>
  [...pieces].sort((a, b) => Math.abs(a.block - to.block) - Math.abs(b.block - to.block))[0]

function namedInOne(piece: Piece, titleFirst: boolean | null): Named {
  const { text, lines } = piece
  const read = (words: string): Read => ({ text: words, lines })
  const atEmployer = text.split(at)
  const [left, ...right] = atEmployer
  if (left && right.length > 0 && titleWord.test(left))
    return {
      position: read(left),
      name: read(text.slice(left.length).replace(at, '')),
      sure: true,
      titleFirst: true,
    }
  // "IT Consultant (We4IT GmbH)": in brackets stands more often what kind of work it was.
  const [, before, inside] = /^(.+\S)\s*\(([^()]+)\)$/u.exec(text) ?? []
  if (before && inside && titleWord.test(before) && employerWord.test(inside) && !titleWord.test(inside))
    return { position: read(before), name: read(inside), sure: true, titleFirst: true }
  const parts = commaParts(text)
  const isTitle = parts.map((part) => titleWord.test(part) && !(employerWord.test(part) && parts.length > 2))
  const from = isTitle.indexOf(true)
  if (parts.length > 1 && from >= 0) {
    // "Engineering Lead, Payments, Brightwater Bank": the employer is one part, the title all others.
    if (from === 0 && !(titleFirst === false && isTitle.every(Boolean)))
      return {
        position: read(parts.slice(0, -1).join(', ')),
        name: read(parts.at(-1) ?? ''),
        sure: true,
        titleFirst: true,
      }
    const start = from === 0 ? 1 : from
    return {
      position: read(parts.slice(start).join(', ')),
      name: read(parts.slice(0, start).join(', ')),
      sure: true,
      titleFirst: false,
    }
  }
  if (parts.length > 1 && titleFirst !== null) {
    const cut = titleFirst ? parts.length - 1 : 1
    const [one, two] = [parts.slice(0, cut).join(', '), parts.slice(cut).join(', ')]
    return {
      position: read(titleFirst ? one : two),
      name: read(titleFirst ? two : one),
      sure: false,
      titleFirst: null,
    }
  }
  // "Software Engineering Intern" is what one is, whatever stands before it.
  const last = text.split(' ').at(-1) ?? ''
  return titleWord.test(text) &&
    (!employerWord.test(text) || (titleWord.test(last) && !employerWord.test(last)))
    ? { position: read(text), name: null, sure: true, titleFirst: null }
    : { position: null, name: read(text), sure: employerWord.test(text), titleFirst: null }
}

/** Parts between commas, a legal form with the name before it. */
function commaParts(text: string): string[] {
  const parts: string[] = []
  for (const part of text.split(/,\s+/)) {
    if (legalForm.test(part) && parts.length > 0) parts[parts.length - 1] += `, ${part}`
    else parts.push(part)
  }
  return parts
}
