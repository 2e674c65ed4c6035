import { openReply } from '../../api/contract/program.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { buildPage } from '../page-build.ts'
import { runningServer, stopServer } from '../server-process.ts'

/** Prints a new one-time address that signs a browser in. */
export async function openPage(command: Command, { json }: { json: boolean }): Promise<void> {
  const { terminal } = command
  await buildPage((text) => terminal.progress(text))
  const server = await serverFor(command)
  const told = await ask(server, { method: 'POST', path: '/v1/open', reply: openReply })
  if (json) terminal.json(told)
  else terminal.out(told.address)
}

export async function stop({ terminal, environment }: Command, { json }: { json: boolean }): Promise<void> {
  const running = await runningServer(environment)
  if (running) await stopServer(running, running.processId)
  if (json) terminal.json({ stopped: running !== null })
  else terminal.out(running ? 'Proven was stopped' : 'Proven was not running')
}
