import { type ReactNode, useEffect, useId, useRef } from 'react'

/**
 * A modal dialog. The browser's own: it keeps the focus inside, closes on Escape or a click outside, and gives the focus back,
 * and needs no style element, which the page's policy would refuse.
 */
export function Dialog({
  title,
  close,
  className,
  children,
}: {
  title: string
  close: () => void
  className?: string
  children: ReactNode
}) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog ref={ref} className={className} aria-labelledby={titleId} onClose={close} closedby="any">
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  )
}
