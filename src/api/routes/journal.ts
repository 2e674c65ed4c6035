import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import {
  application,
  applicationReply,
  applicationsReply,
  goal,
  goalReply,
  goalsReply,
  logEntry,
  logEntryReply,
  logReply,
  workLimits,
} from '../contract/journal.ts'
import { type Api, orFailure } from '../typed.ts'

const byNumber = z.object({ number: z.coerce.number().int().min(1).max(999_999_999) })

export function journalRoutes(api: Api, proven: UseCases): void {
  goalRoutes(api, proven)
  logRoutes(api, proven)
  applicationRoutes(api, proven)
  limitRoutes(api, proven)
}

function goalRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/goals',
    schema: {
      tags: ['Goals'],
      summary: 'Goals, and how far each is',
      response: { 200: goalsReply, ...orFailure },
    },
    handler: async () => ({ goals: await proven.goals() }),
  })

  api.route({
    method: 'POST',
    url: '/v1/goals',
    schema: {
      tags: ['Goals'],
      summary: 'Write a goal down',
      body: goal,
      response: { 201: goalReply, ...orFailure },
    },
    handler: async ({ body }, reply) => reply.code(201).send(await proven.addGoal(body)),
  })

  api.route({
    method: 'PUT',
    url: '/v1/goals/:number',
    schema: {
      tags: ['Goals'],
      summary: 'Write a goal anew, in place of what it said',
      params: byNumber,
      body: goal,
      response: { 200: goalReply, ...orFailure },
    },
    handler: ({ params, body }) => proven.writeGoal(params.number, body),
  })

  api.route({
    method: 'DELETE',
    url: '/v1/goals/:number',
    schema: {
      tags: ['Goals'],
      summary: 'Take a goal out',
      params: byNumber,
      response: { 200: goalsReply, ...orFailure },
    },
    handler: async ({ params }) => ({ goals: await proven.dropGoal(params.number) }),
  })
}

function logRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/log',
    schema: {
      tags: ['Log'],
      summary: 'What you learned, whom you met, what you gave; what to come back to',
      response: { 200: logReply, ...orFailure },
    },
    handler: () => proven.workLog(),
  })

  api.route({
    method: 'POST',
    url: '/v1/log',
    schema: {
      tags: ['Log'],
      summary: 'Write an entry down',
      body: logEntry,
      response: { 201: logEntryReply, ...orFailure },
    },
    handler: async ({ body }, reply) => reply.code(201).send(await proven.addLogEntry(body)),
  })

  api.route({
    method: 'PUT',
    url: '/v1/log/:number',
    schema: {
      tags: ['Log'],
      summary: 'Write an entry anew, in place of what it said',
      params: byNumber,
      body: logEntry,
      response: { 200: logEntryReply, ...orFailure },
    },
    handler: ({ params, body }) => proven.writeLogEntry(params.number, body),
  })

  api.route({
    method: 'DELETE',
    url: '/v1/log/:number',
    schema: {
      tags: ['Log'],
      summary: 'Take an entry out',
      params: byNumber,
      response: { 200: logReply, ...orFailure },
    },
    handler: ({ params }) => proven.dropLogEntry(params.number),
  })
}

function applicationRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/applications',
    schema: {
      tags: ['Applications'],
      summary: 'Applications, and the gaps that rejections point at',
      response: { 200: applicationsReply, ...orFailure },
    },
    handler: () => proven.applications(),
  })

  api.route({
    method: 'POST',
    url: '/v1/applications',
    schema: {
      tags: ['Applications'],
      summary: 'Write an application down',
      body: application,
      response: { 201: applicationReply, ...orFailure },
    },
    handler: async ({ body }, reply) => reply.code(201).send(await proven.addApplication(body)),
  })

  api.route({
    method: 'PUT',
    url: '/v1/applications/:number',
    schema: {
      tags: ['Applications'],
      summary: 'Write an application anew, in place of what it said',
      params: byNumber,
      body: application,
      response: { 200: applicationReply, ...orFailure },
    },
    handler: ({ params, body }) => proven.writeApplication(params.number, body),
  })

  api.route({
    method: 'DELETE',
    url: '/v1/applications/:number',
    schema: {
      tags: ['Applications'],
      summary: 'Take an application out',
      params: byNumber,
      response: { 200: applicationsReply, ...orFailure },
    },
    handler: ({ params }) => proven.dropApplication(params.number),
  })
}

function limitRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/limits',
    schema: {
      tags: ['Work limits'],
      summary: 'Hours a week at most, days on call, quiet days',
      response: { 200: workLimits, ...orFailure },
    },
    handler: () => proven.workLimits(),
  })

  api.route({
    method: 'PUT',
    url: '/v1/limits',
    schema: {
      tags: ['Work limits'],
      summary: 'Set them, in place of what was said before',
      body: workLimits,
      response: { 200: workLimits, ...orFailure },
    },
    handler: ({ body }) => proven.setWorkLimits(body),
  })
}
