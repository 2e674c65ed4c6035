import { memo, useMemo } from 'react'
import type { TargetReply } from '../../api/contract/target.ts'
import type { Group } from '../../core/target/groups.ts'
import { Pointed } from '../parts/pointed.tsx'
import type { Asked } from './item.ts'
import { type MarkedPart, markedText } from './marked-text.ts'

const factId = (fact: string): string => `fact ${fact}`
const factNames: Record<string, string> = {
  [factId('title')]: 'What the job is called',
  [factId('seniority')]: 'The stage that is wanted',
  [factId('years')]: 'Years of experience',
  [factId('location')]: 'Place',
  [factId('workplace')]: 'Remote',
  [factId('pay')]: 'Pay',
}

type Known = Map<string, { number: number; standing: string }>

/** A job description as it was written, each requirement and each fact underlined where it stands. */
export const Description = memo(function Description({
  text,
  facts,
  groups,
  lit,
  light,
}: {
  text: string
  facts: TargetReply['facts']
  groups: readonly Group<Asked>[]
  lit: string | null
  light: (id: string | null) => void
}) {
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups])
  const lines = useMemo(() => {
    const said = Object.entries(facts ?? {}).map(([fact, stated]) => ({
      id: factId(fact),
      span: stated?.span ?? null,
    }))
    return markedText(text, [...rows.map(({ requirement }) => requirement), ...said])
  }, [text, rows, facts])
  const known: Known = useMemo(
    () => new Map(rows.map(({ requirement: { id, standing }, number }) => [id, { number, standing }])),
    [rows],
  )
  const ends = useMemo(() => endsOf(lines.flatMap(({ parts }) => parts)), [lines])
  return (
    <Pointed
      className="jd-text"
      point={(element) => light(element?.closest<HTMLElement>('[data-mark]')?.dataset.mark ?? null)}
    >
      {lines.map(({ from, kind, parts }) => (
        <p key={from} className={kind}>
          {parts.map((part) => (
            <Part
              key={part.from}
              part={part}
              known={known}
              isLit={lit === part.id}
              isEnd={ends.has(part.from)}
            />
          ))}
        </p>
      ))}
    </Pointed>
  )
})

/** Where the last part of each requirement begins: its number stands behind it. */
function endsOf(parts: readonly MarkedPart[]): Set<number> {
  const last = new Map<string, number>()
  for (const { id, from } of parts) if (id !== null) last.set(id, from)
  return new Set(last.values())
}

function Part({
  part: { id, text },
  known,
  isLit,
  isEnd,
}: {
  part: MarkedPart
  known: Known
  isLit: boolean
  isEnd: boolean
}) {
  const own = id === null ? undefined : known.get(id)
  const fact = id === null ? undefined : factNames[id]
  if (fact !== undefined)
    return (
      <mark className="fact" title={fact}>
        {text}
      </mark>
    )
  if (id === null || !own) return text
  return (
    <>
      <mark className={`${own.standing}${isLit ? ' here' : ''}`} data-mark={id}>
        {text}
      </mark>
      {isEnd && (
        <a
          href={`#requirement-${id}`}
          className="to-row"
          data-mark={id}
          onClick={(event) => {
            event.preventDefault()
            goToRequirement(id)
          }}
        >
          <span className="sr">{own.standing}, requirement </span>
          {own.number}
        </a>
      )}
    </>
  )
}

function goToRequirement(id: string): void {
  const row = document.getElementById(`requirement-${id}`)
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'center' })
}
