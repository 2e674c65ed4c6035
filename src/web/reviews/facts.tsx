import { Link } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import type { ReviewReply } from '../../api/contract/journal.ts'
import { counted, grouped } from '../../core/figures.ts'
import { type Standing, standings } from '../../core/readiness/report.ts'
import { answerKeys, answerNames } from '../../core/review/review.ts'
import { logKindNames } from '../../core/work-log/log-entry.ts'
import { dayNamed } from '../journal/day-named.ts'
import { Copy } from '../parts/copy.tsx'
import { InOrder } from '../parts/in-order.tsx'
import { Mark } from '../parts/mark.tsx'
import { Some } from '../parts/some.tsx'
import { figures, Heads } from '../parts/table.tsx'
import { day } from '../words/dates.ts'
import { level } from '../words/figures.ts'
import { standingSays } from '../words/standing.ts'

type Facts = ReviewReply['facts']

/** What a period brought: the counts of the core, what moved and why, wins, goals, labs, and what to come back to. */
export const ReviewFacts = ({ facts }: { facts: Facts }) => (
  <>
    {facts.last && <Last last={facts.last} />}
    <Counts facts={facts} />
    <Moved facts={facts} />
    <Listed title="Wins" none="none recorded" of={facts.wins} one="win">
      {({ number, says, strength }) => (
        <Item
          key={number}
          mark="shown"
          name={
            <Link to="/wins/$number" params={{ number: String(number) }} className="name">
              {says}
            </Link>
          }
          end={`documented: ${strength}`}
        />
      )}
    </Listed>
    <Listed title="Goals" none="none set" of={openFirst(facts.goals)} one="goal">
      {(goal) => <GoalItem key={goal.number} goal={goal} />}
    </Listed>
    {facts.goals.length === 0 && (
      <p className="caption">
        <Link to="/goals">Goals</Link> with a measure and a day stand here.
      </p>
    )}
    <Listed title="Labs passed" none="none" of={facts.labs} one="lab">
      {({ slug, says, at }) => (
        <Item
          key={slug}
          mark="proven"
          name={
            <Link to="/labs/$slug" params={{ slug }} className="name">
              {slug}
            </Link>
          }
          end={day(at)}
        >
          <span className="src">{says}</span>
        </Item>
      )}
    </Listed>
    <Listed title="Done of the plan" of={facts.finished} one="activity" many="activities">
      {({ title, on, outcome }) => (
        <Item key={title} mark="note" name={<span className="name">{title}</span>} end={dayNamed(on)}>
          <span className="src">{outcome}</span>
        </Item>
      )}
    </Listed>
    <Listed title="Log" of={facts.log} one="entry" many="entries">
      {({ number, kind, on, says }) => (
        <Item key={number} mark="note" name={<LogLink>{says}</LogLink>} end={dayNamed(on)}>
          <span className="src">{logKindNames[kind]}</span>
        </Item>
      )}
    </Listed>
    <Listed title="To follow up" of={facts.followUps} one="entry" many="entries">
      {({ number, says, on }) => (
        <Item
          key={number}
          mark="note"
          name={<LogLink>{says || `Entry ${number}`}</LogLink>}
          end={dayNamed(on)}
        />
      )}
    </Listed>
  </>
)

/** A part of the review that is a list; it is left out where it is empty, unless there is a word for that. */
function Listed<T>({
  title,
  none,
  of,
  one,
  many,
  children,
}: {
  title: string
  none?: string
  of: readonly T[]
  one: string
  many?: string
  children: (item: T) => ReactNode
}) {
  if (of.length === 0 && none === undefined) return null
  return (
    <section className="block">
      <h2>
        {title} <span>{of.length > 0 ? grouped(of.length) : none}</span>
      </h2>
      <ul className="journal-list">
        <Some of={of} first={8} one={one} many={many}>
          {children}
        </Some>
      </ul>
    </section>
  )
}

const Item = ({
  mark,
  name,
  end,
  children,
}: {
  mark: ComponentProps<typeof Mark>['is']
  name: ReactNode
  end: ReactNode
  children?: ReactNode
}) => (
  <li>
    <Mark is={mark} />
    <div>
      {name}
      {children}
    </div>
    <span className="end">{end}</span>
  </li>
)

const LogLink = ({ children }: { children: string }) => (
  <Link to="/log" className="name">
    {children}
  </Link>
)

const SkillLink = ({ slug, children }: { slug: string; children: string }) => (
  <Link to="/skills/$slug" params={{ slug }} search={{}} className="name">
    {children}
  </Link>
)

function GoalItem({ goal }: { goal: Facts['goals'][number] }) {
  const { number, title, state, closedOn, measure, target, by, now, share, due, noted } = goal
  const passed = due === 'past' ? ', which has passed' : ''
  const says = [
    state === 'open' ? '' : `${state}${closedOn ? ` ${dayNamed(closedOn)}` : ''}`,
    [measure, target].filter(Boolean).join(': '),
    state === 'open' && by && `by ${dayNamed(by)}${passed}`,
  ]
  return (
    <Item
      mark={due === 'past' ? 'warn' : 'note'}
      name={<span className="name">{title || `Goal ${number}`}</span>}
      end={
        <>
          {now && `at ${now}`}
          {share !== null && `, ${Math.round(share * 100)} % of the way`}
        </>
      }
    >
      <span className="src">{says.filter(Boolean).join(' · ')}</span>
      <InOrder of={noted}>
        {({ on, value, says: note }) => (
          <span className="src">
            {dayNamed(on)}: {[value, note].filter(Boolean).join(', ')}
          </span>
        )}
      </InOrder>
    </Item>
  )
}

/** What was meant then is what today's answers correct. */
const Last = ({ last: { on, answers } }: { last: NonNullable<Facts['last']> }) => {
  const told = answerKeys.filter((key) => answers[key].trim() !== '')
  if (told.length === 0) return null
  return (
    <section className="block">
      <h2>What you meant on {day(on)}</h2>
      {told.map((key) => (
        <div key={key} className="review-answer">
          <h3>{answerNames[key]}</h3>
          <p className="answer">{answers[key].trim()}</p>
        </div>
      ))}
    </section>
  )
}

const openFirst = (goals: Facts['goals']): Facts['goals'] =>
  [...goals].sort((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open'))

const Counts = ({ facts: { counts, countsThen, stage, added } }: { facts: Facts }) => {
  const pieces = Object.values(added).reduce((sum, count) => sum + count, 0)
  return (
    <section className="block">
      <h2>
        The core at {stage} <span>{counted(pieces, 'piece')} of evidence recorded in this time</span>
      </h2>
      <table className="review-counts">
        <Heads of={['Standing', figures('Then'), figures('Now')]} />
        <tbody>
          {[...standings].reverse().map((standing) => (
            <tr key={standing}>
              <td title={standingSays[standing]}>
                <span className="mk">
                  <Mark is={standing} /> {named(standing)}
                </span>
              </td>
              <td className="num">{countsThen ? countsThen[standing] : 'unknown'}</td>
              <td className="num">{counts[standing]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const named = (standing: Standing): string => (standing === 'none' ? 'no evidence' : standing)

const Moved = ({ facts: { moved, stands, countsThen } }: { facts: Facts }) => (
  <section className="block">
    <h2>
      What moved <span>{moved.length > 0 ? counted(moved.length, 'skill') : ''}</span>
    </h2>
    {moved.length === 0 && (
      <p className="caption">
        {countsThen === null
          ? `Nothing was recorded before, so that nothing can be compared.${stands.length > 0 ? ' Where you stand now, to compare with next time:' : ''}`
          : 'No skill moved so far that it would be seen.'}
      </p>
    )}
    <ul className="journal-list">
      <Some of={stands} first={10} one="skill">
        {({ skill, name, standing, middle }) => (
          <Item
            key={skill}
            mark={standing}
            name={<SkillLink slug={skill}>{name}</SkillLink>}
            end={`${standing}${middle === null ? '' : `, level ${level(middle)}`}`}
          />
        )}
      </Some>
      <Some of={moved} first={10} one="skill">
        {({ skill, name, standingFrom, standingTo, middleFrom, middleTo, sentence, recorded }) => (
          <Item
            key={skill}
            mark={standingTo}
            name={<SkillLink slug={skill}>{name}</SkillLink>}
            end={`${standingFrom === standingTo ? '' : `${named(standingFrom)} → ${named(standingTo)}, `}${
              middleTo === null
                ? 'no level any more'
                : `level ${middleFrom === null ? '' : `${level(middleFrom)} → `}${level(middleTo)}`
            }`}
          >
            <span className="src">{sentence}</span>
            {recorded.map(({ says, commit }) => (
              <span className="src" key={`${says} ${commit}`}>
                {says}{' '}
                {commit && (
                  <Copy text={commit} what={`the full id of commit ${commit.slice(0, 7)}`} className="commit">
                    {commit.slice(0, 7)}
                  </Copy>
                )}
              </span>
            ))}
          </Item>
        )}
      </Some>
    </ul>
  </section>
)
