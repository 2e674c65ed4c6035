import { type FocusEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import type { TargetReply } from '../../api/contract/target.ts'
import type { Group } from '../../core/target/groups.ts'
import { metOf, openOf } from '../../core/target/words.ts'
import { Scale } from '../parts/level.tsx'
import type { Change } from './change.ts'
import type { Asked } from './item.ts'
import { RequirementRow } from './requirement-row.tsx'

/** Requirement by requirement: what is asked, and what the evidence carries of it. */
export function GapTable({
  reply,
  groups,
  lit,
  light,
  change,
}: {
  reply: TargetReply
  groups: readonly Group<Asked>[]
  /** Id of the requirement that is pointed at. */
  lit: string | null
  light: (id: string | null) => void
  change: Change
}) {
  const [open, setOpen] = useState<string | null>(null)
  const opened = useRef<string | null>(null)
  // What was pressed in the form is gone with it, and the row may move to another part: the focus goes on from where it then is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows move with the reply
  useEffect(() => {
    if (open !== null) opened.current = open
    else if (opened.current !== null && document.activeElement === document.body)
      document
        .querySelector<HTMLElement>(`[data-row="${CSS.escape(opened.current)}"]`)
        ?.focus({ preventScroll: true })
  }, [open, reply])
  const point = (event: MouseEvent | FocusEvent): void => {
    const row =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-requirement]') : null
    light(row?.dataset.requirement ?? null)
  }
  return (
    <table
      className="req"
      onMouseOver={point}
      onFocus={point}
      onMouseLeave={() => light(null)}
      onBlur={() => light(null)}
    >
      <caption className="sr">Requirements and evidence</caption>
      <colgroup>
        <col className="c-n" />
        <col className="c-st" />
        <col />
        <col className="c-lv" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">Number</span>
          </th>
          <th scope="col">State</th>
          <th scope="col">What is asked, and your evidence</th>
          <th scope="col" className="lv">
            <span className="sr">Level</span>
            <Scale stage={reply.stage} />
          </th>
        </tr>
      </thead>
      {groups.map(({ name, counts, rows }) => (
        <tbody key={name}>
          <tr>
            <th colSpan={4} scope="rowgroup">
              {name} <span>{[`${metOf(counts)} met`, openOf(counts)].filter(Boolean).join(', ')}</span>
            </th>
          </tr>
          {rows.map(({ requirement, number }) => (
            <RequirementRow
              key={requirement.id}
              requirement={requirement}
              number={number}
              reply={reply}
              isLit={lit === requirement.id}
              isOpen={open === requirement.id}
              open={setOpen}
              change={change}
            />
          ))}
        </tbody>
      ))}
    </table>
  )
}
