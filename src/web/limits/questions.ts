import { type WorkLimitsRequest, workLimits } from '../../api/contract/journal.ts'
import type { ItemCalls } from '../journal/use-item.ts'
import { call } from '../server/call.ts'

const path = '/v1/limits'

export const limitsItem: ItemCalls<WorkLimitsRequest, WorkLimitsRequest> = {
  item: 'limits',
  ask: (signal) => call({ reply: workLimits, path, signal }),
  put: (body) => call({ reply: workLimits, path, method: 'PUT', body }),
  shape: workLimits,
  foreseen: (_, draft) => draft,
  touches: { written: ['plan', 'week'], done: [] },
}
