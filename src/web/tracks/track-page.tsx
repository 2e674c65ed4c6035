import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { TrackReply } from '../../api/contract/tracks.ts'
import { counted } from '../../core/figures.ts'
import { type Carry, carries } from '../../core/track/compare.ts'
import { carrySentence, carryWord, kindTitles, yearsSay } from '../../core/track/words.ts'
import { Answered } from '../parts/answered.tsx'
import { Choice } from '../parts/choice.tsx'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { Stressed } from '../parts/said.tsx'
import { NoSuch } from '../parts/states.tsx'
import { NoAnswer } from '../server/call.ts'
import { PageHead } from '../shell/page-head.tsx'
import { dayAndTime } from '../words/dates.ts'
import { AskedSkills } from './asked-skills.tsx'
import { track } from './questions.ts'
import { differenceSays } from './track-words.ts'
import './track.css'

const route = getRouteApi('/tracks/$slug')

/** One track: what of it is there, what is to be strengthened, of what nothing was seen, and what it asks besides. */
export function TrackPage() {
  const { slug } = route.useParams()
  const asked = useQuery(track(slug))
  const { data, error } = asked
  const unknown = error instanceof NoAnswer && error.code === 'track-unknown' ? error : null
  const years = data ? yearsSay(data.years) : ''
  return (
    <>
      <PageHead
        title={data?.name ?? (unknown ? 'No such track' : slug)}
        slug={data?.slug ?? slug}
        crumbs={
          <>
            <Link to="/tracks">Tracks</Link>
            {data && ` / ${kindTitles[data.kind]}`}
          </>
        }
        context={
          data &&
          [
            ...(years ? [`Usually held with ${years} of work.`] : []),
            `Benchmark ${data.benchmarkVersion}. As of ${dayAndTime(data.asOf)}.`,
          ].join(' ')
        }
      >
        {!unknown && <Command text={`proven tracks ${data?.slug ?? slug}`} />}
      </PageHead>
      <Answered
        asked={asked}
        doing="Comparing what is asked with what was seen of you."
        unknown={unknown && <NoTrack details={unknown.details} />}
      >
        {(told) => <Track told={told} />}
      </Answered>
    </>
  )
}

const NoTrack = ({ details }: { details: string[] }) => (
  <NoSuch title="No track has this name, and no title is known that reads so." details={details}>
    <Link to="/tracks" className="btn first">
      See all tracks
    </Link>
  </NoSuch>
)

function Track({ told }: { told: TrackReply }) {
  const { by } = route.useSearch()
  const navigate = route.useNavigate()
  const isEmpty = told.skillsSeen === 0
  return (
    <>
      {isEmpty ? (
        <p className="lead">
          Nothing was seen of you yet, so this is only what is asked:{' '}
          <b>{counted(told.asked.length, 'skill')}</b>. <Link to="/sources/add">Choose repositories</Link> or{' '}
          <Link to="/rate">rate yourself</Link> to see what carries over.
        </p>
      ) : (
        <p className="lead">
          <Stressed text={carrySentence(told.counts)} />
        </p>
      )}
      <p className="track-about">
        {told.summary} {differenceSays(told)}
      </p>
      {!isEmpty && <Counted told={told} />}
      <div className="cols">
        <section aria-label="Skills that are asked for">
          {!isEmpty && (
            <div className="filters">
              <Choice
                label="Order"
                options={[
                  { value: 'carry', text: 'By what there is to do' },
                  { value: 'area', text: 'By area' },
                ]}
                chosen={by ?? 'carry'}
                choose={(order) =>
                  navigate({
                    search: order === 'area' ? { by: order } : {},
                    replace: true,
                    resetScroll: false,
                  })
                }
              />
            </div>
          )}
          <AskedSkills told={told} by={isEmpty ? 'area' : (by ?? 'carry')} />
          <p className="caption">
            The strong line in each row is the stage asked for there. A bar is the 80 % interval of the level;
            dashes are what the area alone suggests, before any evidence.
          </p>
        </section>
        <aside className="rail" aria-label="What the benchmark does not say">
          <Besides told={told} />
        </aside>
      </div>
    </>
  )
}

const carrySays = {
  'carries-over': 'Shown or proven at the stage asked for, or above it.',
  'to-strengthen': 'Seen below that stage, or only claimed.',
  missing: 'Nothing speaks for it; that is unknown, not absent.',
} as const satisfies Record<Carry, string>

/** One mark for each asked skill, in its standing at the stage asked for. */
const Counted = ({ told }: { told: TrackReply }) => (
  <ul className="units" aria-label="Asked skills by what becomes of them">
    {carries.map((carry) => (
      <li key={carry}>
        <strong>
          {told.counts[carry]} {carryWord(carry, told.counts[carry])}
        </strong>
        <p>{carrySays[carry]}</p>
        <span className="marks" aria-hidden="true">
          {told.asked
            .filter((skill) => skill.carry === carry)
            .map(({ row }) => (
              <Mark key={row.slug} is={row.standing} />
            ))}
        </span>
      </li>
    ))}
  </ul>
)

/** What stands beside the skills: what is asked that the benchmark does not hold, what is not asked, other titles. */
const Besides = ({ told }: { told: TrackReply }) => (
  <>
    {told.beyond.length > 0 && (
      <section>
        <h2>
          Asked besides <span>not in the benchmark</span>
        </h2>
        <ul className="besides">
          {told.beyond.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="caption">Nothing that Proven reads can show these.</p>
      </section>
    )}
    {told.notAsked.length > 0 && (
      <section>
        <h2>
          Not asked <span>of the core</span>
        </h2>
        <details className="not-asked">
          <summary>{counted(told.notAsked.length, 'skill')}</summary>
          <ul>
            {told.notAsked.map(({ slug, name }) => (
              <li key={slug}>
                <Link to="/skills/$slug" params={{ slug }} preload="intent">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      </section>
    )}
    {told.titles.length > 0 && (
      <section>
        <h2>Also called</h2>
        <ul className="besides titles">
          {told.titles.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
      </section>
    )}
  </>
)
