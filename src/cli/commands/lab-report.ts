import {
  labReply,
  labsReply,
  type RecordingReply,
  type RunReply,
  recordingReply,
  runReply,
} from '../../api/contract/labs.ts'
import { Failure } from '../../core/failures.ts'
import { counted, grouped } from '../../core/figures.ts'
import { ask, type Server } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { styled, type Terminal } from '../terminal.ts'
import { dayOf } from '../words.ts'
import { wrapped } from '../wrap.ts'
import { markedLine } from './lab-live.ts'
import { factLines } from './lab-text.ts'
import { printRun } from './lab-words.ts'

/** Its number, as people write it, or its id. */
const runForm = /^(\d{1,9}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** What a run showed, again; of the newest where none is named. */
export async function labReport(
  command: Command,
  named: string | undefined,
  { json, rejudge }: { json: boolean; rejudge: boolean },
): Promise<void> {
  const { terminal } = command
  if (named !== undefined && !runForm.test(named))
    throw new Failure('run-unknown', `${named} is no number of a run`)
  const server = await serverFor(command)
  const path = `/v1/runs/${encodeURIComponent(named ?? (await newestRun(server)))}`
  const run = rejudge
    ? await ask(server, { method: 'POST', path: `${path}/rejudge`, reply: runReply })
    : await ask(server, { path, reply: runReply })
  const recording = run.hasRecording
    ? await ask(server, { path: `${path}/recording`, reply: recordingReply })
    : null
  if (json) return terminal.json({ ...run, recording })
  printRun(terminal, run)
  if (recording) printRecording(terminal, run, recording)
}

async function newestRun(server: Server): Promise<string> {
  const { labs } = await ask(server, { path: '/v1/labs', reply: labsReply })
  const histories = await Promise.all(
    labs
      .filter(({ runs }) => runs > 0)
      .map(async ({ slug }) => (await ask(server, { path: `/v1/labs/${slug}`, reply: labReply })).history),
  )
  const newest = histories.flat().sort((a, b) => b.number - a.number)[0]
  if (!newest) throw new Failure('run-unknown', 'nothing was checked yet: proven lab check FOLDER')
  return newest.id
}

/** Each step under load, second by second; then on what it was measured. */
function printRecording(terminal: Terminal, run: RunReply, recording: RecordingReply): void {
  const { machine } = recording
  terminal.out()
  const named = Math.max(0, ...recording.steps.map(({ id }) => id.length))
  for (const { id } of recording.steps) {
    const seconds = recording.seconds.filter(({ step, of }) => step === id && of === 'service')
    if (seconds.length === 0) continue
    const faults = recording.faults.filter(({ step }) => step === id)
    const answered = seconds.reduce((sum, second) => sum + second.answered, 0)
    const failed = seconds.reduce((sum, second) => sum + second.failed, 0)
    const slowest = Math.max(...seconds.map(({ p99 }) => p99 ?? 0))
    const picture = markedLine(seconds, faults, terminal.utf8)
    const figures = `  ${grouped(answered)} answered, ${grouped(failed)} failed, p99 up to ${grouped(Math.round(slowest))} ms`
    const faultsSay = faultsOf(faults)
    const fits =
      terminal.width === null ||
      terminal.width >= named + 4 + picture.length + figures.length + 2 + faultsSay.length
    const together = fits && faultsSay !== '' ? `; ${faultsSay}` : ''
    terminal.out(`  ${id.padEnd(named)}  `, picture, styled('quiet', `${figures}${together}`))
    if (!fits)
      for (const line of wrapped(terminal, named + 4, faultsSay))
        terminal.out(' '.repeat(named + 4), styled('quiet', line))
  }
  const { sent } = recording
  const facts = [
    dayOf(recording.startedAt),
    `${Math.round(recording.tookMs / 1000)} s`,
    `seed ${recording.seed}${run.chosenSeed ? ' (chosen)' : ''}`,
    `version ${recording.lab.version} of the lab`,
    `engine ${recording.engine}`,
    ...(sent.scheduled > 0
      ? [`${grouped(sent.scheduled - sent.late)} of ${counted(sent.scheduled, 'request')} sent on time`]
      : []),
    `recording ${recording.sha256.slice(0, 12)}…, ${grouped(Math.ceil(recording.bytes / 1_000))} kB`,
    // Of a process that died nobody told what it ran on.
    ...(machine.postgres === ''
      ? []
      : [
          counted(machine.cores, 'core'),
          machine.model,
          `${Math.round(machine.memoryMiB / 1024)} GiB`,
          machine.system,
          `Node ${machine.node}`,
          `PostgreSQL ${machine.postgres}`,
        ].filter((fact) => fact !== '')),
  ]
  for (const line of factLines(terminal.width ?? factsWidth, facts, 2))
    terminal.out(styled('quiet', `  ${line}`))
}

const factsWidth = 110

const faultsOf = (faults: RecordingReply['faults']): string =>
  faults.length === 0 ? '' : `! ${[...new Set(faults.map(({ says }) => says))].join(', ')}`
