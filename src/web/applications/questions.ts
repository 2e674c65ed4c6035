import { queryOptions } from '@tanstack/react-query'
import {
  type ApplicationReply,
  type ApplicationRequest,
  application,
  applicationReply,
  applicationsReply,
} from '../../api/contract/journal.ts'
import { emptyApplication } from '../../core/application/application.ts'
import { theOne } from '../journal/the-one.ts'
import type { ItemCalls } from '../journal/use-item.ts'
import { call } from '../server/call.ts'

const path = '/v1/applications'

export const applications = () =>
  queryOptions({
    queryKey: ['applications'],
    queryFn: ({ signal }) => call({ reply: applicationsReply, path, signal }),
  })

export const addApplication = (): Promise<ApplicationReply> =>
  call({ reply: applicationReply, path, method: 'POST', body: emptyApplication })

export const dropApplication = (number: number) =>
  call({ reply: applicationsReply, path: `${path}/${number}`, method: 'DELETE' })

export const applicationItem = (number: number): ItemCalls<ApplicationReply, ApplicationRequest> => ({
  item: `application/${number}`,
  ask: async (signal) =>
    theOne((await call({ reply: applicationsReply, path, signal })).applications, number),
  put: (body) => call({ reply: applicationReply, path: `${path}/${number}`, method: 'PUT', body }),
  shape: application,
  foreseen: (reply, draft) => ({ ...reply, ...draft }),
  touches: { written: ['applications'], done: [] },
})
