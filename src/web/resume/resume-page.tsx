import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { ResumeReply } from '../../api/contract/resume.ts'
import { grouped } from '../../core/figures.ts'
import { Answered } from '../parts/answered.tsx'
import { Choice } from '../parts/choice.tsx'
import { Command } from '../parts/copy.tsx'
import { KeptBar } from '../parts/kept-bar.tsx'
import { NotKept } from '../parts/not-kept.tsx'
import { sources } from '../server/questions.ts'
import { PageHead } from '../shell/page-head.tsx'
import { EraseDialog } from '../sources/erase-dialog.tsx'
import { day } from '../words/dates.ts'
import type { Change } from './change.ts'
import { Changes } from './changes.tsx'
import { Claimed } from './claimed.tsx'
import { Document } from './document.tsx'
import { useLinePlace } from './line-link.tsx'
import type { Lit } from './lit.ts'
import { NotPlaced } from './not-placed.tsx'
import { OpenQuestions } from './open-questions.tsx'
import { Understood } from './understood.tsx'
import { forgetUnsent } from './unsent.ts'
import { useResume } from './use-resume.ts'
import { formatNames, holds } from './words.ts'
import './resume.css'

const route = getRouteApi('/resumes/$instance')

/** One résumé: line by line, what it claims beside what else shows it, and the ways to put it right. */
export function ResumePage() {
  const { instance } = route.useParams()
  return <OneResume key={instance} instance={instance} />
}

function OneResume({ instance }: { instance: string }) {
  const { change, lastChange, keeping, ...asked } = useResume(instance)
  const { data } = asked
  const [isErasing, setIsErasing] = useState(false)
  const navigate = useNavigate()
  const client = useQueryClient()
  const known = useQuery(sources())
  const source = known.data?.sources.find((one) => one.instance === data?.instance)
  return (
    <>
      <PageHead
        title={data?.name ?? 'Résumé'}
        crumbs={<Link to="/resumes">Résumés</Link>}
        context={data && `${formatNames[data.format]}, read ${day(data.addedAt)}: ${holds(data)}.`}
      >
        {data && <Command text={`proven resume show ${data.instance.slice(0, 8)}`} />}
        {source && (
          <button type="button" className="btn" onClick={() => setIsErasing(true)}>
            Erase
          </button>
        )}
      </PageHead>
      <NotKept keeping={keeping} what="What you put right waits" />
      <Answered asked={asked} doing="Opening the résumé.">
        {(reply) => (
          <>
            <Read reply={reply} change={change} />
            <KeptBar lastChange={lastChange} keeping={keeping} />
          </>
        )}
      </Answered>
      {isErasing && source && (
        <EraseDialog
          source={source}
          close={() => setIsErasing(false)}
          erased={() => {
            forgetUnsent(source.instance)
            void navigate({ to: '/resumes' }).then(() => client.removeQueries({ queryKey: ['resume'] }))
          }}
        />
      )}
    </>
  )
}

const views = [
  { value: 'written', text: 'As written' },
  { value: 'understood', text: 'As understood' },
] as const

function Read({ reply, change }: { reply: ResumeReply; change: Change }) {
  const { as } = route.useSearch()
  const navigate = route.useNavigate()
  const [lit, setLit] = useState<Lit>(null)
  // Pointing at one thing after the other says the same again and again.
  const light = useCallback((next: Lit) => setLit((now) => (isSame(now, next) ? now : next)), [])
  useLinePlace()
  const { claimed } = reply
  const shown = claimed.filter(({ shownBy }) => shownBy > 0).length
  return (
    <>
      <p className="lead">
        It claims <b>{grouped(claimed.length)}</b> {claimed.length === 1 ? 'skill' : 'skills'}.
        {claimed.length > 0 && (
          <>
            {' '}
            <b>{grouped(shown)}</b> {shown === 1 ? 'is' : 'are'} shown by something else too; for{' '}
            <b>{grouped(claimed.length - shown)}</b> there is only its word.
          </>
        )}
      </p>
      <OpenQuestions reply={reply} change={change} />
      <NotPlaced reply={reply} change={change} />
      <div className="resume-cols">
        <div className="resume-doc">
          <div className="resume-views">
            <Choice
              label="The résumé"
              options={views}
              chosen={as ?? 'written'}
              choose={(view) =>
                void navigate({
                  search: view === 'understood' ? { as: view } : {},
                  replace: true,
                  resetScroll: false,
                })
              }
            />
            {as === undefined && claimed.length > 0 && (
              <>
                <span className="legend">
                  <i className="claim shown">shown too</i>
                  <i className="claim">only claimed</i>
                </span>
                <button type="button" className="link to-claimed" onClick={goToClaimed}>
                  What it claims
                </button>
              </>
            )}
          </div>
          {as === 'understood' ? (
            <Understood reply={reply} change={change} />
          ) : (
            <Document reply={reply} lit={lit} light={light} />
          )}
          <Changes reply={reply} change={change} />
        </div>
        <Claimed reply={reply} lit={lit} light={light} />
      </div>
    </>
  )
}

const goToClaimed = (): void => {
  const heading = document.getElementById('claimed')
  heading?.focus({ preventScroll: true })
  heading?.scrollIntoView()
}

const isSame = (a: Lit, b: Lit): boolean => JSON.stringify(a) === JSON.stringify(b)
