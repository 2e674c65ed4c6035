import { getRouteApi, Link } from '@tanstack/react-router'
import { answerKeys, answerNames, reviewQuestions } from '../../core/review/review.ts'
import { Field } from '../journal/field.tsx'
import { KeptNote } from '../journal/kept-note.tsx'
import { useItem } from '../journal/use-item.ts'
import { Answered } from '../parts/answered.tsx'
import { Command, Copy } from '../parts/copy.tsx'
import { NotKept } from '../parts/not-kept.tsx'
import { Refusal } from '../parts/states.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { day } from '../words/dates.ts'
import { ReviewFacts } from './facts.tsx'
import { reviewItem, writeReview } from './questions.ts'
import '../journal/journal.css'
import './review.css'

const route = getRouteApi('/reviews/$number')

/** One review: being answered, or as it was on its day. */
export function ReviewPage() {
  const { number } = route.useParams()
  return <OneReview key={number} number={number} />
}

function OneReview({ number }: { number: string }) {
  const { write, act, keeping, ...asked } = useItem(reviewItem(number))
  const { data } = asked
  const writtenAt = data?.writtenAt ?? null
  return (
    <>
      <PageHead
        title={writtenAt ? `Review, ${day(writtenAt)}` : 'Review'}
        part={`Review ${number}`}
        crumbs={<Link to="/reviews">Reviews</Link>}
        context={
          data &&
          (writtenAt
            ? `From ${day(data.since)} to ${day(writtenAt)}. It stays as it was on that day.`
            : `Since ${day(data.since)}. It is kept as it is on the day on which you write it.`)
        }
      >
        {data && writtenAt && <Command text={`proven review --show ${number} --out review.md`} />}
      </PageHead>
      <NotKept keeping={keeping} />
      <Answered asked={asked} doing="Opening the review.">
        {(data) => (
          <>
            <ReviewFacts facts={data.facts} />
            {writtenAt ? (
              <section className="block">
                {answerKeys.map((key) => (
                  <div key={key} className="review-answer">
                    <h2>{answerNames[key]}</h2>
                    <p className="caption">{reviewQuestions[key]}</p>
                    <p className="answer">{data.answers[key].trim() || 'Not answered.'}</p>
                  </div>
                ))}
                <p className="journal-does">
                  <Copy text={data.page} what="the page as Markdown" className="btn">
                    Copy as Markdown
                  </Copy>
                </p>
              </section>
            ) : (
              <section className="block">
                <h2>Keep, drop, change</h2>
                <form className="journal-form review-form" onSubmit={(event) => event.preventDefault()}>
                  {answerKeys.map((key) => (
                    <Field
                      key={key}
                      name={key}
                      label={answerNames[key]}
                      asks={reviewQuestions[key]}
                      lines={3}
                      value={data.answers[key]}
                      write={(value) => write({ ...data.answers, [key]: value })}
                    />
                  ))}
                </form>
                <p className="journal-does">
                  <button
                    type="button"
                    className="btn first"
                    aria-disabled={act.isPending}
                    onClick={() => act.mutate(() => writeReview(number))}
                  >
                    Write the review
                  </button>
                  <span className="muted">Dated today, kept in your record, and not changed any more.</span>
                </p>
                <KeptNote keeping={keeping} />
                {act.error && <Refusal error={act.error} />}
              </section>
            )}
          </>
        )}
      </Answered>
    </>
  )
}
