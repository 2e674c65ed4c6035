import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { ScanReply } from '../../api/contract.ts'
import { counted } from '../../core/figures.ts'
import { Mark } from '../parts/mark.tsx'
import { Said } from '../parts/said.tsx'
import { hintThenDetails, Loading, Problem, Refusal, Stale } from '../parts/states.tsx'
import { forgetStandings, scan, stopScan } from '../server/questions.ts'
import { dayAndTime } from '../words/dates.ts'
import { progressSays, progressShare, type ScanProgress } from '../words/scan.ts'
import { Notices } from './notices.tsx'

/** Step three: what the scan is doing, and what came of it. */
export function ScanView({ id, again }: { id: string; again: () => void }) {
  const client = useQueryClient()
  const { data, error, refetch, dataUpdatedAt } = useQuery(scan(id))
  const stop = useMutation({
    mutationFn: () => stopScan(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['scan', id] }),
  })
  const state = data?.state
  useEffect(() => {
    if (state && state !== 'running') void forgetStandings(client)
  }, [state, client])

  if (!data)
    return error ? <Problem error={error} again={refetch} /> : <Loading doing="Asking how far the scan is." />
  return (
    <div className="step">
      {error && <Stale error={error} since={dayAndTime(new Date(dataUpdatedAt).toISOString())} />}
      <p className="lead" role="status">
        {headline(data)}
      </p>
      <ul className="progress">
        {data.repositories.map((repository) => (
          <Repository key={repository.path} repository={repository} />
        ))}
      </ul>
      {stop.error && <Refusal error={stop.error} />}
      <div className="step-does">
        {state === 'running' ? (
          <button type="button" className="btn" onClick={() => stop.mutate()} aria-disabled={stop.isPending}>
            {stop.isPending ? 'Stopping' : 'Stop'}
          </button>
        ) : (
          <>
            <Link to="/" className="btn first">
              See where you stand
            </Link>
            <button type="button" className="btn" onClick={again}>
              Read others
            </button>
          </>
        )}
      </div>
    </div>
  )
}

const ended: ReadonlySet<ScanProgress['phase']> = new Set(['done', 'failed', 'stopped'])

function headline({ state, repositories }: ScanReply): string {
  const endedOnes = repositories.filter((one) => ended.has(one.phase)).length
  const added = repositories.reduce((sum, one) => sum + (one.result?.added ?? 0), 0)
  const failed = repositories.filter((one) => one.phase === 'failed').length
  switch (state) {
    case 'running':
      return `Reading. ${endedOnes} of ${counted(repositories.length, 'repository', 'repositories')} done.`
    case 'stopped':
      return 'Stopped. What was finished before is recorded; the rest is not.'
    case 'failed':
    case 'done':
      return failed === repositories.length
        ? 'Nothing could be read.'
        : `Done. ${counted(added, 'new piece')} of evidence.${failed ? ` ${counted(failed, 'repository', 'repositories')} could not be read.` : ''}`
  }
}

function Repository({ repository }: { repository: ScanProgress }) {
  const { label, path, phase, failure, notices } = repository
  const share = progressShare(repository)
  return (
    <li>
      <p className="progress-head">
        <b>{label}</b> <code>{path}</code>
      </p>
      <p className="progress-says">{progressSays(repository)}</p>
      {!ended.has(phase) && (
        <progress
          aria-label={`Progress of ${label}`}
          max={1}
          // While a repository is being read and nobody knows how much of it there is, the bar claims nothing.
          value={share ?? 0}
        />
      )}
      {failure && (
        <p className="failure">
          <Mark is="error" />
          <span>
            <b>{failure.says}</b> <Said text={hintThenDetails(failure)} />{' '}
            <code className="muted">{failure.code}</code>
          </span>
        </p>
      )}
      <Notices notices={notices} />
    </li>
  )
}
