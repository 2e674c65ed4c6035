import { type EvidenceKind, evidenceKinds } from '../evidence/entry.ts'
import { counted, listed } from '../figures.ts'
import { goalKindNames } from '../goal/goal.ts'
import { standings } from '../readiness/report.ts'
import { type ReviewAnswers, type ReviewFacts, reviewQuestions } from './review.ts'

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

const middle = (value: number | null): string => (value === null ? 'unknown' : value.toFixed(1))

/**
 * A review as a dated page of Markdown: what moved and why, wins, goals, labs, and what was answered. Everything in it is from the
 * record or in the person's words.
 */
export function reviewPage(facts: ReviewFacts, answers: ReviewAnswers): string {
  const sections = [
    `# Review, ${dayOf(facts.until)}`,
    `From ${dayOf(facts.since)} to ${dayOf(facts.until)}, against the ${facts.stage} bar.`,
    countsLine(facts),
    section('What moved', movedLines(facts)),
    section(
      'Wins',
      facts.wins.map(
        ({ number, title, says, strength }) =>
          `- ${plain(says || title)} (win ${number}, documented ${strengthWords[strength]})`,
      ),
      'None was recorded.',
    ),
    section('Goals', goalLines(facts), 'None is set.'),
    section(
      'Labs passed',
      facts.labs.map(({ says, at }) => `- ${dayOf(at)}: ${plain(says)}`),
      'None.',
    ),
    section(
      'To follow up',
      facts.followUps.map(({ on, says }) => `- ${on}: ${plain(says)}`),
      'Nothing is due.',
    ),
    ...(Object.keys(reviewQuestions) as (keyof ReviewAnswers)[]).map(
      (key) =>
        `## ${titles[key]}\n\n${reviewQuestions[key]}\n\n${answers[key].trim() === '' ? 'Not answered.' : quoted(answers[key])}`,
    ),
  ]
  return `${sections.filter(Boolean).join('\n\n')}\n`
}

const titles: Record<keyof ReviewAnswers, string> = { keep: 'Keep', drop: 'Drop', change: 'Change' }
const strengthWords = { weak: 'weakly', fair: 'fairly', strong: 'strongly' } as const

const section = (title: string, lines: readonly string[], none = ''): string =>
  `## ${title}\n\n${lines.length > 0 ? lines.join('\n') : none}`

function countsLine({ counts, countsThen, added }: ReviewFacts): string {
  const parts = standings.map((standing) => {
    const then = countsThen?.[standing]
    const now = counts[standing]
    const word = standing === 'none' ? 'without evidence' : standing
    return then === undefined || then === now ? `${now} ${word}` : `${now} ${word} (${then} before)`
  })
  const pieces = evidenceKinds.flatMap((kind) => {
    const count = added[kind] ?? 0
    return count === 0 ? [] : [`${counted(count, 'piece')} from ${sources[kind]}`]
  })
  return [
    `Of the core: ${parts.join(', ')}.`,
    pieces.length > 0
      ? `Recorded in this time: ${listed(pieces)}.`
      : 'No evidence was recorded in this time.',
  ].join('\n')
}

function movedLines({ moved, countsThen }: ReviewFacts): string[] {
  if (countsThen === null) return ['Nothing was recorded before, so that nothing can be compared.']
  if (moved.length === 0) return ['No skill moved so far that it would be seen.']
  return moved.map(
    ({ name, standingFrom, standingTo, middleFrom, middleTo, sentence }) =>
      `- **${plain(name)}**: ${standingFrom === standingTo ? standingTo : `${standingFrom} → ${standingTo}`}, level ${middle(middleFrom)} → ${middle(middleTo)}. ${plain(sentence)}`,
  )
}

const goalLines = ({ goals }: ReviewFacts): string[] =>
  goals.map(({ number, kind, title, state, target, by, now, share, due }) => {
    const at = [
      now === '' ? '' : `at ${plain(now)}`,
      target === '' ? '' : `of ${plain(target)}`,
      share === null ? '' : `(${Math.round(share * 100)} % of the way)`,
    ].filter(Boolean)
    const when = by === '' ? '' : `by ${plain(by)}${due === 'past' ? ', which has passed' : ''}`
    return `- ${plain(title) || `Goal ${number}`} (${goalKindNames[kind].toLowerCase()}): ${[state, at.join(' '), when].filter(Boolean).join(', ')}`
  })
