import { queryOptions } from '@tanstack/react-query'
import { barReply } from '../../api/contract/benchmark.ts'
import { call } from '../server/call.ts'

/** Changes with the program alone, and a new program is a new page. */
export const bar = () =>
  queryOptions({
    queryKey: ['bar'],
    queryFn: ({ signal }) => call({ reply: barReply, path: '/v1/benchmark', signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
