import { rm, writeFile } from 'node:fs/promises'
import { type ReviewReply, reviewReply, reviewsReply } from '../../api/contract/journal.ts'
import { factsPage } from '../../core/review/page.ts'
import { answerKeys, type ReviewAnswers, reviewQuestions } from '../../core/review/review.ts'
import { askAgain } from '../ask-again.ts'
import { ask, type Server } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { unwritable } from '../files.ts'
import { prompts } from '../prompts.ts'
import { clean, styled, type Terminal } from '../terminal.ts'
import { dayOf } from '../words.ts'
import { itemNumber } from './item.ts'

export type ReviewOptions = Partial<ReviewAnswers> & {
  /** Where the page is written to as well. */
  out?: string
  /** An earlier one, by its number. */
  show?: string
  list: boolean
  json: boolean
}

/**
 * What moved since the review before and why. On a terminal it asks what to keep, drop and change; elsewhere the options answer.
 * With an answer or --out the review is written: dated, kept in the record, and never changed again.
 */
export async function review(command: Command, options: ReviewOptions): Promise<void> {
  const { terminal } = command
  const server = await serverFor(command)
  if (options.list) return list(terminal, server, options.json)
  if (options.show !== undefined) return tell(terminal, await one(server, options.show), options)

  const given = answerKeys.filter((key) => options[key] !== undefined)
  const asks = terminal.interactive && !options.json && given.length === 0
  const today = await ask(server, { path: '/v1/reviews/now', reply: reviewReply })
  if (!asks && given.length === 0 && options.out === undefined) return tell(terminal, today, options)
  // Before anything is kept: a page that cannot be written would be written nowhere.
  if (options.out !== undefined) await assertNew(options.out)
  if (asks) print(terminal, factsPage(today.facts))
  const begun = await ask(server, { method: 'POST', path: '/v1/reviews', reply: reviewReply })
  let answers: ReviewAnswers = {
    ...begun.answers,
    ...Object.fromEntries(given.map((key) => [key, options[key]])),
  }
  const path = `/v1/reviews/${begun.number}`
  if (given.length > 0) await ask(server, { method: 'PUT', path, body: answers, reply: reviewReply })
  for (const key of asks ? answerKeys : []) {
    const answer = await prompts.line(reviewQuestions[key], answers[key])
    if (answer === null) return terminal.out('Every answer is kept. proven review goes on from here.')
    answers = { ...answers, [key]: answer }
    await askAgain(command, server, { method: 'PUT', path, body: answers, reply: reviewReply })
  }
  const written = await askAgain(command, server, {
    method: 'POST',
    path: `${path}/write`,
    reply: reviewReply,
  })
  if (options.out !== undefined) await writeNew(options.out, written.page)
  if (options.json) return terminal.json(written)
  if (!asks) print(terminal, written.page)
  terminal.out()
  terminal.out(
    `Review ${written.number} is kept in the record${options.out === undefined ? `; proven review --show ${written.number} --out FILE writes it as a page` : `, and its page is ${clean(options.out)}`}.`,
  )
}

async function tell(terminal: Terminal, told: ReviewReply, { out, json }: ReviewOptions): Promise<void> {
  if (out !== undefined) await writeNew(out, told.page)
  if (json) terminal.json(told)
  else print(terminal, told.page)
}

async function list(terminal: Terminal, server: Server, json: boolean): Promise<void> {
  const told = await ask(server, { path: '/v1/reviews', reply: reviewsReply })
  if (json) return terminal.json(told)
  if (told.reviews.length === 0) return terminal.out('No review was written yet: proven review')
  for (const { number, since, writtenAt } of told.reviews)
    terminal.out(
      styled('strong', String(number).padStart(3)),
      `  ${writtenAt ? dayOf(writtenAt) : 'being written'}`,
      styled('quiet', `  since ${dayOf(since)}`),
    )
}

const one = (server: Server, which: string): Promise<ReviewReply> =>
  ask(server, {
    path: `/v1/reviews/${itemNumber(which, 'proven review --list')}`,
    reply: reviewReply,
  })

/** The page as it is; in a terminal its headings stand out. */
function print(terminal: Terminal, page: string): void {
  for (const line of page.trimEnd().split('\n')) {
    const heading = /^#+ (.*)$/.exec(line)?.[1]
    if (terminal.width !== null && heading !== undefined) terminal.out(styled('strong', clean(heading)))
    else terminal.out(clean(line))
  }
}

const writeNew = (path: string, page: string): Promise<void> =>
  writeFile(path, page, { flag: 'wx', mode: 0o600 }).catch((error) => {
    throw unwritable(path, error)
  })

/** Whether it can be made is known before anything is asked; nothing is left of it where somebody goes away meanwhile. */
async function assertNew(path: string): Promise<void> {
  await writeNew(path, '')
  await rm(path)
}
