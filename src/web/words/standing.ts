import type { Stage } from '../../core/benchmark/benchmark.ts'
import { stageLevel } from '../../core/benchmark/benchmark.ts'
import type { EvidenceKind } from '../../core/evidence/entry.ts'
import { counted, grouped, listed } from '../../core/figures.ts'
import type { Interval, Report, SkillRow, Standing } from '../../core/readiness/report.ts'
import { belowWords } from '../../core/readiness/words.ts'
import { longAge } from './dates.ts'
import { level, range } from './figures.ts'

/** Kinds of evidence as a column's head and as a row's title, in the order in which columns stand. */
export const kindNames = {
  lab: { column: 'lab', title: 'Lab' },
  git: { column: 'git', title: 'Git' },
  win: { column: 'win', title: 'Win' },
  answer: { column: 'answers', title: 'Answer' },
  feedback: { column: 'peers', title: 'Feedback' },
  certificate: { column: 'cert', title: 'Certificate' },
  resume: { column: 'résumé', title: 'Résumé' },
  self: { column: 'self', title: 'Self-rating' },
} as const satisfies Record<EvidenceKind, { column: string; title: string }>

export const kindsInOrder = Object.keys(kindNames) as EvidenceKind[]

/** The definitions of mission.md, short. */
export const standingSays: Record<Standing, string> = {
  proven: 'A judged measurement, or shown and confirmed by another person.',
  shown: 'Seen in your work, attributed by address, not verified.',
  claimed: 'Said in a résumé or a self-rating.',
  none: 'Nothing speaks for it at this stage.',
}

/** The one sentence that the page exists for, with ** around its figures. */
export function standingSentence(
  report: Pick<Report, 'counts' | 'seenBelow' | 'claimedBelow' | 'stage'>,
): string {
  const { proven, shown, claimed, none } = report.counts
  const core = proven + shown + claimed + none
  const unseen = none - report.seenBelow
  const rest =
    none === 0
      ? ''
      : report.seenBelow === 0
        ? ` ${none === 1 ? 'One has' : `**${none}** have`} no evidence.`
        : ` **${report.seenBelow}** of the other ${none} ${report.seenBelow === 1 ? 'is' : 'are'} seen below ${report.stage}${inWords(report)}, and **${unseen}** ${unseen === 1 ? 'has' : 'have'} no evidence.`
  return `Of **${core}** core skills at ${report.stage} level, **${proven}** ${proven === 1 ? 'is' : 'are'} proven, **${shown}** shown and **${claimed}** claimed.${rest}`
}

const inWords = ({ seenBelow, claimedBelow }: Pick<Report, 'seenBelow' | 'claimedBelow'>): string =>
  claimedBelow === 0
    ? ''
    : claimedBelow === seenBelow
      ? ', in words only'
      : ` (${claimedBelow} in words only)`

/** Where an interval lies against a stage. */
export function againstBar(interval: Interval, stage: Stage): string {
  const bar = stageLevel[stage]
  if (interval.low >= bar) return `it lies past the ${stage} bar`
  if (interval.high < bar) return `it falls short of the ${stage} bar`
  return `it crosses the ${stage} bar`
}

/** The word beside a row's mark, for readers who do not see the mark and for narrow screens. */
export function rowWords(row: Pick<SkillRow, 'standing' | 'seenBelow' | 'belowStanding' | 'level'>): string {
  if (row.standing !== 'none') return row.standing
  const below = belowWords(row)
  if (below) return below
  return row.level ? 'none' : 'unknown'
}

/** How a row's bar is drawn. */
export function barLook(row: Pick<SkillRow, 'standing' | 'level'>): Standing | 'below' {
  if (!row.level) return 'none'
  return row.standing === 'none' ? 'below' : row.standing
}

/** The head of a skill's page: a word set strong, and what follows it. */
export function skillSentence(row: SkillRow, asOf: string): { strong: string; rest: string } {
  if (!row.level)
    return {
      strong: 'Unknown.',
      rest: ` No evidence yet. The area alone suggests ${range(row.areaSuggests)}; that is a guess, and is not counted.`,
    }
  const figures = `Level ${level(row.level.middle)}, 80 % interval ${range(row.level)}: ${againstBar(row.level, row.stage)}.`
  const newest = row.newestAt ? `; the newest is ${longAge(row.newestAt, asOf)}` : ''
  const from = ` From ${counted(row.evidenceCount, 'piece')} of evidence, ${fromKinds(row)}${newest}.`
  if (row.standing !== 'none')
    return {
      strong: `${row.standing[0]?.toUpperCase()}${row.standing.slice(1)}.`,
      rest: ` ${figures}${from}`,
    }
  const below = belowWords(row)
  return {
    strong: below
      ? `${below[0]?.toUpperCase()}${below.slice(1)}, not at ${row.stage}.`
      : `Nothing at ${row.stage} yet.`,
    rest: ` ${figures}${from}`,
  }
}

/** `all of it git`, `95 git, 1 lab and 1 self-rating` */
function fromKinds({ byKind }: Pick<SkillRow, 'byKind'>): string {
  const occurring = kindsInOrder.filter((kind) => byKind[kind])
  const title = (kind: EvidenceKind) => kindNames[kind].title.toLowerCase()
  return occurring.length === 1 && occurring[0]
    ? `all of it ${title(occurring[0])}`
    : listed(occurring.map((kind) => `${grouped(byKind[kind] ?? 0)} ${title(kind)}`))
}
