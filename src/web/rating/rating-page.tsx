import { Link } from '@tanstack/react-router'
import type { SelfRatingReply } from '../../api/contract/self-rating.ts'
import { grouped } from '../../core/figures.ts'
import {
  type AreaQuestions,
  askedIn,
  keyOf,
  leftIn,
  leftOf,
  type SelfAnswer,
  type SelfAnswers,
  timeLeft,
} from '../../core/self-rating/questions.ts'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { Loading, Problem } from '../parts/states.tsx'
import { Figure, figures, Heads } from '../parts/table.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { level } from '../words/figures.ts'
import { AnswersNotKept } from './answers-not-kept.tsx'
import { AnswerMark } from './question-row.tsx'
import { useRating } from './use-rating.ts'
import './rating.css'

/** What a self-rating does and does not do, and how far each area is. */
export function RatingPage() {
  const { data, error, refetch, answers, keeping } = useRating()
  return (
    <>
      <PageHead
        title="Self-rating"
        context="What you say you have done, behaviour by behaviour. Kept apart from what was measured."
      >
        <Command text="proven rate" />
      </PageHead>
      <AnswersNotKept keeping={keeping} />
      {data ? (
        <Overview rating={data} answers={answers} />
      ) : error ? (
        <Problem error={error} again={refetch} />
      ) : (
        <Loading doing="Opening the self-rating." />
      )}
    </>
  )
}

function Overview({ rating, answers }: { rating: SelfRatingReply; answers: SelfAnswers }) {
  const { areas, carries } = rating
  const left = leftOf(areas, answers)
  const next = areas.find((area) => leftIn(area, answers).questions > 0)
  const begun = answers.size > 0
  const skills = sum(areas.map(({ rungs }) => rungs.length))
  const followUps = sum(areas.map((area) => area.followUps))
  return (
    <>
      <p className="lead">
        A self-rating sets a skill to <Mark is="claimed" /> claimed, and barely moves its level.
      </p>
      <p className="explains">
        What people say of themselves and what their supervisors say correlate at about .22 (Conway and
        Huffcutt 1997; Heidemeier and Moser 2009), so an answer weighs little. A skill that nothing is known
        of stands at {level(carries.unknown)}: one yes at senior moves it to {level(carries.yes)}, one “not
        yet” to {level(carries.notYet)}, one passed lab to {level(carries.lab)}. After a year an answer weighs
        half. What is shown or proven stays so, whatever you answer. What it is good for: it shows what you
        claim and nothing else shows yet.
      </p>
      <p className="explains">
        Every one of the {skills} core skills is asked about at senior, and up to {followUps} of those that
        you answer with “not yet” at the stage below as well: {skills + followUps} questions at most, each a
        sentence to say yes or no to.
      </p>
      <p className="does">
        {next ? (
          <Link to="/rate/$area" params={{ area: next.area }} search={{}} className="btn first">
            {begun ? 'Go on' : 'Begin'} with {next.name}
          </Link>
        ) : (
          <Link to="/" className="btn first">
            See where you stand
          </Link>
        )}
        <span className="muted">
          {next
            ? `${capital(timeLeft(left.seconds))}. Every answer is kept as you give it.`
            : 'The core is answered. Any answer can be changed.'}
        </span>
      </p>
      <table className="areas stacked">
        <colgroup>
          <col className="c-area" />
          <col />
          <col className="c-open" />
          <col className="c-left" />
        </colgroup>
        <Heads of={['Area', 'Answers of the core', figures('Open'), figures('Takes')]} />
        <tbody>
          {areas.map((area) => (
            <Row key={area.area} area={area} answers={answers} />
          ))}
        </tbody>
      </table>
      <p className="caption legend">
        <span className="mk">
          <Mark is="claimed" /> yes
        </span>
        <span className="mk">
          <Mark is="note" /> not yet, or skipped
        </span>
        <span className="mk">
          <Mark is="none" /> open
        </span>
        <span>Times: 238 words a minute, and 1.6 s for an answer.</span>
      </p>
    </>
  )
}

function Row({ area, answers }: { area: AreaQuestions; answers: SelfAnswers }) {
  const asked = askedIn(area, answers)
  const left = leftIn(area, answers)
  const count = (answer: SelfAnswer) => asked.filter((each) => answers.get(keyOf(each)) === answer).length
  const said = [
    { n: count('yes'), word: 'yes' },
    { n: count('not-yet'), word: 'not yet' },
    { n: count('skipped'), word: 'skipped' },
  ].filter(({ n }) => n > 0)
  const others = area.rest.filter((each) => answers.has(keyOf(each))).length
  return (
    <tr>
      <td className="area">
        <Link to="/rate/$area" params={{ area: area.area }} search={{}} data-row={area.area}>
          {area.name}
        </Link>
      </td>
      <td>
        <div className="answers">
          <span className="marks" aria-hidden="true">
            {asked.map((each) => (
              <AnswerMark key={keyOf(each)} answer={answers.get(keyOf(each))} />
            ))}
          </span>
          <span className="small muted">
            {said.map(({ n, word }) => `${n} ${word}`).join(', ')}
            {others > 0 && `${said.length > 0 ? '; ' : ''}${grouped(others)} beyond the core`}
          </span>
        </div>
      </td>
      <Figure head="Open">{left.questions}</Figure>
      <Figure head="Takes">{left.questions === 0 ? '–' : `${Math.ceil(left.seconds / 10) * 10} s`}</Figure>
    </tr>
  )
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
