import { type ReactNode, useEffect, useState } from 'react'

const SAID_FOR_MS = 1_600

/** A button that copies, and says so for a moment. */
export function Copy({
  text,
  what,
  className,
  children,
}: {
  text: string
  /** What is copied, for the accessible name: "the command". */
  what: string
  className: string
  children: ReactNode
}) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(''), SAID_FOR_MS)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <button
      type="button"
      className={className}
      title={`Copy ${what}`}
      onClick={() =>
        navigator.clipboard.writeText(text).then(
          () => setSaid('copied'),
          () => setSaid('not copied'),
        )
      }
    >
      {children}
      <span className="note" role="status">
        {said}
      </span>
    </button>
  )
}

/** The command that gives the same answer in a terminal. */
export const Command = ({ text }: { text: string }) => (
  <Copy text={text} what="the command" className="cmd">
    {text}
  </Copy>
)
