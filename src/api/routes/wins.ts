import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import { passOverRequest, winBeginRequest, winDraft, winReply, winsReply } from '../contract/wins.ts'
import { type Api, orFailure } from '../typed.ts'
import { withoutUndefined } from '../without-undefined.ts'

const byNumber = z.object({ number: z.coerce.number().int().min(1).max(999_999_999) })
const tags = ['Wins']

export function winRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/wins',
    schema: {
      tags,
      summary: 'What you achieved, and what the record proposes',
      response: { 200: winsReply, ...orFailure },
    },
    handler: () => proven.wins(),
  })

  api.route({
    method: 'POST',
    url: '/v1/wins',
    schema: {
      tags,
      summary: 'Begin a win; it is a draft until it is recorded',
      body: winBeginRequest,
      response: { 201: winReply, ...orFailure },
    },
    handler: async ({ body: { candidate, text, shows } }, reply) =>
      reply.code(201).send(await proven.addWin({ text: withoutUndefined(text), shows }, candidate)),
  })

  api.route({
    method: 'POST',
    url: '/v1/wins/pass-over',
    schema: {
      tags,
      summary: 'Propose something no more, or again',
      body: passOverRequest,
      response: { 200: winsReply, ...orFailure },
    },
    handler: ({ body: { candidate, over } }) => proven.passOver(candidate, over),
  })

  api.route({
    method: 'GET',
    url: '/v1/wins/:number',
    schema: {
      tags,
      summary: 'A win, what is missing, and what the ledger has of it',
      params: byNumber,
      response: { 200: winReply, ...orFailure },
    },
    handler: ({ params }) => proven.win(params.number),
  })

  api.route({
    method: 'PUT',
    url: '/v1/wins/:number',
    schema: {
      tags,
      summary: 'Keep what is written; the ledger stays as it is',
      params: byNumber,
      body: winDraft,
      response: { 200: winReply, ...orFailure },
    },
    handler: ({ params, body }) => proven.writeWin(params.number, body),
  })

  api.route({
    method: 'DELETE',
    url: '/v1/wins/:number',
    schema: {
      tags,
      summary: 'Throw away a draft that never was evidence',
      params: byNumber,
      response: { 200: winsReply, ...orFailure },
    },
    handler: ({ params }) => proven.dropWin(params.number),
  })

  api.route({
    method: 'POST',
    url: '/v1/wins/:number/record',
    schema: {
      tags,
      summary: 'Make a win evidence, in place of what it said before',
      description: 'The same again adds nothing.',
      params: byNumber,
      response: { 200: winReply, ...orFailure },
    },
    handler: ({ params }) => proven.recordWin(params.number),
  })

  api.route({
    method: 'DELETE',
    url: '/v1/wins/:number/record',
    schema: {
      tags,
      summary: 'Take a win back: its evidence is withdrawn, what is written stays',
      params: byNumber,
      response: { 200: winReply, ...orFailure },
    },
    handler: ({ params }) => proven.takeBackWin(params.number),
  })
}
