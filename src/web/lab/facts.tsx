import type { RecordingReply, RunReply } from '../../api/contract.ts'
import { grouped } from '../../core/figures.ts'
import { milliseconds, short } from './figures.ts'

/** What was run where, so that it can be run again. */
export function Facts({ run, recording }: { run: RunReply; recording: RecordingReply | undefined }) {
  const facts: [string, string | null][] = [
    ['Took', recording ? `${short(recording.tookMs / 1_000)} s` : null],
    ['Tries', run.tries > 1 ? `${run.tries} of at most 3` : null],
    ['Sent on time', recording ? onTime(recording.sent) : null],
    ['Database', recording ? `PostgreSQL ${recording.machine.postgres}, fresh` : null],
    ['Machine', recording ? machineSays(recording.machine) : null],
    ['Processor', recording?.machine.model ?? null],
    ['Node', recording?.machine.node ?? null],
    ['Seed', run.seed === null ? null : `${run.seed}${run.chosenSeed ? ', chosen' : ''}`],
    ['Source', `${run.source.slice(0, 12)}…`],
    [
      'Recording',
      recording
        ? `${grouped(Math.ceil(recording.bytes / 1_000))} kB, ${recording.sha256.slice(0, 12)}…`
        : null,
    ],
  ]
  return (
    <section>
      <h2>This run</h2>
      <dl className="facts">
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}

const onTime = ({ scheduled, late, lagP99Ms }: RecordingReply['sent']): string =>
  `${grouped(scheduled - late)} of ${grouped(scheduled)}, 99 % within ${milliseconds(lagP99Ms)}`

const machineSays = ({ cores, memoryMiB, system }: RecordingReply['machine']): string =>
  `${grouped(cores)} cores, ${short(memoryMiB / 1_024)} GiB, ${system}`
