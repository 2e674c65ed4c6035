import { queryOptions } from '@tanstack/react-query'
import { type GoalReply, type GoalRequest, goal, goalReply, goalsReply } from '../../api/contract/journal.ts'
import { emptyGoal } from '../../core/goal/goal.ts'
import { theOne } from '../journal/the-one.ts'
import type { ItemCalls } from '../journal/use-item.ts'
import { call } from '../server/call.ts'

const path = '/v1/goals'

export const goals = () =>
  queryOptions({ queryKey: ['goals'], queryFn: ({ signal }) => call({ reply: goalsReply, path, signal }) })

export const addGoal = (): Promise<GoalReply> =>
  call({ reply: goalReply, path, method: 'POST', body: emptyGoal })

export const dropGoal = (number: number) =>
  call({ reply: goalsReply, path: `${path}/${number}`, method: 'DELETE' })

export const goalItem = (number: number): ItemCalls<GoalReply, GoalRequest> => ({
  item: `goal/${number}`,
  ask: async (signal) => {
    const { goals: all } = await call({ reply: goalsReply, path, signal })
    return theOne(all, number)
  },
  put: (body) => call({ reply: goalReply, path: `${path}/${number}`, method: 'PUT', body }),
  shape: goal,
  foreseen: (reply, draft) => ({ ...reply, ...draft }),
  touches: { written: ['goals', 'review'], done: [] },
})
