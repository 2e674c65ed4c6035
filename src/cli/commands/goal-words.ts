import type { GoalReply } from '../../api/contract/journal.ts'
import { goalKindNames, nameOfGoal } from '../../core/goal/goal.ts'
import { clean, styled, type Terminal } from '../terminal.ts'
import { dayNamed } from '../words.ts'
import { fields, itemLine, under } from './item-words.ts'

export function printGoals(terminal: Terminal, goals: readonly GoalReply[]): void {
  if (goals.length === 0) terminal.out('No goal is set: proven goal add')
  const open = goals.filter(({ state }) => state === 'open')
  for (const goal of open) {
    itemLine(terminal, goal.number, nameOfGoal(goal), [goalKindNames[goal.kind], dueSays(goal)])
    under(terminal, [measureSays(goal), progressSays(goal)].filter(Boolean).join(' · '))
    if (goal.missing[0]) under(terminal, goal.missing[0].asks, 'quiet')
  }
  const closed = goals.filter(({ state }) => state !== 'open')
  if (closed.length === 0) return
  if (open.length > 0) terminal.out()
  terminal.out(styled('strong', 'Reached or dropped'))
  for (const goal of closed)
    itemLine(terminal, goal.number, nameOfGoal(goal), [goalKindNames[goal.kind], stateSays(goal)])
}

export function printGoal(terminal: Terminal, goal: GoalReply): void {
  const { number, kind, why, measure, baseline, target, notes, missing } = goal
  itemLine(terminal, number, nameOfGoal(goal), [goalKindNames[kind], stateSays(goal)])
  fields(terminal, [
    ['Good for', why],
    ['Measure', measure],
    ['Today', baseline],
    ['Enough', target],
    ['By', dueSays(goal).replace(/^by /, '')],
    ['How far', progressSays(goal)],
    ...notes.map(({ on, value, says }): [string, string] => [
      dayNamed(on) || 'Noted',
      [value.trim(), says.trim()].filter(Boolean).join(': '),
    ]),
  ])
  if (goal.state !== 'open') return
  for (const { field, asks } of missing)
    terminal.out(' '.repeat(6), styled('careful', clean(asks)), styled('quiet', `  --${field}`))
}

const measureSays = ({ measure, target }: GoalReply): string =>
  [measure.trim(), target.trim()].filter(Boolean).join(': ')

const progressSays = ({ progress: { now, share } }: GoalReply): string =>
  share === null ? now && `at ${now}` : `at ${now}, ${Math.round(share * 100)} % of the way`

const dueSays = ({ by, due }: GoalReply): string =>
  by && `by ${dayNamed(by)}${due === 'past' ? ', which has passed' : due === 'soon' ? ', soon' : ''}`

const stateSays = ({ state, closedOn }: GoalReply): string =>
  state === 'open' ? 'open' : `${state}${closedOn ? ` ${dayNamed(closedOn)}` : ''}`
