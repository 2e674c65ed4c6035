import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { type TargetMendRequest, type TargetReply, targetMendRequest } from '../../api/contract/target.ts'
import { groupsOf } from '../../core/target/groups.ts'
import { metOf, openOf, targetKindNames } from '../../core/target/words.ts'
import { useItem } from '../journal/use-item.ts'
import { Answered } from '../parts/answered.tsx'
import { Choice } from '../parts/choice.tsx'
import { Command } from '../parts/copy.tsx'
import { KeptBar } from '../parts/kept-bar.tsx'
import { NotKept } from '../parts/not-kept.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { day } from '../words/dates.ts'
import type { Change } from './change.ts'
import { Description } from './description.tsx'
import { Facts } from './facts.tsx'
import { FitMark } from './fit-mark.tsx'
import { GapTable } from './gap-table.tsx'
import { itemOf } from './item.ts'
import { Missed } from './missed.tsx'
import { askTarget, putMending } from './questions.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { SetAside } from './set-aside.tsx'
import { Statements } from './statements.tsx'
import './target.css'

const route = getRouteApi('/targets/$id')

/** One target: what it asks, beside what the evidence carries of it, and the ways to put it right. */
export function TargetPage() {
  const { id } = route.useParams()
  return <OneTarget key={id} id={id} />
}

function OneTarget({ id }: { id: string }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [isRemoving, setIsRemoving] = useState(false)
  const { write, keeping, ...asked } = useItem<TargetReply, TargetMendRequest>({
    item: itemOf(id),
    ask: (signal) => askTarget(id, signal),
    put: (mending) => putMending(id, mending),
    shape: targetMendRequest,
    // What follows from it comes with the server's answer.
    foreseen: (reply, mending) => ({ ...reply, mending }),
    touches: { written: ['targets'], done: [] },
  })
  const { data } = asked
  const [done, setDone] = useState<{ says: string; before: TargetMendRequest }[]>([])
  const [undone, setUndone] = useState('')
  const last = done.at(-1)
  const change: Change = (mending, says) => {
    if (!data) return
    setDone([...done, { says, before: data.mending }])
    setUndone('')
    write(mending)
  }
  const undo = (): void => {
    if (!last) return
    setDone(done.slice(0, -1))
    setUndone(`Undone: ${last.says}`)
    write(last.before)
  }
  return (
    <>
      <PageHead
        title={data?.title ?? 'Target'}
        crumbs={<Link to="/targets">Targets</Link>}
        context={
          data &&
          [targetKindNames[data.kind], ...(data.name ? [data.name] : []), `added ${day(data.addedAt)}`].join(
            ', ',
          )
        }
      >
        {data && <Command text={`proven gap ${data.number}`} />}
        {data && (
          <button type="button" className="btn" onClick={() => setIsRemoving(true)}>
            Remove
          </button>
        )}
      </PageHead>
      <NotKept keeping={keeping} what="What you put right waits" />
      <Answered asked={asked} doing="Setting the target beside your evidence.">
        {(data) => (
          <>
            <Read reply={data} change={change} />
            <KeptBar
              lastChange={{ says: undone || (last?.says ?? ''), undo: last ? undo : null }}
              keeping={keeping}
            />
          </>
        )}
      </Answered>
      {isRemoving && data && (
        <RemoveDialog
          target={data}
          close={() => setIsRemoving(false)}
          removed={() =>
            void navigate({ to: '/targets' }).then(() =>
              client.removeQueries({ queryKey: ['journal', itemOf(id)] }),
            )
          }
        />
      )}
    </>
  )
}

const orders = [
  { value: 'written', text: 'As written' },
  { value: 'open', text: 'Open first' },
] as const

const legend = [
  ['met', 'met'],
  ['weak', 'weak: in words, in part, or below the bar'],
  ['missing', 'missing'],
  ['unknown', 'unknown: nothing here can tell'],
] as const

function Read({ reply, change }: { reply: TargetReply; change: Change }) {
  const { order = 'written' } = route.useSearch()
  const navigate = route.useNavigate()
  const [lit, setLit] = useState<string | null>(null)
  const light = useCallback((id: string | null) => setLit(id), [])
  const groups = useMemo(() => groupsOf(reply, order), [reply, order])
  const { text, ladder, must, claimedMusts, nice, requirements } = reply
  const open = openOf(must, claimedMusts)
  const niceOf = Object.values(nice).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <p className="lead">
        Must-haves met: <b>{metOf(must)}</b>.{open && ` ${open}.`}
        {niceOf > 0 && ` Nice-to-haves met: ${metOf(nice)}.`}
      </p>
      <Facts reply={reply} change={change} />
      {ladder && <Statements reply={reply} ladder={ladder} change={change} />}
      <div className={text === null ? 'gap-cols alone' : 'gap-cols'}>
        <section aria-label="Requirements and evidence">
          {requirements.length > 0 ? (
            <>
              <Choice
                label="Order of requirements"
                options={orders}
                chosen={order}
                choose={(next) =>
                  void navigate({
                    search: next === 'open' ? { order: next } : {},
                    replace: true,
                    resetScroll: false,
                  })
                }
              />
              <p className="legend">
                {legend.map(([fit, says]) => (
                  <span key={fit} className="mk">
                    <FitMark is={fit} />
                    {says}
                  </span>
                ))}
              </p>
              <GapTable reply={reply} groups={groups} lit={lit} light={light} change={change} />
            </>
          ) : (
            <p className="measure">
              Nothing was read that it asks for. What you find in its text can be added here.
            </p>
          )}
          <Missed reply={reply} change={change} />
          <SetAside reply={reply} change={change} />
        </section>
        {text !== null && (
          <section className="jd" aria-labelledby="their-words">
            <h2 id="their-words">
              Their words <span>each number is a requirement; a thin line is what else was read</span>
            </h2>
            <Description text={text} facts={reply.facts} groups={groups} lit={lit} light={light} />
          </section>
        )}
      </div>
    </>
  )
}
