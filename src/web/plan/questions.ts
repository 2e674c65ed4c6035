import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import {
  activitiesReply,
  activityReply,
  type MarkRequest,
  type PlanRequest,
  planReply,
  weekReply,
  whatIfReply,
} from '../../api/contract/plan.ts'
import { call } from '../server/call.ts'

export const plan = () =>
  queryOptions({
    queryKey: ['plan'],
    queryFn: ({ signal }) => call({ reply: planReply, path: '/v1/plan', signal }),
  })

export const week = () =>
  queryOptions({
    queryKey: ['plan', 'week'],
    queryFn: ({ signal }) => call({ reply: weekReply, path: '/v1/plan/week', signal }),
  })

/** Hours a week instead of those that were told. */
export const whatIf = (hours: number) =>
  queryOptions({
    queryKey: ['plan', 'what-if', hours],
    queryFn: ({ signal }) => call({ reply: whatIfReply, path: `/v1/plan/what-if?hours=${hours}`, signal }),
    placeholderData: keepPreviousData,
  })

/** All there are, to choose from. */
export const activities = () =>
  queryOptions({
    queryKey: ['plan', 'activities'],
    queryFn: ({ signal }) => call({ reply: activitiesReply, path: '/v1/plan/activities', signal }),
  })

export const setPlan = (body: PlanRequest) =>
  call({ reply: planReply, path: '/v1/plan', method: 'PUT', body })

export const markActivity = ({ activity, ...body }: MarkRequest & { activity: string }) =>
  call({
    reply: activityReply,
    path: `/v1/plan/activities/${encodeURIComponent(activity)}`,
    method: 'PUT',
    body,
  })

export const sayOfWeek = ({ monday, worked }: { monday: string; worked: boolean }) =>
  call({ reply: planReply, path: `/v1/plan/weeks/${monday}`, method: 'PUT', body: { worked } })

/** Whatever is said of a plan changes all of it. */
export const forgetPlan = (client: QueryClient): Promise<unknown> =>
  client.invalidateQueries({ queryKey: ['plan'] })
