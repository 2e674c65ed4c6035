import { type EvidenceKind, evidenceKinds } from '../evidence/entry.ts'
import { counted, listed } from '../figures.ts'
import { goalKindNames } from '../goal/goal.ts'
import { type Move, type Standing, standings } from '../readiness/report.ts'
import { logKindNames } from '../work-log/log-entry.ts'
import { answerKeys, answerNames, type ReviewAnswers, type ReviewFacts, reviewQuestions } from './review.ts'

const sources: Record<EvidenceKind, string> = {
  git: 'commits',
  self: 'self-rating',
  resume: 'résumés',
  lab: 'labs',
  answer: 'questions',
  feedback: 'colleagues',
  certificate: 'certificates',
  win: 'wins',
}

const dayOf = (instant: string): string => instant.slice(0, 10)

/** What was written by somebody else's hand cannot turn into a heading, a list or a link of ours. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|]/g, '\\$&')
/** An answer keeps its lines; each stands in a quotation. */
const quoted = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${plain(line)}`.trimEnd())
    .join('\n')

const levelSays = (middle: number): string => middle.toFixed(1)

/**
 * A review as a dated page of Markdown: what moved and why, wins, goals, labs, and what was answered. Everything in it is from the
 * record or in the person's words.
 */
export function reviewPage(facts: ReviewFacts, answers: ReviewAnswers): string {
  const asked = answerKeys.map(
    (key) =>
      `## ${answerNames[key]}\n\n${reviewQuestions[key]}\n\n${answers[key].trim() === '' ? 'Not answered.' : quoted(answers[key])}`,
  )
  return `${[factsPage(facts).trimEnd(), ...asked].join('\n\n')}\n`
}

/** The same without its answers: what is looked at before anything is asked. */
export function factsPage(facts: ReviewFacts): string {
  const { since, until, stage, wins, labs, finished, log, followUps } = facts
  const [from, to] = [dayOf(since), dayOf(until)]
  const sections = [
    `# Review, ${to}`,
    `${from === to ? `Of ${to}, since the review before` : `From ${from} to ${to}`}, against the ${stage} bar.`,
    countsLines(facts),
    facts.last && lastSection(facts.last),
    section('What moved', movedLines(facts)),
    section(
      'Wins',
      wins.map(
        ({ number, title, says, strength }) =>
          `- ${plain(says || title)} (win ${number}, documented ${strengthWords[strength]})`,
      ),
      'None was recorded.',
    ),
    section('Goals', goalLines(facts), 'None is set.'),
    section(
      'Labs passed',
      labs.map(({ says, at }) => `- ${dayOf(at)}: ${plain(says)}`),
      'None.',
    ),
    finished.length > 0 &&
      section(
        'Done of the plan',
        finished.map(
          ({ title, on, outcome }) => `- ${on}: ${[title, outcome].filter(Boolean).map(plain).join('. ')}`,
        ),
      ),
    log.length > 0 &&
      section(
        'Log',
        log.map(({ kind, on, says }) => `- ${on}: ${plain(says)} (${logKindNames[kind].toLowerCase()})`),
      ),
    section(
      'To follow up',
      followUps.map(({ on, says }) => `- ${on}: ${plain(says)}`),
      'Nothing is due.',
    ),
  ]
  return `${sections.filter(Boolean).join('\n\n')}\n`
}

const strengthWords = { weak: 'weakly', fair: 'fairly', strong: 'strongly' } as const

const section = (title: string, lines: readonly string[], none = ''): string =>
  `## ${title}\n\n${lines.length > 0 ? lines.join('\n') : none}`

const standingWords: Record<Standing, string> = {
  none: 'without evidence at that stage',
  claimed: 'claimed',
  shown: 'shown',
  proven: 'proven',
}

function countsLines({ counts, countsThen, added }: ReviewFacts): string {
  const parts = standings.map((standing) => {
    const then = countsThen?.[standing]
    const now = counts[standing]
    const word = standingWords[standing]
    return then === undefined || then === now ? `${now} ${word}` : `${now} ${word} (${then} before)`
  })
  const pieces = evidenceKinds.flatMap((kind) => {
    const count = added[kind] ?? 0
    return count === 0 ? [] : [`${counted(count, 'piece')} from ${sources[kind]}`]
  })
  return [
    `Of the skills of the core: ${parts.join(', ')}.`,
    pieces.length > 0
      ? `Recorded in this time: ${listed(pieces)}.`
      : 'No evidence was recorded in this time.',
  ].join('\n')
}

/** What was meant then is what today's answers correct. */
function lastSection({ on, answers }: NonNullable<ReviewFacts['last']>): string | null {
  const told = answerKeys.filter((key) => answers[key].trim() !== '')
  return told.length === 0
    ? null
    : section(
        `What you meant on ${dayOf(on)}`,
        told.map((key) => `- ${answerNames[key]}: ${plain(answers[key])}`),
      )
}

const scale = 'Levels go from 1, entry, over 2, mid, and 3, senior, to 4, staff.'

function movedLines({ moved, stands, countsThen }: ReviewFacts): string[] {
  if (countsThen === null)
    return stands.length === 0
      ? ['Nothing was recorded before, so that nothing can be compared.']
      : [
          `Nothing was recorded before, so that nothing can be compared. Where you stand now, to compare with next time. ${scale}`,
          '',
          ...stands.map(
            ({ name, standing, middle }) =>
              `- **${plain(name)}**: ${standing}${middle === null ? '' : `, level ${levelSays(middle)}`}.`,
          ),
        ]
  if (moved.length === 0) return ['No skill moved so far that it would be seen.']
  return [
    scale,
    '',
    ...moved.flatMap((move) => [
      `- **${plain(move.name)}**: ${moveSays(move)} ${plain(move.sentence)}`,
      ...move.recorded.map(
        ({ says, commit }) => `  - ${plain(says)}${commit === null ? '' : ` (commit ${commit.slice(0, 7)})`}`,
      ),
    ]),
  ]
}

function moveSays({ standingFrom, standingTo, middleFrom, middleTo }: Move): string {
  const named = (standing: Standing): string => (standing === 'none' ? 'no evidence at the stage' : standing)
  const level =
    middleTo === null
      ? 'no level any more'
      : middleFrom === null
        ? `level ${levelSays(middleTo)}, none before`
        : levelSays(middleFrom) === levelSays(middleTo)
          ? `level ${levelSays(middleTo)}`
          : `level ${levelSays(middleFrom)} → ${levelSays(middleTo)}`
  const standing =
    standingFrom === standingTo ? `${named(standingTo)}, ` : `${named(standingFrom)} → ${named(standingTo)}, `
  return `${standing}${level}.`
}

const goalLines = ({ goals }: ReviewFacts): string[] =>
  goals
    .toSorted((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open') || byDay(a.by, b.by))
    .flatMap((goal) => {
      const { number, kind, title, state, closedOn, measure, target, by, now, share, due, noted } = goal
      const at = [
        now === '' ? '' : `at ${plain(now)}`,
        target === '' ? '' : `${plain(target)} is enough`,
        share === null ? '' : `${Math.round(share * 100)} % of the way`,
      ].filter(Boolean)
      const says = [
        state === 'open' ? '' : `${state}${closedOn ? ` on ${closedOn}` : ''}`,
        at.length === 0 ? '' : `${measure === '' ? '' : `${plain(measure)} `}${at.join(', ')}`,
        by === '' || state !== 'open' ? '' : `by ${plain(by)}${due === 'past' ? ', which has passed' : ''}`,
      ].filter(Boolean)
      return [
        `- ${plain(title) || `Goal ${number}`} (${goalKindNames[kind].toLowerCase()})${says.length > 0 ? `: ${says.join('; ')}` : ''}`,
        ...noted.map(
          ({ on, value, says: because }) =>
            `  - ${plain(on)}: ${[value, because].map(plain).filter(Boolean).join(', ')}`,
        ),
      ]
    })

/** Those without a day last. */
const byDay = (a: string, b: string): number => (a === b ? 0 : a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1)
