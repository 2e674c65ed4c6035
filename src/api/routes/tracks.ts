import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import { trackReply, tracksReply } from '../contract/tracks.ts'
import { type Api, orFailure } from '../typed.ts'

export function trackRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/tracks',
    schema: {
      tags: ['Tracks'],
      summary: 'Every track, and how many of the skills that it asks for carry over',
      response: { 200: tracksReply, ...orFailure },
    },
    handler: () => proven.tracks(),
  })

  api.route({
    method: 'GET',
    url: '/v1/tracks/:slug',
    schema: {
      tags: ['Tracks'],
      summary: 'One track, skill by skill, as a difference against what was seen of you',
      params: z.object({ slug: z.string().min(1).max(80) }),
      response: { 200: trackReply, ...orFailure },
    },
    handler: ({ params }) => proven.track(params.slug),
  })
}
