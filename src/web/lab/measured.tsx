import type { RecordingReply } from '../../api/contract/labs.ts'
import { grouped } from '../../core/figures.ts'
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
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">Step, request</th>
          <th scope="col" className="num">
            Sent
          </th>
          <th scope="col" className="num">
            Good
          </th>
          <th scope="col">Not good</th>
          <th scope="col" className="num">
            p50
          </th>
          <th scope="col" className="num">
            p99
          </th>
        </tr>
      </thead>
      <tbody>
        {requests.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: windows of one step are named alike, and never change places
          <tr key={i}>
            <td>
              {row.step}, {row.name}
              {row.of === 'reference' && <span className="muted"> of the reference</span>}
            </td>
            <td className="num" data-head="sent">
              {grouped(row.sent)}
            </td>
            <td className="num" data-head="good">
              {grouped(row.good)}
            </td>
            <td className="not-good">{notGood(row)}</td>
            <td className="num" data-head="p50">
              {row.latency ? milliseconds(row.latency.p50) : '–'}
            </td>
            <td className="num" data-head="p99">
              {row.latency ? milliseconds(row.latency.p99) : '–'}
            </td>
          </tr>
        ))}
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
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Statement</th>
          <th scope="col" className="num">
            Calls
          </th>
          <th scope="col" className="num">
            Pages
          </th>
        </tr>
      </thead>
      <tbody>
        {statements.map(({ step, text, calls, pages }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <tr key={i}>
            <td>{step}</td>
            <td>
              <code>{text}</code>
            </td>
            <td className="num" data-head="calls">
              {grouped(calls)}
            </td>
            <td className="num" data-head="pages">
              {short(pages)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)

const Attacks = ({ attacks }: { attacks: RecordingReply['attacks'] }) => (
  <details>
    <summary>Attempts to get in</summary>
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col" className="num">
            Tried
          </th>
          <th scope="col" className="num">
            Answered
          </th>
          <th scope="col">Got in</th>
        </tr>
      </thead>
      <tbody>
        {attacks.map(({ step, tried, answered, gotIn }) => (
          <tr key={step}>
            <td>{step}</td>
            <td className="num" data-head="tried">
              {grouped(tried)}
            </td>
            <td className="num" data-head="answered">
              {grouped(answered)}
            </td>
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
