import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useLocation } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { stages } from '../../core/benchmark/benchmark.ts'
import type { SkillWhy } from '../../core/readiness/report.ts'
import { markOf } from '../../core/readiness/words.ts'
import { Answered } from '../parts/answered.tsx'
import { Choice } from '../parts/choice.tsx'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { NoSuch } from '../parts/states.tsx'
import { NoAnswer } from '../server/call.ts'
import { skill } from '../server/questions.ts'
import { PageHead } from '../shell/page-head.tsx'
import { stageSearch } from '../standing/search.ts'
import { skillSentence } from '../words/standing.ts'
import { Behaviours } from './behaviours.tsx'
import { LevelOverTime } from './level-over-time.tsx'
import { ComesFirst, InAYear, Narrows } from './rail.tsx'
import { Trail } from './trail.tsx'
import './skill.css'

const route = getRouteApi('/skills/$slug')

/** Everything that one skill's figure was made of. */
export function SkillPage() {
  const { slug } = route.useParams()
  const { stage = 'senior' } = route.useSearch()
  const navigate = route.useNavigate()
  const asked = useQuery(skill(slug, stage))
  const { data, error, isPlaceholderData } = asked
  const unknown = error instanceof NoAnswer && error.code === 'skill-unknown' ? error : null
  return (
    <>
      <PageHead
        title={data?.row.name ?? (unknown ? 'No such skill' : slug)}
        slug={slug}
        crumbs={
          <>
            <Link to="/" search={stageSearch({ stage })}>
              Standing
            </Link>
            {data && ` / ${data.areaName}`}
          </>
        }
      >
        {!unknown && <Command text={`proven why ${slug}`} />}
        {!unknown && (
          <Choice
            label="Stage"
            options={stages.map((value) => ({ value, text: value }))}
            chosen={stage}
            choose={(next) =>
              navigate({ search: stageSearch({ stage: next }), replace: true, resetScroll: false })
            }
          />
        )}
      </PageHead>
      <Answered
        asked={asked}
        doing="Leaving out one piece of evidence after the other, to say what each one carries."
        unknown={unknown && <NoSkill details={unknown.details} />}
      >
        {(why) => (
          <div aria-busy={isPlaceholderData}>
            <Why key={slug} why={why} />
          </div>
        )}
      </Answered>
    </>
  )
}

const NoSkill = ({ details }: { details: string[] }) => (
  <NoSuch title="No skill of the benchmark has this name." details={details}>
    <Link to="/" search={{ show: 'all' }} className="btn first">
      See all skills
    </Link>
  </NoSuch>
)

const TRAIL_FIRST = 20

function Why({ why }: { why: SkillWhy }) {
  const [all, setAll] = useState(why.trail.length <= TRAIL_FIRST + 1)
  const reveal = useCallback((entryId: string) => {
    setAll(true)
    // The row may only now be there.
    requestAnimationFrame(() => document.getElementById(`entry-${entryId}`)?.focus())
  }, [])
  const { hash } = useLocation()
  useEffect(() => {
    const [, entryId] = /^entry-(.+)$/.exec(hash) ?? []
    if (entryId !== undefined) reveal(entryId)
  }, [hash, reveal])
  const { row } = why
  const sentence = skillSentence(row, why.history.at(-1)?.at ?? new Date().toISOString())
  return (
    <>
      <p className="lead">
        <Mark is={markOf(row)} /> <b>{sentence.strong}</b>
        {sentence.rest}
      </p>
      <p className="summary">{why.summary}</p>
      <div className="cols">
        <div>
          {why.history.some((point) => point.level) && <LevelOverTime why={why} />}
          <Trail why={why} shown={all ? why.trail.length : TRAIL_FIRST} reveal={reveal} />
        </div>
        <aside className="rail" aria-label={`What the ${row.stage} bar asks`}>
          <Behaviours why={why} reveal={reveal} />
          <Narrows why={why} />
          <InAYear why={why} />
          <ComesFirst why={why} />
        </aside>
      </div>
    </>
  )
}
