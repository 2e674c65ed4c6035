import { counted } from '../../core/figures.ts'
import type { Keeping } from '../parts/keeping.ts'
import { NotKept } from '../parts/not-kept.tsx'
import { readUnsent } from './unsent.ts'

/** Said where answers could not be kept yet. */
export function AnswersNotKept({ keeping }: { keeping: Keeping }) {
  const unsent = readUnsent().length
  return (
    <NotKept keeping={keeping} what={`${counted(unsent, 'answer')} ${unsent === 1 ? 'waits' : 'wait'}`} />
  )
}
