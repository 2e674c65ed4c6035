import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ResumeReply, resumeReply, resumesReply } from '../../api/contract/resume.ts'
import { Failure } from '../../core/failures.ts'
import { counted, listed } from '../../core/figures.ts'
import { ask, type Server, send } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { clean, styled, type Terminal } from '../terminal.ts'
import { dayOf } from '../words.ts'
import { wrapped } from '../wrap.ts'

/** Of what is read into memory before the server has its say. */
const fileLimitBytes = 20 * 1024 * 1024

type Options = { json: boolean }

/** Reads a résumé and records what it claims. */
export async function resumeAdd(command: Command, file: string, { json }: Options): Promise<void> {
  const bytes = await bytesOf(file)
  const server = await serverFor(command)
  const query = new URLSearchParams({ name: basename(file).slice(0, 200) })
  const response = await send(server, `/v1/resumes?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  })
  const told = resumeReply.parse(await response.json())
  if (json) command.terminal.json(told)
  else printResume(command.terminal, told)
}

export async function resumeList(command: Command, { json }: Options): Promise<void> {
  const { terminal } = command
  const told = await ask(await serverFor(command), { path: '/v1/resumes', reply: resumesReply })
  if (json) return terminal.json(told)
  if (told.resumes.length === 0) return terminal.out('No résumé was read yet: proven resume add FILE')
  for (const { instance, name, addedAt, jobs, bullets, skills, unread, questions } of told.resumes)
    terminal.out(
      styled('strong', instance.slice(0, 8)),
      `  ${clean(name)}`,
      styled(
        'quiet',
        `  ${dayOf(addedAt)} · ${counted(jobs, 'job')}, ${counted(bullets, 'bullet')}, ${counted(skills, 'skill')} claimed${
          unread > 0 ? ` · ${counted(unread, 'line')} not placed (proven open)` : ''
        }${questions > 0 ? ` · ${counted(questions, 'question')} open` : ''}`,
      ),
    )
}

/** One résumé; the newest where none is named. */
export async function resumeShow(
  command: Command,
  which: string | undefined,
  { json }: Options,
): Promise<void> {
  const server = await serverFor(command)
  const told = await theOne(server, which)
  if (json) command.terminal.json(told)
  else printResume(command.terminal, told, which !== undefined)
}

/** Answers a question that a résumé leaves open. */
export async function resumeAnswer(
  command: Command,
  question: string,
  choice: string,
  { json, of }: Options & { of: string | undefined },
): Promise<void> {
  const server = await serverFor(command)
  const { instance, asks, mending } = await theOne(server, of)
  const asked = asks.find(({ id }) => id === question)
  if (!asked)
    throw new Failure('request-invalid', [
      `nothing is asked by the name ${question}`,
      ...(asks.length > 0 ? [`open are ${listed(asks.map(({ id }) => id))}`] : ['no question is open']),
    ])
  if (!asked.choices.some(({ id }) => id === choice))
    throw new Failure('request-invalid', [
      `${question} has no choice ${choice}`,
      ...asked.choices.map(({ id, says }) => `${id}: ${says}`),
    ])
  const told = await ask(server, {
    method: 'PUT',
    path: `/v1/resumes/${instance}/mending`,
    body: { ...mending, answers: { ...mending.answers, [question]: choice } },
    reply: resumeReply,
  })
  if (json) command.terminal.json(told)
  else printResume(command.terminal, told, of !== undefined)
}

const leastDigits = /^[0-9a-f]{4,64}$/

/** The one of a name or of the first digits of its number; the newest where none is named. */
async function theOne(server: Server, which: string | undefined): Promise<ResumeReply> {
  const { resumes } = await ask(server, { path: '/v1/resumes', reply: resumesReply })
  const newest = resumes[0]
  if (newest === undefined)
    throw new Failure('resume-unknown', 'no résumé was read yet: proven resume add FILE')
  const found =
    which === undefined
      ? [newest]
      : resumes.filter(
          ({ instance, name }) => name === which || (leastDigits.test(which) && instance.startsWith(which)),
        )
  const [only] = found
  if (only === undefined) throw new Failure('resume-unknown', which ?? '')
  if (found.length > 1)
    throw new Failure('resume-unknown', [
      `${found.length} are called "${which}"; name one by its first digits:`,
      ...found.map(({ instance, name, addedAt }) => `${instance.slice(0, 8)}  ${name}, ${dayOf(addedAt)}`),
    ])
  return ask(server, { path: `/v1/resumes/${only.instance}`, reply: resumeReply })
}

/** @throws Failure resume-not-found, too-large */
async function bytesOf(file: string): Promise<Buffer> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(
      'resume-not-found',
      `${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`,
    )
  })
  try {
    const facts = await handle.stat()
    if (!facts.isFile()) throw new Failure('resume-not-found', `${file} is not a file`)
    if (facts.size > fileLimitBytes)
      throw new Failure(
        'too-large',
        `${file} has ${Math.ceil(facts.size / 1024 ** 2)} MiB; a résumé may have 20`,
      )
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

const linesShown = 12

/** The words by which a skill is claimed, each with its lines: a file without line numbers can be searched for them. */
function wordsClaiming(slug: string, { claims }: ResumeReply): string {
  const own = claims.filter(({ skills }) => skills.includes(slug)).toSorted((a, b) => a.line - b.line)
  return [...Map.groupBy(own, ({ text }) => text.toLowerCase()).values()]
    .map((same) => {
      const on = [...new Set(same.map(({ line }) => line))]
      return `“${same[0]?.text}” (${on.length === 1 ? 'line' : 'lines'} ${on.join(', ')})`
    })
    .join(', ')
}

/** @param byName  another may be newer, so that an answer has to name this one */
function printResume(terminal: Terminal, told: ResumeReply, byName = false): void {
  const { name, format, jobs, bullets, claimed, resume, lines, unreadLines, asks } = told
  const text = (line: number): string => clean(lines.find(({ number }) => number === line)?.text.trim() ?? '')
  terminal.out(
    styled('strong', clean(name)),
    styled('quiet', ` · ${format} · ${told.instance.slice(0, 8)} · ${dayOf(told.addedAt)}`),
  )
  terminal.out(
    `${counted(jobs, 'job')} with ${counted(bullets, 'bullet')}, ${counted(claimed.length, 'skill')} claimed; a claim moves a level very little.`,
  )
  for (const { position, name: employer, startDate, endDate } of resume.work ?? [])
    terminal.out(
      styled('quiet', `  ${`${startDate ?? '?'} – ${endDate ?? 'now'}`.padEnd(24)}`),
      clean([position, employer].filter(Boolean).join(', ')),
    )
  const groups = [
    ['Claimed, and shown by nothing else', claimed.filter(({ shownBy }) => shownBy === 0)],
    ['Claimed, and shown too', claimed.filter(({ shownBy }) => shownBy > 0)],
  ] as const
  const width = Math.max(0, ...claimed.map(({ slug }) => slug.length)) + 2
  for (const [title, skills] of groups) {
    if (skills.length === 0) continue
    terminal.out()
    terminal.out(styled('strong', title))
    for (const { slug, claimedAt, shownAt, shownBy } of skills) {
      terminal.out(
        `  ${slug.padEnd(width)}claimed at ${claimedAt.padEnd(6)}`,
        shownAt === null ? '' : `  shown at ${shownAt} by ${counted(shownBy, 'piece')}`,
      )
      for (const line of wrapped(terminal, 4, clean(wordsClaiming(slug, told))))
        terminal.out(styled('quiet', `    ${line}`))
    }
  }
  if (unreadLines.length > 0) {
    const numbers = unreadLines.flatMap(({ lines: each }) => each)
    terminal.out()
    terminal.out(styled('strong', `Not placed: ${counted(numbers.length, 'line')}`))
    for (const number of numbers.slice(0, linesShown))
      terminal.out(`  ${String(number).padStart(4)}  ${text(number)}`)
    if (numbers.length > linesShown)
      terminal.out(styled('quiet', `  and ${counted(numbers.length - linesShown, 'more line')}`))
    terminal.out(styled('quiet', '  proven open gives the page, where they are put right'))
  }
  const of = byName ? ` --of ${told.instance.slice(0, 8)}` : ''
  for (const { id, asks: question, lines: about, choices } of asks) {
    terminal.out()
    terminal.out(styled('strong', question), styled('quiet', `  line ${about.join(', ')}`))
    for (const choice of choices)
      terminal.out(`  ${choice.says}: `, styled('quiet', `proven resume answer ${id} ${choice.id}${of}`))
  }
}
