import { memo } from 'react'
import { type Behaviour, type Skill, type Stage, stages } from '../../core/benchmark/benchmark.ts'
import type { FoundSkill, Terms } from '../../core/benchmark/find.ts'
import { type SpeakingLab, shownBy } from '../../core/benchmark/shown-by.ts'
import { listed } from '../../core/figures.ts'
import type { SkillRow } from '../../core/readiness/report.ts'
import { Mark } from '../parts/mark.tsx'
import { rowWords } from '../words/standing.ts'
import { FoundText } from './found-text.tsx'

/** What stands beside every skill, the same for all. */
export type Beside = {
  names: ReadonlyMap<string, string>
  labs: readonly SpeakingLab[]
  rows: ReadonlyMap<string, SkillRow>
}

/**
 * A skill with what was found of it. Its links are plain, since there are hundreds of them and a letter typed has to be
 * answered at once; `useFollow` sees to them.
 */
export const SkillBlock = memo(function SkillBlock({
  skill,
  behaviours,
  through,
  terms,
  stage,
  beside,
}: FoundSkill & { terms: Terms; stage: Stage | null; beside: Beside }) {
  return (
    <article id={skill.slug} className="bk">
      <header>
        <h3>
          <a href={`/skills/${skill.slug}`} data-row={skill.slug}>
            <FoundText text={skill.name} terms={terms} />
          </a>
        </h3>
        <a href={`#${skill.slug}`} className="slug" aria-label={`${skill.slug}: the address of this skill`}>
          <code>
            <FoundText text={skill.slug} terms={terms} />
          </code>
        </a>
        {skill.core && <span className="core">core</span>}
        <StandsAt row={beside.rows.get(skill.slug)} />
      </header>
      <p className="is">
        <FoundText text={skill.summary} terms={terms} />
      </p>
      <Around skill={skill} through={through} terms={terms} names={beside.names} />
      <div className={stage ? 'stages one' : 'stages'}>
        {(stage ? [stage] : stages).map((each) => (
          <AtStage
            key={each}
            stage={each}
            skill={skill.slug}
            behaviours={behaviours.filter((behaviour) => behaviour.stage === each)}
            terms={terms}
            labs={beside.labs}
          />
        ))}
      </div>
    </article>
  )
})

/** The user's own standing, as on the page that it is named for. */
const StandsAt = ({ row }: { row: SkillRow | undefined }) =>
  row && (
    <span className="mk stands">
      <Mark is={row.standing} />
      <span className="sr">At {row.stage} you are </span>
      {rowWords(row)}
    </span>
  )

/** Its other names, what comes before it, and which tool led here. */
function Around({
  skill: { aliases, requires },
  through,
  terms,
  names,
}: Pick<FoundSkill, 'skill' | 'through'> & { terms: Terms; names: Beside['names'] }) {
  if (aliases.length + requires.length + through.length === 0) return null
  return (
    <p className="around">
      {through.length > 0 && (
        <span className="through">
          Found by <FoundText text={listed(through.map(({ name }) => name))} terms={terms} />.{' '}
        </span>
      )}
      {aliases.length > 0 && (
        <>
          Also called <FoundText text={aliases.join(', ')} terms={terms} />.{' '}
        </>
      )}
      {requires.length > 0 && (
        <>
          Comes after <Places of={requires} names={names} />.
        </>
      )}
    </p>
  )
}

/** Skills by name, each with its place on this page. */
export const Places = ({ of, names }: { of: readonly string[]; names: Beside['names'] }) =>
  of.map((slug, i) => (
    <span key={slug}>
      {i > 0 && ', '}
      <a href={`#${slug}`}>{names.get(slug) ?? slug}</a>
    </span>
  ))

const AtStage = ({
  stage,
  skill,
  behaviours,
  terms,
  labs,
}: {
  stage: Stage
  skill: Skill['slug']
  behaviours: readonly Behaviour[]
  terms: Terms
  labs: readonly SpeakingLab[]
}) => (
  <div className={behaviours.length > 0 ? 'at' : 'at none'}>
    <h4>{stage}</h4>
    <ul>
      {behaviours.map((behaviour) => (
        <li key={behaviour.id}>
          <FoundText text={behaviour.text} terms={terms} />
          <Shows skill={skill} behaviour={behaviour} terms={terms} labs={labs} />
        </li>
      ))}
    </ul>
  </div>
)

/** What can show a behaviour today. */
function Shows({
  skill,
  behaviour,
  terms,
  labs,
}: {
  skill: string
  behaviour: Behaviour
  terms: Terms
  labs: readonly SpeakingLab[]
}) {
  const by = shownBy(skill, behaviour, labs)
  if (by.repository.length + by.labs.length === 0)
    return (
      <small>
        <a href="#what-shows-it">word only</a>
      </small>
    )
  return (
    <small>
      {by.repository.map((sentence) => (
        <span key={sentence}>
          <a href="/sources/add">git</a> <FoundText text={sentence} terms={terms} />
        </span>
      ))}
      {by.labs.map(({ slug, title }) => (
        <span key={slug}>
          <a href={`/labs/${slug}`}>lab</a> {title}
        </span>
      ))}
    </small>
  )
}
