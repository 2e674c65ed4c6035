import { Link } from '@tanstack/react-router'
import type { RunSummary } from '../../api/contract/labs.ts'
import { Heads } from '../parts/table.tsx'
import { shortTime } from './lab-words.ts'
import { isOpen, verdictOf } from './run-words.ts'
import { Verdict } from './verdict.tsx'

/** Runs of a lab, the newest first. */
export const RunList = ({ runs, current }: { runs: readonly RunSummary[]; current?: number }) => (
  <table className="runs">
    <Heads className="sr" of={['Run', 'Verdict', 'When']} />
    <tbody>
      {runs.map((run) => {
        const { is, word } = verdictOf(run)
        return (
          <tr key={run.id} aria-current={run.number === current ? 'true' : undefined}>
            <td>
              <Link
                to="/labs/$slug/runs/$run"
                params={{ slug: run.lab, run: String(run.number) }}
                data-row={run.id}
              >
                <span className="sr">Run </span>
                {run.number}
              </Link>
            </td>
            <td>
              <Verdict is={is}>{word}</Verdict>
            </td>
            <td className="num muted">{isOpen(run) ? 'now' : shortTime(run.endedAt ?? run.queuedAt)}</td>
          </tr>
        )
      })}
    </tbody>
  </table>
)
