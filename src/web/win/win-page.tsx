import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { WinDraftRequest, WinReply } from '../../api/contract/wins.ts'
import { Field } from '../journal/field.tsx'
import { KeptNote } from '../journal/kept-note.tsx'
import { forgetUnsent } from '../journal/unsent.ts'
import { useItem } from '../journal/use-item.ts'
import { Answered } from '../parts/answered.tsx'
import { Command } from '../parts/copy.tsx'
import { NotKept } from '../parts/not-kept.tsx'
import { Refusal } from '../parts/states.tsx'
import { sources } from '../server/questions.ts'
import { PageHead } from '../shell/page-head.tsx'
import { EraseDialog } from '../sources/erase-dialog.tsx'
import { day } from '../words/dates.ts'
import { Behaviours } from './behaviours.tsx'
import { dropWin, recordWin, takeBackWin, winItem, wins } from './questions.ts'
import { WinRail } from './win-rail.tsx'
import { labels, standingQuestions, stateWords } from './words.ts'
import './win.css'

const route = getRouteApi('/wins/$number')

/** One win: written here, kept keystroke by keystroke, recorded when it says enough. */
export function WinPage() {
  const { number } = route.useParams()
  return <OneWin key={number} number={number} />
}

function OneWin({ number }: { number: string }) {
  const { write, act, keeping, ...asked } = useItem(winItem(number))
  const { data } = asked
  return (
    <>
      <PageHead
        title={data?.text.title.trim() || `Win ${number}`}
        part={`Win ${number}`}
        crumbs={<Link to="/wins">Wins</Link>}
        context={data && stateSays(data)}
      >
        {data && <Command text={`proven win add --to ${number}`} />}
        {data && <Away win={data} />}
      </PageHead>
      <NotKept keeping={keeping} />
      <Answered asked={asked} doing="Opening the win.">
        {(data) => (
          <div className="cols">
            <div>
              <WinForm win={data} write={write} />
              <Behaviours win={data} write={(shows) => write({ text: data.text, shows })} />
              <KeptNote keeping={keeping} />
              <p className="journal-does">
                {data.state !== 'recorded' && (
                  <button
                    type="button"
                    className={data.needed === 0 ? 'btn first' : 'btn'}
                    aria-disabled={act.isPending}
                    onClick={() => act.mutate(() => recordWin(number))}
                  >
                    {data.state === 'changed' ? 'Record it as it is now' : 'Record it as evidence'}
                  </button>
                )}
                {(data.state === 'recorded' || data.state === 'changed') && (
                  <button
                    type="button"
                    className="btn"
                    aria-disabled={act.isPending}
                    onClick={() => act.mutate(() => takeBackWin(number))}
                  >
                    Take it back
                  </button>
                )}
                <span className="muted">{afterwards(data)}</span>
              </p>
              {act.error && <Refusal error={act.error} />}
            </div>
            <WinRail win={data} />
          </div>
        )}
      </Answered>
    </>
  )
}

const stateSays = ({ state, recordedAt, takenBackAt, addedAt }: WinReply): string =>
  state === 'draft'
    ? `A draft, begun ${day(addedAt)}. It is no evidence yet.`
    : state === 'taken-back'
      ? `Taken back ${day(takenBackAt ?? addedAt)}. Its words are kept, and are no evidence.`
      : `${stateWords[state][0]?.toUpperCase()}${stateWords[state].slice(1)}; evidence since ${day(recordedAt ?? addedAt)}.`

const afterwards = ({ state, needed }: WinReply): string =>
  state === 'recorded'
    ? 'What you edit from here on changes the ledger once you record it again.'
    : state === 'changed'
      ? 'The ledger still says what was recorded.'
      : needed > 0
        ? 'Something is missing that it cannot do without.'
        : 'It can be edited and taken back at any time.'

function WinForm({ win, write }: { win: WinReply; write: (draft: WinDraftRequest) => void }) {
  const { text, shows, missing } = win
  const field = (name: keyof typeof labels, lines = 1, placeholder?: string) => {
    const asked = missing.find((each) => each.field === name)
    // What nobody has begun with needs no more than the plain question.
    const asks = asked && text.title + text.did + text.result !== '' ? asked.asks : standingQuestions[name]
    return (
      <Field
        name={name}
        label={labels[name]}
        asks={asks}
        needed={asked !== undefined}
        value={text[name]}
        lines={lines}
        {...(placeholder && { placeholder })}
        write={(value) => write({ text: { ...text, [name]: value }, shows })}
      />
    )
  }
  return (
    <form className="journal-form" onSubmit={(event) => event.preventDefault()}>
      {field('title')}
      {field('when')}
      {field('situation', 3)}
      {field('did', 4)}
      {field('part', 2)}
      {field('result', 3)}
      <fieldset>
        <legend>The number</legend>
        {field('measure')}
        <div className="beside">
          {field('before')}
          {field('after')}
        </div>
        {field('source')}
      </fieldset>
      {field('confirm')}
    </form>
  )
}

/** Out of the record: a draft at once, what was evidence by erasing its source. */
function Away({ win: { number, source, title } }: { win: WinReply }) {
  const [isErasing, setIsErasing] = useState(false)
  const navigate = useNavigate()
  const client = useQueryClient()
  const known = useQuery(sources())
  const own = known.data?.sources.find(({ instance }) => instance === source)
  const leave = async () => {
    forgetUnsent(`win/${number}`)
    await navigate({ to: '/wins' })
    client.removeQueries({ queryKey: ['journal', `win/${number}`] })
    await client.invalidateQueries({ queryKey: ['wins'] })
  }
  const drop = useMutation({
    mutationFn: () => dropWin(number),
    onSuccess: async (reply) => {
      client.setQueryData(wins().queryKey, reply)
      await leave()
    },
  })
  if (source !== null && !own) return null
  return (
    <>
      <button
        type="button"
        className="btn"
        onClick={() => (own ? setIsErasing(true) : drop.mutate())}
        title={drop.error?.message}
      >
        {own ? 'Erase' : 'Throw away'}
        <span className="sr"> {title}</span>
      </button>
      {isErasing && own && (
        <EraseDialog source={own} close={() => setIsErasing(false)} erased={() => void leave()} />
      )}
    </>
  )
}
