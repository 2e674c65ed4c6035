import type { Block } from './blocks.ts'
import type { DayOrder } from './dates.ts'
import { bestSpan, type Read } from './entry-head.ts'
import type { Resume } from './resume.ts'
import { present, type Sourced } from './sourced.ts'

type Of<Key extends keyof Resume> = Sourced<NonNullable<Resume[Key]>>

const read = ({ text, lines }: Block): Read => ({ text, lines })

/** Words between commas, bars, points and the like, brackets kept whole. */
function items(text: string, lines: number[]): Read[] {
  return (text.match(/(?:\([^()]*\)|[^,;|•·▪■●◦∙⋅◆\t(]|\((?![^()]*\)))+/gu) ?? [])
    .map((item) => ({ text: item.replace(/^[\s–—-]+|[\s.–—-]+$/gu, '').replace(level, ''), lines }))
    .filter(({ text: word }) => word !== '')
}

/** How well or how long, behind a skill. */
const level =
  /\s*(?:\((?:[^()]*\b(?:years?|yrs?|jahre?n?|ans|años|months?)\b[^()]*|beginner|basic|elementary|intermediate|proficient|advanced|expert|fortgeschritten|grundkenntnisse|experte|débutant|intermédiaire|avancé|\d\s*\/\s*\d{1,2}|\d{1,3}\s?%)\)|[●○★☆■□▪▫◆◇⬤◯]{2,})$/iu

/** Skills: "Databases: PostgreSQL, Redis", a name above its list, or only a list. */
export function skillsOf(blocks: Block[]): Of<'skills'> {
  const groups: { name: Read | null; keywords: Read[] }[] = []
  // Cells are a name and its list in a table, and tags beside each other where rows have as many as find room.
  const tabular = blocks.filter(({ cells }) => cells.length > 1)
  const isTable =
    tabular.every(({ cells }) => cells.length === 2) &&
    tabular.some(({ cells: [left = '', right = ''] }) => left.endsWith(':') || /[,;|•·]/.test(right))
  const labelOf = (block: Block) => (block.cells.length === 2 && !isTable ? null : nameAndList(block))
  blocks.forEach((block, index) => {
    const labelled = labelOf(block)
    if (labelled) {
      groups.push({
        name: { text: labelled.name, lines: block.lines },
        keywords: items(labelled.rest, block.lines),
      })
      return
    }
    const next = blocks[index + 1]
    // A line that looks unlike what follows names it.
    const names =
      !block.marked &&
      block.cells.length === 1 &&
      !/[,;|]/.test(block.text) &&
      next !== undefined &&
      labelOf(next) === null &&
      ((next.marked && !block.marked) ||
        (next.first.look !== block.first.look && block.first.look !== blocks.at(-1)?.first.look) ||
        (next.first.size ?? 0) < (block.first.size ?? 0))
    if (names) groups.push({ name: read({ ...block, text: block.text.replace(/:$/, '') }), keywords: [] })
    else {
      const keywords = block.cells.flatMap((cell) => items(cell, block.lines))
      const open = groups.at(-1)
      if (open && (open.name === null || open.keywords.length === 0 || block.marked))
        open.keywords.push(...keywords)
      else groups.push({ name: null, keywords })
    }
  })
  return groups
    .map(({ name, keywords }) => present({ name, keywords }))
    .filter((group) => Object.keys(group).length > 0)
}

/** "Databases: PostgreSQL, Redis", or the same as two cells of a table. */
function nameAndList({ text, cells }: Block): { name: string; rest: string } | null {
  const [left, right] = cells
  if (cells.length === 2 && left && right && left.length < 40 && !/[,;]/.test(left))
    return { name: left.replace(/:$/, ''), rest: right }
  const found = /^([^,:;]{2,40}?)\s*(?::|\s[–—-]\s)\s*(\S.*)$/u.exec(text)
  return found?.[1] && found[2] ? { name: found[1], rest: found[2] } : null
}

/** Of the European form: its headings, and the levels of listening, reading and writing below a language. */
const formWords =
  /^(?:other language(?:s|\(s\))?\s*:?$|(?:listening|reading|writing|understanding|speaking|spoken (?:production|interaction))\b|levels?\s*:|andere sprachen\s*:?$)/iu
const motherTongue =
  /^(?:mother tongues?|mother tongue\(s\)|native languages?|muttersprachen?)\s*:?\s+(\S.*)$/iu

/** Languages that somebody speaks: "English (native), German: B2". */
export function languagesOf(blocks: Block[]): Of<'languages'> {
  return blocks.flatMap((block) => {
    if (formWords.test(block.text)) return []
    const [, mother] = motherTongue.exec(block.text) ?? []
    if (mother)
      return items(mother, block.lines).map((language) =>
        present<Of<'languages'>[number]>({
          language,
          fluency: { text: 'Mother tongue', lines: block.lines },
        }),
      )
    const whole = block.cells.length === 2 ? [block.cells.join(': ')] : block.cells
    return whole
      .flatMap((cell) => cell.split(/(?<=\))\s+(?=\p{Lu})/u))
      .flatMap((cell) => items(cell, block.lines))
      .map(({ text, lines }) => {
        const found = /^(\p{L}[\p{L} ]*?)\s*(?:\(([^()]+)\)|(?::|\s?[–—-])\s*(.+))?$/u.exec(text)
        const fluency = found?.[2] ?? found?.[3]
        return present<Of<'languages'>[number]>({
          language: { text: found?.[1] ?? text, lines },
          fluency: fluency ? { text: fluency, lines } : null,
        })
      })
  })
}

/** A thing with its date and who gave it: "CKA (CNCF, 2021)". */
function given(block: Block, order: DayOrder): { name: Read; by: Read | null; date: Read | null } {
  const { lines } = block
  const span = bestSpan(block.text, order)
  const undated = (span ? `${block.text.slice(0, span.from)}|${block.text.slice(span.to)}` : block.text)
    .replace(/\(\s*\|?\s*\)/g, '')
    .replace(/[\s,;|–—-]*\|[\s,;–—-]*(\)?)\s*$/u, '$1')
    .replace(/^\s*\|[\s,;:–—-]*/u, '')
    .replace(/\s*\|\s*/g, ', ')
  const found =
    /^(.{3,}?)\s*\(([^()]{2,60})\)$/u.exec(undated) ??
    /^(.{3,}),\s+([^,]{2,60})$/u.exec(undated) ??
    /^(.{3,}?)\s{2,}(\S.{1,60})$/u.exec(undated) ??
    /^(.{3,})\s(?:[–—|-]|by|from)\s(?!(?:associate|professional|specialty|expert|foundations?|practitioner|fundamentals|advanced|level|core|intermediate)\b)([^–—|-]{2,60})$/iu.exec(
      undated,
    )
  const whole = { text: undated.trim(), lines }
  return {
    name: found?.[1] ? { text: found[1].trim(), lines } : whole,
    by: found?.[2] ? { text: found[2].replace(/[,\s]+$/, ''), lines } : null,
    date: span ? { text: span.end ?? span.start, lines } : null,
  }
}

/** Lines in pairs where the second only adds who gave it and when. */
function withDetails(blocks: Block[], order: DayOrder): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const open = joined.at(-1)
    const span = block.marked ? null : bestSpan(block.text, order)
    const adds =
      open !== undefined &&
      span !== null &&
      bestSpan(open.text, order) === null &&
      (open.first.look !== block.first.look || block.text.length < 1.4 * (span.to - span.from))
    if (open && adds)
      joined[joined.length - 1] = {
        ...open,
        text: `${open.text.replace(/,$/, '')}, ${block.text}`,
        lines: [...open.lines, ...block.lines],
      }
    else joined.push(block)
  }
  return joined
}

export function certificatesOf(blocks: Block[], order: DayOrder): Of<'certificates'> {
  return withDetails(blocks, order).map((block) => {
    const { name, by, date } = given(block, order)
    return present<Of<'certificates'>[number]>({ name, issuer: by, date })
  })
}

export function awardsOf(blocks: Block[], order: DayOrder): Of<'awards'> {
  return withDetails(blocks, order).map((block) => {
    const { name, by, date } = given(block, order)
    return present<Of<'awards'>[number]>({ title: name, awarder: by, date })
  })
}

export function publicationsOf(blocks: Block[], order: DayOrder): Of<'publications'> {
  return withDetails(blocks, order).map((block) => {
    const span = bestSpan(block.text, order)
    return present<Of<'publications'>[number]>({
      name: read(block),
      releaseDate: span ? { text: span.end ?? span.start, lines: block.lines } : null,
    })
  })
}

export const interestsOf = (blocks: Block[]): Of<'interests'> =>
  blocks.flatMap((block) => items(block.text, block.lines).map((name) => ({ name })))

export const referencesOf = (blocks: Block[]): Of<'references'> =>
  blocks.map((block) => ({ reference: read(block) }))

/** Projects: a name, and what is said of it behind a dash or a colon, or below. */
export function projectsOf(blocks: Block[], order: DayOrder): Of<'projects'> {
  const projects: Of<'projects'> = []
  const marked = blocks.every((block) => block.marked)
  for (const block of blocks) {
    const { lines } = block
    const span = bestSpan(block.text.slice(0, 120), order)
    const dated = span !== null && block.text.length < 120
    const text = dated
      ? `${block.text.slice(0, span.from)} ${block.text.slice(span.to)}`.replace(/[\s|,(–—-]+\)?\s*$/u, '')
      : block.text
    const found =
      /^(.{2,60}?)(?:\s[–—-]\s|:\s|\s\|\s)\s*(.+)$/u.exec(text) ??
      /^(\S+(?: \S+){0,4})\. (\p{Lu}.+)$/u.exec(text)
    const last = projects.at(-1)
    if (!marked && block.marked && last) {
      last.highlights = [...(last.highlights ?? []), read(block)]
    } else if (found?.[1] && found[2] && !/[.!?]\s/.test(found[1])) {
      projects.push({
        name: { text: found[1].trim(), lines },
        description: { text: found[2], lines },
        ...(dated && dates(span, lines)),
      })
    } else if (
      last &&
      !dated &&
      (text.length > 70 || /\p{L}{3,}\.$/u.test(text)) &&
      last.description === undefined &&
      !marked
    ) {
      last.description = { text, lines }
    } else if (text.trim() !== '') {
      projects.push({ name: { text: text.trim(), lines }, ...(dated && dates(span, lines)) })
    }
  }
  return projects
}

const dates = (span: { start: string; end: string | null }, lines: number[]) => ({
  startDate: { text: span.start, lines },
  ...(span.end !== null && { endDate: { text: span.end, lines } }),
})
