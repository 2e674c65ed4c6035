import { type QueryClient, queryOptions } from '@tanstack/react-query'
import {
  hintReply,
  labReply,
  labStartReply,
  labsReply,
  recordingReply,
  runReply,
} from '../../api/contract/labs.ts'
import { call } from '../server/call.ts'
import { forgetStandings, untilItAnswers } from '../server/questions.ts'
import { isOpen } from './run-words.ts'

const RUN_POLL_MS = 500
const at = (slug: string): string => `/v1/labs/${encodeURIComponent(slug)}`

export const labs = () =>
  queryOptions({
    queryKey: ['labs'],
    queryFn: ({ signal }) => call({ reply: labsReply, path: '/v1/labs', signal }),
  })

export const lab = (slug: string) =>
  queryOptions({
    queryKey: ['lab', slug],
    queryFn: ({ signal }) => call({ reply: labReply, path: at(slug), signal }),
  })

/** A run by its id or number; asked for again and again until it has ended. */
export const run = (which: string) =>
  queryOptions({
    queryKey: ['run', which],
    queryFn: ({ signal }) => call({ reply: runReply, path: `/v1/runs/${encodeURIComponent(which)}`, signal }),
    refetchInterval: (query) =>
      query.state.data && isOpen(query.state.data) && !query.state.error
        ? RUN_POLL_MS
        : untilItAnswers(query),
    refetchIntervalInBackground: true,
  })

/** What was measured in a run; it never changes. */
export const recording = (id: string) =>
  queryOptions({
    queryKey: ['recording', id],
    queryFn: ({ signal }) => call({ reply: recordingReply, path: `/v1/runs/${id}/recording`, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const startLab = (slug: string, body: { folder: string; language: string }) =>
  call({ reply: labStartReply, path: `${at(slug)}/start`, method: 'POST', body })

export const takeHint = (slug: string) =>
  call({ reply: hintReply, path: `${at(slug)}/hints`, method: 'POST' })

export const checkFolder = (slug: string, folder: string) =>
  call({ reply: runReply, path: `${at(slug)}/check`, method: 'POST', body: { folder } })

export const stopRun = (id: string) => call({ reply: runReply, path: `/v1/runs/${id}`, method: 'DELETE' })

/** What a step taken in a lab makes untrue. */
export const forgetLab = (client: QueryClient, slug: string): Promise<unknown> =>
  Promise.all([
    client.invalidateQueries({ queryKey: ['labs'] }),
    client.invalidateQueries({ queryKey: ['lab', slug] }),
  ])

/** What the end of a run makes untrue: a pass moves levels. */
export const forgetAfterRun = (client: QueryClient, slug: string): Promise<unknown> =>
  Promise.all([forgetLab(client, slug), forgetStandings(client)])
