import type { Block } from './blocks.ts'
import type { Read } from './entry-head.ts'
import type { Resume } from './resume.ts'
import { present, type Sourced } from './sourced.ts'
import { isPlace, titleWord } from './words.ts'

type Basics = Sourced<NonNullable<Resume['basics']>>

const email = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u
const phone = /(?:\+|\b00|\(?\b0|\()\d[\d ()./-]{6,18}\d|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b/
const dateWritten = /\b\d{1,2}([./-])\d{1,2}\1(?:19|20)\d{2}\b/
const url = /\b(?:https?:\/\/)?(?:www\.)?(?:[a-z\d-]+\.)+[a-z]{2,}(?:\/[^\s|,;·•)<>]*)?/iu
const profile =
  /(?:https?:\/\/)?(?:www\.)?(github|gitlab|linkedin|stackoverflow|twitter|x|xing|bitbucket|medium)\.com\/(?:in\/|users\/|profile\/)?@?([\w%.-]+)(?:\/[^\s|,;·•)<>]*)?/iu
/** What a document may call itself. */
export const documentName = /^(?:curriculum vitae|c\.?v\.?|r[eé]sum[eé]|lebenslauf|bewerbung)\b/iu
/** "Email: x", "Phone", "✉": says what follows, and is nothing by itself. */
const labels =
  /^(?:(?:full )?name|vor- und nachname|nom|nombre|e-?mail-adresse|e-?mail|mail|phone|tel(?:efon)?|telephone|mobile|mobil|handy|cell|address|adresse|location|website|web|site|github|linkedin|blog|homepage|portfolio|ort|wohnort)\b\.?\s*:?\s*/iu
const separators = /\s+[|·•–—-]\s+|\s*[|·•]\s*|\s{2,}|;\s+/u

/**
 * Who it is and how to reach them, from the lines before the first heading and those below a heading of contact.
 * @param elsewhere  all other lines: a name may stand among them, and is known by the e-mail then
 */
export function basicsOf(top: Block[], contact: Block[], summary: Block[], elsewhere: Block[]): Basics {
  const found: {
    email?: Read
    phone?: Read
    url?: Read
    place?: Read
    profiles: NonNullable<Basics['profiles']>
  } = {
    profiles: [],
  }
  const plain: Block[] = []
  for (const block of [...top, ...contact]) {
    const rest = contactIn(block, found)
    if (rest !== '' && top.includes(block)) plain.push({ ...block, text: rest })
  }
  // A foot of the page may say how to reach them.
  const foot = elsewhere.find(({ text }) => text.length < 200 && email.test(text))
  if (!found.email && foot) contactIn(foot, found)
  const biggest = Math.max(0, ...plain.map(({ first }) => first.size ?? 0))
  const login = found.email?.text.replace(/@.*/, '').toLowerCase() ?? ''
  const nameBlock =
    nameInLines(plain, biggest) ??
    plain.find(({ first, text }) => (first.size ?? 0) === biggest && isName(text, 2)) ??
    plain.find(({ text }) => isName(text, 2)) ??
    plain.find(({ first, text }) => (first.size ?? 0) === biggest && isName(text, 1)) ??
    nameLabelled(contact) ??
    elsewhere.find(({ text }) => text.length < 40 && isName(text, 2) && isLoginOf(login, text))
  // The head of a page may repeat it.
  const repeated = plain.filter((block) => block !== nameBlock && block.text === nameBlock?.text)
  const others = plain.filter((block) => block !== nameBlock && !repeated.includes(block))
  const label = others.find(
    ({ text }) => text.length < 80 && titleWord.test(text) && !/\p{L}{3,}\.$/u.test(text),
  )
  const texts = [
    ...summary,
    ...others.filter((block) => block !== label && (block.text.length > 70 || block.lines.length > 1)),
  ]
  const [name, ...suffix] = (nameBlock?.text ?? '').split(/,\s+/)
  const cities = found.place?.text.split(/,\s+/) ?? []
  const [city, region] = [cities[0], cities.length > 1 ? cities.at(-1) : undefined]
  const at = found.place?.lines ?? []
  return present<Basics>({
    name:
      nameBlock && name
        ? { text: nameText(name), lines: [...nameBlock.lines, ...repeated.flatMap(({ lines }) => lines)] }
        : null,
    label: label
      ? { text: label.text, lines: label.lines }
      : nameBlock && suffix.length > 0 && titleWord.test(suffix.join(', '))
        ? { text: suffix.join(', '), lines: nameBlock.lines }
        : null,
    email: found.email,
    phone: found.phone,
    url: found.url,
    location: present<NonNullable<Basics['location']>>({
      city: city ? { text: city, lines: at } : null,
      region: region ? { text: region, lines: at } : null,
    }),
    profiles: found.profiles,
    summary:
      texts.length > 0
        ? { text: texts.map(({ text }) => text).join('\n'), lines: texts.flatMap(({ lines }) => lines) }
        : null,
  })
}

/** Takes e-mail, phone, addresses and place out of a line; the rest is returned. */
function contactIn(
  block: Block,
  found: { email?: Read; phone?: Read; url?: Read; place?: Read; profiles: NonNullable<Basics['profiles']> },
): string {
  const { lines } = block
  const rest: string[] = []
  for (const part of block.cells.flatMap((cell) => cell.split(separators))) {
    // Pictures of an envelope and of a telephone say nothing more than the address does.
    let text = part.replace(/^[^\p{L}\p{M}\d+(@“"]+/u, '').trim()
    const take = (pattern: RegExp): RegExpExecArray | null => {
      const match = pattern.exec(text)
      if (match) text = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim()
      return match
    }
    const before = text
    const mail = take(email)
    if (mail) found.email ??= { text: mail[0], lines }
    const account = take(profile)
    if (account?.[1] && account[2])
      found.profiles.push({
        network: { text: account[1], lines },
        username: { text: account[2], lines },
        url: { text: asUrl(account[0]), lines },
      })
    take(dateWritten)
    const number = take(phone)
    if (number) found.phone ??= { text: number[0].trim(), lines }
    if (block.text.length < 120) {
      const address = take(url)
      if (address) found.url ??= { text: asUrl(address[0]), lines }
    }
    if (text !== before) text = text.replace(labels, '')
    if (documentName.test(text)) continue
    const place = text.replace(labels, '').replace(/^[\s,:]+|[\s,:]+$/g, '')
    if (isPlace(place)) {
      found.place ??= { text: place, lines }
      continue
    }
    if (/[\p{L}\d]/u.test(text.replace(labels, ''))) rest.push(text)
  }
  return rest.join(' | ')
}

const asUrl = (text: string): string => (/^https?:/i.test(text) ? text : `https://${text}`)

const isName = (text: string, fewestWords: number): boolean => {
  const [name = ''] = text.split(/,\s+|\s\|\s/)
  const words = name.split(/\s+/)
  return (
    words.length >= fewestWords &&
    words.length <= 6 &&
    /^\p{Lu}[\p{L}\p{M}.'’ -]+$/u.test(name) &&
    !titleWord.test(name)
  )
}

/** MARA LINDQVIST as people write it. */
const nameText = (text: string): string => {
  const [first = text] = text.split(/\s\|\s/)
  const name = first.replace(/[\s,–—-]+(?:r[eé]sum[eé]|cv|curriculum vitae|lebenslauf)$/iu, '')
  return name === name.toUpperCase()
    ? name
        .toLowerCase()
        .replace(/(?<![\p{L}’'])\p{L}|(?<=\b[odm][’'])\p{L}/gu, (letter) => letter.toUpperCase())
    : name
}

/** A name of the largest letters whose words stand below each other. */
function nameInLines(plain: Block[], biggest: number): Block | undefined {
  const lines = plain.filter(({ first }) => biggest > 0 && Math.abs((first.size ?? 0) - biggest) < 0.1)
  const [first, ...others] = lines
  const start = first ? plain.indexOf(first) : -1
  if (!first || others.length === 0 || others.length > 3) return undefined
  if (lines.some((block, index) => plain[start + index] !== block || block.cells.length > 1)) return undefined
  const text = lines.map((block) => block.text).join(' ')
  return isName(text, 2) && lines.every((block) => block.text.split(' ').length < 3)
    ? { ...first, text, lines: lines.flatMap((block) => block.lines) }
    : undefined
}

/** "Name: Yusuf Demir", in one cell or two. */
function nameLabelled(contact: Block[]): Block | undefined {
  const pattern = /^(?:(?:full )?name|vor- und nachname|nom|nombre)\s*(?::|\s{2})\s*(?=\p{Lu})/iu
  const block = contact.find(({ text }) => pattern.test(text))
  return block && { ...block, text: block.text.replace(pattern, '') }
}

/** "ydemir" and "yusuf.demir" are of Yusuf Demir. */
const isLoginOf = (login: string, name: string): boolean => {
  const letters = (text: string) =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, '')
  return name.split(/\s+/).some((word) => letters(word).length > 2 && letters(login).includes(letters(word)))
}
