import type { Keeping } from '../parts/keeping.ts'

/** Beside a form: whether all that was typed is kept. */
export const KeptNote = ({ keeping }: { keeping: Keeping }) => (
  <p className="muted small kept-note" role="status">
    {keeping.state === 'kept'
      ? 'Every keystroke is kept.'
      : keeping.state === 'on its way'
        ? 'Being kept.'
        : 'Not everything is kept yet.'}
  </p>
)
