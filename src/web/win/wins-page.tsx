import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { WinSummary, WinsReply } from '../../api/contract/wins.ts'
import { counted, grouped } from '../../core/figures.ts'
import { Answered } from '../parts/answered.tsx'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { Some } from '../parts/some.tsx'
import { Refusal } from '../parts/states.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { Candidates } from './candidates.tsx'
import { beginWin, wins } from './questions.ts'
import { leftSays, stateWords } from './words.ts'
import '../journal/journal.css'
import './win.css'

/** What somebody achieved, and what of the record may have been an achievement. */
export function WinsPage() {
  const asked = useQuery(wins())
  const begin = useBegin()
  return (
    <>
      <PageHead
        title="Wins"
        context="What you achieved at work, with the number, your part, and who can confirm it."
      >
        <Command text="proven win add" />
      </PageHead>
      <p className="lead">
        A win sets what it shows to <Mark is="shown" /> shown, because somebody could check it.
      </p>
      <p className="explains">
        Five minutes: what the trouble was, what you did, what was different afterwards. Then the questions a
        colleague would ask: which number, what was it before, where does it come from, which part was yours,
        who can confirm it. With both numbers and one way of checking them it weighs as much as what your
        commits show; with both numbers, their source and a person, more. Without anything to check it by it
        stays a note of yours.
      </p>
      <p className="journal-does">
        <button
          type="button"
          className="btn first"
          onClick={() => begin.mutate(null)}
          aria-disabled={begin.isPending}
        >
          Write a win down
        </button>
        <span className="muted">Every keystroke is kept; you can leave and come back.</span>
      </p>
      {begin.error && <Refusal error={begin.error} />}
      <Answered asked={asked} doing="Opening your wins.">
        {(data) => <Written reply={data} begin={(key) => begin.mutate(key)} />}
      </Answered>
    </>
  )
}

function useBegin() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: beginWin,
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: ['wins'] })
      await navigate({ to: '/wins/$number', params: { number: String(number) } })
    },
  })
}

function Written({ reply, begin }: { reply: WinsReply; begin: (candidate: string) => void }) {
  const open = reply.wins.filter(({ state }) => state !== 'recorded')
  const recorded = reply.wins.filter(({ state }) => state === 'recorded')
  return (
    <>
      {open.length > 0 && (
        <section className="block">
          <h2>
            To go on with <span>{grouped(open.length)}</span>
          </h2>
          <ul className="journal-list">
            <Some of={open} first={5} one="win">
              {(win) => <WinRow key={win.number} win={win} />}
            </Some>
          </ul>
        </section>
      )}
      {recorded.length > 0 && (
        <section className="block">
          <h2>
            Recorded <span>{counted(recorded.length, 'win')}</span>
          </h2>
          <ul className="journal-list">
            <Some of={recorded} first={20} one="win">
              {(win) => <WinRow key={win.number} win={win} />}
            </Some>
          </ul>
        </section>
      )}
      <Candidates reply={reply} begin={begin} />
    </>
  )
}

const WinRow = ({ win }: { win: WinSummary }) => (
  <li tabIndex={-1} data-row={`win ${win.number}`}>
    <Mark is={win.state === 'recorded' || win.state === 'changed' ? 'shown' : 'none'} />
    <div>
      <Link to="/wins/$number" params={{ number: String(win.number) }} className="name">
        {win.title || `Win ${win.number}, not called anything yet`}
      </Link>
      <span className="src">
        {[win.when, stateWords[win.state], leftSays(win)].filter(Boolean).join(' · ')}
      </span>
    </div>
    <span className="end">
      {win.behaviours > 0 && `${win.documented.strength}, for ${counted(win.behaviours, 'behaviour')}`}
    </span>
  </li>
)
