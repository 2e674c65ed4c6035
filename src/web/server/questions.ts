import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query'
import { eraseReply } from '../../api/contract/program.ts'
import {
  type IdentitiesReply,
  identitiesReply,
  repositoriesReply,
  type ScanReply,
  type ScanRequest,
  scanReply,
  sourcesReply,
} from '../../api/contract/repositories.ts'
import { report, skillWhy } from '../../api/contract/standing.ts'
import type { Stage } from '../../core/benchmark/benchmark.ts'
import { call, NoAnswer, unreachable } from './call.ts'

const ASK_AGAIN_MS = 2_000
const SCAN_POLL_MS = 400

/** While the server is away, every open question is asked again until it is back. */
export const untilItAnswers = (query: { state: { error: Error | null } }): number | false =>
  query.state.error instanceof NoAnswer && query.state.error.code === unreachable ? ASK_AGAIN_MS : false

export const makeClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // The server is on this machine: it is there or it is not, whatever the browser thinks of the network.
      queries: { networkMode: 'always', retry: false, refetchInterval: untilItAnswers },
      mutations: { networkMode: 'always' },
    },
  })

export const standing = (stage: Stage) =>
  queryOptions({
    queryKey: ['standing', stage],
    queryFn: ({ signal }) => call({ reply: report, path: `/v1/standing?stage=${stage}`, signal }),
    placeholderData: keepPreviousData,
  })

export const skill = (slug: string, stage: Stage) =>
  queryOptions({
    queryKey: ['skill', slug, stage],
    queryFn: ({ signal }) =>
      call({ reply: skillWhy, path: `/v1/skills/${encodeURIComponent(slug)}?stage=${stage}`, signal }),
    // Only the same skill at another stage may stand in while the new answer comes.
    placeholderData: (previous, query) => (query?.queryKey[1] === slug ? previous : undefined),
  })

export const sources = () =>
  queryOptions({
    queryKey: ['sources'],
    queryFn: ({ signal }) => call({ reply: sourcesReply, path: '/v1/sources', signal }),
  })

export const repositories = () =>
  queryOptions({
    queryKey: ['repositories'],
    queryFn: ({ signal }) => call({ reply: repositoriesReply, path: '/v1/repositories', signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })

export const identities = (path: string) =>
  queryOptions({
    queryKey: ['identities', path],
    queryFn: ({ signal }) => askIdentities(path, signal),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })

export const scan = (id: string) =>
  queryOptions({
    queryKey: ['scan', id],
    queryFn: ({ signal }) => call({ reply: scanReply, path: `/v1/scans/${id}`, signal }),
    refetchInterval: (query) =>
      query.state.data?.state === 'running' ? SCAN_POLL_MS : untilItAnswers(query),
    refetchIntervalInBackground: true,
  })

const askIdentities = (path: string, signal?: AbortSignal): Promise<IdentitiesReply> =>
  call({
    reply: identitiesReply,
    path: '/v1/repositories/identities',
    method: 'POST',
    body: { path },
    ...(signal && { signal }),
  })

export const startScan = (body: ScanRequest): Promise<ScanReply> =>
  call({ reply: scanReply, path: '/v1/scans', method: 'POST', body })

export const stopScan = (id: string): Promise<ScanReply> =>
  call({ reply: scanReply, path: `/v1/scans/${id}`, method: 'DELETE' })

export const eraseSource = (instance: string) =>
  call({ reply: eraseReply, path: `/v1/sources/${instance}`, method: 'DELETE' })

/** What a scan or an erasure makes untrue. */
export const forgetStandings = (client: QueryClient): Promise<unknown> =>
  Promise.all(['standing', 'skill', 'sources'].map((key) => client.invalidateQueries({ queryKey: [key] })))
