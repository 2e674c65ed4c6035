import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { isCancel, text as textPrompt } from '@clack/prompts'
import {
  type ProjectReply,
  type ProjectsReply,
  projectReply,
  projectsReply,
} from '../../api/contract/project.ts'
import { homeOf, prepareHome } from '../../app/home.ts'
import { Failure } from '../../core/failures.ts'
import { identitiesOf } from '../../intake/git/identities-of.ts'
import { ask, type Server } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { clean } from '../terminal.ts'
import { printProject, printProjects } from './project-words.ts'
import { askWhoIsYou, scanOne } from './scan.ts'

export type ProjectOptions = {
  /** `question=words`, each. */
  answer: string[]
  /** Whether to ask what is not answered yet. */
  ask: boolean
  /** Addresses that are the user's, where a folder is read. */
  as: string[]
  json: boolean
}

type Project = ProjectsReply['projects'][number]

/**
 * A repository against the rubric. A label or the first digits of an instance names one that was read; a folder is read first, which
 * records its evidence as `proven scan` does. Without a name all that were read are listed.
 */
export async function project(
  command: Command,
  which: string | undefined,
  options: ProjectOptions,
): Promise<void> {
  const { terminal } = command
  const given = answersIn(options.answer)
  if (options.ask && (options.json || !terminal.interactive))
    throw new Failure('request-invalid', [
      '--ask needs a terminal',
      'give answers by --answer QUESTION=WORDS instead',
    ])
  const server = await serverFor(command)
  const { projects } = await ask(server, { path: '/v1/projects', reply: projectsReply })
  if (which === undefined && (options.ask || Object.keys(given).length > 0))
    throw new Failure('request-invalid', 'answers belong to one project: name it')
  if (which === undefined) return options.json ? terminal.json(projects) : printProjects(terminal, projects)

  const instance = await instanceOf(command, server, which, projects, options.as)
  const path = `/v1/projects/${instance}`
  let told =
    Object.keys(given).length > 0
      ? await answer(server, path, given)
      : await ask(server, { path, reply: projectReply })
  if (options.ask) told = await askThrough(server, path, told)
  if (options.json) terminal.json(told)
  else printProject(terminal, told)
}

const answer = (server: Server, path: string, answers: Record<string, string>): Promise<ProjectReply> =>
  ask(server, { method: 'PUT', path: `${path}/answers`, body: { answers }, reply: projectReply })

function answersIn(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((each) => {
      const [, question, words] = /^([a-z][a-z0-9-]*)=(.*)$/s.exec(each) ?? []
      if (question === undefined || words === undefined)
        throw new Failure('request-invalid', [
          `${each} is no answer; write it like who-uses-it="Forty shops, by the billing report"`,
          'an empty one takes an answer back; proven project NAME prints the questions',
        ])
      return [question, words]
    }),
  )
}

/** A name is looked for among what was read before it is taken for a folder, unless it is written as a path. */
async function instanceOf(
  command: Command,
  server: Server,
  which: string,
  projects: readonly Project[],
  as: string[],
): Promise<string> {
  const named = /^[.~/]/.test(which)
    ? []
    : projects.filter(
        ({ label, instance }) =>
          label === which || (/^[0-9a-f]{6,64}$/.test(which) && instance.startsWith(which)),
      )
  if (named.length > 1)
    throw new Failure('project-unknown', [
      `${which} is the name of several; their first digits tell them apart:`,
      ...named.map(({ label, instance }) => `${instance.slice(0, 12)}  ${label}`),
    ])
  const [known] = named
  if (known) return known.instance
  if (!existsSync(which)) throw new Failure('project-unknown', which)
  return read(command, server, resolve(which), projects, as)
}

/** With the addresses named, those that it was read with before, or those chosen now. */
async function read(
  command: Command,
  server: Server,
  path: string,
  projects: readonly Project[],
  as: string[],
): Promise<string> {
  command.interruptible()
  const home = homeOf(command.environment)
  prepareHome(home)
  const { instance } = await identitiesOf(path, { scratch: home.scratch, signal: command.signal })
  const before = projects.find((each) => each.instance === instance)?.identities ?? []
  const identities = as.length > 0 ? as : before.length > 0 ? before : await askWhoIsYou(command, [path])
  const { read: scan } = await scanOne(command, server, path, identities)
  return scan.instance
}

/** Each answer is kept at once, so that what was given outlives whatever ends this. */
async function askThrough(server: Server, path: string, project: ProjectReply): Promise<ProjectReply> {
  let told = project
  for (const { id, asks, answer: before, lacks } of project.dimensions.flatMap(
    ({ questions }) => questions,
  )) {
    if (lacks === null) continue
    const given = await textPrompt({
      message: lacks === 'figure' ? `${asks} (a number is missing)` : asks,
      placeholder: 'Enter leaves it open',
      initialValue: clean(before ?? ''),
    })
    if (isCancel(given)) break
    if (given) told = await answer(server, path, { [id]: given })
  }
  return told
}
