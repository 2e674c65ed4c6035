import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { confirm, isCancel } from '@clack/prompts'
import { eraseReply, importReply } from '../../api/contract/program.ts'
import { type SourceSummary, sourcesReply } from '../../api/contract/repositories.ts'
import { askBack } from '../../core/benchmark/nearest.ts'
import { Failure } from '../../core/failures.ts'
import { counted } from '../../core/figures.ts'
import { ask, type Server, send } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { fileReason, unwritable } from '../files.ts'
import { clean } from '../terminal.ts'

/** Writes the archive beside its name first, so that a name always stands for a whole archive. */
export async function exportTo(command: Command, file: string, { json }: { json: boolean }): Promise<void> {
  const server = await serverFor(command)
  const aside = `${file}.part`
  const target = await open(file, 'wx', 0o600).catch((error) => {
    throw unwritable(file, error)
  })
  await target.close()
  try {
    const response = await send(server, '/v1/archive', { method: 'GET', signal: command.signal })
    if (!response.body) throw new Failure('unexpected', 'the archive has no body')
    const out = await open(aside, 'w', 0o600)
    await pipeline(Readable.fromWeb(response.body), out.createWriteStream({ flush: true }))
    await rename(aside, file)
  } catch (error) {
    await rm(aside, { force: true })
    await rm(file, { force: true })
    throw error
  }
  if (json) command.terminal.json({ file })
  else command.terminal.out(`Everything but keys is in ${file}`)
}

export async function importFrom(command: Command, file: string, { json }: { json: boolean }): Promise<void> {
  const source = await open(file, 'r').catch((error) => {
    throw new Failure('file-unreadable', `${file}: ${fileReason(error)}`, { cause: error })
  })
  const isFile = await source.stat().then((facts) => facts.isFile())
  await source.close()
  if (!isFile) throw new Failure('file-unreadable', `${file} is not a file`)
  const server = await serverFor(command)
  const response = await send(server, '/v1/archive', {
    method: 'PUT',
    body: Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
    duplex: 'half',
    headers: { 'content-type': 'application/gzip' },
    signal: command.signal,
  } as RequestInit)
  const told = importReply.parse(await response.json())
  if (json) command.terminal.json(told)
  else
    command.terminal.out(
      told.entries === 0
        ? 'No piece of evidence in it is new'
        : `Read ${counted(told.entries, 'piece')} of evidence from ${counted(told.sources, 'source')}`,
    )
}

export async function erase(
  command: Command,
  options: { source?: string | undefined; yes: boolean; json: boolean },
): Promise<void> {
  const { terminal } = command
  const server = await serverFor(command)
  const source = options.source === undefined ? null : await sourceNamed(server, options.source)
  const what = source ? `the evidence of ${source.label} (${counted(source.entries, 'piece')})` : 'everything'
  if (!options.yes) {
    if (!terminal.interactive) throw new Failure('confirmation-needed', `this would erase ${what}`)
    const sure = await confirm({
      message: `Erase ${clean(what)}, and the backups that hold it?`,
      initialValue: false,
    })
    if (isCancel(sure) || !sure) return terminal.out('Nothing was erased.')
  }
  const told = await ask(server, {
    method: 'POST',
    path: '/v1/erase',
    body: { source: source?.instance ?? null },
    reply: eraseReply,
  })
  if (options.json) terminal.json(told)
  else
    terminal.out(
      `Erased ${counted(told.entries, 'piece')} of evidence from ${counted(told.sources, 'source')}`,
    )
}

async function sourceNamed(server: Server, name: string): Promise<SourceSummary> {
  const { sources } = await ask(server, { path: '/v1/sources', reply: sourcesReply })
  const found = sources.filter(
    ({ label, instance }) => label === name || (/^[0-9a-f]{6,64}$/.test(name) && instance.startsWith(name)),
  )
  const [only] = found
  if (only && found.length === 1) return only
  if (found.length === 0)
    throw new Failure('source-unknown', [
      name,
      ...askBack(
        name,
        sources.map(({ label }) => ({ slug: label })),
      ),
    ])
  throw new Failure('source-unknown', [
    `${found.length} sources are called "${name}"; name one by its number:`,
    ...found.map(({ label, instance }) => `${instance.slice(0, 12)}  ${label}`),
  ])
}
