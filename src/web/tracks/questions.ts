import { queryOptions } from '@tanstack/react-query'
import { trackReply, tracksReply } from '../../api/contract/tracks.ts'
import { call } from '../server/call.ts'

export const tracks = () =>
  queryOptions({
    queryKey: ['tracks'],
    queryFn: ({ signal }) => call({ reply: tracksReply, path: '/v1/tracks', signal }),
  })

export const track = (slug: string) =>
  queryOptions({
    queryKey: ['track', slug],
    queryFn: ({ signal }) =>
      call({ reply: trackReply, path: `/v1/tracks/${encodeURIComponent(slug)}`, signal }),
  })
