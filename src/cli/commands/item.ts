import { z } from 'zod'
import { Failure } from '../../core/failures.ts'
import { askAgain } from '../ask-again.ts'
import { ask, type Server } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { type Prompts, prompts } from '../prompts.ts'
import { clean, styled, type Terminal } from '../terminal.ts'

/** What a person writes down under numbers: goals, entries of the log, applications. */
export type ItemKind<Reply extends { number: number }, Draft> = {
  /** As commands call it: `log`. */
  command: string
  /** As people call one: `entry`. */
  one: string
  path: string
  reply: z.ZodType<Reply>
  all: (server: Server) => Promise<readonly Reply[]>
  draftOf: (reply: Reply) => Draft
  nameOf: (reply: Reply) => string
  questions: readonly ItemQuestion<Draft>[]
  print: (terminal: Terminal, reply: Reply) => void
}

export type ItemQuestion<Draft> = {
  asks: string
  takes: 'words' | 'day' | readonly { value: string; label: string }[]
  read: (draft: Draft) => string
  write: (draft: Draft, answer: string) => Draft
}

/** A question whose answer is one of the item's own texts. */
export const words = <Field extends string>(field: Field, asks: string) => ({
  asks,
  takes: 'words' as const,
  read: (draft: Record<Field, string>): string => draft[field],
  write: <Draft extends Record<Field, string>>(draft: Draft, answer: string): Draft => ({
    ...draft,
    [field]: answer,
  }),
})

/** What options change; null where none of them was given. */
export const givenOf = <Draft>(told: Partial<Draft>): ((draft: Draft) => Draft) | null =>
  Object.keys(told).length === 0 ? null : (draft) => ({ ...draft, ...told })

type Writing<Draft> = {
  /** The item to change; null begins one. */
  which: string | null
  empty: Draft
  /** What the options say; null where they say nothing. */
  given: ((draft: Draft) => Draft) | null
  json: boolean
}

/**
 * Begins or changes an item: asks on a terminal where no option says anything, and takes what the options say elsewhere. Every
 * answer is kept before the next question.
 */
export async function writeItem<Reply extends { number: number }, Draft>(
  command: Command,
  kind: ItemKind<Reply, Draft>,
  { which, empty, given, json }: Writing<Draft>,
): Promise<void> {
  const { terminal } = command
  const asks = given === null && terminal.interactive && !json
  if (given === null && !asks)
    throw new Failure('request-invalid', [
      'nothing says what is to be written',
      `on a terminal it is asked for; elsewhere proven ${kind.command} ${which === null ? 'add' : 'change'} --help has the options`,
    ])
  const server = await serverFor(command)
  const was = which === null ? null : await theItem(server, kind, which)
  const draft = was === null ? empty : kind.draftOf(was)
  if (given !== null) {
    const told = await keepItem(command, server, kind, was?.number ?? null, given(draft))
    return tellItem(terminal, kind, told, json)
  }
  terminal.out(styled('quiet', 'Enter leaves an answer as it stands; every answer is kept. Ctrl-C leaves.'))
  const { item, way } = await itemByQuestions(kind, was, draft, {
    prompts,
    keep: (number, next) => keepItem(command, server, kind, number, next),
  })
  if (item === null) return terminal.out('Nothing was written.')
  tellItem(terminal, kind, item, json)
  if (way === 'left') terminal.out(`proven ${kind.command} change ${item.number} goes on.`)
}

/**
 * Asks question after question; an answer that changes something is kept before the next is asked. The first one that says
 * anything begins the item, so that whoever leaves at once leaves nothing behind.
 */
export async function itemByQuestions<Reply extends { number: number }, Draft>(
  { questions, draftOf }: Pick<ItemKind<Reply, Draft>, 'questions' | 'draftOf'>,
  was: Reply | null,
  empty: Draft,
  {
    prompts: by,
    keep,
  }: {
    prompts: Pick<Prompts, 'line' | 'day' | 'one'>
    keep: (number: number | null, draft: Draft) => Promise<Reply>
  },
): Promise<{ item: Reply | null; way: 'done' | 'left' }> {
  let item = was
  let draft = empty
  for (const { asks, takes, read, write } of questions) {
    const before = read(draft)
    const answer =
      takes === 'words'
        ? await by.line(asks, before)
        : takes === 'day'
          ? await by.day(asks, before)
          : await by.one(asks, takes, before)
    if (answer === null) return { item, way: 'left' }
    if (answer === before) continue
    draft = write(draft, answer)
    // What kind it is says nothing yet.
    if (item === null && typeof takes !== 'string') continue
    item = await keep(item?.number ?? null, draft)
    draft = draftOf(item)
  }
  return { item, way: 'done' }
}

/** Changes one item by what a command means, and tells it. */
export async function changeItem<Reply extends { number: number }, Draft>(
  command: Command,
  kind: ItemKind<Reply, Draft>,
  which: string,
  change: (draft: Draft) => Draft,
  json: boolean,
): Promise<void> {
  const server = await serverFor(command)
  const was = await theItem(server, kind, which)
  const told = await keepItem(command, server, kind, was.number, change(kind.draftOf(was)))
  tellItem(command.terminal, kind, told, json)
}

/** Takes an item out for good. */
export async function removeItem<Reply extends { number: number }, Draft>(
  command: Command,
  kind: ItemKind<Reply, Draft>,
  which: string,
  json: boolean,
): Promise<void> {
  const server = await serverFor(command)
  const was = await theItem(server, kind, which)
  const left = await ask(server, { method: 'DELETE', path: `${kind.path}/${was.number}`, reply: z.unknown() })
  if (json) command.terminal.json(left)
  else command.terminal.out(`${clean(kind.nameOf(was))}: taken out for good.`)
}

/** @throws Failure item-unknown, which names the command that lists them */
export function itemNumber(which: string, lists: string): number {
  if (/^[1-9]\d{0,8}$/.test(which)) return Number(which)
  throw new Failure('item-unknown', [`${which} is no number`, `${lists} names them`])
}

async function theItem<Reply extends { number: number }, Draft>(
  server: Server,
  { command, one, all }: ItemKind<Reply, Draft>,
  which: string,
): Promise<Reply> {
  const lists = `proven ${command} list`
  const number = itemNumber(which, lists)
  const found = (await all(server)).find((each) => each.number === number)
  if (!found) throw new Failure('item-unknown', [`${one} ${number}`, `${lists} names them`])
  return found
}

const keepItem = <Reply extends { number: number }, Draft>(
  command: Command,
  server: Server,
  { path, reply }: ItemKind<Reply, Draft>,
  number: number | null,
  body: Draft,
): Promise<Reply> =>
  number === null
    ? ask(server, { method: 'POST', path, body, reply })
    : askAgain(command, server, { method: 'PUT', path: `${path}/${number}`, body, reply })

function tellItem<Reply extends { number: number }, Draft>(
  terminal: Terminal,
  { print }: ItemKind<Reply, Draft>,
  told: Reply,
  json: boolean,
): void {
  if (json) terminal.json(told)
  else print(terminal, told)
}
