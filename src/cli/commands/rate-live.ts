import { on } from 'node:events'
import { emitKeypressEvents } from 'node:readline'
import type { GivenAnswer } from '../../core/self-rating/entries.ts'
import {
  type AreaQuestions,
  allIn,
  askedIn,
  keyOf,
  leftOf,
  type Question,
  type SelfAnswer,
  timeLeft,
} from '../../core/self-rating/questions.ts'
import { styled, type Terminal } from '../terminal.ts'
import { wrapped } from '../wrap.ts'

type Keys = AsyncIterable<string> & { end: () => void }

/** Names of the keys that are pressed, one by one, until `end` gives the terminal back. */
export function keysOf(stdin: NodeJS.ReadStream): Keys {
  emitKeypressEvents(stdin)
  stdin.setRawMode(true)
  const ended = new AbortController()
  const pressed = on(stdin, 'keypress', { signal: ended.signal, close: ['end', 'close'] })
  return {
    async *[Symbol.asyncIterator]() {
      for await (const [text, key] of pressed as AsyncIterable<[string, { name?: string; ctrl?: boolean }]>)
        yield key.ctrl ? `ctrl-${key.name}` : (key.name ?? text)
    },
    end() {
      stdin.setRawMode(false)
      stdin.pause()
      void pressed.return?.()
    },
  }
}

const answersByKey = new Map<string, SelfAnswer>([
  ['y', 'yes'],
  ['n', 'not-yet'],
  ['s', 'skipped'],
])
export const answerSays = { yes: 'yes', 'not-yet': 'not yet', skipped: 'skipped' } as const
const leaving = ['q', 'escape', 'ctrl-c', 'ctrl-d']

export type Rating = {
  terminal: Pick<Terminal, 'out' | 'width'>
  areas: readonly AreaQuestions[]
  /** What is not in the core as well. */
  all: boolean
  answers: ReadonlyMap<string, SelfAnswer>
  keys: AsyncIterable<string>
  /** Each answer is kept before the next question is asked. */
  keep: (answer: GivenAnswer) => Promise<void>
}

/**
 * Asks question after question until nothing is open or the user leaves.
 * @throws Failure  as `keep` does; what was acknowledged before is safe
 */
export async function rateByKeys({
  terminal,
  areas,
  all,
  keys,
  keep,
  ...given
}: Rating): Promise<'done' | 'left'> {
  const answers = new Map(given.answers)
  const rowsOf = (area: AreaQuestions): Question[] => (all ? allIn(area) : askedIn(area, answers))
  const isOpen = (question: Question) => !answers.has(keyOf(question))
  /** The first that is open from an area on, and then from the beginning; null where none is. */
  const firstOpen = (from: number): Place | null => {
    for (const [step] of areas.entries()) {
      const at = (from + step) % areas.length
      const area = areas[at]
      const question = area && rowsOf(area).find(isOpen)
      if (question) return { at, key: keyOf(question) }
    }
    return null
  }
  let place = firstOpen(0)
  if (!place) return 'done'
  show(place)
  for await (const key of keys) {
    const area = areas[place.at]
    if (!area || leaving.includes(key)) return 'left'
    const rows = rowsOf(area)
    const here: number = rows.findIndex((row) => keyOf(row) === place?.key)
    const question = rows[here]
    if (!question) return 'left'
    const answer = answersByKey.get(key)
    let next: Place | null = place
    if (answer) {
      await keep({ skill: question.skill, behaviour: question.behaviour, answer })
      answers.set(keyOf(question), answer)
      terminal.out(styled('good', `  ${answerSays[answer]}`))
      const then = rowsOf(area)
      const at = then.findIndex((row) => keyOf(row) === keyOf(question))
      const following = [...then.slice(at + 1), ...then.slice(0, at)].find(isOpen)
      next = following ? { at: place.at, key: keyOf(following) } : firstOpen(place.at + 1)
      if (!next) return 'done'
    } else if (key === 'up' || key === 'down') {
      const row = rows[here + (key === 'up' ? -1 : 1)]
      if (row) next = { at: place.at, key: keyOf(row) }
    } else if (key === 'left' || key === 'right') {
      const at: number = place.at + (key === 'left' ? -1 : 1)
      const other: AreaQuestions | undefined = areas[at]
      const row: Question | undefined = other && rowsOf(other)[0]
      if (row) next = { at, key: keyOf(row) }
    } else continue
    if (next === place) continue
    place = next
    show(place)
  }
  return 'left'

  function show({ at, key }: Place): void {
    const area = areas[at]
    const question = area && rowsOf(area).find((row) => keyOf(row) === key)
    if (!question) return
    const answer = answers.get(key)
    terminal.out()
    terminal.out(
      styled(
        'quiet',
        `${area.name}, ${at + 1} of ${areas.length}, ${timeLeft(leftOf(areas, answers).seconds)}`,
      ),
    )
    terminal.out(
      'Have you done this? ',
      styled('strong', question.name),
      styled('quiet', ` ${question.stage}${answer ? `, answered ${answerSays[answer]}` : ''}`),
    )
    for (const line of wrapped(terminal, 4, question.text)) terminal.out(`    ${line}`)
    terminal.out(styled('quiet', '  y yes   n not yet   s skip   ↑ ↓ question   ← → area   q leave'))
  }
}

type Place = { at: number; key: string }
