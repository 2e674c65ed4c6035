import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { stages } from '../../core/benchmark/benchmark.ts'
import { counted } from '../../core/figures.ts'
import type { Report } from '../../core/readiness/report.ts'
import { Answered } from '../parts/answered.tsx'
import { Choice } from '../parts/choice.tsx'
import { Command } from '../parts/copy.tsx'
import { FilterField } from '../parts/filter-field.tsx'
import { Stressed } from '../parts/said.tsx'
import { Empty } from '../parts/states.tsx'
import { standing } from '../server/questions.ts'
import { PageHead } from '../shell/page-head.tsx'
import { dayAndTime } from '../words/dates.ts'
import { standingSentence } from '../words/standing.ts'
import { groups } from './groups.ts'
import { Rail } from './rail.tsx'
import type { Order, StandingSearch } from './search.ts'
import { SkillMap } from './skill-map.tsx'
import { Units } from './units.tsx'
import './standing.css'

const route = getRouteApi('/')
const orderNames: { value: Order; text: string }[] = [
  { value: 'area', text: 'By area' },
  { value: 'distance', text: 'By distance to the bar' },
  { value: 'newest', text: 'By newest' },
]

/** Where you stand: every skill of the benchmark at a stage. */
export function StandingPage() {
  const { stage = 'senior' } = route.useSearch()
  const asked = useQuery(standing(stage))
  const { data, isPlaceholderData } = asked
  const isEmpty = data?.sources === 0 && data.entries === 0
  return (
    <>
      <PageHead
        title="Standing"
        context={
          data &&
          `Core of the ${data.stage} backend benchmark, version ${data.benchmarkVersion}. As of ${dayAndTime(data.asOf)}.`
        }
      >
        <Command text={`proven status --stage ${stage}`} />
        {data && !isEmpty && (
          <Link to="/sources/add" className="btn">
            Scan again
          </Link>
        )}
      </PageHead>
      <Answered asked={asked} doing="Reading the ledger and working out a level for every skill.">
        {(report) => (
          <div aria-busy={isPlaceholderData}>
            {isEmpty ? <NothingRead report={report} /> : <Standing report={report} />}
          </div>
        )}
      </Answered>
    </>
  )
}

const NothingRead = ({ report }: { report: Report }) => (
  <Empty title="Nothing has been read yet.">
    <p>
      Here you will see {counted(report.counts.none, 'core skill')} of a backend developer at four stages:
      which of them your work shows, at what level and how surely, and for every figure the commits that it
      was made of.
    </p>
    <p>
      The evidence comes from git repositories on this machine. You choose which, and which author addresses
      are yours. They are read, never changed and never run, and nothing leaves this machine.
    </p>
    <p className="does">
      <Link to="/sources/add" className="btn first">
        Choose repositories
      </Link>
      <span className="muted">
        or in a terminal <Command text="proven scan PATH" />
      </span>
    </p>
  </Empty>
)

function Standing({ report }: { report: Report }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (next: StandingSearch) => navigate({ search: next, replace: true, resetScroll: false })
  const { show, by = 'area', filter = '' } = search
  const shown = groups(report, { order: by, all: show === 'all', filter })
  const rows = report.areas.flatMap((area) => area.skills)
  const core = rows.filter((row) => row.core).length
  const found = shown.reduce((sum, group) => sum + group.rows.length, 0)
  return (
    <>
      <p className="lead">
        <Stressed text={standingSentence(report)} />
      </p>
      <Units report={report} />
      <div className="cols">
        <section aria-label="Map of skills">
          <div className="filters">
            <Choice
              label="Stage"
              options={stages.map((value) => ({ value, text: value }))}
              chosen={report.stage}
              choose={(stage) => change({ ...search, stage })}
            />
            <Choice
              label="Skills"
              options={[
                { value: 'core', text: `Core ${core}` },
                { value: 'all', text: `All ${rows.length}` },
              ]}
              chosen={show ?? 'core'}
              choose={(value) =>
                change(value === 'all' ? { ...search, show: value } : without(search, 'show'))
              }
            />
            <Choice
              label="Order"
              options={orderNames}
              chosen={by}
              choose={(order) => change(order === 'area' ? without(search, 'by') : { ...search, by: order })}
            />
            <FilterField
              label="Filter skills"
              placeholder="Filter"
              value={filter}
              change={(text) => change(text ? { ...search, filter: text } : without(search, 'filter'))}
            />
          </div>
          <p className="sr" role="status">
            {filter && `${counted(found, 'skill')} match`}
          </p>
          {found > 0 ? (
            <SkillMap report={report} groups={shown} order={by} />
          ) : (
            <p className="nothing">
              No skill matches “{filter}”{show !== 'all' && ' in the core'}.{' '}
              <button type="button" className="link" onClick={() => change(without(search, 'filter'))}>
                Clear the filter
              </button>
            </p>
          )}
          <p className="caption">
            A bar is the 80 % interval of the level; the notch is its middle. A thin line under it runs from
            where the notch stood 30 days ago. A bar with a grey rim is seen, but below {report.stage}. Dashes
            are what the area alone suggests, before any evidence.
          </p>
        </section>
        <Rail report={report} />
      </div>
    </>
  )
}

const without = (search: StandingSearch, key: keyof StandingSearch): StandingSearch => {
  const { [key]: _, ...rest } = search
  return rest
}
