import { getRouteApi, Link } from '@tanstack/react-router'
import type { ProjectReply } from '../../api/contract/project.ts'
import { counted, grouped } from '../../core/figures.ts'
import { KeptNote } from '../journal/kept-note.tsx'
import { useItem } from '../journal/use-item.ts'
import { Command } from '../parts/copy.tsx'
import { NotKept } from '../parts/not-kept.tsx'
import { Loading, NoSuch, Problem, Stale } from '../parts/states.tsx'
import { NoAnswer } from '../server/call.ts'
import { PageHead } from '../shell/page-head.tsx'
import { day, dayAndTime } from '../words/dates.ts'
import { Dimension } from './dimension.tsx'
import { projectItem } from './questions.ts'
import '../journal/journal.css'
import './project.css'

const route = getRouteApi('/projects/$instance')

/** One repository against the rubric, with the answers that are written here. */
export function ProjectPage() {
  const { instance } = route.useParams()
  return <OneProject key={instance} instance={instance} />
}

function OneProject({ instance }: { instance: string }) {
  const { data, error, refetch, dataUpdatedAt, write, keeping } = useItem(projectItem(instance))
  const answer = (id: string, words: string) =>
    data && write({ answers: { ...answersOf(data), [id]: words } })
  return (
    <>
      <PageHead
        title={data?.label ?? 'Project'}
        part={data?.label ?? 'Project'}
        crumbs={<Link to="/projects">Projects</Link>}
        context={
          data &&
          `${grouped(data.ownCommits)} of ${counted(data.commits, 'commit')} yours, read ${day(data.readAt)}.`
        }
      >
        {data && <Command text={`proven project ${data.instance.slice(0, 12)}`} />}
      </PageHead>
      <NotKept keeping={keeping} />
      {error && data && <Stale error={error} since={dayAndTime(new Date(dataUpdatedAt).toISOString())} />}
      {data ? (
        <>
          <p className="explains">
            Each row says what your own commits show: read, never run, and nothing that others did. What was
            not found may be there all the same. Your answers are notes of yours: they are no evidence and
            move no level. What you achieved here becomes evidence as a <Link to="/wins">win</Link>.
          </p>
          <KeptNote keeping={keeping} />
          {data.dimensions.map((dimension) => (
            <Dimension key={dimension.dimension} of={dimension} answer={answer} />
          ))}
        </>
      ) : error instanceof NoAnswer && error.code === 'project-unknown' ? (
        <NoSuch title="No repository of that name was read." details={error.details}>
          <Link to="/projects" className="btn">
            All projects
          </Link>
        </NoSuch>
      ) : error ? (
        <Problem error={error} again={refetch} />
      ) : (
        <Loading doing="Setting the repository beside the rubric." />
      )}
    </>
  )
}

const answersOf = ({ dimensions }: ProjectReply): Record<string, string> =>
  Object.fromEntries(
    dimensions.flatMap(({ questions }) => questions.map(({ id, answer }) => [id, answer ?? ''] as const)),
  )
