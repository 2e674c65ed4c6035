import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Stage, stages } from '../../core/benchmark/benchmark.ts'
import { type Bar, type Found, findInBar, indexBar } from '../../core/benchmark/find.ts'
import { inRepository } from '../../core/benchmark/shown-by.ts'
import { counted, grouped } from '../../core/figures.ts'
import { labs as askLabs } from '../lab/questions.ts'
import { Choice } from '../parts/choice.tsx'
import { Command } from '../parts/copy.tsx'
import { Loading, Problem } from '../parts/states.tsx'
import { standing as askStanding } from '../server/questions.ts'
import { PageHead } from '../shell/page-head.tsx'
import { AreaList, areaId } from './area-list.tsx'
import { Certifications, Tools } from './catalogue-lists.tsx'
import { useFollow } from './follow.ts'
import { bar as askBar } from './questions.ts'
import type { BarSearch } from './search.ts'
import { type Beside, SkillBlock } from './skill-block.tsx'
import './bar.css'
import './bar-print.css'

const route = getRouteApi('/bar')
/** So long after the last letter the address says what was searched for. */
const ADDRESS_AFTER_MS = 300

/** The whole bar: every skill with its behaviours by stage, tools and certifications, to read, to search and to print. */
export function BarPage() {
  const { data, error, refetch } = useQuery(askBar())
  return (
    <>
      <PageHead
        title="The bar"
        context={
          data &&
          `Backend benchmark, version ${data.version}: ${counted(data.skills.length, 'skill')} in ${counted(data.areas.length, 'area')}, ${counted(data.tools.length, 'tool')}, ${counted(data.certifications.length, 'certification')}.`
        }
      >
        <Command text="proven bar" />
        {data && (
          <button type="button" className="btn" onClick={() => window.print()}>
            Print
          </button>
        )}
      </PageHead>
      {data ? (
        <TheBar bar={data} />
      ) : error ? (
        <Problem error={error} again={refetch} />
      ) : (
        <Loading doing="Fetching the benchmark." />
      )}
    </>
  )
}

function TheBar({ bar }: { bar: Bar }) {
  const { search, change, text, type } = useBarSearch()
  const { stage = null, show } = search
  const index = useMemo(() => indexBar(bar, inRepository), [bar])
  const found = useMemo(
    () => findInBar(index, { text, stage, core: show === 'core' }),
    [index, text, stage, show],
  )
  const { data: report } = useQuery(askStanding(stage ?? 'senior'))
  const { data: labs } = useQuery(askLabs())
  const beside = useMemo(
    (): Beside => ({
      names: new Map(bar.skills.map(({ slug, name }) => [slug, name])),
      labs: labs?.labs ?? [],
      rows: new Map(report?.areas.flatMap((area) => area.skills.map((row) => [row.slug, row]))),
    }),
    [bar, labs, report],
  )
  const page = useRef<HTMLDivElement>(null)
  useFollow(page)
  usePlace(bar, found, () => {
    type('')
    change({})
  })
  const searches = found.terms.words.length > 0
  const core = bar.skills.filter((skill) => skill.core).length
  const behaviours = bar.skills.reduce((sum, skill) => sum + skill.behaviours.length, 0)
  const isAll = !searches && !stage && show !== 'core'
  const lists = (
    <>
      <Tools of={found.tools} terms={found.terms} names={beside.names} />
      <Certifications of={found.certifications} terms={found.terms} names={beside.names} />
    </>
  )
  return (
    <div className="bench" ref={page}>
      <p className="lead">
        <b>{grouped(behaviours)}</b> behaviours say what a backend developer can be observed to do at each of
        four stages. <b>{core}</b> of the <b>{bar.skills.length}</b> skills are the core, which everybody is
        measured against.
      </p>
      <div className="filters">
        <Choice
          label="Stage"
          options={[{ value: 'all', text: 'All stages' }, ...stages.map((value) => ({ value, text: value }))]}
          chosen={stage ?? 'all'}
          choose={(value: Stage | 'all') =>
            change({ ...without(search, 'stage'), ...(value !== 'all' && { stage: value }) })
          }
        />
        <Choice
          label="Skills"
          options={[
            { value: 'core', text: `Core ${core}` },
            { value: 'all', text: `All ${bar.skills.length}` },
          ]}
          chosen={show ?? 'all'}
          choose={(value) => change({ ...without(search, 'show'), ...(value === 'core' && { show: value }) })}
        />
        <Search text={text} type={type} />
      </div>
      <p className={isAll ? 'sr' : 'count'} role="status">
        {!isAll && summed(found)}
      </p>
      <div className="bench-cols">
        <AreaList found={found} />
        <div className="found">
          {searches && lists}
          {found.skills > 0 && !stage && (
            <div className="stage-heads" aria-hidden="true">
              {stages.map((each) => (
                <span key={each}>{each}</span>
              ))}
            </div>
          )}
          {found.areas.map(({ area, skills }) => (
            <section
              key={area.slug}
              id={areaId(area.slug)}
              className="area"
              aria-labelledby={`${area.slug}-title`}
            >
              <h2 id={`${area.slug}-title`}>
                {area.name} <span>{area.summary}</span>
              </h2>
              {skills.map((each) => (
                <SkillBlock
                  key={each.skill.slug}
                  {...each}
                  terms={found.terms}
                  stage={stage}
                  beside={beside}
                />
              ))}
            </section>
          ))}
          {!searches && lists}
          {found.skills + found.tools.length + found.certifications.length === 0 && (
            <p className="nothing">
              Nothing in the bar matches “{text.trim()}”{stage && ` at ${stage}`}
              {show === 'core' && ' in the core'}.{' '}
              <button type="button" className="link" onClick={() => type('')}>
                Clear the search
              </button>
            </p>
          )}
          <p className="caption" id="what-shows-it">
            Under each behaviour stands what can show it. “git” is what Proven looks for in repositories that
            you let it read; “lab” is practice whose pass proves it. “Word only”: neither a repository nor a
            lab shows it today. A self-rating or a résumé can claim it, which moves a level little.
          </p>
        </div>
      </div>
    </div>
  )
}

const summed = ({ skills, behaviours, tools, certifications }: Found): string =>
  `${counted(skills, 'skill')} with ${counted(behaviours, 'behaviour')}, ${counted(tools.length, 'tool')}, ${counted(certifications.length, 'certification')}`

const without = (search: BarSearch, key: keyof BarSearch): BarSearch => {
  const { [key]: _, ...rest } = search
  return rest
}

/** What the address asks for. The words are the page's own while somebody types; the address follows. */
function useBarSearch() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [text, type] = useState(search.search ?? '')
  const inAddress = search.search ?? ''
  const [known, setKnown] = useState(inAddress)
  const [typed, setTyped] = useState(inAddress)
  // The address changed by something else than what was typed here: a link, or Back.
  if (known !== inAddress) {
    setKnown(inAddress)
    if (inAddress !== typed) type(inAddress)
  }
  const change = (next: BarSearch) =>
    void navigate({ search: next, hash: true, replace: true, resetScroll: false })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed sets it off
  useEffect(() => {
    if (text.trim() === inAddress) return
    const timer = setTimeout(() => {
      setTyped(text.trim())
      change({ ...without(search, 'search'), ...(text.trim() && { search: text.trim() }) })
    }, ADDRESS_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])
  return { search, change, text, type }
}

/** Goes to the place that the address names, once it is there; what was searched for gives way to it. */
function usePlace(bar: Bar, found: Found, clear: () => void): void {
  const { hash } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a place is gone to once, not at each letter typed
  useEffect(() => {
    if (!hash) return
    const skill = bar.skills.find(({ slug, formerSlugs }) => slug === hash || formerSlugs.includes(hash))
    const shown = found.areas.some((area) => area.skills.some((each) => each.skill.slug === skill?.slug))
    if (skill && !shown) clear()
    requestAnimationFrame(() => {
      const place = document.getElementById(skill?.slug ?? hash)
      place?.scrollIntoView()
      place?.querySelector<HTMLElement>('[data-row], a')?.focus({ preventScroll: true })
    })
  }, [hash, bar])
}

const Search = ({ text, type }: { text: string; type: (text: string) => void }) => (
  <label className="filter">
    <span className="sr">Search the bar</span>
    <input
      data-filter
      className="field"
      type="search"
      placeholder="Skill, behaviour, tool, certification"
      value={text}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          type('')
          event.currentTarget.blur()
        }
        if (event.key === 'Enter') document.querySelector<HTMLElement>('[data-row]')?.focus()
      }}
    />
    <span className="key" aria-hidden="true">
      /
    </span>
  </label>
)
