import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { TargetSummary } from '../../api/contract/target.ts'
import { Answered } from '../parts/answered.tsx'
import { Command } from '../parts/copy.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { AddTarget } from './add-target.tsx'
import { targets } from './questions.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { TargetList } from './target-list.tsx'
import './targets.css'

/** What somebody wants, and the ways to say so. */
export function TargetsPage() {
  const asked = useQuery(targets())
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
      <Answered asked={asked} doing="Setting your targets beside your evidence.">
        {(data) => data.targets.length > 0 && <TargetList targets={data.targets} remove={setRemoving} />}
      </Answered>
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
