import { queryOptions } from '@tanstack/react-query'
import {
  type WinDraftRequest,
  type WinReply,
  winDraft,
  winReply,
  winsReply,
} from '../../api/contract/wins.ts'
import type { ItemCalls } from '../journal/use-item.ts'
import { call } from '../server/call.ts'

export const wins = () =>
  queryOptions({
    queryKey: ['wins'],
    queryFn: ({ signal }) => call({ reply: winsReply, path: '/v1/wins', signal }),
  })

export const beginWin = (candidate: string | null): Promise<WinReply> =>
  call({ reply: winReply, path: '/v1/wins', method: 'POST', body: { candidate } })

export const passOver = (candidate: string, over: boolean) =>
  call({ reply: winsReply, path: '/v1/wins/pass-over', method: 'POST', body: { candidate, over } })

export const dropWin = (number: number) =>
  call({ reply: winsReply, path: `/v1/wins/${number}`, method: 'DELETE' })

export const recordWin = (number: string): Promise<WinReply> =>
  call({ reply: winReply, path: `/v1/wins/${number}/record`, method: 'POST' })

export const takeBackWin = (number: string): Promise<WinReply> =>
  call({ reply: winReply, path: `/v1/wins/${number}/record`, method: 'DELETE' })

export const winItem = (number: string): ItemCalls<WinReply, WinDraftRequest> => ({
  item: `win/${number}`,
  ask: (signal) => call({ reply: winReply, path: `/v1/wins/${encodeURIComponent(number)}`, signal }),
  put: (body) =>
    call({ reply: winReply, path: `/v1/wins/${encodeURIComponent(number)}`, method: 'PUT', body }),
  shape: winDraft,
  foreseen,
  touches: { written: ['wins'], done: ['standing', 'skill', 'sources'] },
})

/** Until the server has answered, what is asked and suggested stays as it was. */
const foreseen = (reply: WinReply, { text, shows }: WinDraftRequest): WinReply => ({
  ...reply,
  text,
  shows,
  suggested: reply.suggested.map((skill) => ({
    ...skill,
    behaviours: skill.behaviours.map((behaviour) => ({
      ...behaviour,
      picked: shows.some((pick) => pick.skill === skill.skill && pick.behaviour === behaviour.id),
    })),
  })),
})
