import { queryOptions } from '@tanstack/react-query'
import {
  type ProjectAnswers,
  type ProjectReply,
  projectAnswers,
  projectReply,
  projectsReply,
} from '../../api/contract/project.ts'
import type { ItemCalls } from '../journal/use-item.ts'
import { call } from '../server/call.ts'

export const projects = () =>
  queryOptions({
    queryKey: ['projects'],
    queryFn: ({ signal }) => call({ reply: projectsReply, path: '/v1/projects', signal }),
  })

export const projectItem = (instance: string): ItemCalls<ProjectReply, ProjectAnswers> => {
  const path = `/v1/projects/${encodeURIComponent(instance)}`
  return {
    item: `project/${instance}`,
    ask: (signal) => call({ reply: projectReply, path, signal }),
    put: (body) => call({ reply: projectReply, path: `${path}/answers`, method: 'PUT', body }),
    shape: projectAnswers,
    foreseen: (reply, { answers }) => ({
      ...reply,
      dimensions: reply.dimensions.map((dimension) => ({
        ...dimension,
        questions: dimension.questions.map((question) => ({
          ...question,
          answer: answers[question.id] ?? question.answer,
        })),
      })),
    }),
    touches: { written: ['projects'], done: [] },
  }
}
