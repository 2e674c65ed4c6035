import { memo } from 'react'
import { type Behaviour, type Skill, type Stage, stages } from '../../core/benchmark/benchmark.ts'
import { type SpeakingLab, shownBy } from '../../core/benchmark/shown-by.ts'
import type { SkillRow } from '../../core/readiness/report.ts'
import { markOf } from '../../core/readiness/words.ts'
import { Mark } from '../parts/mark.tsx'
import { rowWords } from '../words/standing.ts'

/** What stands beside every skill, the same for all. */
export type Beside = {
  names: ReadonlyMap<string, string>
  labs: readonly SpeakingLab[]
  rows: ReadonlyMap<string, SkillRow>
}

/**
 * A skill with its behaviours. It stays on the page whatever is searched for, and what was not found is hidden: drawing it anew at
 * each letter typed would take longer than a letter may. For the same reason its links are plain; `useFollow` sees to them.
 */
export const SkillBlock = memo(function SkillBlock({
  skill,
  shown,
  through,
  stage,
  beside,
}: {
  skill: Skill
  /** Ids of the behaviours that are shown, with a blank between them; null for all. */
  shown: string | null
  /** Names of the tools that led here; empty where its own words did. */
  through: string
  stage: Stage | null
  beside: Beside
}) {
  const ids = shown === null ? null : new Set(shown.split(' '))
  return (
    <>
      <header>
        <h3>
          <a href={`/skills/${skill.slug}`} data-row={skill.slug}>
            {skill.name}
          </a>
        </h3>
        <a href={`#${skill.slug}`} className="slug" aria-label={`${skill.slug}: the address of this skill`}>
          <code>{skill.slug}</code>
        </a>
        {!skill.core && <span className="outside">outside the core</span>}
        <StandsAt row={beside.rows.get(skill.slug)} />
      </header>
      <p className="is">{skill.summary}</p>
      <Around skill={skill} through={through} names={beside.names} />
      <div className={stage ? 'stages one' : 'stages'}>
        {(stage ? [stage] : stages).map((each) => (
          <AtStage
            key={each}
            stage={each}
            skill={skill}
            behaviours={skill.behaviours.filter((behaviour) => behaviour.stage === each)}
            ids={ids}
            labs={beside.labs}
          />
        ))}
      </div>
    </>
  )
})

/** The user's own standing, as on the page that it is named for. */
const StandsAt = ({ row }: { row: SkillRow | undefined }) =>
  row && (
    <span className="mk stands">
      <Mark is={markOf(row)} />
      <span className="sr">At {row.stage} you are </span>
      {rowWords(row)}
    </span>
  )

/** Its other names, what comes before it, and which tools led here. */
const Around = memo(function Around({
  skill: { aliases, requires },
  through,
  names,
}: {
  skill: Skill
  through: string
  names: Beside['names']
}) {
  if (aliases.length + requires.length + through.length === 0) return null
  return (
    <p className="around">
      {through && <span className="through">Found by {through}. </span>}
      {aliases.length > 0 && `Also called ${aliases.join(', ')}. `}
      {requires.length > 0 && (
        <>
          Comes after <Places of={requires} names={names} />.
        </>
      )}
    </p>
  )
})

/** Skills by name, each with its place on this page. */
export const Places = ({ of, names }: { of: readonly string[]; names: Beside['names'] }) =>
  of.map((slug, i) => (
    <span key={slug}>
      {i > 0 && ', '}
      <a href={`#${slug}`}>{names.get(slug) ?? slug}</a>
    </span>
  ))

function AtStage({
  stage,
  skill,
  behaviours,
  ids,
  labs,
}: {
  stage: Stage
  skill: Skill
  behaviours: readonly Behaviour[]
  ids: ReadonlySet<string> | null
  labs: readonly SpeakingLab[]
}) {
  const isShown = ({ id }: Behaviour): boolean => ids === null || ids.has(id)
  return (
    <div className={behaviours.some(isShown) ? 'at' : 'at none'}>
      <h4>{stage}</h4>
      <ul>
        {behaviours.map((behaviour) => (
          <li key={behaviour.id} hidden={!isShown(behaviour)}>
            {behaviour.text}
            <Shows skill={skill} behaviour={behaviour} labs={labs} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What can show a behaviour today. */
const Shows = memo(function Shows({
  skill,
  behaviour,
  labs,
}: {
  skill: Skill
  behaviour: Behaviour
  labs: readonly SpeakingLab[]
}) {
  const by = shownBy(skill.slug, behaviour, labs)
  if (by.repository.length + by.labs.length === 0)
    return (
      <small>
        <a href={`/rate/${skill.area}`}>word only</a>
      </small>
    )
  return (
    <small>
      {by.repository.map((sentence) => (
        <span key={sentence}>
          <a href="/sources/add">git</a> {sentence}
        </span>
      ))}
      {by.labs.map(({ slug, title }) => (
        <span key={slug}>
          <a href={`/labs/${slug}`}>lab</a> {title}
        </span>
      ))}
    </small>
  )
})
