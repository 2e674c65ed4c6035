import type { Block } from './blocks.ts'
import type { DayOrder } from './dates.ts'
import { type Entry, entriesOf } from './entries.ts'
import { type Head, headOf, type Named, namedIn, type Piece, type Read } from './entry-head.ts'
import { withoutFieldNames } from './labelled.ts'
import type { Job } from './resume.ts'
import { present, type Sourced } from './sourced.ts'
import { withUnlistedPlaces } from './unlisted-places.ts'
import { careerBreak, employerWord, legalForm, titleWord } from './words.ts'

type Seen = { entry: Entry; head: Head; named: Named }

/** A job whose title and employer could be the other way round. */
export type Unsure = { job: number; position: Read; name: Read }

/** Jobs of a section, and the blocks in it that belong to none. */
export function jobsOf(blocks: Block[], order: DayOrder): { jobs: Sourced<Job>[]; unsure: Unsure[] } {
  const { entries } = entriesOf(withoutFieldNames(blocks), order)
  const read = withUnlistedPlaces(entries.map((entry) => headOf(entry.head, order)))
  const heads = entries
    .flatMap((entry, index) => {
      const head = read[index]
      return head ? [{ entry, head }] : []
    })
    .filter(({ head }) => !head.pieces.some(({ text }) => careerBreak.test(text)))
  // Where words decide in most entries, the others are written in the same order.
  const votes = heads.map(({ head }) => namedIn(head.pieces, null).titleFirst).filter((vote) => vote !== null)
  const first = votes.filter(Boolean).length
  const titleFirst = votes.length === 0 ? null : first * 2 >= votes.length
  // Below an employer that has a line of its own a role may have a comma: "Senior Associate, Technology".
  const below = (heads[0]?.head.pieces.length ?? 0) > 1
  const seen = heads.map(({ entry, head }): Seen => {
    const named = namedIn(head.pieces, titleFirst)
    const [only] = head.pieces
    return { entry, head, named: below && head.pieces.length === 1 && only ? roleAlone(only, named) : named }
  })
  const jobs: Sourced<Job>[] = []
  const unsure: Unsure[] = []
  let employer: Read | null = null
  let employerPlace: Read | null = null
  seen.forEach(({ entry, head, named }, index) => {
    const next = seen[index + 1]
    // The years at an employer, before the roles there with their own.
    const isEmployerOnly: boolean =
      named.position === null &&
      entry.body.length === 0 &&
      next?.named.position != null &&
      next.named.name === null
    if (isEmployerOnly) {
      employer = named.name
      employerPlace = head.place
      return
    }
    const inherits: boolean = named.name === null && employer !== null
    if (named.name) {
      employer = named.name
      employerPlace = head.place
    }
    const { position, name } = { position: named.position, name: named.name ?? employer }
    if (!named.sure && position && named.name) unsure.push({ job: jobs.length, position, name: named.name })
    jobs.push(jobOf(entry, head, position, name, head.place ?? (inherits ? employerPlace : null)))
  })
  return { jobs, unsure }
}

/** What stands alone and begins with a title is one, unless its end is surely an employer. */
const roleAlone = (only: Piece, named: Named): Named =>
  ((named.titleFirst === true || titleWord.test(named.name?.text ?? '')) &&
    /^[^,]+,\s/u.test(only.text) &&
    !employerWord.test(named.name?.text ?? '')) ||
  (named.position === null && titleWord.test(only.text) && !legalForm.test(only.text.split(' ').at(-1) ?? ''))
    ? { position: only, name: null, sure: true, titleFirst: null }
    : named

function jobOf(
  { body }: Entry,
  { dates, url }: Head,
  position: Read | null,
  name: Read | null,
  place: Read | null,
): Sourced<Job> {
  return present<Sourced<Job>>({
    name,
    position,
    location: place,
    url: url && { ...url, text: /^https?:/i.test(url.text) ? url.text : `https://${url.text}` },
    ...datesOf(dates),
    ...saidIn(body),
  })
}

/** Start and end where they were read. */
export function datesOf(dates: Head['dates']): { startDate?: Read; endDate?: Read } {
  return dates
    ? {
        startDate: { text: dates.start, lines: dates.lines },
        ...(dates.end !== null && { endDate: { text: dates.end, lines: dates.lines } }),
      }
    : {}
}

/** What is said of an entry: bullets, and text that is none. Without bullets, several paragraphs are as good as them. */
export function saidIn(body: Block[]): { summary?: Read; highlights?: Read[] } {
  const read = ({ text, lines }: Block): Read => ({ text, lines })
  const bullets = body.filter(({ marked }) => marked)
  const texts = body.filter(({ marked }) => !marked)
  if (bullets.length === 0 && texts.length > 1) return { highlights: texts.map(read) }
  return {
    ...(texts.length > 0 && {
      summary: { text: texts.map(({ text }) => text).join('\n'), lines: texts.flatMap(({ lines }) => lines) },
    }),
    ...(bullets.length > 0 && { highlights: bullets.map(read) }),
  }
}
