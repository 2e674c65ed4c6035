import { resolve } from 'node:path'
import {
  hintReply,
  type LabReply,
  type LabSummary,
  labReply,
  labStartReply,
  labsReply,
} from '../../api/contract/labs.ts'
import { contentFolder } from '../../app/build.ts'
import { copyStarter } from '../../content/copy-starter.ts'
import { Failure } from '../../core/failures.ts'
import { labOf } from '../../intake/lab-source/lab-yaml.ts'
import { ask, type Server } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { lengthOf, styled } from '../terminal.ts'
import { wrapped } from '../wrap.ts'
import { reflowed } from './lab-text.ts'
import { labStateSays } from './lab-words.ts'

type Json = { json: boolean }

export async function labList(command: Command, { json }: Json): Promise<void> {
  const server = await serverFor(command)
  const { labs } = await ask(server, { path: '/v1/labs', reply: labsReply })
  if (json) return command.terminal.json(labs)
  const { terminal } = command
  const slugs = Math.max(0, ...labs.map(({ slug }) => slug.length))
  const states = Math.max(0, ...labs.map((lab) => lengthOf([labStateSays(lab)])))
  for (const lab of labs) {
    const state = labStateSays(lab)
    const hours = `  ${lab.hours.from} to ${lab.hours.to} h`
    const skills = [...new Set(lab.behaviours.map(({ skill }) => skill))].join(', ')
    const inOneLine =
      terminal.width === null || terminal.width >= slugs + 2 + states + hours.length + 2 + skills.length
    terminal.out(
      styled('strong', lab.slug.padEnd(slugs)),
      '  ',
      state,
      ' '.repeat(states - lengthOf([state])),
      hours,
      styled('quiet', inOneLine ? `  ${skills}` : ''),
    )
    if (!inOneLine)
      for (const line of wrapped(terminal, 2, skills)) terminal.out(styled('quiet', `  ${line}`))
    for (const line of wrapped(terminal, 2, lab.summary)) terminal.out(`  ${line}`)
  }
}

export async function labBrief(command: Command, slug: string, { json }: Json): Promise<void> {
  const lab = await labFrom(await serverFor(command), slug)
  if (json) return command.terminal.json({ lab: lab.slug, brief: lab.brief, checks: lab.checks })
  for (const line of reflowed(command.terminal, lab.brief)) command.terminal.out(line)
}

/** Copies here, where the files are, and has it noted that the lab was started. */
export async function labStart(
  command: Command,
  slug: string,
  named: string | undefined,
  { language, json }: Json & { language: string },
): Promise<void> {
  const { terminal } = command
  const server = await serverFor(command)
  const lab = await labFrom(server, slug)
  const folder = resolve(named ?? slug)
  await copyStarter(`${contentFolder}/labs/${lab.slug}`, language, folder)
  const told = await ask(server, {
    method: 'POST',
    path: `/v1/labs/${lab.slug}/start`,
    body: { folder, language, copied: true },
    reply: labStartReply,
  })
  if (json) return terminal.json({ lab: lab.slug, ...told })
  terminal.out(styled('strong', lab.title), ` is in ${folder}`)
  terminal.out(`Read   ${folder}/brief.md`)
  terminal.out(`Mend   what lies there, in your own editor`)
  terminal.out(`Check  proven lab check ${named ?? slug}`)
  terminal.out(
    styled('quiet', `Stuck? proven lab hint ${lab.slug} gives one of ${lab.hints} hints; they are noted.`),
  )
}

export async function labHint(command: Command, named: string | undefined, { json }: Json): Promise<void> {
  const { terminal } = command
  const server = await serverFor(command)
  const slug = named ?? (await labHere())
  const hint = await ask(server, {
    method: 'POST',
    path: `/v1/labs/${encodeURIComponent(slug)}/hints`,
    reply: hintReply,
  })
  if (json) return terminal.json({ lab: slug, ...hint })
  terminal.out(styled('strong', `Hint ${hint.number} of ${hint.of}`))
  for (const line of wrapped(terminal, 0, hint.text)) terminal.out(line)
}

const labHere = (): Promise<string> =>
  labOf(process.cwd()).catch((error: unknown) => {
    throw new Failure('lab-unknown', ['none was named, and this folder is none of a lab'], { cause: error })
  })

const labFrom = (server: Server, slug: LabSummary['slug']): Promise<LabReply> =>
  ask(server, { path: `/v1/labs/${encodeURIComponent(slug)}`, reply: labReply })
