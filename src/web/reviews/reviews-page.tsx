import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Answered } from '../parts/answered.tsx'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { Some } from '../parts/some.tsx'
import { Refusal } from '../parts/states.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { day } from '../words/dates.ts'
import { ReviewFacts } from './facts.tsx'
import { beginReview, reviewNow, reviews } from './questions.ts'
import '../journal/journal.css'
import './review.css'

/** What a review would say today, and those that were written. */
export function ReviewsPage() {
  const asked = useQuery(reviewNow())
  const { data } = asked
  const kept = useQuery(reviews())
  const client = useQueryClient()
  const navigate = useNavigate()
  const begin = useMutation({
    mutationFn: beginReview,
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: ['review'] })
      await navigate({ to: '/reviews/$number', params: { number: String(number) } })
    },
  })
  const written = kept.data?.reviews.filter(({ writtenAt }) => writtenAt !== null) ?? []
  return (
    <>
      <PageHead
        title="Review"
        context={data && `What moved since ${day(data.since)}, and why. Once a quarter is enough.`}
      >
        <Command text="proven review" />
      </PageHead>
      <p className="journal-does">
        <button
          type="button"
          className="btn first"
          aria-disabled={begin.isPending}
          onClick={() => begin.mutate()}
        >
          {data?.number ? 'Go on with the review' : 'Begin the review'}
        </button>
        <span className="muted">Three questions: what to keep, what to drop, what to change.</span>
      </p>
      {begin.error && <Refusal error={begin.error} />}
      {written.length > 0 && (
        <section className="block">
          <h2>
            Written <span>{written.length}</span>
          </h2>
          <ul className="journal-list">
            <Some of={written} first={8} one="review">
              {({ number, since, writtenAt }) => (
                <li key={number} tabIndex={-1} data-row={`review ${number}`}>
                  <Mark is="note" />
                  <div>
                    <Link to="/reviews/$number" params={{ number: String(number) }} className="name">
                      {day(writtenAt ?? since)}
                    </Link>
                    <span className="src">since {day(since)}</span>
                  </div>
                </li>
              )}
            </Some>
          </ul>
        </section>
      )}
      <Answered asked={asked} doing="Looking at what moved.">
        {(data) => <ReviewFacts facts={data.facts} />}
      </Answered>
    </>
  )
}
