import { type WinReply, type WinsReply, winReply, winsReply } from '../../api/contract/wins.ts'
import { Failure } from '../../core/failures.ts'
import { type WinText, winFields } from '../../core/win/win.ts'
import { askAgain } from '../ask-again.ts'
import { ask, type Server } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { prompts } from '../prompts.ts'
import { clean, styled } from '../terminal.ts'
import { behaviourIn, winByQuestions } from './win-questions.ts'
import { printWin, printWins, shownAtMost } from './win-words.ts'

type Options = { json: boolean }
export type WinAddOptions = Options &
  Partial<WinText> & {
    shows: string[]
    /** Its place in the list of what is proposed, or its key. */
    candidate?: string
    /** Number of the win to go on with. */
    to?: string
    /** Keeps it a draft, whole or not. */
    draft: boolean
  }

/**
 * Writes a win down: asks on a terminal, takes what the options say elsewhere. Every answer is kept at once; once nothing that it
 * needs is missing, it is recorded.
 */
export async function winAdd(command: Command, options: WinAddOptions): Promise<void> {
  const { terminal } = command
  const given = Object.fromEntries(
    winFields.flatMap((field) => (options[field] === undefined ? [] : [[field, options[field]]])),
  )
  const shows = options.shows.map(asBehaviour)
  const server = await serverFor(command)
  const asks = terminal.interactive && !options.json && Object.keys(given).length === 0 && shows.length === 0
  let win = await begin(command, server, options, given, shows, asks)
  if (win === null) return
  const kept = win
  if (asks) {
    terminal.out(
      styled(
        'quiet',
        `Win ${kept.number}. Enter passes a question by; every answer is kept. Ctrl-C leaves, proven win add goes on.`,
      ),
    )
    const told = await winByQuestions(kept, {
      prompts,
      keep: (draft) => write(command, server, kept.number, draft),
    })
    win = told.win
    if (told.way === 'left')
      return terminal.out(`Kept as a draft: proven win add --to ${win.number} goes on.`)
  }
  if (!options.draft && win.needed === 0 && win.state !== 'recorded')
    win = await askAgain(command, server, {
      method: 'POST',
      path: `/v1/wins/${win.number}/record`,
      reply: winReply,
    })
  if (options.json) return terminal.json(win)
  printWin(terminal, win)
  terminal.out()
  terminal.out(
    win.state === 'recorded'
      ? `Recorded as evidence. proven win take-back ${win.number} withdraws it.`
      : win.needed > 0
        ? `Kept as a draft, and no evidence yet. proven win add --to ${win.number} goes on.`
        : `Kept, and not recorded: proven win add --to ${win.number}`,
  )
}

export async function winList(command: Command, { json }: Options): Promise<void> {
  const told = await listed(await serverFor(command))
  if (json) command.terminal.json(told)
  else printWins(command.terminal, told)
}

/** One win; the newest where none is named. */
export async function winShow(command: Command, which: string | undefined, { json }: Options): Promise<void> {
  const server = await serverFor(command)
  const told = await theOne(server, which)
  if (json) command.terminal.json(told)
  else printWin(command.terminal, told)
}

export async function winTakeBack(command: Command, which: string, { json }: Options): Promise<void> {
  const server = await serverFor(command)
  const { number } = await theOne(server, which)
  const told = await ask(server, { method: 'DELETE', path: `/v1/wins/${number}/record`, reply: winReply })
  if (json) command.terminal.json(told)
  else command.terminal.out(`Win ${number} is taken back: its evidence is withdrawn, its words are kept.`)
}

const listed = (server: Server): Promise<WinsReply> => ask(server, { path: '/v1/wins', reply: winsReply })

async function theOne(server: Server, which: string | undefined): Promise<WinReply> {
  const number = which === undefined ? (await listed(server)).wins[0]?.number : numberIn(which)
  if (number === undefined) throw new Failure('win-unknown', 'no win is written down yet: proven win add')
  return ask(server, { path: `/v1/wins/${number}`, reply: winReply })
}

const write = (
  command: Command,
  server: Server,
  number: number,
  body: { text: WinText; shows: WinReply['shows'] },
): Promise<WinReply> =>
  askAgain(command, server, { method: 'PUT', path: `/v1/wins/${number}`, body, reply: winReply })

/** The win to write: a new one, one of a candidate, or one that was begun; null where the person left. */
async function begin(
  command: Command,
  server: Server,
  { to, candidate }: WinAddOptions,
  given: Partial<WinText>,
  shows: WinReply['shows'],
  asks: boolean,
): Promise<WinReply | null> {
  if (to !== undefined && candidate !== undefined)
    throw new Failure('request-invalid', '--to goes on with a win, --candidate begins one: name one of them')
  const chosen =
    to !== undefined
      ? { win: numberIn(to) }
      : candidate !== undefined
        ? { candidate: keyIn(candidate, await listed(server)) }
        : asks
          ? await choose(await listed(server))
          : {}
  if (chosen === null) return null
  const isEmpty = Object.keys(given).length === 0 && shows.length === 0
  // A script that says nothing would leave a draft of nothing behind each time.
  if (isEmpty && !asks && to === undefined && candidate === undefined)
    throw new Failure('request-invalid', [
      'nothing says what the win was',
      'give --title WORDS, and what else is known of it; on a terminal, proven win add asks',
    ])
  if (chosen.win === undefined)
    return ask(server, {
      method: 'POST',
      path: '/v1/wins',
      body: { text: given, shows, candidate: chosen.candidate ?? null },
      reply: winReply,
    })
  const win = await theOne(server, String(chosen.win))
  if (isEmpty) return win
  return write(command, server, win.number, {
    text: { ...win.text, ...given },
    shows: shows.length > 0 ? shows : win.shows,
  })
}

const offeredAtMost = 5

async function choose({ wins, candidates }: WinsReply): Promise<{ win?: number; candidate?: string } | null> {
  const drafts = wins.filter(({ state }) => state === 'draft').slice(0, offeredAtMost)
  if (drafts.length === 0 && candidates.length === 0) return {}
  const chosen = await prompts.one(
    'What do you write down?',
    [
      { value: 'new', label: 'Something else' },
      ...drafts.map(({ number, title }) => ({
        value: `win ${number}`,
        label: `Go on with ${number}, ${clean(title) || 'not called anything yet'}`,
      })),
      ...candidates.slice(0, offeredAtMost).map(({ key, label, period, shows }) => ({
        value: `from ${key}`,
        label: `${[clean(label), period].filter(Boolean).join(', ')}: ${clean(shows[0]?.says ?? '')}`,
      })),
    ],
    'new',
  )
  if (chosen === null) return null
  const [kind, name = ''] = [chosen.slice(0, 4).trim(), chosen.slice(chosen.indexOf(' ') + 1)]
  return kind === 'win' ? { win: Number(name) } : kind === 'from' ? { candidate: name } : {}
}

function asBehaviour(name: string): WinReply['shows'][number] {
  if (!/^[^/\s]+\/[^/\s]+$/.test(name))
    throw new Failure('request-invalid', [
      `--shows ${name}: the form is SKILL/BEHAVIOUR, such as sql-query-tuning/reads-plan`,
      `proven bar --search WORDS finds a skill; --shows ${name.split('/')[0] || 'sql-query-tuning'}/all lists its behaviours`,
    ])
  return behaviourIn(name)
}

function numberIn(which: string): number {
  if (!/^[1-9]\d{0,8}$/.test(which)) throw new Failure('win-unknown', `${which} is no number of a win`)
  return Number(which)
}

function keyIn(which: string, { candidates }: WinsReply): string {
  const found = /^\d+$/.test(which)
    ? candidates.slice(0, shownAtMost)[Number(which) - 1]
    : candidates.find(({ key }) => key === which)
  if (!found) throw new Failure('candidate-unknown', which)
  return found.key
}
