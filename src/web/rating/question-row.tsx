import { type KeyboardEvent, useId } from 'react'
import { keyOf, type Question, type SelfAnswer } from '../../core/self-rating/questions.ts'
import { Mark } from '../parts/mark.tsx'

const choices = [
  { answer: 'yes', text: 'Yes', key: 'y' },
  { answer: 'not-yet', text: 'Not yet', key: 'n' },
  { answer: 'skipped', text: 'Skip', key: 's' },
] as const satisfies { answer: SelfAnswer; text: string; key: string }[]

/** A claim has the mark of a claim; what was answered otherwise has a dash, what is open a dotted circle. */
export const AnswerMark = ({ answer }: { answer: SelfAnswer | undefined }) => (
  <Mark is={answer === 'yes' ? 'claimed' : answer ? 'note' : 'none'} />
)

/** One behaviour, and the three answers to it. Its keys work while the focus is in it. */
export function QuestionRow({
  question,
  given,
  follows,
  give,
  move,
}: {
  question: Question
  given: SelfAnswer | undefined
  /** It belongs to the question above it. */
  follows: boolean
  give: (answer: SelfAnswer) => void
  /** To the row before or after; to the area before or after. */
  move: (to: 'up' | 'down' | 'left' | 'right') => void
}) {
  const id = useId()
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const choice = choices.find(({ key }) => key === event.key)
    const way = /^Arrow(Up|Down|Left|Right)$/.exec(event.key)?.[1]?.toLowerCase()
    if (choice) give(choice.answer)
    else if (way === 'up' || way === 'down' || way === 'left' || way === 'right') move(way)
    else return
    event.preventDefault()
  }
  return (
    <fieldset
      aria-labelledby={`${id}-of ${id}-text`}
      className={`ask${follows ? ' follows' : ''}${given ? ' given' : ''}`}
      tabIndex={-1}
      data-row={keyOf(question)}
      onKeyDown={press}
    >
      <AnswerMark answer={given} />
      <p className="ask-of" id={`${id}-of`}>
        <b className={follows ? 'sr' : undefined}>{question.name}</b> <span>{question.stage}</span>
      </p>
      <p className="ask-text" id={`${id}-text`}>
        {question.text}
      </p>
      <div className="ask-answers">
        {choices.map(({ answer, text, key }) => (
          <button
            key={answer}
            type="button"
            aria-pressed={given === answer}
            aria-keyshortcuts={key}
            onClick={() => give(answer)}
          >
            <span>{text}</span>
            <span className="key" aria-hidden="true">
              {key}
            </span>
          </button>
        ))}
      </div>
    </fieldset>
  )
}
