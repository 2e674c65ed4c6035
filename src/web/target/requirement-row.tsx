import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { TargetReply } from '../../api/contract/target.ts'
import type { SkillRow } from '../../core/readiness/report.ts'
import {
  asRead,
  isMended,
  withClaim,
  withoutRequirement,
  withRequirement,
} from '../../core/target/mending.ts'
import { yearsSay } from '../../core/target/words.ts'
import { LevelBar, ScaleCell } from '../parts/level.tsx'
import { Mark } from '../parts/mark.tsx'
import { month } from '../words/dates.ts'
import { kindNames } from '../words/standing.ts'
import type { Change } from './change.ts'
import { ClaimForm } from './claim-form.tsx'
import { FitMark } from './fit-mark.tsx'
import type { Asked } from './item.ts'
import { RequirementForm } from './requirement-form.tsx'

const evidenceShown = 2
const skillsShown = 3

/** What is asked, how the evidence stands to it, and by what; opened, it can be put right. */
export function RequirementRow({
  requirement,
  number,
  reply,
  isLit,
  isOpen,
  open,
  change,
}: {
  requirement: Asked
  number: number
  reply: TargetReply
  isLit: boolean
  isOpen: boolean
  open: (id: string | null) => void
  change: Change
}) {
  const { id, text, standing, because, claim, evidence, stage, years, kind } = requirement
  const rows = requirement.skills.flatMap((slug) => reply.skills.find((row) => row.slug === slug) ?? [])
  const bar = rows.length === 1 ? rows[0] : undefined
  return (
    <>
      <tr id={`requirement-${id}`} data-requirement={id} className={isLit ? 'lit' : ''} tabIndex={-1}>
        <td className="n">{number}</td>
        <td className="st">
          <span className="mk">
            <FitMark is={standing} />
            {standing}
          </span>
        </td>
        <td className="w">
          <button
            type="button"
            className="words"
            data-row={id}
            aria-expanded={isOpen}
            onClick={() => open(isOpen ? null : id)}
          >
            {text}
            <span className="sr">. Put it right</span>
          </button>
          {years && kind !== 'years' && <span className="muted"> {yearsSay(years)}</span>}
          {isMended(reply.mending, id) && <span className="tag">put right by you</span>}
          {claim !== null && standing !== 'met' && <span className="tag">by your word</span>}
          <span className="by">
            <Skills rows={rows.slice(0, skillsShown)} />
            {rows.length > skillsShown && `and ${rows.length - skillsShown} more skills. `}
            <span className="ev">{because}</span>
          </span>
          {evidence.length > 0 && (
            <ul className="rests-on">
              {evidence.slice(0, evidenceShown).map((piece) => (
                <li key={piece.id}>
                  <Link
                    to="/skills/$slug"
                    params={{ slug: piece.skill }}
                    search={{}}
                    hash={`entry-${piece.id}`}
                    hashScrollIntoView={false}
                  >
                    {kindNames[piece.kind].title}
                  </Link>
                  : {piece.says} · {piece.source} · {month(piece.observedAt)}
                </li>
              ))}
              {evidence.length > evidenceShown && <li>and {evidence.length - evidenceShown} more pieces</li>}
            </ul>
          )}
        </td>
        {bar ? (
          <ScaleCell stage={stage}>
            <LevelBar row={bar} />
            <span className="sr">
              {bar.name}: {bar.standing} at {bar.stage}
            </span>
          </ScaleCell>
        ) : (
          <td className="lv nolv" />
        )}
      </tr>
      {isOpen && (
        <tr className="mend-row">
          <td />
          <td colSpan={3}>
            <Mend requirement={requirement} reply={reply} open={open} change={change} />
          </td>
        </tr>
      )}
    </>
  )
}

const Skills = ({ rows }: { rows: SkillRow[] }) =>
  rows.map((row) => (
    <Fragment key={row.slug}>
      <span className="mk">
        <Mark is={row.standing} />
        <Link to="/skills/$slug" params={{ slug: row.slug }} search={{}}>
          {row.name}
        </Link>
      </span>{' '}
    </Fragment>
  ))

function Mend({
  requirement: { id, text, must, stage, skills, tools, alternatives, unknown, standing, claim },
  reply,
  open,
  change,
}: {
  requirement: Asked
  reply: TargetReply
  open: (id: string | null) => void
  change: Change
}) {
  const { mending, names } = reply
  const wasAdded = mending.added.some((added) => added.id === id)
  const says = `“${text}”`
  const done = (next: typeof mending, what: string): void => {
    open(null)
    change(next, what)
  }
  return (
    <>
      {unknown.length > 0 && (
        <p className="muted small">
          Not in the catalogue: {unknown.join(', ')}. Say which skill or tool is meant, or leave it as it
          stands.
        </p>
      )}
      <RequirementForm
        draft={{ must, stage, skills, tools, any: alternatives.length > 0 }}
        nameOf={(kind, slug) => names[kind][slug] ?? slug}
        keep={(changed) => done(withRequirement(mending, id, changed), `${says} is put right.`)}
        cancel={() => open(null)}
        more={[
          {
            text: reply.kind === 'job-description' ? 'It asks for nothing' : 'Not applicable',
            does: () => done(withoutRequirement(mending, id), `${says} is set aside.`),
          },
          ...(isMended(mending, id) && !wasAdded
            ? [
                {
                  text: 'As it was read',
                  does: () => done(withClaim(asRead(mending, id), id, claim), `${says} is as it was read.`),
                },
              ]
            : []),
        ]}
      />
      {(standing !== 'met' || claim !== null) && (
        <ClaimForm
          claim={claim}
          say={(said) =>
            done(
              withClaim(mending, id, said),
              said === null ? `Your word for ${says} is taken back.` : `${says} is met by your word.`,
            )
          }
        />
      )}
    </>
  )
}
