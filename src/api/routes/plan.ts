import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import {
  activitiesReply,
  activityReply,
  markRequest,
  planReply,
  planRequest,
  weekReply,
  weekRequest,
  whatIfQuery,
  whatIfReply,
} from '../contract/plan.ts'
import { type Api, orFailure } from '../typed.ts'
import { withoutUndefined } from '../without-undefined.ts'

const byActivity = z.object({ activity: z.string().min(1).max(80) })
const tags = ['Plan']
const calendarType = 'text/calendar'

export function planRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/plan',
    schema: {
      tags,
      summary: 'The plan from today, made of the target, the evidence and the hours there are',
      description: 'Before any hours were told, `settings` and `plan` are null.',
      response: { 200: planReply, ...orFailure },
    },
    handler: () => proven.plan(),
  })

  api.route({
    method: 'PUT',
    url: '/v1/plan',
    schema: {
      tags,
      summary: 'Say how many hours a week there are, by when, and towards which target',
      description: 'What is left out stays as it was; the hours have to be told once.',
      body: planRequest,
      response: { 200: planReply, ...orFailure },
    },
    handler: ({ body }) => proven.setPlan(withoutUndefined(body)),
  })

  api.route({
    method: 'GET',
    url: '/v1/plan/week',
    schema: {
      tags,
      summary: 'This week: at most three actions, each with its reason',
      response: { 200: weekReply, ...orFailure },
    },
    handler: () => proven.week(),
  })

  api.route({
    method: 'GET',
    url: '/v1/plan/what-if',
    schema: {
      tags,
      summary: 'What other hours or another date would change; nothing is kept',
      querystring: whatIfQuery,
      response: { 200: whatIfReply, ...orFailure },
    },
    handler: ({ query: { hours, until } }) => proven.whatIf(withoutUndefined({ hoursPerWeek: hours, until })),
  })

  api.route({
    method: 'GET',
    url: '/v1/plan/calendar',
    schema: {
      tags,
      summary: 'The plan as an iCalendar file',
      response: {
        200: { description: 'RFC 5545', content: { [calendarType]: { schema: z.string() } } },
        ...orFailure,
      },
    },
    handler: async (_request, reply) => {
      const file = await proven.planCalendar()
      return reply
        .type(calendarType)
        .header('content-disposition', 'attachment; filename="proven-plan.ics"')
        .send(file)
    },
  })

  api.route({
    method: 'GET',
    url: '/v1/plan/activities',
    schema: {
      tags,
      summary: 'All activities and labs, as names to choose from',
      response: { 200: activitiesReply, ...orFailure },
    },
    handler: async () => ({ activities: await proven.activities() }),
  })

  api.route({
    method: 'GET',
    url: '/v1/plan/activities/:activity',
    schema: {
      tags,
      summary: 'An activity, and why it is in the plan or was left out',
      params: byActivity,
      response: { 200: activityReply, ...orFailure },
    },
    handler: ({ params }) => proven.activity(params.activity),
  })

  api.route({
    method: 'PUT',
    url: '/v1/plan/activities/:activity',
    schema: {
      tags,
      summary: 'Say that an activity was started, done or dropped, and the hours it took',
      params: byActivity,
      body: markRequest,
      response: { 200: activityReply, ...orFailure },
    },
    handler: ({ params, body }) => proven.markActivity(params.activity, body),
  })

  api.route({
    method: 'PUT',
    url: '/v1/plan/weeks/:monday',
    schema: {
      tags,
      summary: 'Say whether anything was done in a week that went by',
      params: z.object({ monday: z.iso.date() }),
      body: weekRequest,
      response: { 200: planReply, ...orFailure },
    },
    handler: ({ params, body }) => proven.sayOfWeek(params.monday, body.worked),
  })
}
