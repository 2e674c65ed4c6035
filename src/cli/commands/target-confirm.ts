import type { TargetReply } from '../../api/contract/target.ts'
import { Failure } from '../../core/failures.ts'
import { counted } from '../../core/figures.ts'
import { withMapping, withoutMapping } from '../../core/target/mending.ts'
import type { Server } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { type Prompts, prompts } from '../prompts.ts'
import { clean, styled, type Terminal } from '../terminal.ts'
import { wrapped } from '../wrap.ts'
import { atLevel, keepMending, theOne } from './target-kept.ts'
import { type NamedThings, namesByQuestion, namesOfBar } from './target-names.ts'

export type TargetConfirmOptions = { map: string[]; level?: string; json: boolean }
type Ladder = NonNullable<TargetReply['ladder']>
type Statement = Ladder['statements'][number]

/** What each statement of a ladder is about: asked on a terminal, given by --map elsewhere; without either, all of them are listed. */
export async function targetConfirm(
  command: Command,
  which: string | undefined,
  { map, level, json }: TargetConfirmOptions,
): Promise<void> {
  const { terminal } = command
  const server = await serverFor(command)
  let told = ladderOf(await theOne(server, which))
  if (level !== undefined) told = ladderOf(await atLevel(server, told, level))
  if (map.length > 0)
    told = ladderOf(await keepMending(command, server, told, await mapped(server, told, map)))
  const asks = terminal.interactive && !json && map.length === 0 && openIn(told).length > 0
  if (asks) {
    terminal.out(styled('quiet', 'Space picks, Enter confirms; every answer is kept. Ctrl-C leaves.'))
    const names = await namesOfBar(server)
    const { reply, way } = await confirmByQuestions(told, {
      ...{ prompts, names },
      keep: async (before, mending) => ladderOf(await keepMending(command, server, before, mending)),
    })
    if (way === 'left')
      return terminal.out(`Every answer is kept. proven target confirm ${reply.number} goes on.`)
    told = reply
  }
  if (json) return terminal.json(told)
  print(terminal, told, map.length > 0 || asks)
}

type OfLadder = TargetReply & { ladder: Ladder }

function ladderOf(told: TargetReply): OfLadder {
  const { ladder } = told
  if (ladder === null)
    throw new Failure('request-invalid', [
      `target ${told.number} is no ladder, and has nothing to confirm`,
      '`proven target mend` puts its requirements right',
    ])
  return { ...told, ladder }
}

const openIn = ({ ladder }: OfLadder): Statement[] =>
  ladder.statements.filter(({ mappedBy }) => mappedBy === null)

const notApplicable = 'n/a'
const another = 'another'

/** Asks of one open statement after the other; each answer is kept before the next question. */
export async function confirmByQuestions(
  begun: OfLadder,
  by: {
    prompts: Pick<Prompts, 'pick' | 'line'>
    names: (written: string) => NamedThings
    keep: (before: OfLadder, mending: TargetReply['mending']) => Promise<OfLadder>
  },
): Promise<{ reply: OfLadder; way: 'done' | 'left' }> {
  let reply = begun
  for (const { id, text, competency, suggested } of openIn(begun)) {
    const picked = await by.prompts.pick(`${clean(competency)}: ${clean(text)}`, [
      ...suggested.map(({ skill, because }, index) => ({
        value: skill,
        label: `${reply.names.skills[skill] ?? skill} (${clean(because)})`,
        picked: index === 0,
      })),
      { value: another, label: 'Another skill, by its name', picked: false },
      { value: notApplicable, label: 'Not applicable to me', picked: false },
    ])
    if (picked === null) return { reply, way: 'left' }
    const skills = picked.filter((each) => each !== another && each !== notApplicable)
    if (picked.includes(another)) {
      const more = await namesByQuestion('Which skill? Several with commas between them.', '', {
        prompts: by.prompts,
        names: (written) => ({ skills: onlySkills(by.names(written)), tools: [] }),
      })
      if (more === null) return { reply, way: 'left' }
      skills.push(...more.skills.filter((slug) => !skills.includes(slug)))
    }
    const said = picked.includes(notApplicable)
      ? { skills: [], notApplicable: true }
      : { skills, notApplicable: false }
    reply = await by.keep(reply, withMapping(reply.mending, id, said))
  }
  return { reply, way: 'done' }
}

function onlySkills({ skills, tools }: NamedThings): string[] {
  if (tools.length > 0)
    throw new Failure('request-invalid', [
      `${tools.join(', ')}: a statement is about skills, and this is a tool`,
      `\`proven bar ${tools[0]}\` says which skills it is used for`,
    ])
  return skills
}

const form =
  'the form is STATEMENT=SKILLS, such as 2=incident-response; instead of skills: suggested, none, n/a, or open to ask again'

async function mapped(
  server: Server,
  { ladder, mending }: OfLadder,
  given: readonly string[],
): Promise<TargetReply['mending']> {
  const names = await namesOfBar(server)
  let next = mending
  for (const one of given) {
    const at = one.lastIndexOf('=')
    if (at < 1) throw new Failure('request-invalid', [`--map ${one}`, form])
    const statement = statementCalled(ladder, one.slice(0, at).trim())
    const answer = one.slice(at + 1).trim()
    if (answer === '') throw new Failure('request-invalid', [`--map ${one}`, form])
    if (answer === 'open') {
      next = withoutMapping(next, statement.id)
      continue
    }
    if (answer === 'suggested' && statement.suggested.length === 0)
      throw new Failure('request-invalid', [
        `--map ${one}: nothing is suggested of “${statement.text}”`,
        form,
      ])
    const skills =
      answer === notApplicable
        ? []
        : answer === 'suggested'
          ? statement.suggested.slice(0, 1).map(({ skill }) => skill)
          : onlySkills(names(answer))
    next = withMapping(next, statement.id, { skills, notApplicable: answer === notApplicable })
  }
  return next
}

/** By its number, its id, or words of it. */
function statementCalled({ statements }: Ladder, called: string): Statement {
  const numbered = statements.find(({ id }, index) => String(index + 1) === called || id === called)
  if (numbered) return numbered
  const found = statements.filter(({ text }) => text.toLowerCase().includes(called.toLowerCase()))
  const [only, other] = found
  if (only && !other) return only
  throw new Failure('request-invalid', [
    `${called}: ${other ? `${counted(found.length, 'statement')} of the level have these words` : 'no statement of the level has this number or these words'}`,
    '`proven target confirm` lists them with their numbers',
  ])
}

function print(terminal: Terminal, { number, title, ladder, names }: OfLadder, answered: boolean): void {
  const nameOf = (slug: string): string => names.skills[slug] ?? slug
  terminal.out(styled('strong', clean(title)), styled('quiet', ` · target ${number}`))
  for (const [
    index,
    { text, skills, mappedBy, suggested, notApplicable: not },
  ] of ladder.statements.entries()) {
    for (const [row, line] of wrapped(terminal, 5, clean(text)).entries())
      terminal.out(`${row === 0 ? String(index + 1).padStart(3) : '   '}  `, line)
    const says = not
      ? 'not applicable'
      : mappedBy !== null
        ? skills.map(nameOf).join(', ') || 'about no skill of the bar'
        : suggested.length > 0
          ? `open; perhaps ${suggested.map(({ skill }) => `${nameOf(skill)} (${skill})`).join(', ')}`
          : 'open; nothing is suggested'
    for (const line of wrapped(terminal, 5, `${says}${mappedBy === 'file' ? ', so says the file' : ''}`))
      terminal.out('     ', styled(mappedBy === null ? 'careful' : 'quiet', line))
  }
  const open = ladder.statements.filter(({ mappedBy }) => mappedBy === null).length
  terminal.out()
  const told =
    open === 0
      ? `Every statement is mapped. proven gap ${number} sets them beside your evidence.`
      : `${counted(open, 'statement')} ${open === 1 ? 'is' : 'are'} open${answered ? ' still' : ''}. proven target confirm ${number} --map 1=incident-response maps the first; instead of a skill: suggested, none, n/a, or open to ask again.`
  for (const line of wrapped(terminal, 0, told)) terminal.out(line)
}
