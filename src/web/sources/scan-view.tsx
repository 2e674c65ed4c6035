import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { ScanRequest } from '../../api/contract/repositories.ts'
import { Mark } from '../parts/mark.tsx'
import { Said } from '../parts/said.tsx'
import { detailsThenHint, Empty, Loading, Problem, Refusal, Stale } from '../parts/states.tsx'
import { NoAnswer } from '../server/call.ts'
import { forgetStandings, scan, startScan, stopScan } from '../server/questions.ts'
import { dayAndTime } from '../words/dates.ts'
import { hasEnded, progressSays, progressShare, type ScanProgress, scanSays } from '../words/scan.ts'
import { Notices } from './notices.tsx'

/** Step three: what the scan is doing, and what came of it. */
export function ScanView({
  id,
  order,
  started,
  choose,
}: {
  id: string
  /** What was asked for; null when the page was opened on a scan that it did not start. */
  order: ScanRequest | null
  started: (id: string) => void
  choose: () => void
}) {
  const client = useQueryClient()
  const { data, error, refetch, dataUpdatedAt } = useQuery(scan(id))
  const stop = useMutation({
    mutationFn: () => stopScan(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['scan', id] }),
  })
  const again = useMutation({ mutationFn: startScan, onSuccess: (reply) => started(reply.id) })
  const state = data?.state
  useEffect(() => {
    if (state && state !== 'running') void forgetStandings(client)
  }, [state, client])

  if (!data)
    return error ? (
      <NoScan error={error} again={refetch} choose={choose} />
    ) : (
      <Loading doing="Asking how far the scan is." />
    )
  const unread = data.repositories.filter(({ phase }) => phase !== 'done').map(({ path }) => path)
  const rest = order?.repositories.filter(({ path }) => unread.includes(path)) ?? []
  const stopping = stop.isPending || stop.isSuccess
  return (
    <div className="step">
      {error && <Stale error={error} since={dayAndTime(new Date(dataUpdatedAt).toISOString())} />}
      <p className="lead" role="status">
        {scanSays(data)}
      </p>
      <ul className="progress">
        {data.repositories.map((repository) => (
          <Repository key={repository.path} repository={repository} />
        ))}
      </ul>
      {stop.error && <Refusal error={stop.error} />}
      {again.error && <Refusal error={again.error} />}
      <div className="step-does">
        {state === 'running' ? (
          <>
            <button type="button" className="btn" onClick={() => stop.mutate()} aria-disabled={stopping}>
              {stopping ? 'Stopping' : 'Stop'}
            </button>
            <span className="muted">Reading goes on if you leave this page.</span>
          </>
        ) : (
          <>
            {rest.length > 0 && (
              <button
                type="button"
                className="btn first"
                onClick={() => again.mutate({ repositories: rest })}
                aria-disabled={again.isPending}
              >
                Read {rest.length < data.repositories.length ? 'the rest ' : ''}again
              </button>
            )}
            <Link to="/" className={rest.length > 0 ? 'btn' : 'btn first'}>
              See where you stand
            </Link>
            <button type="button" className="btn" onClick={choose}>
              {unread.length > 0 && rest.length === 0 ? 'Choose again' : 'Read others'}
            </button>
          </>
        )}
      </div>
    </div>
  )
}

/** A server that was started again knows nothing of the scans before. */
const NoScan = ({ error, again, choose }: { error: Error; again: () => void; choose: () => void }) =>
  error instanceof NoAnswer && error.code === 'scan-unknown' ? (
    <Empty title="This scan is not known any more.">
      <p>
        Proven was started again since. What the scan had finished is recorded; the rest can be read again.
      </p>
      <p className="does">
        <button type="button" className="btn first" onClick={choose}>
          Choose repositories
        </button>
        <Link to="/sources">See what was read</Link>
      </p>
    </Empty>
  ) : (
    <Problem error={error} again={again} />
  )

function Repository({ repository }: { repository: ScanProgress }) {
  const { label, path, phase, failure, notices } = repository
  const share = progressShare(repository)
  return (
    <li>
      <p className="progress-head">
        <b>{label}</b> <code>{path}</code>
      </p>
      <p className="progress-says">{progressSays(repository)}</p>
      {!hasEnded(repository) && (
        <progress
          aria-label={`Progress of ${label}`}
          max={1}
          // While a repository is being read and nobody knows how much of it there is, the bar claims nothing.
          value={share ?? 0}
        />
      )}
      {failure && phase !== 'stopped' && (
        <p className="failure">
          <Mark is="error" />
          <span>
            <b>{failure.says}</b> <Said text={detailsThenHint(failure)} />{' '}
            <code className="muted">{failure.code}</code>
          </span>
        </p>
      )}
      <Notices notices={notices} />
    </li>
  )
}
