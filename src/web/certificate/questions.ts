import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { type CertificatesReply, certificatesReply } from '../../api/contract/certificate.ts'
import type { ItemCalls } from '../journal/use-item.ts'
import { call } from '../server/call.ts'

const path = '/v1/certificates'
const own = (certification: string): string => `${path}/${encodeURIComponent(certification)}`

export const certificates = () =>
  queryOptions({
    queryKey: ['certificates'],
    queryFn: ({ signal }) => call({ reply: certificatesReply, path, signal }),
  })

export const removeCertificate = (certification: string): Promise<CertificatesReply> =>
  call({ reply: certificatesReply, path: own(certification), method: 'DELETE' })

/** As it is typed: an empty text where nothing is said. */
export const written = z.object({
  passedOn: z.string(),
  expiresOn: z.string(),
  examOn: z.string(),
  reference: z.string(),
})
export type Written = z.infer<typeof written>

export const certificateItem = (certification: string): ItemCalls<Written, Written> => ({
  item: `certificate/${certification}`,
  ask: async (signal) => writtenOf(await call({ reply: certificatesReply, path, signal }), certification),
  put: async ({ passedOn, expiresOn, examOn, reference }) =>
    writtenOf(
      await call({
        reply: certificatesReply,
        path: own(certification),
        method: 'PUT',
        body: {
          passedOn: passedOn || null,
          expiresOn: expiresOn || null,
          examOn: examOn || null,
          reference,
        },
      }),
      certification,
    ),
  shape: written,
  foreseen: (_, draft) => draft,
  touches: { written: ['certificates', 'standing', 'skill', 'sources'], done: [] },
})

function writtenOf({ held }: CertificatesReply, slug: string): Written {
  const noted = held.find(({ certification }) => certification === slug)
  return {
    passedOn: noted?.passedOn ?? '',
    expiresOn: noted?.expiresOn ?? '',
    examOn: noted?.examOn ?? '',
    reference: noted?.reference ?? '',
  }
}
