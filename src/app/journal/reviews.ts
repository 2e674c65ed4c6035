import { Failure } from '../../core/failures.ts'
import { reviewPage } from '../../core/review/page.ts'
import { noAnswers, type Review, type ReviewFacts, sinceOf } from '../../core/review/review.ts'
import { finishedOf } from '../../core/win/finished.ts'
import { type JournalItem, listJournal } from '../../store/journal.ts'
import { readPlan } from '../../store/plan.ts'
import { assertStorable } from '../record/assert-storable.ts'
import { readBenchmarks } from '../record/read-record.ts'
import { openItems } from './items.ts'
import type { JournalOptions, JournalUseCases } from './journal.ts'
import { reviewFacts } from './review-facts.ts'
import type { ReviewView } from './views.ts'

/** Reviews: one that is being written, of which the facts are read anew, and those that stay as they were on their day. */
export function reviewUseCases({
  record,
  ledger,
  benchmark,
  activities,
  now,
}: JournalOptions): Pick<
  JournalUseCases,
  'reviews' | 'review' | 'beginReview' | 'answerReview' | 'writeReview'
> {
  const { db } = record.store
  const items = openItems(record, 'review', now)

  async function factsSince(since: string) {
    const { person } = record
    const [entries, benchmarks, reviews, plan, wins, goals, log] = await Promise.all([
      ledger(),
      readBenchmarks(record),
      items.list(),
      record.patiently(() => readPlan(db, person)),
      record.patiently(() => listJournal(db, person, 'win')),
      record.patiently(() => listJournal(db, person, 'goal')),
      record.patiently(() => listJournal(db, person, 'log')),
    ])
    return reviewFacts({
      entries,
      benchmark,
      benchmarks,
      wins,
      goals,
      log,
      finished: finishedOf(activities, plan.states),
      last: lastOf(reviews),
      since,
      now: now().toISOString(),
    })
  }

  async function view(number: number | null, { since, answers, written }: Review): Promise<ReviewView> {
    const facts = written?.facts ?? (await factsSince(since))
    return {
      number,
      since,
      answers,
      writtenAt: written?.at ?? null,
      facts,
      page: written?.page ?? reviewPage(facts, answers),
    }
  }

  const begun = (kept: readonly JournalItem<'review'>[]): JournalItem<'review'> | undefined =>
    kept.find(({ content }) => content.written === null)
  /** One that would begin today. */
  const fresh = (kept: readonly JournalItem<'review'>[]): Review => ({
    since: sinceOf(lastOf(kept)?.on ?? null, now().toISOString()),
    answers: noAnswers,
    written: null,
  })

  return {
    reviews: async () =>
      (await items.list()).map(({ number, content: { since, written }, addedAt, changedAt }) => ({
        number,
        since,
        writtenAt: written?.at ?? null,
        addedAt,
        changedAt,
      })),
    async review(number) {
      if (number !== null) return view(number, (await items.find(number)).content)
      const kept = await items.list()
      const open = begun(kept)
      return open ? view(open.number, open.content) : view(null, fresh(kept))
    },
    async beginReview() {
      const kept = await items.list()
      const { number, content } = begun(kept) ?? (await items.add(fresh(kept)))
      return view(number, content)
    },
    async answerReview(number, answers) {
      assertStorable(answers)
      const { content } = await items.change(number, (review) => {
        if (review.written !== null)
          throw new Failure('request-invalid', 'that review is written, and stays as it was on its day')
        return { ...review, answers }
      })
      return view(number, content)
    },
    async writeReview(number) {
      const { since, written } = (await items.find(number)).content
      const facts = written?.facts ?? (await factsSince(since))
      const { content } = await items.change(number, (review) =>
        review.written === null
          ? {
              ...review,
              written: { at: facts.until, facts, page: reviewPage(facts, review.answers) },
            }
          : review,
      )
      return view(number, content)
    },
  }
}

/** The review that was written last. */
function lastOf(kept: readonly JournalItem<'review'>[]): ReviewFacts['last'] {
  const written = kept.flatMap(({ content: { written: at, answers } }) =>
    at ? [{ on: at.at, answers }] : [],
  )
  return written.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0] ?? null
}
