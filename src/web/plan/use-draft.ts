import { useState } from 'react'
import type { z } from 'zod'
import { forgetUnsent, readUnsent, writeUnsent } from '../journal/unsent.ts'

/** What is typed into a form: it waits in the browser from the keystroke on, until it is kept or not wanted after all. */
export function useDraft<Draft extends object>(item: string, shape: z.ZodType<Draft>, start: NoInfer<Draft>) {
  const [draft, setDraft] = useState(() => readUnsent(item, shape) ?? start)
  return {
    draft,
    write: (part: Partial<Draft>): void => {
      setDraft({ ...draft, ...part })
      writeUnsent(item, { ...draft, ...part })
    },
    forget: (): void => forgetUnsent(item),
  }
}
