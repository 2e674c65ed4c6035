import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SourceSummary } from '../../api/contract/repositories.ts'
import { counted, grouped } from '../../core/figures.ts'
import { Copy } from '../parts/copy.tsx'
import { Figure, figures, Heads, unseen } from '../parts/table.tsx'
import { day, dayAndTime, month } from '../words/dates.ts'
import { Notices } from './notices.tsx'
import './source-list.css'

const kindWords = {
  repository: 'Repository',
  document: 'Document',
  lab: 'Lab',
  person: 'Your own word',
} as const

const first = 20

/** What was read, then what the person wrote: after ten years, hundreds of wins. */
export function SourceList({
  sources,
  erase,
}: {
  sources: SourceSummary[]
  erase: (source: SourceSummary) => void
}) {
  const [all, setAll] = useState(false)
  const isWritten = ({ kind }: SourceSummary) => kind === 'person'
  const ordered = [...sources.filter((each) => !isWritten(each)), ...sources.filter(isWritten)]
  const shown = all || ordered.length <= first + 1 ? ordered : ordered.slice(0, first)
  return (
    <>
      <SourceTable sources={shown} erase={erase} />
      {shown.length < ordered.length && (
        <p>
          <button type="button" className="link" onClick={() => setAll(true)}>
            Show all {counted(ordered.length, 'source')}
          </button>
        </p>
      )}
    </>
  )
}

const SourceTable = ({
  sources,
  erase,
}: {
  sources: SourceSummary[]
  erase: (source: SourceSummary) => void
}) => (
  <table className="sources stacked">
    <colgroup>
      <col />
      <col className="c-n" />
      <col className="c-n" />
      <col className="c-n" />
      <col className="c-n" />
      <col className="c-period" />
      <col className="c-read" />
      <col className="c-erase" />
    </colgroup>
    <Heads
      of={[
        'Source',
        figures('Commits'),
        figures('Yours'),
        figures('Pieces'),
        figures('Skills'),
        { className: 'period', is: 'Evidence from' },
        'Read',
        unseen('Erase'),
      ]}
    />
    <tbody>
      {sources.map((source) => (
        <tr key={source.instance} tabIndex={-1} data-row={source.instance}>
          <td className="source">
            <b>
              {source.kind === 'document' ? (
                <Link to="/resumes/$instance" params={{ instance: source.instance }} search={{}}>
                  {source.label}
                </Link>
              ) : (
                source.label
              )}
            </b>
            <span className="src">
              {kindWords[source.kind]}
              {source.head && (
                <>
                  {' at '}
                  <Copy
                    text={source.head}
                    what={`the full id of commit ${source.head.slice(0, 7)}`}
                    className="commit"
                  >
                    {source.head.slice(0, 7)}
                  </Copy>
                </>
              )}
            </span>
            {source.identities.length > 0 && <span className="src">as {source.identities.join(', ')}</span>}
            <Notices notices={source.notices} />
          </td>
          <Figure head="Commits">{commitFigure(source, source.commits)}</Figure>
          <Figure head="Yours">{commitFigure(source, source.ownCommits)}</Figure>
          <Figure head="Pieces">{grouped(source.entries)}</Figure>
          <Figure head="Skills">{grouped(source.skills)}</Figure>
          <td className="period" data-head="Evidence from">
            {period(source)}
          </td>
          <td className="read" data-head="Read">
            <span title={dayAndTime(source.readAt)}>{day(source.readAt)}</span>
          </td>
          <td className="erase">
            <button type="button" className="link" onClick={() => erase(source)}>
              Erase<span className="sr"> {source.label}</span>
            </button>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Only a repository has commits. */
const commitFigure = ({ kind }: SourceSummary, commits: number): string =>
  kind === 'repository' ? grouped(commits) : '–'

const period = ({ oldestAt, newestAt }: SourceSummary): string => {
  if (!oldestAt || !newestAt) return 'none found'
  const [from, to] = [month(oldestAt), month(newestAt)]
  return from === to ? from : `${from} – ${to}`
}
