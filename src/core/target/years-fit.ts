import type { EvidenceEntry } from '../evidence/entry.ts'
import { listed } from '../figures.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import type { Part } from './requirement-fit.ts'
import type { ResumeSays } from './resume-says.ts'
import type { Requirement, Years } from './target.ts'

const yearMs = 365.25 * 24 * 3600 * 1000

/** From the first to the last, in years. */
function spanOf(entries: readonly EvidenceEntry[]): number {
  const times = entries.map(({ observedAt }) => Date.parse(observedAt)).filter((time) => !Number.isNaN(time))
  if (times.length === 0) return 0
  return (times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b))) / yearMs
}

/** By hand nobody counts to the day. */
const covers = (years: number, asked: number): boolean => years + 0.25 >= asked

function lengthSays(years: number): string {
  // A year of 365 days is one.
  const whole = Math.floor(years + 0.05)
  return whole === 0 ? 'less than a year' : whole === 1 ? 'about a year' : `about ${whole} years`
}

/** Years of what is named: met where its evidence goes back that far. What a résumé says beside it stays words. */
export function withYears(part: Part, asks: Requirement, { from }: Years, resume: ResumeSays | null): Part {
  if (part.fit !== 'met') return part
  const seen = spanOf(part.evidence)
  const written = resume?.yearsWith(asks) ?? 0
  const says = `${part.says} Its evidence covers ${lengthSays(seen)} of the ${from} asked for.`
  if (covers(seen, from)) return { ...part, says }
  return {
    ...part,
    fit: 'weak',
    says:
      written > seen ? `${says} Positions of your résumé that name it cover ${lengthSays(written)}.` : says,
  }
}

/**
 * Years as such. Work that was seen counts from its first day to its last, but no year in which nothing was seen; a résumé's positions as a
 * developer are words, and can be weak at best.
 */
export function experiencePart(
  years: Years | null,
  { seen }: Pick<EvidenceIndex, 'seen'>,
  resume: ResumeSays | null,
): Part {
  const asked = years?.from ?? 0
  const inWork = Math.min(spanOf(seen), new Set(seen.map(({ observedAt }) => observedAt.slice(0, 4))).size)
  const [first, last] = [seen[0], seen.at(-1)]
  const evidence = first && last ? [last, first] : []
  const workSays =
    first &&
    last &&
    `Work was seen over ${lengthSays(inWork)}, ${first.observedAt.slice(0, 4)} to ${last.observedAt.slice(0, 4)}`
  if (workSays && covers(inWork, asked)) return { fit: 'met', says: `${workSays}.`, evidence }
  const written = resume?.years ?? 0
  const says = [
    ...(workSays ? [`${workSays}: less than the ${asked} asked for.`] : []),
    ...(written > 0
      ? [
          `Your résumé’s positions as a developer cover ${lengthSays(written)}${covers(written, asked) ? ', in words only' : `, less than the ${asked} asked for`}.`,
        ]
      : []),
  ]
  return says.length > 0
    ? { fit: 'weak', says: says.join(' '), evidence }
    : {
        fit: 'unknown',
        says: 'No work was seen yet, and no résumé names positions as a developer with dates.',
        evidence: [],
      }
}

const degree =
  /\b(?:bachelor|master|degree|diploma|ph\.?d|b\.?sc|m\.?sc|B\.E\.|B\.?Tech|BS|MS|MCA|HND|university|2:1)/i
const spoken =
  /\b(?:english|german|french|dutch|spanish|italian|finnish|swedish|danish|norwegian|polish|czech|portuguese|slovene|languages?)\b/i
const certified = /\bcertifi/i

/** A degree, a language, a certificate that is not named: what the résumé names of the kind, for the person to judge. A permit nothing can show. */
export function credentialPart(
  words: string,
  resume: ResumeSays | null,
  certificates: readonly EvidenceEntry[],
): Part {
  const recorded = certificates.filter(({ kind }) => kind === 'certificate')
  if (certified.test(words) && recorded.length > 0)
    return {
      fit: 'weak',
      says: 'Certificates are recorded; whether one of them is meant is yours to say.',
      evidence: recorded,
    }
  const named = degree.test(words) ? resume?.studies : spoken.test(words) ? resume?.languages : undefined
  if (named && named.length > 0)
    return {
      fit: 'weak',
      says: `Your résumé names ${listed(named.slice(0, 4))}, in words only; whether that is what is meant is yours to say.`,
      evidence: [],
    }
  return {
    fit: 'unknown',
    says: 'A degree, a language or a permit is nothing that evidence here shows; you can say that you have it.',
    evidence: [],
  }
}
