import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SourceSummary } from '../../api/contract/repositories.ts'
import { counted } from '../../core/figures.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { eraseSource, forgetStandings } from '../server/questions.ts'

/** What erasing does not undo, and what can be done again. */
const after: Record<SourceSummary['kind'], string> = {
  repository: 'The repository itself is not touched; it can be read again.',
  document:
    'So will its lines and all that you put right. Your file was never kept and is not touched; it can be read again.',
  lab: 'So will its runs and their recordings. The folder with your service is not touched.',
  person: 'So will what you wrote; you can say it again.',
}

/** Asks once, naming what goes. Erasing is the one delete there is. */
export function EraseDialog({
  source,
  close,
  erased,
}: {
  source: SourceSummary
  close: () => void
  erased: (reply: { entries: number }) => void
}) {
  const client = useQueryClient()
  const erase = useMutation({
    mutationFn: () => eraseSource(source.instance),
    onSuccess: async (reply) => {
      await forgetStandings(client)
      erased(reply)
      close()
    },
  })
  return (
    <ConfirmDialog
      title={`Erase ${source.label}?`}
      close={close}
      going={erase}
      does={`Erase ${counted(source.entries, 'piece')}`}
      doing="Erasing"
    >
      {counted(source.entries, 'piece')} of evidence for {counted(source.skills, 'skill')} will be gone from
      the record, and every level is worked out anew without them. {after[source.kind]}
    </ConfirmDialog>
  )
}
