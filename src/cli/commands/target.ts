import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type TargetReply, targetReply, targetsReply } from '../../api/contract/target.ts'
import type { Stage } from '../../core/benchmark/benchmark.ts'
import { Failure } from '../../core/failures.ts'
import { ask, type Server, send } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { atLevel, theOne } from './target-kept.ts'
import { printGap, printTarget, printTargets } from './target-words.ts'

/** Of what is read into memory before the server has its say. */
const fileLimitBytes = 20 * 1024 * 1024

type Options = { json: boolean }
export type TargetAddOptions = Options & {
  textFile?: string
  ladder?: string
  stage?: Stage
  /** Of the ladder, by its name. */
  level?: string
}

/** Adds a job description, a level of a ladder, or a stage, and prints what is asked beside the evidence. */
export async function targetAdd(command: Command, options: TargetAddOptions): Promise<void> {
  const { textFile, ladder, stage, level, json } = options
  const given = [textFile, ladder, stage].filter((one) => one !== undefined)
  if (given.length !== 1)
    throw new Failure('request-invalid', [
      given.length === 0 ? 'nothing says what is wanted' : 'one target at a time',
      'give one of --text-file FILE, --ladder FILE, --stage STAGE',
    ])
  if (level !== undefined && ladder === undefined)
    throw new Failure('request-invalid', '--level belongs to --ladder')
  const file = textFile ?? ladder
  const bytes = file === undefined ? null : await bytesOf(file)
  const server = await serverFor(command)
  let told: TargetReply
  if (file === undefined || bytes === null)
    told = await ask(server, {
      method: 'POST',
      path: '/v1/targets/stage',
      body: { stage },
      reply: targetReply,
    })
  else told = await addFile(server, ladder === undefined ? 'job-description' : 'ladder', file, bytes)
  if (level !== undefined) told = await atLevel(server, told, level)
  if (json) return command.terminal.json(told)
  printTarget(command.terminal, told)
  printGap(command.terminal, told)
}

async function addFile(server: Server, kind: string, file: string, bytes: Buffer): Promise<TargetReply> {
  const name = file === '-' ? '' : basename(file).slice(0, 200)
  const response = await send(server, `/v1/targets?${new URLSearchParams({ kind, name })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  })
  return targetReply.parse(await response.json())
}

export async function targetList(command: Command, { json }: Options): Promise<void> {
  const told = await ask(await serverFor(command), { path: '/v1/targets', reply: targetsReply })
  if (json) command.terminal.json(told)
  else printTargets(command.terminal, told)
}

/** What was read of one; of the newest where none is named. */
export async function targetShow(
  command: Command,
  which: string | undefined,
  { json }: Options,
): Promise<void> {
  const told = await theOne(await serverFor(command), which)
  if (json) command.terminal.json(told)
  else printTarget(command.terminal, told)
}

/** Removes a target; the evidence stays. */
export async function targetRemove(command: Command, which: string, { json }: Options): Promise<void> {
  const { terminal } = command
  const server = await serverFor(command)
  const { id, number, title } = await theOne(server, which)
  const told = await ask(server, { method: 'DELETE', path: `/v1/targets/${id}`, reply: targetsReply })
  if (json) return terminal.json(told)
  terminal.out(`Target ${number}, ${title}, is removed; no evidence was touched.`)
}

/** Requirement by requirement: met, weak, missing or unknown, and by what. */
export async function gap(command: Command, which: string | undefined, { json }: Options): Promise<void> {
  const told = await theOne(await serverFor(command), which)
  if (!json) return printGap(command.terminal, told)
  const { id, number, kind, title, stage, must, claimedMusts, nice, responsibilities, requirements } = told
  command.terminal.json({
    ...{ id, number, kind, title, stage, must, claimedMusts, nice, responsibilities, requirements },
  })
}

/**
 * @param file  `-` for standard input
 * @throws Failure description-not-found, too-large
 */
async function bytesOf(file: string): Promise<Buffer> {
  const refused = (why: string): Failure => new Failure('description-not-found', `${file}: ${why}`)
  if (file === '-') {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks)
  }
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw refused(error.code === 'ENOENT' ? 'there is no such file' : error.message)
  })
  try {
    const facts = await handle.stat()
    if (!facts.isFile()) throw refused('it is no file')
    if (facts.size > fileLimitBytes)
      throw new Failure('too-large', `${file} has ${Math.ceil(facts.size / 1024 ** 2)} MiB; the limit is 5`)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}
