import { numericDate, numericDates } from './dates.ts'
import type { Resume, ResumeLine, ResumeQuestion } from './resume.ts'
import { at } from './sourced.ts'
import type { Unsure } from './work.ts'

const monthNames =
  'January February March April May June July August September October November December'.split(' ')
const spoken = (date: string): string =>
  `${Number(date.slice(8))} ${monthNames[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`

/**
 * Asks which number of 03/04/2021 is the day, where nothing in the document says so.
 * @param asDayFirst    the résumé if it is the first
 * @param asMonthFirst  the résumé if it is the second
 */
export function dateQuestion(
  lines: ResumeLine[],
  unanswered: Resume,
  asDayFirst: Resume,
  asMonthFirst: Resume,
  places: Record<string, number[]>,
): ResumeQuestion[] {
  const set = (answered: Resume): Record<string, string> =>
    Object.fromEntries(
      Object.keys(places).flatMap((pointer) => {
        const value = at(answered, pointer)
        return typeof value === 'string' && value !== at(unanswered, pointer) ? [[pointer, value]] : []
      }),
    )
  const [dayFirst, monthFirst] = [set(asDayFirst), set(asMonthFirst)]
  const pointers = Object.keys(dayFirst)
  const about = [...new Set(pointers.flatMap((pointer) => places[pointer] ?? []))].sort((a, b) => a - b)
  const example = about
    .flatMap((number) => numericDates(lines.find((line) => line.number === number)?.text ?? ''))
    .find(({ first, second }) => first !== second)
  if (pointers.length === 0 || !example) return []
  const [day, month] = [
    spoken(numericDate(example, 'day-first')),
    spoken(numericDate(example, 'month-first')),
  ]
  return [
    {
      id: 'date-order',
      asks: `Is ${example.text} the ${day} or the ${month}?`,
      lines: about,
      choices: [
        { id: 'day-first', says: `${day}: the day comes first`, sets: dayFirst },
        { id: 'month-first', says: `${month}: the month comes first`, sets: monthFirst },
      ],
    },
  ]
}

/** Asks which of two names is the employer, where neither says so by itself. */
export const employerQuestions = (unsure: Unsure[]): ResumeQuestion[] =>
  unsure.map(({ job, position, name }) => ({
    id: `employer-or-title:${job}`,
    asks: `Which is the employer, “${name.text}” or “${position.text}”?`,
    lines: [...new Set([...name.lines, ...position.lines])].sort((a, b) => a - b),
    choices: [
      {
        id: 'as-read',
        says: `“${name.text}” is the employer`,
        sets: { [`/work/${job}/name`]: name.text, [`/work/${job}/position`]: position.text },
      },
      {
        id: 'swapped',
        says: `“${position.text}” is the employer`,
        sets: { [`/work/${job}/name`]: position.text, [`/work/${job}/position`]: name.text },
      },
    ],
  }))
