import type { Activity } from '../../core/activity/activity.ts'
import {
  type Application,
  furthestOf,
  gapsNamed,
  isOver,
  isTurnedDown,
  stageOf,
} from '../../core/application/application.ts'
import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import { Failure } from '../../core/failures.ts'
import { dueOf, type Goal, missingInGoal, progressOf } from '../../core/goal/goal.ts'
import { noLimits, type WorkLimits, wrongIn } from '../../core/limits/limits.ts'
import { skillFinder } from '../../core/readiness/place.ts'
import type { ReviewAnswers } from '../../core/review/review.ts'
import { followUpOf, type LogEntry, openFollowUps } from '../../core/work-log/log-entry.ts'
import { addToJournal, changeJournal, findJournal, type JournalItem } from '../../store/journal.ts'
import type { Ledger } from '../ledger.ts'
import { assertStorable } from '../record/assert-storable.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { openItems } from './items.ts'
import { reviewUseCases } from './reviews.ts'
import type {
  ApplicationsView,
  ApplicationView,
  GoalView,
  LogEntryView,
  LogView,
  ReviewSummary,
  ReviewView,
} from './views.ts'

/** Each item is named by its number; what is written takes the place of what was there. */
export type JournalUseCases = {
  goals: () => Promise<GoalView[]>
  addGoal: (goal: Goal) => Promise<GoalView>
  writeGoal: (number: number, goal: Goal) => Promise<GoalView>
  dropGoal: (number: number) => Promise<GoalView[]>
  workLog: () => Promise<LogView>
  addLogEntry: (entry: LogEntry) => Promise<LogEntryView>
  writeLogEntry: (number: number, entry: LogEntry) => Promise<LogEntryView>
  dropLogEntry: (number: number) => Promise<LogView>
  applications: () => Promise<ApplicationsView>
  addApplication: (application: Application) => Promise<ApplicationView>
  writeApplication: (number: number, application: Application) => Promise<ApplicationView>
  dropApplication: (number: number) => Promise<ApplicationsView>
  workLimits: () => Promise<WorkLimits>
  setWorkLimits: (limits: WorkLimits) => Promise<WorkLimits>
  reviews: () => Promise<ReviewSummary[]>
  /** Where the number is null: the one that is being written, or what one would say today. */
  review: (number: number | null) => Promise<ReviewView>
  /** The one that is being written, where there is one. */
  beginReview: () => Promise<ReviewView>
  answerReview: (number: number, answers: ReviewAnswers) => Promise<ReviewView>
  /** Keeps it as it is on this day. Done again, it changes nothing. */
  writeReview: (number: number) => Promise<ReviewView>
}

export type JournalOptions = {
  record: OpenRecord
  ledger: Ledger
  benchmark: Benchmark
  /** Of the plan, besides labs. */
  activities: readonly Activity[]
  now: () => Date
}

/** Goals, the log, applications, work limits and reviews. */
export function journalUseCases(options: JournalOptions): JournalUseCases {
  const { record, benchmark, now } = options
  const today = (): string => now().toISOString()
  const goals = openItems(record, 'goal', now)
  const log = openItems(record, 'log', now)
  const applications = openItems(record, 'application', now)
  const find = skillFinder(benchmark)

  const goalView = ({ id: _, content, ...kept }: JournalItem<'goal'>): GoalView => ({
    ...kept,
    ...content,
    missing: missingInGoal(content),
    progress: progressOf(content),
    due: dueOf(content, today()),
  })
  const logEntryView = ({ id: _, content, ...kept }: JournalItem<'log'>): LogEntryView => ({
    ...kept,
    ...content,
    follows: followUpOf(content, today()),
  })
  const applicationView = ({ id: _, content, ...kept }: JournalItem<'application'>): ApplicationView => ({
    ...kept,
    ...content,
    stage: stageOf(content),
    furthest: furthestOf(content),
    isOver: isOver(content),
    isTurnedDown: isTurnedDown(content),
  })
  /** Closed on the day on which it is said to be. */
  const closed = (goal: Goal, was: Goal | null): Goal => ({
    ...goal,
    closedOn:
      goal.state === 'open'
        ? null
        : was?.state === goal.state && was.closedOn
          ? was.closedOn
          : today().slice(0, 10),
  })
  const withKnownGaps = (application: Application): Application => ({
    ...application,
    gaps: application.gaps.map((gap) => {
      const skill = find.get(gap.skill)
      if (!skill) throw new Failure('skill-unknown', gap.skill)
      return { ...gap, skill: skill.slug }
    }),
  })
  const allGoals = async (): Promise<GoalView[]> => (await goals.list()).map(goalView)
  async function wholeLog(): Promise<LogView> {
    const items = await log.list()
    return {
      entries: items.map(logEntryView),
      followUps: openFollowUps(items, today()).map(({ number }) => number),
    }
  }
  async function allApplications(): Promise<ApplicationsView> {
    const items = await applications.list()
    return { applications: items.map(applicationView), gaps: gapsNamed(items, benchmark) }
  }

  return {
    goals: allGoals,
    addGoal: async (goal) => goalView(await goals.add(closed(goal, null))),
    async writeGoal(number, goal) {
      assertStorable(goal)
      return goalView(await goals.change(number, (was) => closed(goal, was)))
    },
    async dropGoal(number) {
      await goals.drop(number)
      return allGoals()
    },
    workLog: wholeLog,
    addLogEntry: async (entry) => logEntryView(await log.add(entry)),
    async writeLogEntry(number, entry) {
      assertStorable(entry)
      return logEntryView(await log.change(number, () => entry))
    },
    async dropLogEntry(number) {
      await log.drop(number)
      return wholeLog()
    },
    applications: allApplications,
    addApplication: async (application) =>
      applicationView(await applications.add(withKnownGaps(application))),
    async writeApplication(number, application) {
      assertStorable(application)
      const known = withKnownGaps(application)
      return applicationView(await applications.change(number, () => known))
    },
    async dropApplication(number) {
      await applications.drop(number)
      return allApplications()
    },
    ...limitsUseCases(options),
    ...reviewUseCases(options),
  }
}

const only = { kind: 'limits', number: 1 } as const

function limitsUseCases({
  record,
  now,
}: JournalOptions): Pick<JournalUseCases, 'workLimits' | 'setWorkLimits'> {
  const { db } = record.store
  return {
    async workLimits() {
      const item = await record.patiently(() => findJournal(db, record.person, 'limits', 1))
      return item?.content ?? noLimits
    },
    async setWorkLimits(limits) {
      assertStorable(limits)
      const wrong = wrongIn(limits)
      if (wrong.length > 0) throw new Failure('request-invalid', wrong)
      const { person } = record
      const kept = await record.patiently(() => changeJournal(db, person, only, () => limits, now()))
      if (!kept) await record.patiently(() => addToJournal(db, person, 'limits', limits, now()))
      return limits
    },
  }
}
