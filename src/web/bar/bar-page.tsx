import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useRef } from 'react'
import { type Stage, stages } from '../../core/benchmark/benchmark.ts'
import { type Bar, type Found, findInBar, indexBar } from '../../core/benchmark/find.ts'
import { inRepository } from '../../core/benchmark/shown-by.ts'
import { counted, grouped, listed } from '../../core/figures.ts'
import { labs as askLabs } from '../lab/questions.ts'
import { Choice } from '../parts/choice.tsx'
import { Command } from '../parts/copy.tsx'
import { FilterField } from '../parts/filter-field.tsx'
import { Loading, Problem } from '../parts/states.tsx'
import { standing as askStanding } from '../server/questions.ts'
import { PageHead } from '../shell/page-head.tsx'
import { AreaList, areaId } from './area-list.tsx'
import { Certifications, FoundTools, Tools } from './catalogue-lists.tsx'
import { useFollow } from './follow.ts'
import { goTo, usePlace } from './go-to.ts'
import { useHighlight } from './highlight.ts'
import { bar as askBar } from './questions.ts'
import { type Beside, SkillBlock } from './skill-block.tsx'
import { useBarSearch, without } from './use-bar-search.ts'
import './bar.css'
import './bar-print.css'

/** More than a window holds; the rest is drawn once these are painted. */
const FIRST_SKILLS = 8

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
  usePlace((hash) => {
    const skill = bar.skills.find(({ slug, formerSlugs }) => slug === hash || formerSlugs.includes(hash))
    const isShown = found.areas.some((area) => area.skills.some((each) => each.skill.slug === skill?.slug))
    // What was searched for gives way to what the address names.
    if (skill && !isShown) {
      type('')
      change({})
    }
    return skill?.slug ?? hash
  })
  const core = bar.skills.filter((skill) => skill.core).length
  const behaviours = bar.skills.reduce((sum, skill) => sum + skill.behaviours.length, 0)
  const isAll = found.terms.words.length === 0 && !stage && show !== 'core'
  return (
    <div className="bench">
      <p className="lead">
        <b>{grouped(behaviours)}</b> behaviours say what a backend developer can be observed to do at each of
        four stages. <b>{core}</b> of the <b>{bar.skills.length}</b> skills are the core, which everybody is
        measured against.
      </p>
      <p className="caption">
        Under each behaviour stands what can show it: “git”, what Proven looks for in repositories that you
        let it read; “lab”, practice whose pass proves it. Where it says “word only”, neither shows it today:
        a win can, and a self-rating or a résumé can claim it, which moves a level little.
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
        <FilterField
          label="Search the bar"
          placeholder="Skill, behaviour, tool, certification"
          value={text}
          change={type}
        />
      </div>
      <p className={isAll ? 'sr' : 'count'} role="status">
        {!isAll && summed(found)}
      </p>
      <FoundInBar bar={bar} found={found} stage={stage} />
      {found.skills + found.tools.length + found.certifications.length === 0 && (
        <p className="nothing">
          Nothing in the bar matches “{text.trim()}”{stage && ` at ${stage}`}
          {show === 'core' && ' in the core'}.{' '}
          <button type="button" className="link" onClick={() => type('')}>
            Clear the search
          </button>
        </p>
      )}
    </div>
  )
}

/** The areas beside, the skills, then tools and certifications; tools come first where something was searched for. */
function FoundInBar({ bar, found, stage }: { bar: Bar; found: Found; stage: Stage | null }) {
  const { data: report } = useQuery(askStanding(stage ?? 'senior'))
  const { data: labs } = useQuery(askLabs())
  const tools = useMemo(() => bar.tools.toSorted((a, b) => a.name.localeCompare(b.name, 'en')), [bar])
  const names = useMemo(() => new Map(bar.skills.map(({ slug, name }) => [slug, name])), [bar])
  const told = useMemo(
    (): Beside => ({
      names,
      labs: labs?.labs ?? [],
      rows: new Map(report?.areas.flatMap((area) => area.skills.map((row) => [row.slug, row]))),
    }),
    [names, labs, report],
  )
  const beside = useDeferredValue(told)
  const isWhole = useDeferredValue(true, false)
  const here = useRef<HTMLDivElement>(null)
  useFollow(here, goTo)
  useHighlight(here, found.terms, beside)

  const searches = found.terms.words.length > 0
  const bySlug = new Map(found.areas.flatMap(({ skills }) => skills.map((each) => [each.skill.slug, each])))
  const drawn = isWhole ? bar.skills : bar.skills.slice(0, FIRST_SKILLS)
  const areas = bar.areas.map(({ slug, name, summary }) => {
    const skills = drawn.filter(({ area }) => area === slug)
    return (
      <section
        key={slug}
        id={areaId(slug)}
        className="area"
        aria-labelledby={`${slug}-title`}
        hidden={!skills.some((skill) => bySlug.has(skill.slug))}
      >
        <h2 id={`${slug}-title`}>
          {name} <span>{summary}</span>
        </h2>
        {skills.map((skill) => {
          const its = bySlug.get(skill.slug)
          const all = !its || its.behaviours === skill.behaviours
          return (
            <article key={skill.slug} id={skill.slug} className="bk" hidden={!its}>
              <SkillBlock
                skill={skill}
                shown={all ? null : its.behaviours.map(({ id }) => id).join(' ')}
                through={its ? listed(its.through.map((tool) => tool.name)) : ''}
                stage={stage}
                beside={beside}
              />
            </article>
          )
        })}
      </section>
    )
  })
  return (
    <div className="bench-cols" ref={here}>
      <AreaList found={found} />
      <div className="found">
        {searches && <FoundTools found={found.tools} names={names} />}
        <div className="stage-heads" aria-hidden="true" hidden={found.skills === 0 || stage !== null}>
          {stages.map((each) => (
            <span key={each}>{each}</span>
          ))}
        </div>
        {areas}
        {isWhole && (
          <>
            <section id="tools" className="area" aria-labelledby="tools-title" hidden={searches}>
              <Tools all={tools} names={names} />
            </section>
            <Certifications all={bar.certifications} found={found.certifications} names={names} />
          </>
        )}
      </div>
    </div>
  )
}

/** `3 skills with 8 behaviours, 1 tool` */
const summed = ({ skills, behaviours, tools, certifications }: Found): string =>
  [
    skills > 0 && `${counted(skills, 'skill')} with ${counted(behaviours, 'behaviour')}`,
    tools.length > 0 && counted(tools.length, 'tool'),
    certifications.length > 0 && counted(certifications.length, 'certification'),
  ]
    .filter(Boolean)
    .join(', ') || 'Nothing'
