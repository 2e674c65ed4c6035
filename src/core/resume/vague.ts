import type { SkillClaim } from './claims.ts'
import type { ResumeReading } from './resume.ts'

/** A bullet of a job or a project that says neither how much, nor on what, nor what came of it. */
export type VagueBullet = {
  text: string
  /** JSON pointer into the résumé. */
  pointer: string
  /** Its lines in the document, ascending. */
  lines: number[]
}

export type Bullets = {
  /** How many there are. */
  count: number
  vague: VagueBullet[]
}

/** What a bullet says. One of the three is enough for it to be about something. */
type Says = { figure: boolean; system: boolean; outcome: boolean }

/**
 * The bullets of a résumé's jobs and projects, and those of them that could stand in anybody's: without a figure, a named
 * system and an outcome. To miss a vague one costs little, and to call a good one vague costs trust, so each sign counts in
 * favour of the bullet.
 */
export function bulletsIn(
  { resume, places }: Pick<ResumeReading, 'resume' | 'places'>,
  claims: readonly SkillClaim[],
): Bullets {
  const sections = [
    ...(resume.work ?? []).map((job, index) => ({ at: `/work/${index}`, bullets: job.highlights ?? [] })),
    ...(resume.projects ?? []).map((project, index) => ({
      at: `/projects/${index}`,
      bullets: project.highlights ?? [],
    })),
  ]
  const bullets = sections.flatMap(({ at, bullets: texts }) =>
    texts.map((text, index) => {
      const pointer = `${at}/highlights/${index}`
      return { text, pointer, lines: places[pointer] ?? [] }
    }),
  )
  return {
    count: bullets.length,
    vague: bullets.filter((bullet) => isVague(bullet.text, namesTool(bullet, claims))),
  }
}

const namesTool = ({ pointer, lines }: VagueBullet, claims: readonly SkillClaim[]): boolean =>
  claims.some(
    ({ subject, pointer: of, line }) =>
      subject.kind === 'tool' && (of === null ? lines.includes(line) : of === pointer),
  )

const isVague = (text: string, hasTool: boolean): boolean => {
  const { figure, system, outcome } = saysOf(text)
  return !figure && !system && !outcome && !hasTool
}

/** @param text  one bullet, as written */
export function saysOf(text: string): Says {
  const words = text
    .split(/[\s/]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}$€£¥~<>+-]+|[^\p{L}\p{N}%+]+$/gu, ''))
    .filter(Boolean)
  return {
    figure: words.some((word, index) => isFigure(word, words[index - 1], index)) || figureInWords.test(text),
    system: words.some((word, index) => isName(word, index)),
    outcome: outcome.test(text),
  }
}

/** `40`, `1.2M`, `99.95%`, `€3k`, `10x`, `300ms`, `2-3`: an amount. A year and the version of something are none. */
const amount =
  /^[~<>+-]?[$€£¥]?\d[\d.,]*(?:[-–]\d[\d.,]*)?\+?(?:%|x|k|m|bn?|ms|s|h|d|gb|tb|mb|kb|rps|qps|tps|fold|th|nd|rd|st)?\+?$/i
const year = /^(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?$/

const isFigure = (word: string, before: string | undefined, index: number): boolean =>
  amount.test(word) && !year.test(word) && !(before && index > 1 && isCapital(before))

const figureInWords =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|(?:a |one )?hundred|(?:a )?dozen|hundreds|dozens|thousands?|millions?|billions?|half|halved?|halving|twice|doubled?|doubling|tripled?|tripling|quarter of|third of|zero|percent|per cent|\w+fold)\b/i

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)

/** A product, a system or a client by its name: a capital within the sentence, or within the word. */
const isName = (word: string, index: number): boolean =>
  /\p{Ll}\p{Lu}/u.test(word) ||
  /\.(?:js|net|io)$/i.test(word) ||
  (index > 0 && /^\p{Lu}\p{Ll}/u.test(word) && !common.has(word.toLowerCase()))

/** Capitals that résumés give to words that name nothing. */
const common = new Set(
  'agile scrum kanban backend frontend software engineer engineers engineering developer developers team teams senior junior lead product manager management business development web mobile cloud api apis rest database databases english marketing sales support design quality assurance'.split(
    ' ',
  ),
)

/** What was different afterwards: a change in a direction, or a consequence. "Improved" alone names none. */
const outcome = new RegExp(
  [
    String.raw`\b(?:reduc|cut(?:s|ting)?\b|lower(?:ed|ing|s)?\b|shr[iau]nk|shorten|decreas|increas|sav(?:ed|es|ing)\b|rais(?:ed|es|ing)\b|accelerat|eliminat|prevent|end(?:ed|ing)\b|retir(?:ed|ing)\b|unblock)`,
    String.raw`\b(?:so that|which (?:let|made|led|kept|took|cut|saved|allowed|enabled|meant)|result(?:ed|ing) in|led to|leading to|enabl(?:ed|ing)|allow(?:ed|ing)|no longer|instead of|without (?:downtime|an? outage|data loss|losing|interrupt\w+))\b`,
    String.raw`\bfrom \S+(?: \S+){0,4} to \S+`,
    String.raw`\b(?:zero[- ]downtime|in production (?:since|for)|adopted by|used by)\b`,
  ].join('|'),
  'i',
)
