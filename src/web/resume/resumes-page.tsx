import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { SourceSummary } from '../../api/contract/repositories.ts'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { Loading, Problem, Stale } from '../parts/states.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { EraseDialog } from '../sources/erase-dialog.tsx'
import { dayAndTime } from '../words/dates.ts'
import { DropFile } from './drop-file.tsx'
import { resumes } from './questions.ts'
import { ResumeList } from './resume-list.tsx'
import './resumes.css'

/** Where résumés come in, and those that were read. */
export function ResumesPage() {
  const { data, error, refetch, dataUpdatedAt } = useQuery(resumes())
  const [erasing, setErasing] = useState<SourceSummary | null>(null)
  const [erased, setErased] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  return (
    <>
      <PageHead
        title="Résumés"
        context="What you say of yourself on paper, line by line, beside what your work shows."
      >
        <Command text="proven resume add FILE" />
      </PageHead>
      <p role="status" ref={status} tabIndex={-1} className={erased ? 'banner' : ''}>
        {erased}
      </p>
      <p className="lead">
        A résumé sets a skill to <Mark is="claimed" /> claimed, and moves its level very little.
      </p>
      <p className="resume-why">
        The file is read on this machine, nothing in it is run, and the file itself is not kept. What is kept,
        in your record: its lines, what was understood of them, and what you put right. Each line that names a
        skill, a tool or a certification becomes a piece of evidence of the kind “résumé” on the page of that
        skill; no number of them makes a skill shown. Erasing the résumé takes all of it out again.
      </p>
      <DropFile />
      {error && data && <Stale error={error} since={dayAndTime(new Date(dataUpdatedAt).toISOString())} />}
      {data ? (
        data.resumes.length > 0 && <ResumeList resumes={data.resumes} erase={setErasing} />
      ) : error ? (
        <Problem error={error} again={refetch} />
      ) : (
        <Loading doing="Opening the list of résumés." />
      )}
      {erasing && (
        <EraseDialog
          source={erasing}
          close={() => setErasing(null)}
          erased={({ entries }) => {
            setErased(`${erasing.label} is erased, with what it claimed in ${entries} places.`)
            void refetch().then(() => status.current?.focus())
          }}
        />
      )}
    </>
  )
}
