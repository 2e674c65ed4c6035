import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { confirm, isCancel } from '@clack/prompts'
import { type RunReply, recordingReply, runReply } from '../../api/contract/labs.ts'
import { failures } from '../../core/failures.ts'
import { labOf } from '../../intake/lab-source/lab-yaml.ts'
import { packSource } from '../../intake/lab-source/pack.ts'
import { ask, type Server, send } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { styled } from '../terminal.ts'
import { liveView } from './lab-live.ts'
import { printRun, runHead } from './lab-words.ts'

const pollMs = 400

/**
 * Packs a folder, has it checked and shows what happens.
 * @returns the exit code: 0 passed, 1 failed, 75 nobody can say, 130 stopped
 */
export async function labCheck(
  command: Command,
  named: string | undefined,
  { json, seed }: { json: boolean; seed?: string },
): Promise<number> {
  const { terminal } = command
  const folder = resolve(named ?? '.')
  const lab = await labOf(folder)
  const source = await packSource(folder)
  const server = await serverFor(command)
  const query = new URLSearchParams({ lab, ...(seed === undefined ? {} : { seed }) })
  const response = await send(server, `/v1/runs?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/gzip' },
    body: new Uint8Array(source.bytes),
  })
  const queued = runReply.parse(await response.json())
  const view = liveView(terminal, json)
  const run = await follow(command, server, queued, view)
  view.end()
  if (json) terminal.json(run)
  else {
    await printServiceOutput(command, server, run)
    printRun(terminal, run)
    if (run.state === 'judged' && run.evidence.length === 0 && run.passed === false)
      terminal.out(
        styled(
          'quiet',
          `proven lab hint ${run.lab} gives a hint; proven lab report ${run.number} shows this again`,
        ),
      )
  }
  return exitOf(run)
}

function exitOf(run: RunReply): number {
  if (run.state === 'judged') return run.passed ? 0 : 1
  if (run.state === 'stopped') return failures['run-stopped'].exit
  if (run.state === 'failed')
    return failures[run.failure?.code === 'source-unusable' ? 'source-unusable' : 'run-failed'].exit
  return failures['run-undecided'].exit
}

/** Asks how far the run is until it has ended; Ctrl-C stops it, where somebody can be asked after asking. */
async function follow(
  command: Command,
  server: Server,
  queued: RunReply,
  view: ReturnType<typeof liveView>,
): Promise<RunReply> {
  const path = `/v1/runs/${queued.id}`
  let run = queued
  let asked = false
  while (run.endedAt === null) {
    view.show(run)
    if (command.signal.aborted && !asked) {
      asked = true
      view.end()
      if (await isToBeStopped(command, run)) return ask(server, { method: 'DELETE', path, reply: runReply })
    }
    await sleep(pollMs, undefined, asked ? {} : { signal: command.signal }).catch(() => {})
    run = await ask(server, { path, reply: runReply })
  }
  view.show(run)
  return run
}

async function isToBeStopped({ terminal }: Command, run: RunReply): Promise<boolean> {
  if (!terminal.interactive) return true
  const sure = await confirm({ message: `${runHead(run)} goes on. Stop it?`, initialValue: true })
  return isCancel(sure) || sure
}

const linesShown = 20

/** Of a service that did not start, or gave up, what it wrote last says most. */
async function printServiceOutput({ terminal }: Command, server: Server, run: RunReply): Promise<void> {
  if (run.outcome?.kind !== 'judged' || run.outcome.passed || !run.hasRecording) return
  const { gaveUp, service } = await ask(server, {
    path: `/v1/runs/${run.id}/recording`,
    reply: recordingReply,
  })
  if (gaveUp === null) return
  for (const { instance, output } of service) {
    const lines = output.trimEnd().split('\n').slice(-linesShown)
    if (lines.join('').trim() === '') continue
    const which = service.length > 1 ? ` ${instance + 1}` : ''
    terminal.out(styled('quiet', `What the service${which} wrote last:`))
    for (const line of lines) terminal.out(`  ${line}`)
  }
}
