import { z } from 'zod'
import type { UseCases } from '../../app/use-cases.ts'
import { certificateRequest, certificatesReply } from '../contract/certificate.ts'
import { type Api, orFailure } from '../typed.ts'
import { withoutUndefined } from '../without-undefined.ts'

const byCertification = z.object({ certification: z.string().min(1).max(200) })
const tags = ['Certificates']

export function certificateRoutes(api: Api, proven: UseCases): void {
  api.route({
    method: 'GET',
    url: '/v1/certificates',
    schema: {
      tags,
      summary: 'Certificates that you hold and plan, and which would fit what you want',
      querystring: z.object({ target: z.string().min(1).max(200).optional() }),
      response: { 200: certificatesReply, ...orFailure },
    },
    handler: ({ query }) => proven.certificates(query.target ?? null),
  })

  api.route({
    method: 'PUT',
    url: '/v1/certificates/:certification',
    schema: {
      tags,
      summary: 'Note a certificate; passed, it is evidence: a claim',
      description: 'What is left out stays as it was noted.',
      params: byCertification,
      body: certificateRequest,
      response: { 200: certificatesReply, ...orFailure },
    },
    handler: ({ params, body }) => proven.noteCertificate(params.certification, withoutUndefined(body)),
  })

  api.route({
    method: 'DELETE',
    url: '/v1/certificates/:certification',
    schema: {
      tags,
      summary: 'Remove a certificate; its evidence is withdrawn',
      params: byCertification,
      response: { 200: certificatesReply, ...orFailure },
    },
    handler: ({ params }) => proven.removeCertificate(params.certification),
  })
}
