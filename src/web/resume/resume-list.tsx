import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SourceSummary } from '../../api/contract/repositories.ts'
import type { resumesReply } from '../../api/contract/resume.ts'
import { counted, grouped } from '../../core/figures.ts'
import { Figure, figures, Heads, unseen } from '../parts/table.tsx'
import { sources } from '../server/questions.ts'
import { day, dayAndTime } from '../words/dates.ts'
import { formatNames } from './words.ts'

type Summary = ReturnType<typeof resumesReply.parse>['resumes'][number]

export function ResumeList({
  resumes,
  erase,
}: {
  resumes: Summary[]
  erase: (source: SourceSummary) => void
}) {
  const { data } = useQuery(sources())
  return (
    <section className="block">
      <h2>
        Read <span>{counted(resumes.length, 'résumé')}</span>
      </h2>
      <table className="resumes stacked">
        <colgroup>
          <col />
          <col className="c-n" />
          <col className="c-n" />
          <col className="c-n" />
          <col className="c-open" />
          <col className="c-read" />
          <col className="c-erase" />
        </colgroup>
        <Heads
          of={[
            'File',
            figures('Jobs'),
            figures('Bullets'),
            figures('Skills'),
            { className: 'open', is: 'To put right' },
            'Read',
            unseen('Erase'),
          ]}
        />
        <tbody>
          {resumes.map((resume) => {
            const source = data?.sources.find(({ instance }) => instance === resume.instance)
            return (
              <tr key={resume.instance}>
                <td className="file">
                  <Link
                    to="/resumes/$instance"
                    params={{ instance: resume.instance }}
                    search={{}}
                    data-row={resume.instance}
                  >
                    {resume.name}
                  </Link>
                  <span className="src">{formatNames[resume.format]}</span>
                </td>
                <Figure head="Jobs">{grouped(resume.jobs)}</Figure>
                <Figure head="Bullets">{grouped(resume.bullets)}</Figure>
                <Figure head="Skills">{grouped(resume.skills)}</Figure>
                <td className="open" data-head="To put right">
                  {openSays(resume)}
                </td>
                <td data-head="Read">
                  <span title={dayAndTime(resume.addedAt)}>{day(resume.addedAt)}</span>
                </td>
                <td className="erase">
                  {source && (
                    <button type="button" className="link" onClick={() => erase(source)}>
                      Erase<span className="sr"> {resume.name}</span>
                    </button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

const openSays = ({ questions, unread }: Summary): string =>
  [questions > 0 && counted(questions, 'question'), unread > 0 && `${counted(unread, 'line')} not placed`]
    .filter(Boolean)
    .join(', ') || 'nothing'
