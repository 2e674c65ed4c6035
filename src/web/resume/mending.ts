import type { ResumeReply } from '../../api/contract/resume.ts'
import { type Mend, type Mending, mended } from '../../core/resume/mend.ts'

/** What the person says of a reading, changed a little; and what the page shows of it before the server has answered. */

export const withAnswer = (mending: Mending, question: string, choice: string): Mending => ({
  ...mending,
  answers: { ...mending.answers, [question]: choice },
})

export const withoutAnswer = (mending: Mending, question: string): Mending => ({
  ...mending,
  answers: Object.fromEntries(Object.entries(mending.answers).filter(([id]) => id !== question)),
})

/** A value that is put right twice in a row is put right once. */
export function withMends({ mends, ...rest }: Mending, added: readonly Mend[]): Mending {
  const [first] = added
  const last = mends.at(-1)
  const again = first && last && last.pointer === first.pointer && isCorrection(last) && isCorrection(first)
  return { ...rest, mends: [...(again ? mends.slice(0, -1) : mends), ...added] }
}

/** It writes over a value and moves no other one. */
const isCorrection = ({ value, lines }: Mend): boolean => value !== null && lines.length === 0

export const withDismissed = (mending: Mending, lines: readonly number[]): Mending => ({
  ...mending,
  dismissed: [...new Set([...mending.dismissed, ...lines])].sort((a, b) => a - b),
})

export const withoutDismissed = (mending: Mending, lines: readonly number[]): Mending => ({
  ...mending,
  dismissed: mending.dismissed.filter((line) => !lines.includes(line)),
})

export const withoutMend = (mending: Mending, index: number): Mending => ({
  ...mending,
  mends: mending.mends.filter((_, at) => at !== index),
})

/** Whether a mend can go without the later ones meaning other values than they did. */
export function canTakeBack(mends: readonly Mend[], index: number): boolean {
  const mend = mends[index]
  if (!mend) return false
  if (isCorrection(mend)) return true
  const parts = mend.pointer.split('/')
  const last = parts.length - 1
  return mends.slice(index + 1).every(({ pointer }) => {
    const later = pointer.split('/')
    return parts.every((part, depth) => {
      const sameList = parts.slice(0, depth).join('/') === later.slice(0, depth).join('/')
      // What is taken out moves its own list alone; what is placed may have made every entry that it stands in.
      const moves = /^\d+$/.test(part) && (mend.value !== null || depth === last)
      if (!moves || !sameList) return true
      return Number(later[depth]) < Number(part) || (depth !== last && later[depth] === part)
    })
  })
}

/**
 * A reply as it will be once the server has what was added to its mending; as it is where something was taken from it. What
 * is claimed follows with the server's own answer.
 */
export function foreseen(reply: ResumeReply, mending: Mending): ResumeReply {
  const before = reply.mending
  const isAddition =
    Object.entries(before.answers).every(([id, choice]) => mending.answers[id] === choice) &&
    before.dismissed.every((line) => mending.dismissed.includes(line)) &&
    before.mends.every((mend, index) => JSON.stringify(mend) === JSON.stringify(mending.mends[index]))
  if (!isAddition) return { ...reply, mending }
  const { resume, places, unread, questions } = mended(
    {
      format: reply.format,
      sha256: reply.instance,
      lines: reply.lines,
      resume: reply.resume,
      places: reply.places,
      unread: reply.unreadLines,
      questions: reply.asks,
      notes: reply.notes,
    },
    { ...mending, mends: mending.mends.slice(before.mends.length) },
  )
  return { ...reply, resume, places, unreadLines: unread, asks: questions, mending }
}
