import type { TargetReply } from '../../api/contract/target.ts'
import { type Stage, stages } from '../../core/benchmark/benchmark.ts'
import { Failure } from '../../core/failures.ts'
import { counted } from '../../core/figures.ts'
import { groupsOf } from '../../core/target/groups.ts'
import type { RequirementMend } from '../../core/target/mend.ts'
import {
  asRead,
  withAdded,
  withClaim,
  withoutRequirement,
  withRequirement,
} from '../../core/target/mending.ts'
import type { Years } from '../../core/target/target.ts'
import type { Server } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { type Prompts, prompts } from '../prompts.ts'
import { clean, styled } from '../terminal.ts'
import { keepMending, theOne } from './target-kept.ts'
import { type NamedThings, namesByQuestion, namesOfBar } from './target-names.ts'
import { printGap } from './target-words.ts'

type Mends = {
  must?: boolean
  stage?: Stage
  /** `3`, `3-5`, `none`. */
  years?: string
  /** Names with commas between them. */
  asks?: string
  any?: boolean
  /** The person's word; `none` takes it back. */
  meet?: string
  drop?: boolean
  asRead?: boolean
}
export type TargetMendOptions = Mends & { target?: string; title?: string; add?: string; json: boolean }

type Asked = TargetReply['requirements'][number]
type Mending = TargetReply['mending']

/** Puts right what was read of a target: by options, or by questions on a terminal. */
export async function targetMend(
  command: Command,
  called: string | undefined,
  { target: which, title, add, json, ...mends }: TargetMendOptions,
): Promise<void> {
  const { terminal } = command
  const said = Object.keys(mends)
  // Without a requirement these are about the target itself.
  const ofTarget = called === undefined && add === undefined && said.every((name) => name === 'stage')
  const asks = said.length === 0 && add === undefined && title === undefined && terminal.interactive && !json
  if (said.length === 0 && add === undefined && title === undefined && !asks)
    throw new Failure('request-invalid', [
      'nothing says what is to be put right',
      'on a terminal it is asked for; elsewhere proven target mend --help has the options',
    ])
  if (add === undefined && !asks && called === undefined && !ofTarget)
    throw new Failure('request-invalid', ['which requirement is meant?', '`proven gap` prints their numbers'])
  if (add !== undefined && called !== undefined)
    throw new Failure(
      'request-invalid',
      `--add is about a new requirement, and ${called} is one that is there`,
    )
  const server = await serverFor(command)
  const told = await theOne(server, which)
  if (asks) {
    terminal.out(styled('quiet', 'Every answer is kept. Ctrl-C leaves.'))
    const one = called === undefined ? null : requirementCalled(told, called)
    const mended = await mendByQuestions(told, one?.id ?? null, {
      ...{ prompts, names: await namesOfBar(server) },
      keep: (before, mending) => keepMending(command, server, before, mending),
    })
    return printGap(terminal, mended)
  }
  const names = await namesFor(server, mends)
  let { mending } = told
  if (title !== undefined) mending = { ...mending, title }
  if (ofTarget) mending = { ...mending, ...(mends.stage && { stage: mends.stage }) }
  else if (add !== undefined) mending = added({ ...told, mending }, add, mends, names)
  else mending = mended(mending, requirementCalled(told, called ?? ''), mends, names)
  const kept = await keepMending(command, server, told, mending)
  if (json) terminal.json(kept)
  else printGap(terminal, kept)
}

const namesFor = async (server: Server, { asks }: Mends): Promise<NamedThings | null> =>
  asks === undefined ? null : (await namesOfBar(server))(asks)

function added(
  { mending, stage: of }: TargetReply,
  text: string,
  { must = true, stage = of }: Mends,
  names: NamedThings | null,
): Mending {
  if (text.trim() === '') throw new Failure('request-invalid', '--add takes the words of what is asked for')
  return withAdded(mending, { text: text.trim(), must, stage, ...(names ?? { skills: [], tools: [] }) })
}

function mended(
  mending: Mending,
  { id, text, dropped }: Called,
  { must, stage, years, any, meet, drop, asRead: back }: Mends,
  names: NamedThings | null,
): Mending {
  if (drop) return withoutRequirement(mending, id)
  if (dropped && !back)
    throw new Failure('request-invalid', [`“${text}” is set aside`, '--as-read takes it back first'])
  const own: RequirementMend = {
    ...(must !== undefined && { must }),
    ...(stage !== undefined && { stage }),
    ...(years !== undefined && { years: yearsOf(years) }),
    ...(any !== undefined && { any }),
    ...names,
  }
  const before = back ? asRead(mending, id) : mending
  const next = Object.keys(own).length === 0 ? before : withRequirement(before, id, own)
  return meet === undefined ? next : withClaim(next, id, meet === 'none' ? null : meet)
}

function yearsOf(written: string): Years | null {
  if (written === 'none') return null
  const [all, from, to] = /^(\d{1,2})(?:\+|-(\d{1,2}))?$/.exec(written) ?? []
  if (all === undefined || (to !== undefined && Number(to) < Number(from)))
    throw new Failure('request-invalid', `--years ${written}: years are written 3, 3-5 or none`)
  return { from: Number(from), to: to === undefined ? null : Number(to) }
}

type Called = { id: string; text: string; dropped: boolean }

/** By the number that `proven gap` prints, or by words of it. */
function requirementCalled(told: TargetReply, called: string): Called {
  const rows = groupsOf(told, 'written').flatMap(({ rows: own }) => own)
  const numbered = rows.find(({ number }) => String(number) === called)
  if (numbered) return { ...numbered.requirement, dropped: false }
  const all: Called[] = [
    ...told.requirements.map(({ id, text }) => ({ id, text, dropped: false })),
    ...told.dropped.map(({ id, text }) => ({ id, text, dropped: true })),
  ]
  const found = all.filter(({ text }) => text.toLowerCase().includes(called.toLowerCase()))
  const [only, other] = found
  if (only && !other) return only
  throw new Failure('request-invalid', [
    `${called}: ${other ? `${counted(found.length, 'requirement')} have these words` : 'no requirement has this number or these words'}`,
    `\`proven gap ${told.number}\` prints their numbers`,
  ])
}

const done = 'done'

/** Asks which requirement, and what of it is not right, until nothing is; each answer is kept before the next question. */
export async function mendByQuestions(
  begun: TargetReply,
  first: string | null,
  by: {
    prompts: Pick<Prompts, 'one' | 'line'>
    names: (written: string) => NamedThings
    keep: (before: TargetReply, mending: Mending) => Promise<TargetReply>
  },
): Promise<TargetReply> {
  let told = begun
  let next = first
  for (;;) {
    const id: string | null = next ?? (await by.prompts.one('Which one is not right?', choicesOf(told), done))
    next = null
    const one = told.requirements.find((each) => each.id === id)
    if (!one) return told
    const changed = await changedByQuestions(told, one, by)
    if (changed === null) return told
    told = await by.keep(told, changed)
  }
}

const choicesOf = (told: TargetReply) => [
  ...groupsOf(told, 'written').flatMap(({ name, rows }) =>
    rows.map(({ number, requirement: { id, text, standing } }) => ({
      value: id,
      label: `${number} ${clean(text.replace(/\s+/g, ' ')).slice(0, 70)} (${name.toLowerCase()}, ${standing})`,
    })),
  ),
  { value: done, label: 'All of it is right' },
]

async function changedByQuestions(
  { mending, names: called }: TargetReply,
  { id, text, must, stage, skills, tools, alternatives, claim }: Asked,
  {
    prompts: asks,
    names,
  }: { prompts: Pick<Prompts, 'one' | 'line'>; names: (written: string) => NamedThings },
): Promise<Mending | null> {
  const several = skills.length + tools.length > 1
  const what = await asks.one(
    clean(text.replace(/\s+/g, ' ')),
    [
      { value: 'asks', label: 'It asks for something else' },
      { value: 'must', label: must ? 'It is only nice to have' : 'It is a must' },
      { value: 'stage', label: `It asks for it at another stage than ${stage}` },
      ...(several
        ? [
            {
              value: 'any',
              label: alternatives.length > 0 ? 'All of them are wanted' : 'Any one of them is enough',
            },
          ]
        : []),
      { value: 'meet', label: claim === null ? 'I meet it' : 'What I said of meeting it' },
      { value: 'drop', label: 'It asks for nothing, or does not apply to me' },
      { value: 'read', label: 'As it was read' },
    ],
    'asks',
  )
  switch (what) {
    case 'asks': {
      const before = [
        ...skills.map((slug) => called.skills[slug] ?? slug),
        ...tools.map((slug) => called.tools[slug] ?? slug),
      ]
      const found = await namesByQuestion(
        'Which skills and tools? With commas between them.',
        before.join(', '),
        {
          ...{ prompts: asks, names },
        },
      )
      return found && withRequirement(mending, id, found)
    }
    case 'must':
      return withRequirement(mending, id, { must: !must })
    case 'stage': {
      const at = await asks.one(
        'At which stage?',
        stages.map((value) => ({ value, label: value })),
        stage,
      )
      const chosen = stages.find((each) => each === at)
      return chosen ? withRequirement(mending, id, { stage: chosen }) : null
    }
    case 'any':
      return withRequirement(mending, id, { any: alternatives.length === 0 })
    case 'meet': {
      const words = await asks.line(
        'Since when, where? It counts as your word, never as met. Empty takes it back.',
        claim ?? '',
      )
      return words === null ? null : withClaim(mending, id, words === '' ? null : words)
    }
    case 'drop':
      return withoutRequirement(mending, id)
    case 'read':
      return asRead(mending, id)
    default:
      return null
  }
}
