import { folded } from './characters.ts'

/** Written joined, with a hyphen or apart: "postmortem", "post-mortem", "post mortem". */
const joints =
  'anti auto back data end event front full micro multi object over post pre real time web'.split(' ')

/** British and American. */
const spellings: [RegExp, string][] = [
  [/isation/g, 'ization'],
  [/ization/g, 'isation'],
  [/ising\b/g, 'izing'],
  [/izing\b/g, 'ising'],
  [/elling\b/g, 'eling'],
  [/eling\b/g, 'elling'],
  [/elled\b/g, 'eled'],
  [/aviour/g, 'avior'],
  [/avior/g, 'aviour'],
]

/**
 * What else a phrase may be written like, folded; without the phrase itself. A form that nobody writes does no harm.
 * @param text  as it stands in the content: its case tells names from words
 */
export function otherForms(text: string): string[] {
  const own = folded(text)
  const forms = new Set<string>()
  for (const inflected of [text, ...inflections(text)])
    for (const spelled of new Set([inflected, ...spellings.map(([from, to]) => inflected.replace(from, to))]))
      for (const form of [spelled, ...partings(spelled)]) forms.add(folded(form))
  forms.delete(own)
  forms.delete('')
  return [...forms]
}

/**
 * The last word's plural or singular: of words, and of abbreviations ("JWTs"). Names have neither: "Windows" is no "Window".
 */
function inflections(text: string): string[] {
  const last = /(?:^|[\s/-])(\p{L}+)$/u.exec(text)?.[1] ?? ''
  const stem = text.slice(0, text.length - last.length)
  if (/^\p{Lu}{2,}$/u.test(last)) return [`${text}s`]
  if (/^\p{Lu}{2,}s$/u.test(last)) return [text.slice(0, -1)]
  // A skill's one-word name is written with a capital, "Mentoring"; it has no plural either.
  if (!/^\p{Ll}{4,}$/u.test(last)) return []
  if (/[^aeiou]ies$/.test(last)) return [`${stem}${last.slice(0, -3)}y`]
  if (/(?:s|x|z|ch|sh)es$/.test(last)) return [text.slice(0, -2), text.slice(0, -1)]
  if (/[^su]s$/.test(last)) return [text.slice(0, -1)]
  if (/[^aeiou]y$/.test(last)) return [`${text.slice(0, -1)}ies`]
  return [/(?:s|x|z|ch|sh)$/.test(last) ? `${text}es` : `${text}s`]
}

/** Joined or apart: "microservices", "Node.js", "CI/CD". */
function partings(text: string): string[] {
  const found: string[] = []
  const joined = jointOf(text.toLowerCase())
  if (joined) {
    const rest = text.slice(joined.length).replace(/^[\s-]/, '')
    found.push(`${joined}${rest}`, `${joined} ${rest}`)
  }
  if (/^nosql\b/i.test(text)) found.push(text.replace(/^nosql/i, 'no sql'))
  const script = /^(.+)\.js$/i.exec(text)?.[1]
  if (script) found.push(`${script}js`, `${script} js`)
  if (text.includes('/'))
    found.push(text.replaceAll('/', ' / '), text.replaceAll('/', ' '), text.replaceAll('/', ''))
  return found
}

/** The first part of a word that is written in two ways, where enough of it is left to be told. */
const jointOf = (text: string): string | undefined =>
  joints.find((joint) => text.startsWith(joint) && /^[\s-]?\p{Ll}{4}/u.test(text.slice(joint.length)))
