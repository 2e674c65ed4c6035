import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import { projectAnswers, projectReply, projectsReply } from '../contract/project.ts'
import { type Api, orFailure } from '../typed.ts'

const byInstance = z.object({ instance: z.string().min(1).max(64) })
const tags = ['Projects']

export function projectRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/projects',
    schema: {
      tags,
      summary: 'Repositories that were read, and how much of the rubric each shows',
      response: { 200: projectsReply, ...orFailure },
    },
    handler: async () => ({ projects: await proven.projects() }),
  })

  api.route({
    method: 'GET',
    url: '/v1/projects/:instance',
    schema: {
      tags,
      summary:
        'A project against the rubric: what your commits show, what only you can say, and what would add the rest',
      params: byInstance,
      response: { 200: projectReply, ...orFailure },
    },
    handler: ({ params }) => proven.project(params.instance),
  })

  api.route({
    method: 'PUT',
    url: '/v1/projects/:instance/answers',
    schema: {
      tags,
      summary: 'Keep answers in place of those before; they are notes and no evidence',
      description: 'A blank answer takes one back; what is not named stays.',
      params: byInstance,
      body: projectAnswers,
      response: { 200: projectReply, ...orFailure },
    },
    handler: ({ params, body }) => proven.answerProject(params.instance, body.answers),
  })
}
