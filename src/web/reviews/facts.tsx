import { Link } from '@tanstack/react-router'
import type { ReviewReply } from '../../api/contract/journal.ts'
import { counted, grouped } from '../../core/figures.ts'
import { type Standing, standings } from '../../core/readiness/report.ts'
import { answerKeys, answerNames } from '../../core/review/review.ts'
import { logKindNames } from '../../core/work-log/log-entry.ts'
import { dayNamed } from '../journal/day-named.ts'
import { Copy } from '../parts/copy.tsx'
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
    <section className="block">
      <h2>
        Wins <span>{facts.wins.length > 0 ? grouped(facts.wins.length) : 'none recorded'}</span>
      </h2>
      <ul className="journal-list">
        <Some of={facts.wins} first={8} one="win">
          {({ number, says, strength }) => (
            <li key={number}>
              <Mark is="shown" />
              <div>
                <Link to="/wins/$number" params={{ number: String(number) }} className="name">
                  {says}
                </Link>
              </div>
              <span className="end">documented: {strength}</span>
            </li>
          )}
        </Some>
      </ul>
    </section>
    <section className="block">
      <h2>
        Goals <span>{facts.goals.length > 0 ? grouped(facts.goals.length) : 'none set'}</span>
      </h2>
      <ul className="journal-list">
        <Some of={openFirst(facts.goals)} first={8} one="goal">
          {({ number, title, state, closedOn, measure, target, by, now, share, due, noted }) => (
            <li key={number}>
              <Mark is={due === 'past' ? 'warn' : 'note'} />
              <div>
                <span className="name">{title || `Goal ${number}`}</span>
                <span className="src">
                  {[
                    state === 'open' ? '' : `${state}${closedOn ? ` ${dayNamed(closedOn)}` : ''}`,
                    [measure, target].filter(Boolean).join(': '),
                    state === 'open' &&
                      by &&
                      `by ${dayNamed(by)}${due === 'past' ? ', which has passed' : ''}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {noted.map(({ on, value, says }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a note is known by its place alone
                  <span className="src" key={at}>
                    {dayNamed(on)}: {[value, says].filter(Boolean).join(', ')}
                  </span>
                ))}
              </div>
              <span className="end">
                {now && `at ${now}`}
                {share !== null && `, ${Math.round(share * 100)} % of the way`}
              </span>
            </li>
          )}
        </Some>
      </ul>
      {facts.goals.length === 0 && (
        <p className="caption">
          <Link to="/goals">Goals</Link> with a measure and a day stand here.
        </p>
      )}
    </section>
    <section className="block">
      <h2>
        Labs passed <span>{facts.labs.length > 0 ? grouped(facts.labs.length) : 'none'}</span>
      </h2>
      <ul className="journal-list">
        {facts.labs.map(({ slug, says, at }) => (
          <li key={slug}>
            <Mark is="proven" />
            <div>
              <Link to="/labs/$slug" params={{ slug }} className="name">
                {slug}
              </Link>
              <span className="src">{says}</span>
            </div>
            <span className="end">{day(at)}</span>
          </li>
        ))}
      </ul>
    </section>
    {facts.finished.length > 0 && (
      <section className="block">
        <h2>
          Done of the plan <span>{grouped(facts.finished.length)}</span>
        </h2>
        <ul className="journal-list">
          <Some of={facts.finished} first={8} one="activity" many="activities">
            {({ title, on, outcome }) => (
              <li key={title}>
                <Mark is="note" />
                <div>
                  <span className="name">{title}</span>
                  <span className="src">{outcome}</span>
                </div>
                <span className="end">{dayNamed(on)}</span>
              </li>
            )}
          </Some>
        </ul>
      </section>
    )}
    {facts.log.length > 0 && (
      <section className="block">
        <h2>
          Log <span>{grouped(facts.log.length)}</span>
        </h2>
        <ul className="journal-list">
          <Some of={facts.log} first={8} one="entry" many="entries">
            {({ number, kind, on, says }) => (
              <li key={number}>
                <Mark is="note" />
                <div>
                  <Link to="/log" className="name">
                    {says}
                  </Link>
                  <span className="src">{logKindNames[kind]}</span>
                </div>
                <span className="end">{dayNamed(on)}</span>
              </li>
            )}
          </Some>
        </ul>
      </section>
    )}
    {facts.followUps.length > 0 && (
      <section className="block">
        <h2>
          To follow up <span>{grouped(facts.followUps.length)}</span>
        </h2>
        <ul className="journal-list">
          <Some of={facts.followUps} first={8} one="entry" many="entries">
            {({ number, says, on }) => (
              <li key={number}>
                <Mark is="note" />
                <div>
                  <Link to="/log" className="name">
                    {says || `Entry ${number}`}
                  </Link>
                </div>
                <span className="end">{dayNamed(on)}</span>
              </li>
            )}
          </Some>
        </ul>
      </section>
    )}
  </>
)

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
          <li key={skill}>
            <Mark is={standing} />
            <div>
              <Link to="/skills/$slug" params={{ slug: skill }} search={{}} className="name">
                {name}
              </Link>
            </div>
            <span className="end">
              {standing}
              {middle === null ? '' : `, level ${level(middle)}`}
            </span>
          </li>
        )}
      </Some>
      <Some of={moved} first={10} one="skill">
        {({ skill, name, standingFrom, standingTo, middleFrom, middleTo, sentence, recorded }) => (
          <li key={skill}>
            <Mark is={standingTo} />
            <div>
              <Link to="/skills/$slug" params={{ slug: skill }} search={{}} className="name">
                {name}
              </Link>
              <span className="src">{sentence}</span>
              {recorded.map(({ says, commit }) => (
                <span className="src" key={`${says} ${commit}`}>
                  {says}{' '}
                  {commit && (
                    <Copy
                      text={commit}
                      what={`the full id of commit ${commit.slice(0, 7)}`}
                      className="commit"
                    >
                      {commit.slice(0, 7)}
                    </Copy>
                  )}
                </span>
              ))}
            </div>
            <span className="end">
              {standingFrom === standingTo ? '' : `${named(standingFrom)} → ${named(standingTo)}, `}
              {middleTo === null
                ? 'no level any more'
                : `level ${middleFrom === null ? '' : `${level(middleFrom)} → `}${level(middleTo)}`}
            </span>
          </li>
        )}
      </Some>
    </ul>
  </section>
)
