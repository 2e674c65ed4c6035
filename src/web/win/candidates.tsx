import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WinReply, WinsReply } from '../../api/contract/wins.ts'
import { counted } from '../../core/figures.ts'
import { Copy } from '../parts/copy.tsx'
import { Some } from '../parts/some.tsx'
import { Refusal } from '../parts/states.tsx'
import { day } from '../words/dates.ts'
import { passOver, wins } from './questions.ts'

type Candidate = WinsReply['candidates'][number]

/** What the record proposes: what it shows, and the question that only the person can answer. */
export function Candidates({
  reply: { candidates, passedOver },
  begin,
}: {
  reply: WinsReply
  begin: (candidate: string) => void
}) {
  const client = useQueryClient()
  const over = useMutation({
    mutationFn: ({ candidate, isOver }: { candidate: Candidate; isOver: boolean }) =>
      passOver(candidate.key, isOver),
    onSuccess: (reply) => client.setQueryData(wins().queryKey, reply),
  })
  const last = over.data && over.variables.isOver ? over.variables.candidate : null
  return (
    <section className="block candidates">
      <h2>
        May have been one <span>from your commits, labs and plan</span>
      </h2>
      {over.error && <Refusal error={over.error} />}
      <div role="status">
        {last && (
          <p className="banner">
            <b>Passed over: {titleOf(last)}.</b>
            <button
              type="button"
              className="btn"
              onClick={() => over.mutate({ candidate: last, isOver: false })}
            >
              Propose it again
            </button>
          </p>
        )}
      </div>
      {candidates.length === 0 ? (
        <p className="caption">
          {passedOver > 0 ? (
            'Nothing else is proposed.'
          ) : (
            <>
              Once <Link to="/sources">repositories are read</Link>, what in them is usually behind a win is
              proposed here, by repository and quarter. Only you know what came of it.
            </>
          )}
        </p>
      ) : (
        <ul>
          <Some of={candidates} first={4} one="proposal">
            {(candidate) => (
              <li key={candidate.key} tabIndex={-1} data-row={candidate.key}>
                <h3>{titleOf(candidate)}</h3>
                <Shown candidate={candidate} />
                <p className="asks">{candidate.asks}</p>
                <p className="does">
                  <button type="button" className="btn" onClick={() => begin(candidate.key)}>
                    Write it down<span className="sr"> {titleOf(candidate)}</span>
                  </button>
                  <button
                    type="button"
                    className="link"
                    onClick={() => over.mutate({ candidate, isOver: true })}
                  >
                    Not a win<span className="sr"> {titleOf(candidate)}</span>
                  </button>
                </p>
              </li>
            )}
          </Some>
        </ul>
      )}
      {passedOver > 0 && <p className="caption">{counted(passedOver, 'proposal')} passed over.</p>}
    </section>
  )
}

export const titleOf = ({ label, period }: Candidate): string => [label, period].filter(Boolean).join(', ')

/** What the record shows of it, each with its commit. */
export const Shown = ({ candidate }: { candidate: NonNullable<WinReply['candidate']> }) => (
  <ul className="shown-list">
    {candidate.shows.map(({ says, commit, at }) => (
      <li key={`${says} ${commit}`}>
        {says}{' '}
        <span className="muted small">
          {commit && (
            <Copy text={commit} what={`the full id of commit ${commit.slice(0, 7)}`} className="commit">
              {commit.slice(0, 7)}
            </Copy>
          )}{' '}
          {day(at)}
        </span>
      </li>
    ))}
  </ul>
)
