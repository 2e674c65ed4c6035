import { type GoalReply, type GoalRequest, goalReply, goalsReply } from '../../api/contract/journal.ts'
import { emptyGoal, goalKindNames, goalKinds, nameOfGoal } from '../../core/goal/goal.ts'
import { localDay } from '../../core/work-log/day.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { printGoal, printGoals } from './goal-words.ts'
import { changeItem, givenOf, type ItemKind, removeItem, words, writeItem } from './item.ts'

export type GoalOptions = Partial<
  Pick<GoalRequest, 'kind' | 'title' | 'why' | 'measure' | 'baseline' | 'target' | 'by'>
> & { json: boolean }

const goals: ItemKind<GoalReply, GoalRequest> = {
  command: 'goal',
  one: 'goal',
  path: '/v1/goals',
  reply: goalReply,
  all: async (server) => (await ask(server, { path: '/v1/goals', reply: goalsReply })).goals,
  draftOf: ({ kind, title, why, measure, baseline, target, by, notes, state, closedOn }) => ({
    kind,
    title,
    why,
    measure,
    baseline,
    target,
    by,
    notes,
    state,
    closedOn,
  }),
  nameOf: nameOfGoal,
  questions: [
    {
      asks: 'What kind is it?',
      takes: goalKinds.map((value) => ({ value, label: goalKindNames[value] })),
      read: ({ kind }) => kind,
      write: (draft, kind) => ({ ...draft, kind: goalKinds.find((each) => each === kind) ?? draft.kind }),
    },
    words('title', 'What do you want to have reached?'),
    words('why', 'What is it good for, and for whom?'),
    words('measure', 'How would anybody see that it is reached? What is counted?'),
    words('baseline', 'Where is it today, with its unit?'),
    words('target', 'Which number, or which state, is enough?'),
    { ...words('by', 'By when?'), takes: 'day' },
  ],
  print: printGoal,
}

const given = ({ json: _, ...told }: GoalOptions) => givenOf<GoalRequest>(told)

export const goalAdd = (command: Command, options: GoalOptions): Promise<void> =>
  writeItem(command, goals, { which: null, empty: emptyGoal, given: given(options), json: options.json })

export const goalChange = (command: Command, which: string, options: GoalOptions): Promise<void> =>
  writeItem(command, goals, { which, empty: emptyGoal, given: given(options), json: options.json })

/** Where it stands on a day. */
export const goalNote = (
  command: Command,
  which: string,
  value: string,
  { on, because, json }: { on?: string; because?: string; json: boolean },
): Promise<void> =>
  changeItem(
    command,
    goals,
    which,
    (goal) => ({
      ...goal,
      notes: [...goal.notes, { on: on ?? localDay(new Date()), value, says: because ?? '' }],
    }),
    json,
  )

export const goalState = (
  command: Command,
  which: string,
  state: GoalRequest['state'],
  { json }: { json: boolean },
): Promise<void> => changeItem(command, goals, which, (goal) => ({ ...goal, state }), json)

export async function goalList(command: Command, { json }: { json: boolean }): Promise<void> {
  const told = await ask(await serverFor(command), { path: '/v1/goals', reply: goalsReply })
  if (json) command.terminal.json(told)
  else printGoals(command.terminal, told.goals)
}

export const goalRemove = (command: Command, which: string, { json }: { json: boolean }): Promise<void> =>
  removeItem(command, goals, which, json)
