import type { ResumeReply } from '../../api/contract/resume.ts'
import type { Change } from './change.ts'
import { LineLink } from './line-link.tsx'
import { withAnswer } from './mending.ts'
import { answerSays } from './words.ts'

/** What the document leaves open, to be answered where it stands. Until then nothing is guessed. */
export function OpenQuestions({ reply, change }: { reply: ResumeReply; change: Change }) {
  const { asks, mending, lines } = reply
  if (asks.length === 0) return null
  const textOf = (line: number) => lines.find(({ number }) => number === line)?.text ?? ''
  return (
    <section className="block open-questions">
      <h2>
        It leaves open <span>until you say, nothing is guessed</span>
      </h2>
      <ul>
        {asks.map((ask) => (
          <li key={ask.id}>
            <fieldset>
              <legend>{ask.asks}</legend>
              <ul className="quoted">
                {ask.lines.slice(0, QUOTED).map((line) => (
                  <li key={line}>
                    <LineLink line={line} />
                    <span>{textOf(line)}</span>
                  </li>
                ))}
                {ask.lines.length > QUOTED && (
                  <li className="muted">and {ask.lines.length - QUOTED} more lines</li>
                )}
              </ul>
              <div className="does">
                {ask.choices.map(({ id, says }) => (
                  <button
                    key={id}
                    type="button"
                    className="btn"
                    onClick={() => change(withAnswer(mending, ask.id, id), `${answerSays(ask.id, id)}.`)}
                  >
                    {says}
                  </button>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
    </section>
  )
}

const QUOTED = 3
