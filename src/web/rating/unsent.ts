import { z } from 'zod'
import { givenAnswer } from '../../api/contract/self-rating.ts'
import type { GivenAnswer, KeptAnswer } from '../../core/self-rating/entries.ts'
import { keyOf } from '../../core/self-rating/questions.ts'

const KEY = 'proven.self-rating.unsent'
const shape = z.array(givenAnswer)

/**
 * Answers that the server has not acknowledged. They lie in the browser's own store from the moment they are given, so
 * that neither a server that is gone nor a page that is closed loses one.
 */
export function readUnsent(store: Pick<Storage, 'getItem'> = localStorage): GivenAnswer[] {
  try {
    const parsed = shape.safeParse(JSON.parse(store.getItem(KEY) ?? '[]'))
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}

/** Of several about one behaviour, the last stays. */
export function addUnsent(
  answer: GivenAnswer,
  store: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
): void {
  write([...readUnsent(store).filter((other) => keyOf(other) !== keyOf(answer)), answer], store)
}

/** Forgets what was acknowledged, but not another answer that was given to the same question since. */
export function removeSent(
  sent: readonly GivenAnswer[],
  store: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
): void {
  const isSent = (answer: GivenAnswer): boolean =>
    sent.some((one) => keyOf(one) === keyOf(answer) && one.answer === answer.answer)
  write(
    readUnsent(store).filter((answer) => !isSent(answer)),
    store,
  )
}

const write = (answers: readonly GivenAnswer[], store: Pick<Storage, 'setItem'>): void =>
  store.setItem(KEY, JSON.stringify(answers))

/** What is kept, as it will be once the rest has arrived. */
export function withUnsent(
  kept: readonly KeptAnswer[],
  unsent: readonly GivenAnswer[],
  at: string,
): KeptAnswer[] {
  const newer = new Set(unsent.map(keyOf))
  return [
    ...kept.filter((answer) => !newer.has(keyOf(answer))),
    ...unsent.flatMap(({ skill, behaviour, answer }) =>
      answer === 'withdrawn' ? [] : [{ skill, behaviour, answer, at }],
    ),
  ]
}
