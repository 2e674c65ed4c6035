import type { ReactNode } from 'react'
import { Dialog } from './dialog.tsx'
import { Refusal } from './states.tsx'

/** Asks once before something goes, and says what goes with it. */
export const ConfirmDialog = ({
  title,
  close,
  going,
  does,
  doing = does,
  children,
}: {
  title: string
  close: () => void
  /** What is done, once it was pressed. */
  going: { mutate: () => void; isPending: boolean; error: Error | null }
  does: string
  /** In the place of `does` while it is under way. */
  doing?: string
  children: ReactNode
}) => (
  <Dialog title={title} close={close}>
    <p className="measure dialog-text">{children}</p>
    {going.error && <Refusal error={going.error} />}
    <div className="does">
      <button type="button" className="btn" onClick={close}>
        Keep it
      </button>
      <button
        type="button"
        className="btn first"
        aria-disabled={going.isPending}
        onClick={() => !going.isPending && going.mutate()}
      >
        {going.isPending ? doing : does}
      </button>
    </div>
  </Dialog>
)
