import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { PlanReply } from '../../api/contract/plan.ts'
import { counted } from '../../core/figures.ts'
import { dateSays, halfHours, percent, rangeSays } from '../../core/plan/words.ts'
import { Command } from '../parts/copy.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Empty, Loading, Problem, Stale } from '../parts/states.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { Dates } from './dates.tsx'
import { forgetHours, HoursForm } from './hours-form.tsx'
import { LearningAndProving } from './learning-and-proving.tsx'
import { LeftOut, NothingLeadsTo } from './left-out.tsx'
import { PlannedActivities } from './planned-activities.tsx'
import { PlannedWeeks } from './planned-weeks.tsx'
import { plan } from './questions.ts'
import { SoFar } from './so-far.tsx'
import { WhatIf } from './what-if.tsx'
import './week.css'

/** The whole plan: when it is done, what it rests on, week by week, and what was left out. */
export function PlanPage() {
  const { data, error, refetch } = useQuery(plan())
  const [changes, setChanges] = useState(false)
  const leave = (): void => {
    forgetHours()
    setChanges(false)
  }
  return (
    <>
      <PageHead
        title="Plan"
        context={
          data &&
          `Towards ${data.target.title}. Must-haves met: ${data.target.must.met} of ${data.target.must.of}.`
        }
      >
        <Command text="proven plan" />
        {data?.plan && (
          <>
            <a className="btn" href="/v1/plan/calendar" download="proven-plan.ics">
              Calendar file
            </a>
            <button type="button" className="btn" onClick={() => setChanges(true)}>
              Change the plan
            </button>
          </>
        )}
      </PageHead>
      {error && data && <Stale error={error} since={dateSays(data.today)} />}
      {data ? (
        data.plan && data.settings ? (
          <Plan told={data} plan={data.plan} settings={data.settings} />
        ) : (
          <Empty title="Your plan will be here: what to do in which week, and when it is done.">
            <p>
              It is made of what {data.target.title} asks for, what your evidence shows, and the hours you
              have. Say how many; nothing is ever planned above them.
            </p>
            <HoursForm settings={null} />
          </Empty>
        )
      ) : error ? (
        <Problem error={error} again={refetch} />
      ) : (
        <Loading doing="Laying what moves most into the hours you have." />
      )}
      {changes && data && (
        <Dialog title="What the plan is made with" close={leave}>
          <HoursForm settings={data.settings} done={leave} />
        </Dialog>
      )}
    </>
  )
}

function Plan({
  told,
  plan: made,
  settings,
}: {
  told: PlanReply
  plan: NonNullable<PlanReply['plan']>
  settings: NonNullable<PlanReply['settings']>
}) {
  if (made.activities.length === 0)
    return (
      <>
        <Empty title="Nothing is planned.">
          <p>
            What is wanted is there already, or nothing on offer leads to it in these hours.{' '}
            <Link to="/">Standing</Link> shows what your evidence says.
          </p>
        </Empty>
        <Dates told={told} settings={settings} />
        <NothingLeadsTo plan={made} />
        <LeftOut plan={made} />
        <SoFar told={told} />
      </>
    )
  const hours = Math.min(settings.hoursPerWeek, told.capPerWeek ?? Number.POSITIVE_INFINITY)
  return (
    <>
      <p className="lead">
        At <b>{halfHours(hours)} h a week</b>, {counted(made.activities.length, 'activity', 'activities')} are
        done <b>{rangeSays(made.finishes)}</b>. About {Math.round(made.must.expected)} of {made.must.total}{' '}
        must-haves are expected by {dateSays(made.until)}.
      </p>
      <p className="caption">
        In eight of ten courses that things can take, the end lies in that range; in{' '}
        {percent(made.inTime ?? 0)} it comes by {dateSays(made.until)}. Weeks in which nothing happens are
        part of it: {percent(made.missedWeeks)} of all.
      </p>
      {hours < settings.hoursPerWeek && (
        <p className="caption">
          You told {halfHours(settings.hoursPerWeek)} h; your <Link to="/limits">work limits</Link> allow no
          more than {halfHours(hours)} h a week, and the plan keeps to them.
        </p>
      )}
      <WhatIf hours={hours} plan={made} />
      <LearningAndProving told={told} plan={made} />
      <PlannedWeeks plan={made} today={told.today} />
      <Dates told={told} settings={settings} />
      <PlannedActivities told={told} plan={made} />
      <NothingLeadsTo plan={made} />
      <LeftOut plan={made} />
      <SoFar told={told} />
    </>
  )
}
