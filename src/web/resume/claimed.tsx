import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import type { ResumeReply } from '../../api/contract/resume.ts'
import { counted } from '../../core/figures.ts'
import { Mark } from '../parts/mark.tsx'
import { Pointed } from '../parts/pointed.tsx'
import { wordsOf } from './claim-marks.ts'
import { LineLink } from './line-link.tsx'
import type { Lit } from './lit.ts'

type Skill = ResumeReply['claimed'][number]

/** Each skill that the résumé claims, with the words and lines that claim it, beside what else shows it. */
export function Claimed({ reply, lit, light }: { reply: ResumeReply; lit: Lit; light: (lit: Lit) => void }) {
  const { claimed } = reply
  const alone = claimed.filter(({ shownBy }) => shownBy === 0)
  const shown = claimed.filter(({ shownBy }) => shownBy > 0)
  const rail = useRef<HTMLDivElement>(null)
  useInSight(rail, lit)
  const point = (element: Element | null): void => {
    const row = element?.closest<HTMLElement>('[data-skill]')
    light(row?.dataset.skill ? { skills: [row.dataset.skill] } : null)
  }
  return (
    <Pointed className="claimed" here={rail} point={point}>
      {claimed.length === 0 && (
        <section>
          <h2 id="claimed" tabIndex={-1}>
            It claims nothing yet
          </h2>
          <p className="caption">
            No line names a skill, a tool or a certification of the benchmark. Lines that were not placed
            count too.
          </p>
        </section>
      )}
      {claimed.length > 0 && (
        <section>
          <h2 id="claimed" tabIndex={-1}>
            Claimed, and shown by nothing else <span>{alone.length}</span>
          </h2>
          <Rows skills={alone} reply={reply} lit={lit} />
          {alone.length === 0 && <p className="caption">Whatever it claims, something else shows too.</p>}
        </section>
      )}
      {shown.length > 0 && (
        <section>
          <h2>
            Claimed, and shown too <span>{shown.length}</span>
          </h2>
          <Rows skills={shown} reply={reply} lit={lit} />
        </section>
      )}
    </Pointed>
  )
}

const Rows = ({ skills, reply, lit }: { skills: Skill[]; reply: ResumeReply; lit: Lit }) => (
  <ul>
    {skills.map((skill) => (
      <Row key={skill.slug} skill={skill} reply={reply} isLit={isLitBy(skill, lit)} />
    ))}
  </ul>
)

const isLitBy = ({ slug, lines }: Skill, lit: Lit): boolean =>
  lit !== null && ('line' in lit ? lines.includes(lit.line) : lit.skills.includes(slug))

function Row({ skill, reply, isLit }: { skill: Skill; reply: ResumeReply; isLit: boolean }) {
  const { slug, name, claimedAt, shownAt, shownBy } = skill
  const words = useMemo(() => wordsOf(slug, reply.claims), [slug, reply.claims])
  return (
    <li data-skill={slug} className={isLit ? 'lit' : ''}>
      <Mark is={shownBy > 0 ? 'shown' : 'claimed'} />
      <p className="name">
        <Link to="/skills/$slug" params={{ slug }} search={{}} data-row={slug}>
          {name}
        </Link>
      </p>
      <p className="at">{claimedAt}</p>
      <p className="by">
        {words.map(({ text, lines }) => (
          <span key={text}>
            “{text}”{' '}
            {lines.map((line) => (
              <LineLink key={line} line={line} />
            ))}
          </span>
        ))}
        {shownAt !== null && (
          <span>
            Shown at {shownAt} by {counted(shownBy, 'piece')}.
          </span>
        )}
      </p>
    </li>
  )
}

/** Brings the row that was lit from the document into the rail's own window, without moving the page. */
function useInSight(rail: { current: HTMLElement | null }, lit: Lit): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another row whenever something else is lit
  useEffect(() => {
    const list = rail.current
    const row = list?.querySelector<HTMLElement>('li.lit')
    if (!list || !row || list.matches(':hover, :focus-within')) return
    const [frame, own] = [list.getBoundingClientRect(), row.getBoundingClientRect()]
    const bottom = Math.min(frame.bottom, window.innerHeight) - HEAD_PX
    if (own.top < frame.top + HEAD_PX) list.scrollTop -= frame.top + HEAD_PX - own.top
    else if (own.bottom > bottom) list.scrollTop += own.bottom - bottom
  }, [rail, lit])
}

/** What a head of the list covers of it, at the top and at the bottom. */
const HEAD_PX = 40
