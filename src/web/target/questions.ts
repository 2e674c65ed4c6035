import { queryOptions } from '@tanstack/react-query'
import {
  type TargetMendRequest,
  type TargetReply,
  type TargetsReply,
  targetReply,
  targetsReply,
} from '../../api/contract/target.ts'
import type { Stage } from '../../core/benchmark/benchmark.ts'
import { call } from '../server/call.ts'

export const targets = () =>
  queryOptions({
    queryKey: ['targets'],
    queryFn: ({ signal }) => call({ reply: targetsReply, path: '/v1/targets', signal }),
  })

export const askTarget = (id: string, signal: AbortSignal): Promise<TargetReply> =>
  call({ reply: targetReply, path: `/v1/targets/${encodeURIComponent(id)}`, signal })

export const addFile = (
  kind: 'job-description' | 'ladder',
  { name, bytes }: { name: string; bytes: Blob },
): Promise<TargetReply> =>
  call({
    reply: targetReply,
    path: `/v1/targets?${new URLSearchParams({ kind, name })}`,
    method: 'POST',
    body: bytes,
  })

export const addStage = (stage: Stage): Promise<TargetReply> =>
  call({ reply: targetReply, path: '/v1/targets/stage', method: 'POST', body: { stage } })

export const putMending = (id: string, body: TargetMendRequest): Promise<TargetReply> =>
  call({ reply: targetReply, path: `/v1/targets/${id}/mending`, method: 'PUT', body })

export const removeTarget = (id: string): Promise<TargetsReply> =>
  call({ reply: targetsReply, path: `/v1/targets/${id}`, method: 'DELETE' })
