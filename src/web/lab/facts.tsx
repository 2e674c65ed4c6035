import type { RecordingReply, RunReply } from '../../api/contract/labs.ts'
import { counted, grouped } from '../../core/figures.ts'
import { milliseconds, short } from './figures.ts'

/** What was run where, so that it can be run again. */
export function Facts({ run, recording }: { run: RunReply; recording: RecordingReply | undefined }) {
  const sent = recording && recording.sent.scheduled > 0 ? recording.sent : null
  // Of a process that died nobody told what it ran on.
  const machine = recording && recording.machine.postgres !== '' ? recording.machine : null
  const facts: [string, string | null][] = [
    ['Took', recording ? `${short(recording.tookMs / 1_000)} s` : null],
    ['Tries', run.tries > 1 ? `${run.tries} of at most 3` : null],
    ['Sent on time', sent && `${grouped(sent.scheduled - sent.late)} of ${grouped(sent.scheduled)}`],
    ['99 % sent within', sent && milliseconds(sent.lagP99Ms)],
    ['Database', machine && `PostgreSQL ${machine.postgres}, fresh`],
    ['Machine', machine && `${counted(machine.cores, 'core')}, ${short(machine.memoryMiB / 1_024)} GiB`],
    ['Processor', machine?.model || null],
    ['System', machine?.system ?? null],
    ['Node', machine?.node ?? null],
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
