import { queryOptions } from '@tanstack/react-query'
import { type MendRequest, type ResumeReply, resumeReply, resumesReply } from '../../api/contract/resume.ts'
import { call } from '../server/call.ts'

export const resumes = () =>
  queryOptions({
    queryKey: ['resumes'],
    queryFn: ({ signal }) => call({ reply: resumesReply, path: '/v1/resumes', signal }),
  })

export const askResume = (instance: string, signal: AbortSignal): Promise<ResumeReply> =>
  call({ reply: resumeReply, path: `/v1/resumes/${encodeURIComponent(instance)}`, signal })

export const addResume = (name: string, file: Blob): Promise<ResumeReply> =>
  call({
    reply: resumeReply,
    path: `/v1/resumes?${new URLSearchParams({ name })}`,
    method: 'POST',
    body: file,
  })

export const putMending = (instance: string, body: MendRequest): Promise<ResumeReply> =>
  call({ reply: resumeReply, path: `/v1/resumes/${instance}/mending`, method: 'PUT', body })
