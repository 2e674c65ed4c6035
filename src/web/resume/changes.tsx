import type { ResumeReply } from '../../api/contract/resume.ts'
import { counted } from '../../core/figures.ts'
import { InOrder } from '../parts/in-order.tsx'
import type { Change } from './change.ts'
import { canTakeBack, withoutAnswer, withoutDismissed, withoutMend } from './mending.ts'
import { answerSays, linesSay, pointerSays } from './words.ts'

/** All that was put right, each with the way to take it back. */
export function Changes({ reply, change }: { reply: ResumeReply; change: Change }) {
  const { mending, lines } = reply
  const { answers, mends, dismissed } = mending
  const answered = Object.entries(answers)
  const count = answered.length + mends.length + (dismissed.length > 0 ? 1 : 0)
  if (count === 0) return null
  return (
    <section className="block changes">
      <h2>
        What you put right <span>{counted(count, 'thing')}</span>
      </h2>
      <ul>
        {answered.map(([question, choice]) => (
          <li key={question}>
            <span>{answerSays(question, choice)}.</span>
            <button
              type="button"
              className="link"
              onClick={() => change(withoutAnswer(mending, question), 'It is asked again.')}
            >
              Ask again<span className="sr"> about that</span>
            </button>
          </li>
        ))}
        <InOrder of={mends}>
          {(mend, index) => (
            <li>
              <span>
                {pointerSays(mend.pointer)}: {mend.value === null ? 'taken out' : `“${mend.value}”`}
                {mend.lines.length > 0 && <span className="muted">, from {linesSay(mend.lines)}</span>}
              </span>
              {canTakeBack(mends, index) ? (
                <button
                  type="button"
                  className="link"
                  onClick={() =>
                    change(withoutMend(mending, index), `${pointerSays(mend.pointer)} is as it was read.`)
                  }
                >
                  Take back<span className="sr"> {pointerSays(mend.pointer)}</span>
                </button>
              ) : (
                <span className="muted">later ones build on it</span>
              )}
            </li>
          )}
        </InOrder>
        {dismissed.length > 0 && (
          <li>
            <span>
              Set aside: {linesSay(dismissed)}
              <span className="muted">
                {' '}
                “{lines.find(({ number }) => number === dismissed[0])?.text.trim()}”
              </span>
              {dismissed.length > 1 && ' and more'}
            </span>
            <button
              type="button"
              className="link"
              onClick={() => change(withoutDismissed(mending, dismissed), 'What was set aside is back.')}
            >
              Show {dismissed.length === 1 ? 'it' : 'them'} again
            </button>
          </li>
        )}
      </ul>
    </section>
  )
}
