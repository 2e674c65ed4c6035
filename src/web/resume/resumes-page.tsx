import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { SourceSummary } from '../../api/contract/repositories.ts'
import { Answered } from '../parts/answered.tsx'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { EraseDialog } from '../sources/erase-dialog.tsx'
import { DropFile } from './drop-file.tsx'
import { resumes } from './questions.ts'
import { ResumeList } from './resume-list.tsx'
import './resumes.css'

/** Where résumés come in, and those that were read. */
export function ResumesPage() {
  const asked = useQuery(resumes())
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
      <p className="explains">
        The file is read on this machine, nothing in it is run, and the file itself is not kept. What is kept,
        in your record: its lines, what was understood of them, and what you put right. Each line that names a
        skill, a tool or a certification becomes a piece of evidence of the kind “résumé” on the page of that
        skill; no number of them makes a skill shown. Erasing the résumé takes all of it out again.
      </p>
      <DropFile />
      <Answered asked={asked} doing="Opening the list of résumés.">
        {(data) => data.resumes.length > 0 && <ResumeList resumes={data.resumes} erase={setErasing} />}
      </Answered>
      {erasing && (
        <EraseDialog
          source={erasing}
          close={() => setErasing(null)}
          erased={({ entries }) => {
            setErased(`${erasing.label} is erased, with what it claimed in ${entries} places.`)
            void asked.refetch().then(() => status.current?.focus())
          }}
        />
      )}
    </>
  )
}
