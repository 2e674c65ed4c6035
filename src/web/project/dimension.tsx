import { Link } from '@tanstack/react-router'
import type { ProjectReply } from '../../api/contract/project.ts'
import { counted } from '../../core/figures.ts'
import type { Seen } from '../../core/project/audit.ts'
import { cautions as cautionWords } from '../../core/readiness/likelihood.ts'
import { Field } from '../journal/field.tsx'
import { Copy } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { day } from '../words/dates.ts'

type DimensionReply = ProjectReply['dimensions'][number]
type Criterion = DimensionReply['criteria'][number]
type Question = DimensionReply['questions'][number]

const marks = { seen: 'shown', 'with-caution': 'warn', 'not-seen': 'none' } as const
const stateWords: Record<Seen, string> = {
  seen: 'found',
  'with-caution': 'found, with a caution',
  'not-seen': 'nothing found',
}

/** What was found on one side of a project, and what only its owner can say of it. */
export const Dimension = ({
  of,
  answer,
}: {
  of: DimensionReply
  answer: (id: string, words: string) => void
}) => (
  <section className="block project-dimension">
    <h2>
      {of.title}{' '}
      <span>
        {of.counts.seen} of {of.counts.of} found
        {of.counts.withCaution > 0 && `, ${of.counts.withCaution} with a caution`}
      </span>
    </h2>
    <p className="muted project-says">{of.says}</p>
    <ul className="journal-list">
      {of.criteria.map((criterion) => (
        <Row key={criterion.id} criterion={criterion} />
      ))}
    </ul>
    <div className="project-questions">
      {of.questions.map((question) => (
        <Field
          key={question.id}
          name={question.id}
          label={question.asks}
          asks={asksOf(question)}
          needed={question.lacks === 'figure'}
          value={question.answer ?? ''}
          write={(words) => answer(question.id, words)}
          lines={2}
        />
      ))}
    </div>
  </section>
)

const asksOf = ({ lacks, answeredAt }: Question): string => {
  if (lacks === 'answer' || answeredAt === null) return 'Only you can say.'
  return `Answered ${day(answeredAt)}.${lacks === 'figure' ? ' A number is missing.' : ''}`
}

const Row = ({ criterion }: { criterion: Criterion }) => {
  const { id, says, state, found, step, activities, labs } = criterion
  return (
    <li tabIndex={-1} data-row={id}>
      <Mark is={marks[state]} />
      <div>
        <span className="name">{says}</span>
        {found.map((each) => (
          <FoundRow key={`${each.signal} ${each.facet}`} found={each} />
        ))}
        {step && <span className="src">To add it: {step}</span>}
        {activities.length > 0 && (
          <span className="src">Activities: {activities.map(({ title }) => title).join('; ')}.</span>
        )}
        {labs.length > 0 && (
          <span className="src">
            Practise it in{' '}
            {labs.map(({ slug, title }, at) => (
              <span key={slug}>
                {at > 0 && ', '}
                <Link to="/labs/$slug" params={{ slug }}>
                  {title}
                </Link>
              </span>
            ))}
            : a lab adds nothing to this repository, and proves by itself.
          </span>
        )}
      </div>
      <span className="end">{stateWords[state]}</span>
    </li>
  )
}

const FoundRow = ({
  found: { says, commits, citations, cautions },
}: {
  found: Criterion['found'][number]
}) => (
  <span className="project-found">
    {says}
    <span className="src">
      {counted(commits, 'commit')}
      {commits > citations.length && `, the newest ${citations.length} here`}
      {cautions.length > 0 && `; ${cautions.map((caution) => cautionWords[caution].says).join(', ')}`}
    </span>
    {citations.map(({ commit, paths, at }) => (
      <span key={commit} className="src">
        <Copy text={commit} what={`the full id of commit ${commit.slice(0, 7)}`} className="commit">
          {commit.slice(0, 7)}
        </Copy>{' '}
        {day(at)} <code>{paths.join('  ')}</code>
      </span>
    ))}
  </span>
)
