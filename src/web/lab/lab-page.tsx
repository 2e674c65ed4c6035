import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { LabReply } from '../../api/contract/labs.ts'
import { grouped } from '../../core/figures.ts'
import { Answered } from '../parts/answered.tsx'
import { Command } from '../parts/copy.tsx'
import { NoSuch } from '../parts/states.tsx'
import { NoAnswer } from '../server/call.ts'
import { PageHead } from '../shell/page-head.tsx'
import { stageSearch } from '../standing/search.ts'
import { day } from '../words/dates.ts'
import { Brief } from './brief.tsx'
import { CheckFolder } from './check-folder.tsx'
import { atStartSays, Checks } from './checks.tsx'
import { Hints } from './hints.tsx'
import { hoursSay, skillsOf } from './lab-words.ts'
import { lab } from './questions.ts'
import { RunList } from './run-list.tsx'
import { StartLab } from './start-lab.tsx'
import { Verdict } from './verdict.tsx'
import './labs.css'
import './lab.css'

const route = getRouteApi('/labs/$slug')

/** One lab: what a colleague asks for, where you work on it, and what came of it so far. */
export function LabPage() {
  const { slug } = route.useParams()
  const asked = useQuery(lab(slug))
  const { data, error } = asked
  const unknown = error instanceof NoAnswer && error.code === 'lab-unknown' ? error : null
  return (
    <>
      <PageHead
        title={data?.title ?? (unknown ? 'No such lab' : slug)}
        slug={slug}
        crumbs={<Link to="/labs">Labs</Link>}
        context={
          data && `Version ${data.version}. Takes ${hoursSay(data.hours)} when you have not done it before.`
        }
      >
        {data && (
          <Command text={data.state === 'not-started' ? `proven lab start ${slug}` : 'proven lab check'} />
        )}
      </PageHead>
      <Answered
        asked={asked}
        doing="Opening the lab."
        unknown={unknown && <NoLab details={unknown.details} />}
      >
        {(it) => <OneLab key={slug} lab={it} />}
      </Answered>
    </>
  )
}

const NoLab = ({ details }: { details: string[] }) => (
  <NoSuch title="No lab has this name." details={details}>
    <Link to="/labs" className="btn first">
      See all labs
    </Link>
  </NoSuch>
)

const OneLab = ({ lab: it }: { lab: LabReply }) => (
  <>
    <p className="lead">{it.summary}</p>
    <div className="cols lab-cols">
      <div>
        <YourFolder lab={it} />
        <section className="block">
          <h2>Brief</h2>
          <Brief markdown={it.brief} />
        </section>
        <section className="block">
          <h2>
            What a run measures <span>{grouped(it.checks.length)} checks</span>
          </h2>
          <Checks
            rows={it.checks.map((check) => ({ ...check, result: null }))}
            waiting={null}
            caption={atStartSays(it.checks)}
          />
        </section>
      </div>
      <aside className="rail" aria-label="About this lab">
        {it.history.length > 0 && (
          <section>
            <h2>Runs</h2>
            <RunList runs={it.history} />
          </section>
        )}
        <Hints lab={it} />
        <SpeaksFor lab={it} />
      </aside>
    </div>
  </>
)

/** Before: where the starter shall go. After: where it is, and the way to a run. */
function YourFolder({ lab: it }: { lab: LabReply }) {
  const [anew, setAnew] = useState(false)
  const started = it.state !== 'not-started'
  return (
    <section className="block your-folder">
      <h2>
        {started && !anew ? 'Your folder' : 'Start'}
        {started && (
          <span>
            {it.state === 'passed' && it.passedAt ? (
              <Verdict is="passed">passed {day(it.passedAt)}</Verdict>
            ) : (
              it.startedAt && `started ${day(it.startedAt)}`
            )}
          </span>
        )}
      </h2>
      {started && !anew ? (
        <CheckFolder lab={it} another={() => setAnew(true)} />
      ) : (
        <StartLab lab={it} back={started ? () => setAnew(false) : null} started={() => setAnew(false)} />
      )}
    </section>
  )
}

const SpeaksFor = ({ lab: { behaviours } }: { lab: LabReply }) => (
  <section>
    <h2>A pass speaks for</h2>
    <ul className="speaks">
      {skillsOf(behaviours).map(({ skill, name, stages }) => (
        <li key={skill}>
          <h3>
            <Link to="/skills/$slug" params={{ slug: skill }} search={stageSearch({ stage: 'senior' })}>
              {name}
            </Link>{' '}
            <span>{stages.join(', ')}</span>
          </h3>
          {behaviours
            .filter((each) => each.skill === skill)
            .map(({ behaviour, text }) => (
              <p key={behaviour}>{text}</p>
            ))}
        </li>
      ))}
    </ul>
  </section>
)
