import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { TargetSummary } from '../../api/contract/target.ts'
import { Command } from '../parts/copy.tsx'
import { Loading, Problem, Stale } from '../parts/states.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { dayAndTime } from '../words/dates.ts'
import { AddTarget } from './add-target.tsx'
import { targets } from './questions.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { TargetList } from './target-list.tsx'
import './targets.css'

/** What somebody wants, and the ways to say so. */
export function TargetsPage() {
  const { data, error, refetch, dataUpdatedAt } = useQuery(targets())
  const [removing, setRemoving] = useState<TargetSummary | null>(null)
  const [removed, setRemoved] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  return (
    <>
      <PageHead
        title="Targets"
        context="The job, the level or the stage that you want, beside your evidence."
      >
        <Command text="proven target add --text-file FILE" />
      </PageHead>
      <p role="status" ref={status} tabIndex={-1} className={removed ? 'banner' : ''}>
        {removed}
      </p>
      <p className="lead">
        A target says, requirement by requirement, what is met, what is weak and what is missing. It is a
        table, never one score.
      </p>
      {error && data && <Stale error={error} since={dayAndTime(new Date(dataUpdatedAt).toISOString())} />}
      {data ? (
        data.targets.length > 0 && <TargetList targets={data.targets} remove={setRemoving} />
      ) : error ? (
        <Problem error={error} again={refetch} />
      ) : (
        <Loading doing="Setting your targets beside your evidence." />
      )}
      <AddTarget />
      {removing && (
        <RemoveDialog
          target={removing}
          close={() => setRemoving(null)}
          removed={() => {
            setRemoved(`${removing.title} is removed; no evidence was touched.`)
            setTimeout(() => status.current?.focus())
          }}
        />
      )}
    </>
  )
}
