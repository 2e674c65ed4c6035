import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { grouped, listed } from '../../core/figures.ts'
import {
  type AreaQuestions,
  allIn,
  askedIn,
  keyOf,
  leftOf,
  type Question,
  type SelfAnswer,
  type SelfAnswers,
  timeLeft,
} from '../../core/self-rating/questions.ts'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { Empty, Loading, Problem } from '../parts/states.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { AnswersNotKept } from './answers-not-kept.tsx'
import { QuestionRow } from './question-row.tsx'
import { useRating } from './use-rating.ts'
import './rating.css'

const route = getRouteApi('/rate/$area')

/** One area of the self-rating, all of it on one screen. */
export function AreaPage() {
  const { area: slug } = route.useParams()
  const { data, error, refetch, answers, answer, keeping } = useRating()
  const areas = data?.areas ?? []
  const at = areas.findIndex(({ area }) => area === slug)
  const area = areas[at]
  return (
    <>
      <PageHead
        title={area?.name ?? (data ? 'No such area' : slug)}
        {...(area && { part: `Self-rating, ${area.name}` })}
        crumbs={<Link to="/rate">Self-rating</Link>}
        context={
          area && `Area ${at + 1} of ${areas.length}. Of the whole self-rating, ${leftSays(areas, answers)}.`
        }
      >
        {area && <Command text={`proven rate ${slug}`} />}
      </PageHead>
      <AnswersNotKept keeping={keeping} />
      {area ? (
        <Area
          key={slug}
          area={area}
          answers={answers}
          keep={(question, given) =>
            answer({ skill: question.skill, behaviour: question.behaviour, answer: given })
          }
          isKept={keeping.state === 'kept'}
          before={areas[at - 1]}
          after={areas[at + 1]}
          isDone={leftOf(areas, answers).questions === 0}
        />
      ) : data ? (
        <NoArea areas={areas} />
      ) : error ? (
        <Problem error={error} again={refetch} />
      ) : (
        <Loading doing="Opening the self-rating." />
      )}
    </>
  )
}

const leftSays = (areas: readonly AreaQuestions[], answers: SelfAnswers): string =>
  timeLeft(leftOf(areas, answers).seconds)

const NoArea = ({ areas }: { areas: readonly AreaQuestions[] }) => (
  <Empty title="No area has this name.">
    <p>There are {listed(areas.map(({ name }) => name))}.</p>
    <p className="does">
      <Link to="/rate" className="btn first">
        See all areas
      </Link>
    </p>
  </Empty>
)

/** The way on, once nothing is open. */
const END = 'end'

function Area({
  area,
  answers,
  keep,
  isKept,
  before,
  after,
  isDone,
}: {
  area: AreaQuestions
  answers: SelfAnswers
  keep: (question: Question, answer: SelfAnswer) => void
  isKept: boolean
  before: AreaQuestions | undefined
  after: AreaQuestions | undefined
  isDone: boolean
}) {
  const { all } = route.useSearch()
  const navigate = useNavigate()
  const list = useRef<HTMLDivElement>(null)
  const rowsWith = (given: SelfAnswers) => (all ? allIn(area) : askedIn(area, given))
  const rows = rowsWith(answers)
  const isOpen = (question: Question) => !answers.has(keyOf(question))
  const open = rows.find(isOpen)
  // Where the focus is to go: at first to what is open, then on with every answer. The row may not be there yet.
  const wanted = useRef(open ? keyOf(open) : null)
  const goThere = () => {
    const row = list.current?.querySelector<HTMLElement>(
      `[data-row="${wanted.current}"], [data-end="${wanted.current}"]`,
    )
    if (!row) return
    wanted.current = null
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  }
  useEffect(goThere)

  const give = (question: Question, answer: SelfAnswer) => {
    const then = new Map(answers).set(keyOf(question), answer)
    const rows = rowsWith(then)
    const here = rows.findIndex((row) => keyOf(row) === keyOf(question))
    const next = [...rows.slice(here + 1), ...rows.slice(0, here)].find((row) => !then.has(keyOf(row)))
    keep(question, answer)
    wanted.current = next ? keyOf(next) : END
  }
  const move = (question: Question, to: 'up' | 'down' | 'left' | 'right') => {
    if (to === 'left' || to === 'right') {
      const area = to === 'left' ? before : after
      if (area) void navigate({ to: '/rate/$area', params: { area: area.area }, search: all ? { all } : {} })
      return
    }
    const here = rows.indexOf(question)
    const next = rows[Math.max(0, here + (to === 'up' ? -1 : 1))]
    wanted.current = next ? keyOf(next) : END
    goThere()
  }
  const rowsOf = (questions: readonly Question[]) =>
    questions.map((question, index) => (
      <QuestionRow
        key={keyOf(question)}
        question={question}
        given={answers.get(keyOf(question))}
        follows={questions[index - 1]?.skill === question.skill}
        give={(answer) => give(question, answer)}
        move={(to) => move(question, to)}
      />
    ))
  const inRest = new Set(area.rest)
  const core = rows.filter((question) => !inRest.has(question))
  const more = allIn(area).filter(isOpen).length - rows.filter(isOpen).length
  return (
    <div className="rating" ref={list}>
      <h2>Have you done this?</h2>
      <p className="caption">
        Yes, if you did it yourself where it mattered, and could tell a colleague when. A yes sets a skill to{' '}
        <Mark is="claimed" /> claimed and barely moves its level: <Link to="/rate">why</Link>.
      </p>
      {core.length > 0 && <div className="asks">{rowsOf(core)}</div>}
      {all && (
        <>
          <h2>Everything else here</h2>
          <div className="asks">{rowsOf(area.rest)}</div>
        </>
      )}
      <div className="asks-end">
        <p className="muted">
          {isKept ? 'Every answer is kept.' : 'Not every answer is kept yet.'}{' '}
          {more > 0 && (
            <Link
              to="/rate/$area"
              params={{ area: area.area }}
              search={{ all: 'yes' }}
              onClick={() => {
                const first = allIn(area).find(isOpen)
                wanted.current = first ? keyOf(first) : null
              }}
            >
              Answer {more === 1 ? 'one' : grouped(more)} more of this area
            </Link>
          )}
        </p>
        <nav aria-label="Areas of the self-rating">
          {before && (
            <AreaLink area={before} all={all} end={false} first={false} says={`Before: ${before.name}`} />
          )}
          {after ? (
            <AreaLink area={after} all={all} end first={!open} says={`Next: ${after.name}`} />
          ) : (
            <Link to={isDone ? '/' : '/rate'} className={open ? 'btn' : 'btn first'} data-end={END}>
              {isDone ? 'See where you stand' : 'See what is open'}
            </Link>
          )}
        </nav>
      </div>
    </div>
  )
}

const AreaLink = ({
  area,
  all,
  end,
  first,
  says,
}: {
  area: AreaQuestions
  all: 'yes' | undefined
  end: boolean
  first: boolean
  says: string
}) => (
  <Link
    to="/rate/$area"
    params={{ area: area.area }}
    search={all ? { all } : {}}
    className={first ? 'btn first' : 'btn'}
    {...(end && { 'data-end': END })}
  >
    {says}
  </Link>
)
