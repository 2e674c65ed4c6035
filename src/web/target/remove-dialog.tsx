import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TargetSummary } from '../../api/contract/target.ts'
import { forgetUnsent } from '../journal/unsent.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { itemOf } from './item.ts'
import { removeTarget } from './questions.ts'

/** Asks once. No evidence goes with a target. */
export function RemoveDialog({
  target: { id, title },
  close,
  removed,
}: {
  target: Pick<TargetSummary, 'id' | 'title'>
  close: () => void
  removed: () => void
}) {
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => removeTarget(id),
    onSuccess: (reply) => {
      forgetUnsent(itemOf(id))
      client.setQueryData(['targets'], reply)
      close()
      removed()
    },
  })
  return (
    <ConfirmDialog title={`Remove ${title}?`} close={close} going={remove} does="Remove it">
      Its text and all that you put right will be gone. No evidence goes with it, and no level moves; the same
      text can be added again.
    </ConfirmDialog>
  )
}
