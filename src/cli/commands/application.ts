import {
  type ApplicationReply,
  type ApplicationRequest,
  applicationReply,
  applicationsReply,
} from '../../api/contract/journal.ts'
import {
  type ApplicationStage,
  applicationStageNames,
  applicationStages,
  emptyApplication,
  nameOfApplication,
  stageOf,
} from '../../core/application/application.ts'
import { localDay } from '../../core/work-log/day.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { printApplication, printApplications } from './application-words.ts'
import { changeItem, givenOf, type ItemKind, removeItem, words, writeItem } from './item.ts'

export type ApplicationOptions = Partial<Pick<ApplicationRequest, 'role' | 'employer' | 'link' | 'notes'>> & {
  json: boolean
}

const withStep = (
  draft: ApplicationRequest,
  stage: ApplicationStage,
  on = localDay(new Date()),
  says = '',
): ApplicationRequest => ({ ...draft, steps: [...draft.steps, { stage, on, says }] })

const all: ItemKind<ApplicationReply, ApplicationRequest> = {
  command: 'application',
  one: 'application',
  path: '/v1/applications',
  reply: applicationReply,
  all: async (server) =>
    (await ask(server, { path: '/v1/applications', reply: applicationsReply })).applications,
  draftOf: ({ employer, role, link, notes, steps, gaps }) => ({ employer, role, link, notes, steps, gaps }),
  nameOf: nameOfApplication,
  questions: [
    words('role', 'Which role?'),
    words('employer', 'With which employer?'),
    words('link', 'Where does it stand written?'),
    {
      asks: 'Where does it stand today?',
      takes: applicationStages.map((value) => ({ value, label: applicationStageNames[value] })),
      read: stageOf,
      write(draft, chosen) {
        const stage = applicationStages.find((each) => each === chosen)
        return stage ? withStep(draft, stage) : draft
      },
    },
    words('notes', 'What do you want to remember of it?'),
  ],
  print: printApplication,
}

const given = ({ json: _, ...told }: ApplicationOptions) => givenOf<ApplicationRequest>(told)

export const applicationAdd = (command: Command, options: ApplicationOptions): Promise<void> =>
  writeItem(command, all, {
    which: null,
    empty: emptyApplication,
    given: given(options),
    json: options.json,
  })

export const applicationChange = (
  command: Command,
  which: string,
  options: ApplicationOptions,
): Promise<void> =>
  writeItem(command, all, { which, empty: emptyApplication, given: given(options), json: options.json })

/** Where it stands from a day on. */
export const applicationStep = (
  command: Command,
  which: string,
  stage: ApplicationStage,
  { on, says, json }: { on?: string; says?: string; json: boolean },
): Promise<void> => changeItem(command, all, which, (draft) => withStep(draft, stage, on, says), json)

/** A skill that the rejection points at; named again, what was said of it is replaced. */
export const applicationGap = (
  command: Command,
  which: string,
  skill: string,
  { says, remove, json }: { says?: string; remove: boolean; json: boolean },
): Promise<void> =>
  changeItem(
    command,
    all,
    which,
    (draft) => ({
      ...draft,
      gaps: [
        ...draft.gaps.filter((gap) => gap.skill !== skill),
        ...(remove ? [] : [{ skill, says: says ?? '' }]),
      ],
    }),
    json,
  )

export async function applicationList(command: Command, { json }: { json: boolean }): Promise<void> {
  const told = await ask(await serverFor(command), { path: '/v1/applications', reply: applicationsReply })
  if (json) command.terminal.json(told)
  else printApplications(command.terminal, told)
}

export const applicationRemove = (
  command: Command,
  which: string,
  { json }: { json: boolean },
): Promise<void> => removeItem(command, all, which, json)
