import type { RecordingReply } from '../../api/contract/labs.ts'
import { grouped, listed } from '../../core/figures.ts'
import { figures, Heads } from '../parts/table.tsx'
import { clock, short } from './figures.ts'
import type { Timeline } from './timeline.ts'

/** What the chart shows, second by second. */
export const LatencyTable = ({
  seconds,
  bands,
}: {
  seconds: RecordingReply['seconds']
  bands: Timeline['bands']
}) => (
  <table className="history seconds">
    <Heads
      of={[
        'At',
        'Step',
        'Of',
        figures('p50, ms'),
        figures('p99, ms'),
        figures('Answered'),
        figures('Failed'),
        'Fault',
      ]}
    />
    <tbody>
      {seconds
        .toSorted((a, b) => a.atMs - b.atMs)
        .map(({ step, of, atMs, p50, p99, answered, failed }) => (
          <tr key={`${atMs} ${of} ${step}`}>
            <td>{clock(atMs)}</td>
            <td>{step}</td>
            <td>{of === 'service' ? 'yours' : of}</td>
            <td className="num">{p50 === null ? '–' : short(p50)}</td>
            <td className="num">{p99 === null ? '–' : short(p99)}</td>
            <td className="num">{grouped(answered)}</td>
            <td className="num">{grouped(failed)}</td>
            <td>{faultsAt(bands, atMs)}</td>
          </tr>
        ))}
    </tbody>
  </table>
)

const faultsAt = (bands: Timeline['bands'], atMs: number): string =>
  listed([
    ...new Set(
      bands.filter(({ fromMs, toMs }) => fromMs < atMs + 1_000 && toMs >= atMs).map(({ says }) => says),
    ),
  ])
