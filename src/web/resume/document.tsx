import { Link } from '@tanstack/react-router'
import { memo, useMemo } from 'react'
import type { ResumeReply } from '../../api/contract/resume.ts'
import { listed } from '../../core/figures.ts'
import { Pointed } from '../parts/pointed.tsx'
import { vars } from '../parts/vars.ts'
import { type LinePart, markedLines } from './claim-marks.ts'
import type { Lit } from './lit.ts'
import { noteSays } from './words.ts'

type Line = ResumeReply['lines'][number]
type Kind = 'plain' | 'heading' | 'begins' | 'bullet' | 'wrapped' | 'unplaced' | 'aside'

const noSkills: readonly string[] = []
const HEADING_LENGTH = 48

/** The document as it was written, line by line, with what each line claims. */
export function Document({ reply, lit, light }: { reply: ResumeReply; lit: Lit; light: (lit: Lit) => void }) {
  const { lines, claims, claimed, notes, format } = reply
  const marks = useMemo(() => markedLines(lines, claims), [lines, claims])
  const kinds = useMemo(() => kindsOf(reply), [reply])
  const names = useMemo(() => new Map(claimed.map((skill) => [skill.slug, skill])), [claimed])
  const pages = useMemo(() => pagesOf(lines), [lines])
  const depths = useMemo(() => (format === 'json-resume' ? depthsOf(lines) : null), [lines, format])
  const litLines = useMemo(() => {
    if (lit === null || 'line' in lit) return new Set<number>()
    return new Set(claimed.filter(({ slug }) => lit.skills.includes(slug)).flatMap((skill) => skill.lines))
  }, [lit, claimed])
  const litSkills = lit !== null && 'skills' in lit ? lit.skills : noSkills
  const point = (element: Element | null): void => {
    const skills = element?.closest<HTMLElement>('[data-skills]')?.dataset.skills
    const line = element?.closest<HTMLElement>('[data-line]')?.dataset.line
    light(skills ? { skills: skills.split(' ') } : line ? { line: Number(line) } : null)
  }
  return (
    <Pointed className={`doc ${format}`} point={point}>
      {pages.map(({ page, lines: own }) => (
        <section key={page} aria-label={page === null ? 'The document' : `Page ${page}`}>
          {page !== null && pages.length > 1 && <h2>Page {page}</h2>}
          <ol>
            {own.map((line) => (
              <OneLine
                key={line.number}
                line={line}
                parts={marks.get(line.number) ?? []}
                kind={format === 'json-resume' ? 'plain' : (kinds.get(line.number) ?? 'plain')}
                isOpen={kinds.get(line.number) === 'unplaced'}
                names={names}
                litSkills={litLines.has(line.number) ? litSkills : noSkills}
                depth={depths?.get(line.number) ?? 0}
                isPointed={lit !== null && 'line' in lit && lit.line === line.number}
              />
            ))}
          </ol>
        </section>
      ))}
      {notes.map((note) => (
        <p key={note} className="caption">
          {noteSays[note]}
        </p>
      ))}
    </Pointed>
  )
}

type Named = Map<string, ResumeReply['claimed'][number]>

const OneLine = memo(function OneLine({
  line: { number, text },
  parts,
  kind,
  isOpen,
  names,
  litSkills,
  depth,
  isPointed,
}: {
  line: Line
  parts: LinePart[]
  kind: Kind
  /** Not placed yet. */
  isOpen: boolean
  names: Named
  litSkills: readonly string[]
  /** How far it is indented, in steps. */
  depth: number
  isPointed: boolean
}) {
  const isLit = isPointed || litSkills.length > 0
  return (
    <li id={`line-${number}`} data-line={number} tabIndex={-1} className={isLit ? `${kind} lit` : kind}>
      <span className="no">
        <span className="sr">Line </span>
        {number}
      </span>
      <span className="words" style={depth > 0 ? vars({ depth }) : undefined}>
        {text === ''
          ? ' '
          : parts.map((part) => <Part key={part.from} part={part} names={names} lit={litSkills} />)}
      </span>
      {isOpen && <span className="tag">not placed</span>}
      {kind === 'aside' && <span className="tag">set aside</span>}
    </li>
  )
})

function Part({
  part: { text, claims },
  names,
  lit,
}: {
  part: LinePart
  names: Named
  lit: readonly string[]
}) {
  const skills = [...new Set(claims.flatMap((claim) => claim.skills))]
  const [first] = skills
  if (first === undefined) return text
  const isShown = skills.some((slug) => (names.get(slug)?.shownBy ?? 0) > 0)
  const isLit = skills.some((slug) => lit.includes(slug))
  return (
    <Link
      to="/skills/$slug"
      params={{ slug: first }}
      search={{}}
      className={`claim${isShown ? ' shown' : ''}${isLit ? ' lit' : ''}`}
      data-skills={skills.join(' ')}
      title={`Claims ${listed(skills.map((slug) => names.get(slug)?.name ?? slug))}${isShown ? '; shown too' : ''}`}
    >
      {text}
    </Link>
  )
}

function kindsOf({ lines, places, unreadLines, mending }: ResumeReply): Map<number, Kind> {
  const kinds = new Map<number, Kind>()
  const settled = new Set(mending.mends.flatMap((mend) => mend.lines))
  const read = new Set(Object.values(places).flat())
  // What stands alone, was made into nothing and is missed by nobody, is a heading.
  for (const { number, text } of lines)
    if (!read.has(number) && !settled.has(number) && text.length < HEADING_LENGTH)
      kinds.set(number, 'heading')
  const begin = new Map<string, number>()
  for (const [pointer, [first = 0]] of Object.entries(places)) {
    const [entry] = /^\/(?:work|volunteer|projects|education)\/\d+/.exec(pointer) ?? []
    if (entry) begin.set(entry, Math.min(first, begin.get(entry) ?? first))
  }
  for (const line of begin.values()) kinds.set(line, 'begins')
  for (const [pointer, [first, ...rest]] of Object.entries(places)) {
    if (first === undefined || !/\/highlights\/\d+$/.test(pointer)) continue
    kinds.set(first, 'bullet')
    for (const line of rest) kinds.set(line, 'wrapped')
  }
  for (const line of mending.dismissed) kinds.set(line, 'aside')
  for (const line of unreadLines.flatMap((each) => each.lines)) kinds.set(line, 'unplaced')
  return kinds
}

/** The indentation of JSON, which lines are kept without: a step for each bracket that is open. */
function depthsOf(lines: readonly Line[]): Map<number, number> {
  const depths = new Map<number, number>()
  let depth = 0
  for (const { number, text } of lines) {
    if (/^\s*[}\]]/.test(text)) depth--
    depths.set(number, Math.max(0, depth))
    if (/[{[]\s*$/.test(text)) depth++
  }
  return depths
}

function pagesOf(lines: readonly Line[]): { page: number | null; lines: Line[] }[] {
  const pages: { page: number | null; lines: Line[] }[] = []
  for (const line of lines) {
    const last = pages.at(-1)
    if (last && last.page === line.page) last.lines.push(line)
    else pages.push({ page: line.page, lines: [line] })
  }
  return pages
}
