import type { RecordingReply } from '../../api/contract/labs.ts'
import { grouped } from '../../core/figures.ts'
import { InOrder } from '../parts/in-order.tsx'
import { Figure, figures, Heads } from '../parts/table.tsx'
import { milliseconds, short } from './figures.ts'

/** The figures that the checks were read off, for those who want to see them: closed until asked for. */
export const Measured = ({ recording }: { recording: RecordingReply }) =>
  recording.requests.length + recording.statements.length + recording.attacks.length > 0 && (
    <section className="block measured-figures">
      <h2>
        Figures behind the checks <span>as they were recorded</span>
      </h2>
      {recording.requests.length > 0 && <Requests requests={recording.requests} />}
      {recording.statements.length > 0 && <Statements statements={recording.statements} />}
      {recording.attacks.length > 0 && <Attacks attacks={recording.attacks} />}
    </section>
  )

const Requests = ({ requests }: { requests: RecordingReply['requests'] }) => (
  <details>
    <summary>Requests, by step and window</summary>
    <table className="figures stacked">
      <Heads
        of={['Step, request', figures('Sent'), figures('Good'), 'Not good', figures('p50'), figures('p99')]}
      />
      <tbody>
        <InOrder of={requests}>
          {(row) => (
            <tr>
              <td>
                {row.step}, {row.name}
                {row.of === 'reference' && <span className="muted"> of the reference</span>}
              </td>
              <Figure head="sent">{grouped(row.sent)}</Figure>
              <Figure head="good">{grouped(row.good)}</Figure>
              <td className="not-good">{notGood(row)}</td>
              <Figure head="p50">{row.latency ? milliseconds(row.latency.p50) : '–'}</Figure>
              <Figure head="p99">{row.latency ? milliseconds(row.latency.p99) : '–'}</Figure>
            </tr>
          )}
        </InOrder>
      </tbody>
    </table>
  </details>
)

function notGood({ late, errors, timedOut, broken, wrong }: RecordingReply['requests'][number]): string {
  const parts: [number, string][] = [
    [errors, 'with an error'],
    [timedOut, 'without an answer'],
    [broken, 'broken off'],
    [late, 'late'],
    ...wrong.map(({ what, times }): [number, string] => [times, what]),
  ]
  return parts
    .filter(([times]) => times > 0)
    .map(([times, what]) => `${grouped(times)} ${what}`)
    .join(', ')
}

const Statements = ({ statements }: { statements: RecordingReply['statements'] }) => (
  <details>
    <summary>What the database was asked, the most frequent first</summary>
    <table className="figures stacked">
      <Heads of={['Step', 'Statement', figures('Calls'), figures('Pages')]} />
      <tbody>
        <InOrder of={statements}>
          {({ step, text, calls, pages }) => (
            <tr>
              <td>{step}</td>
              <td>
                <code>{text}</code>
              </td>
              <Figure head="calls">{grouped(calls)}</Figure>
              <Figure head="pages">{short(pages)}</Figure>
            </tr>
          )}
        </InOrder>
      </tbody>
    </table>
  </details>
)

const Attacks = ({ attacks }: { attacks: RecordingReply['attacks'] }) => (
  <details>
    <summary>Attempts to get in</summary>
    <table className="figures stacked">
      <Heads of={['Step', figures('Tried'), figures('Answered'), 'Got in']} />
      <tbody>
        {attacks.map(({ step, tried, answered, gotIn }) => (
          <tr key={step}>
            <td>{step}</td>
            <Figure head="tried">{grouped(tried)}</Figure>
            <Figure head="answered">{grouped(answered)}</Figure>
            <td data-head="got in">
              {gotIn.length === 0
                ? 'none'
                : gotIn.map(({ tries, times, example }) => (
                    <span key={tries} className="got-in">
                      {grouped(times)} × {tries} <code>{example}</code>
                    </span>
                  ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)
