import { useState } from 'react'
import type { ResumeReply } from '../../api/contract/resume.ts'
import { counted } from '../../core/figures.ts'
import { Some } from '../parts/some.tsx'
import { capital } from '../parts/states.tsx'
import type { Change } from './change.ts'
import { LineLink } from './line-link.tsx'
import { withDismissed, withMends } from './mending.ts'
import { PlaceForm } from './place-form.tsx'
import { linesSay } from './words.ts'

const RUNS_FIRST = 4
const LINES_FIRST = 4

/** Lines that nothing was made of, and what can be done with each run of them. */
export function NotPlaced({ reply, change }: { reply: ResumeReply; change: Change }) {
  const { unreadLines, mending, lines } = reply
  const [open, setOpen] = useState<number | null>(null)
  if (unreadLines.length === 0) return null
  const count = unreadLines.reduce((sum, run) => sum + run.lines.length, 0)
  const textOf = (line: number) => lines.find(({ number }) => number === line)?.text.trim() ?? ''
  return (
    <section className="block not-placed">
      <h2>
        Not placed <span>{counted(count, 'line')} that nothing was made of</span>
      </h2>
      <ul>
        <Some of={unreadLines} first={RUNS_FIRST} one="place">
          {({ lines: run, below }) => {
            const [first = 0] = run
            const are = run.length === 1 ? 'It says' : 'They say'
            return (
              <li key={first}>
                <div className="run">
                  <ul className="quoted">
                    {run.slice(0, LINES_FIRST).map((line) => (
                      <li key={line}>
                        <LineLink line={line} />
                        <span>{textOf(line)}</span>
                      </li>
                    ))}
                    {run.length > LINES_FIRST && (
                      <li className="muted">and {counted(run.length - LINES_FIRST, 'more line')}</li>
                    )}
                  </ul>
                  {below && <p className="below">below “{below}”</p>}
                  <div className="does">
                    <button
                      type="button"
                      className="btn"
                      aria-expanded={open === first}
                      onClick={() => setOpen(open === first ? null : first)}
                    >
                      Put it where it belongs
                    </button>
                    <button
                      type="button"
                      className="link"
                      onClick={() =>
                        change(
                          withDismissed(mending, run),
                          `${capital(linesSay(run))} ${run.length === 1 ? 'is' : 'are'} set aside.`,
                        )
                      }
                    >
                      {are} nothing about my work
                    </button>
                  </div>
                </div>
                {open === first && (
                  <PlaceForm
                    reply={reply}
                    run={run}
                    textOf={textOf}
                    cancel={() => setOpen(null)}
                    place={(mends, says) => {
                      setOpen(null)
                      change(withMends(mending, mends), says)
                    }}
                  />
                )}
              </li>
            )
          }}
        </Some>
      </ul>
    </section>
  )
}
