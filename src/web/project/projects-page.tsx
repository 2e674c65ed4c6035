import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ProjectsReply } from '../../api/contract/project.ts'
import { counted, grouped } from '../../core/figures.ts'
import { Command } from '../parts/copy.tsx'
import { Empty, Loading, Problem, Stale } from '../parts/states.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { day, dayAndTime } from '../words/dates.ts'
import { projects } from './questions.ts'
import '../journal/journal.css'
import './project.css'

/** Every repository that was read, as a project. */
export function ProjectsPage() {
  const { data, error, refetch, dataUpdatedAt } = useQuery(projects())
  return (
    <>
      <PageHead
        title="Projects"
        context="What a repository shows of scale, complexity, impact, security, technology, tests, delivery and operation."
      >
        <Command text="proven project" />
      </PageHead>
      {error && data && <Stale error={error} since={dayAndTime(new Date(dataUpdatedAt).toISOString())} />}
      {data ? (
        data.projects.length > 0 ? (
          <>
            <p className="explains">
              Choose the one that you would talk about. What your own commits in it show is listed with its
              commits and files; what only you can say is asked; where nothing was found, it says what would
              add it.
            </p>
            <ul className="journal-list">
              {data.projects.map((project) => (
                <Row key={project.instance} project={project} />
              ))}
            </ul>
            <p className="journal-does">
              <Link to="/sources/add" className="btn">
                Read another repository
              </Link>
            </p>
          </>
        ) : (
          <NoProjects />
        )
      ) : error ? (
        <Problem error={error} again={refetch} />
      ) : (
        <Loading doing="Setting your repositories beside the rubric." />
      )}
    </>
  )
}

const Row = ({ project }: { project: ProjectsReply['projects'][number] }) => {
  const { instance, label, ownCommits, commits, readAt, counts } = project
  const sum = (of: 'answered' | 'asked') => counts.reduce((all, each) => all + each[of], 0)
  return (
    <li tabIndex={-1} data-row={instance} className="project-row">
      <div>
        <Link to="/projects/$instance" params={{ instance }} className="name">
          {label}
        </Link>
        <span className="src">
          {grouped(ownCommits)} of {counted(commits, 'commit')} yours · read {day(readAt)}
        </span>
        <span className="src">
          Found: {counts.map(({ title, seen, of }) => `${title.toLowerCase()} ${seen} of ${of}`).join(', ')}
        </span>
      </div>
      <span className="end">
        {sum('answered')} of {counted(sum('asked'), 'question')} answered
      </span>
    </li>
  )
}

const NoProjects = () => (
  <Empty title="No repository was read yet.">
    <p>
      Here you will see each repository as a project: what your commits in it show, what only you can say of
      it, and what would add the rest.
    </p>
    <p className="does">
      <Link to="/sources/add" className="btn first">
        Choose repositories
      </Link>
    </p>
  </Empty>
)
