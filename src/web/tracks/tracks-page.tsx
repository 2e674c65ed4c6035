import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { TrackSummary, TracksReply } from '../../api/contract/tracks.ts'
import { counted } from '../../core/figures.ts'
import { carryTitles, carryWord, kindTitles, yearsSay } from '../../core/track/words.ts'
import { Answered } from '../parts/answered.tsx'
import { Command } from '../parts/copy.tsx'
import { FilterField } from '../parts/filter-field.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { dayAndTime } from '../words/dates.ts'
import { Coverage } from './coverage.tsx'
import { tracks } from './questions.ts'
import { byKind, nearest, titleFound } from './track-words.ts'
import './tracks.css'

const route = getRouteApi('/tracks')

/** Every step of the ladder, and the careers beside it, by how much of what they ask is there. */
export function TracksPage() {
  const asked = useQuery(tracks())
  const { data } = asked
  return (
    <>
      <PageHead
        title="Tracks"
        context={
          data &&
          `The ladder, management, specialisations and related careers, against benchmark ${data.benchmarkVersion}. As of ${dayAndTime(data.asOf)}.`
        }
      >
        <Command text="proven tracks" />
      </PageHead>
      <Answered asked={asked} doing="Comparing what each track asks with what was seen of you.">
        {(told) => <Tracks told={told} />}
      </Answered>
    </>
  )
}

function Tracks({ told }: { told: TracksReply }) {
  const { filter = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const change = (text: string) =>
    navigate({ search: text ? { filter: text } : {}, replace: true, resetScroll: false })
  const groups = byKind(told.tracks, filter)
  const found = groups.reduce((sum, group) => sum + group.tracks.length, 0)
  const isEmpty = told.skillsSeen === 0
  return (
    <>
      {isEmpty ? <NothingSeen /> : <Nearest told={told} />}
      <div className="filters">
        <span>
          A skill carries over where it is shown or proven at the stage asked for. Where nothing was seen,
          nothing is known.
        </span>
        <FilterField
          label="Filter tracks by name or title"
          placeholder="Name or title"
          value={filter}
          change={change}
        />
      </div>
      <p className="sr" role="status">
        {filter && `${counted(found, 'track')} match`}
      </p>
      {found > 0 ? (
        <table className="tracks stacked">
          <caption className="sr">
            Tracks by kind, with how many of the skills that they ask carry over
          </caption>
          <colgroup>
            <col className="c-kind" />
            <col />
            <col className="c-years" />
            {!isEmpty && <col className="c-coverage" />}
            <col className="c-n c-first" />
            {!isEmpty && <col className="c-n" />}
            {!isEmpty && <col className="c-n" />}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">Track</th>
              <th scope="col">Usual years</th>
              {!isEmpty && <td className="coverage" />}
              <th scope="col" className="num">
                {isEmpty ? 'Asks for' : carryTitles['carries-over']}
              </th>
              {!isEmpty && (
                <>
                  <th scope="col" className="num">
                    {carryTitles['to-strengthen']}
                  </th>
                  <th scope="col" className="num">
                    {carryTitles.missing}
                  </th>
                </>
              )}
            </tr>
          </thead>
          {groups.map(({ kind, tracks: own }) => (
            <tbody key={kind}>
              {own.map((track, i) => (
                <tr key={track.slug}>
                  {i === 0 && (
                    <th scope="rowgroup" rowSpan={own.length}>
                      {kindTitles[kind]}
                    </th>
                  )}
                  <Row track={track} filter={filter} isEmpty={isEmpty} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      ) : (
        <p className="nothing">
          No track is called “{filter}”.{' '}
          <button type="button" className="link" onClick={() => change('')}>
            Clear the filter
          </button>
        </p>
      )}
      <p className="caption">
        Years are those of work with which people usually hold a title; nothing here is reckoned from yours.
        What a track asks beyond the benchmark stands on its own page and is in none of these figures.
      </p>
    </>
  )
}

function Row({ track, filter, isEmpty }: { track: TrackSummary; filter: string; isEmpty: boolean }) {
  const { slug, name, summary, years, counts, asked } = track
  const title = titleFound(track, filter)
  return (
    <>
      <td className="track">
        <Link to="/tracks/$slug" params={{ slug }} preload="intent" data-row={slug}>
          {name}
        </Link>
        {title && <span className="called"> also called {title}</span>}
        <span className="about">{summary}</span>
      </td>
      <td className="years">{yearsSay(years)}</td>
      {isEmpty ? (
        <td className="num n">{counted(asked, 'skill')}</td>
      ) : (
        <>
          <td className="coverage" aria-hidden="true">
            <Coverage counts={counts} />
          </td>
          <td className="num n" data-says={carryWord('carries-over', counts['carries-over'])}>
            {counts['carries-over']} <span className="muted">of {asked}</span>
          </td>
          <td className="num n" data-says={carryWord('to-strengthen', counts['to-strengthen'])}>
            {counts['to-strengthen']}
          </td>
          <td className="num n" data-says={carryWord('missing', counts.missing)}>
            {counts.missing}
          </td>
        </>
      )}
    </>
  )
}

const Nearest = ({ told }: { told: TracksReply }) => {
  const first = nearest(told.tracks)
  return (
    <p className="lead">
      {first ? (
        <>
          Beside the ladder, most carries over to <b>{first.name}</b>: <b>{first.counts['carries-over']}</b>{' '}
          of {first.asked} asked skills.
        </>
      ) : (
        'Nothing that was seen of you reaches the stage that a specialisation or a related career asks for.'
      )}
    </p>
  )
}

const NothingSeen = () => (
  <p className="lead">
    Nothing was seen of you yet, so this is only what each track asks for.{' '}
    <Link to="/sources/add">Choose repositories</Link> or <Link to="/rate">rate yourself</Link> to see what
    carries over.
  </p>
)
