import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { SourceSummary } from '../../api/contract/repositories.ts'
import { counted } from '../../core/figures.ts'
import { Answered } from '../parts/answered.tsx'
import { Command } from '../parts/copy.tsx'
import { Empty } from '../parts/states.tsx'
import { sources } from '../server/questions.ts'
import { PageHead } from '../shell/page-head.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { SourceList } from './source-list.tsx'
import './sources.css'

/** What was read, and the way to read more of it or to take it back. */
export function SourcesPage() {
  const asked = useQuery(sources())
  const { data } = asked
  const [erasing, setErasing] = useState<SourceSummary | null>(null)
  const [erased, setErased] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  // The button that had the focus is gone with its row.
  useEffect(() => {
    if (erased) status.current?.focus()
  }, [erased])
  const list = data?.sources ?? []
  const entries = list.reduce((sum, source) => sum + source.entries, 0)
  return (
    <>
      <PageHead
        title="Sources"
        context={
          data &&
          `${counted(list.length, 'source')}, ${counted(entries, 'piece')} of evidence. Private to this machine.`
        }
      >
        <Command text="proven sources" />
        {list.length > 0 && (
          <Link to="/sources/add" className="btn">
            Add repositories
          </Link>
        )}
      </PageHead>
      <p role="status" ref={status} tabIndex={-1} className={erased ? 'banner' : ''}>
        {erased}
      </p>
      <Answered asked={asked} doing="Reading the list of sources.">
        {() => (list.length > 0 ? <SourceList sources={list} erase={setErasing} /> : <NoSources />)}
      </Answered>
      {erasing && (
        <EraseDialog
          source={erasing}
          close={() => setErasing(null)}
          erased={({ entries: gone }) =>
            setErased(`${erasing.label} is erased, with ${counted(gone, 'piece')} of evidence.`)
          }
        />
      )}
    </>
  )
}

const NoSources = () => (
  <Empty title="No source has been read yet.">
    <p>
      Here you will see each repository that was read: how many of its commits are yours, under which
      addresses, and how much evidence came of it. Each can be erased again with everything that came from it.
    </p>
    <p className="does">
      <Link to="/sources/add" className="btn first">
        Choose repositories
      </Link>
    </p>
  </Empty>
)
