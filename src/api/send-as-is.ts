import type { FastifyReply } from 'fastify'

/** Sends text or bytes as they are; the types of a route know only what is made into JSON. */
export const sendAsIs = (reply: FastifyReply, type: string, payload: string | Buffer): FastifyReply =>
  reply.type(type).send(payload)
